// SPDX-License-Identifier: GPL-3.0-or-later
// One chart as the user has it: title, legend, range, scale, export, and the plot. GUI thread. Asks nobody for data.
#pragma once

#include "chartplot.h"

class QAction;
class QGridLayout;
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
    QString title() const { return m_wholeTitle; }
    void setTitle(const QString &title);
    /// `total` is how many there would be: more than are drawn is said in the header.
    void setSeries(const QList<ChartSeries> &series, qsizetype total);
    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setView(const TimeView &view);
    void offerLogScale(); ///< a button for it
    void setLogarithmic(bool logarithmic);
    void setLargeType(bool large); ///< to be read from afar; nothing to click

    static QList<seconds> ranges();
    static QString rangeText(seconds range);

Q_SIGNALS:
    void rangeChosen(std::chrono::seconds range);
    void logarithmicChosen(bool logarithmic);
    void shownChanged(); ///< by the legend

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void retranslate();
    void arrangeHeader();
    void showRange();
    void exportTo(const QString &suffix);

    const SeriesBook &m_book;
    ChartPlot *m_plot;
    ChartLegend *m_legend;
    QGridLayout *m_header;
    QLabel *m_title;
    QLabel *m_note;
    QToolButton *m_range;
    QToolButton *m_log;
    QToolButton *m_export;
    QList<QAction *> m_exportActions;
    QString m_wholeTitle;
    bool m_utc = true;
    bool m_large = false;
    bool m_legendBelow = false;
};

} // namespace meridian
