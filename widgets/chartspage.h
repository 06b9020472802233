// SPDX-License-Identifier: GPL-3.0-or-later
// The two charts with the whole page to themselves, of nodes, links or regions; and behind the other button the matrix
// of latencies. GUI thread.
#pragma once

#include "pagewidget.h"

class QComboBox;
class QStackedWidget;
class QToolButton;

namespace meridian
{

class ChartPair;
class LatencyMatrix;
class SeriesBook;

class ChartsPage : public PageWidget
{
    Q_OBJECT
public:
    explicit ChartsPage(const SeriesBook &book, QWidget *parent = nullptr);

    ChartPair *charts() const { return m_charts; }
    LatencyMatrix *matrix() const { return m_matrix; }

    void setTheme(const Theme &theme) override;
    void setUtc(bool utc) override;
    void setHistory(History *history) override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void setMoment(std::optional<Instant> moment) override;
    void select(const Selection &what) override;
    void addEvents(const QList<Event> &events) override;
    void setLargeType(bool large) override;
    QByteArray saveState() const override;
    void restoreState(const QByteArray &state) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void showView(int view);
    void retranslate();

    ChartPair *m_charts;
    LatencyMatrix *m_matrix;
    QStackedWidget *m_views;
    QList<QToolButton *> m_viewButtons; ///< in the order of the views
    QComboBox *m_by;
    bool m_large = false;
};

} // namespace meridian
