// SPDX-License-Identifier: GPL-3.0-or-later
// The legend of a chart: one real button a series, so that keyboard and screen reader reach it. As many as fit stand in
// one line, the others in a menu. A click toggles, with Ctrl or Alt isolates; a menu offers both. GUI thread.
#pragma once

#include "chartplot.h"

#include <QWidget>

class QToolButton;

namespace meridian
{

class ChartLegend : public QWidget
{
    Q_OBJECT
public:
    explicit ChartLegend(QWidget *parent = nullptr);

    void setSeries(const QList<ChartSeries> &series);
    void setLargeType(bool large); ///< to be read from afar; nothing to click
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void toggled(int series, bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void press(int series);
    void toggle(int series);
    void isolate(int series);
    void setShown(const QList<int> &which);
    void openMenu(int series, const QPoint &at);
    void arrange();
    void fillMenu(qsizetype firstHidden);
    void setMark(int series);

    QList<ChartSeries> m_series;
    QList<QToolButton *> m_buttons;
    QToolButton *m_more;
    double m_scale = 1;
};

} // namespace meridian
