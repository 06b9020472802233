// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's list of nodes: shape, name, role, lag, round trip and a sparkline a line. GUI thread.
#pragma once

#include "inspection.h"
#include "seriesbook.h"
#include "theme.h"

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

namespace meridian
{

class NodeCardModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    void setCards(const QList<NodeCard> &cards);
    const NodeCard &card(int row) const { return m_cards[row]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<NodeCard> m_cards;
};

class NodeCardDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    NodeCardDelegate(const NodeCardModel &model, const SeriesBook &book, QObject *parent);
    void setTheme(const Theme &theme) { m_theme = theme; }
    void setNow(Instant now) { m_now = now; }
    void setGap(microseconds gap) { m_gap = gap; }

    static constexpr int lagWidth = 74, roundTripWidth = 66, sparkWidth = 52;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const NodeCardModel &m_model;
    const SeriesBook &m_book;
    Theme m_theme = Theme::dark();
    Instant m_now = now();
    microseconds m_gap{75000000};
};

/// The list, as high as its rows.
class NodeCards : public QListView
{
    Q_OBJECT
public:
    NodeCards(const SeriesBook &book, QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    void setCards(const QList<NodeCard> &cards, Instant now, microseconds gap);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

Q_SIGNALS:
    void nodeChosen(const meridian::NodeId &node);

private:
    NodeCardModel *m_cards;
    NodeCardDelegate *m_delegate;
};

} // namespace meridian
