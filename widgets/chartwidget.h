// SPDX-License-Identifier: GPL-3.0-or-later
// One chart as the user has it: title, legend, range, export, and the plot. GUI thread. Asks nobody for data.
#pragma once

#include "chartplot.h"

class QAction;
class QLabel;
class QToolButton;

namespace meridian
{

class ChartLegend;

class ChartWidget : public QWidget
{
    Q_OBJECT
public:
    /// `name` is the stable object name; `unit` the length of one unit of the values, `unitText` its sign.
    ChartWidget(const SeriesBook &book, const QString &name, microseconds unit, const QString &unitText,
                QWidget *parent = nullptr);

    ChartPlot *plot() const { return m_plot; }
    void setTitle(const QString &title);
    /// `total` is how many there would be: more than are drawn is said in the header.
    void setSeries(const QList<ChartSeries> &series, qsizetype total);
    void setTheme(const Theme &theme);
    void setView(const TimeView &view);

    static QList<seconds> ranges();
    static QString rangeText(seconds range);

Q_SIGNALS:
    void rangeChosen(std::chrono::seconds range);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void showRange();
    void exportTo(const QString &suffix);
    QByteArray csv() const;

    const SeriesBook &m_book;
    ChartPlot *m_plot;
    ChartLegend *m_legend;
    QLabel *m_title;
    QLabel *m_note;
    QToolButton *m_range;
    QToolButton *m_export;
    QList<QAction *> m_exportActions;
};

} // namespace meridian
