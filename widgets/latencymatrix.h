// SPDX-License-Identifier: GPL-3.0-or-later
// The page of latencies from here and between regions: a heat map with trends, and everything about the chosen pair
// below it. GUI thread. Reads the samples of the window; asks for the last two hours by signal.
#pragma once

#include "pagewidget.h"
#include "series.h"

#include <QTimer>

class QBoxLayout;
class QLabel;
class QTableView;
class QToolButton;

namespace meridian
{

class LatencyDelegate;
class LatencyTable;
class SeriesBook;

class LatencyMatrix : public PageWidget
{
    Q_OBJECT
public:
    explicit LatencyMatrix(const SeriesBook &book, QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void setSnapshot(const SnapshotPtr &snapshot) override; ///< while hidden it is kept and shown later
    void select(const Selection &what) override;
    void setLargeType(bool large) override;
    void historyArrived(); ///< has gone into the book
    QString asTsv() const;

Q_SIGNALS:
    void historyWanted(const QList<meridian::SeriesKey> &keys, meridian::Instant from, meridian::Instant to,
                       int columns);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Fact {
        QLabel *name, *value;
    };
    void buildTable();
    QBoxLayout *buildTools();
    void refresh();
    void askHistory();
    void showDetail();
    void showLegend();
    void sizeSections();
    void exportCsv();
    void retranslate();

    LatencyTable *m_table;
    QTableView *m_view;
    LatencyDelegate *m_delegate;
    QLabel *m_empty;
    QLabel *m_pair;
    QList<Fact> m_facts;
    QList<Fact> m_legend; ///< a swatch and its words
    QToolButton *m_copy;
    QToolButton *m_export;
    Theme m_theme = Theme::dark();
    SnapshotPtr m_snapshot;
    Selection m_wanted;
    std::optional<Instant> m_askedTo;
    bool m_selecting = false; ///< told to, not by the user
    QTimer m_refreshing;
    QTimer m_asking;
};

} // namespace meridian
