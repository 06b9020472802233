// SPDX-License-Identifier: GPL-3.0-or-later
// The values at the crosshair of all charts that stand together, in one card: a row a series, a column a chart. Floats
// over them and lets the pointer through. GUI thread. Paints what it is given.
#pragma once

#include "theme.h"

#include <QWidget>

namespace meridian
{

struct ChartCardRow {
    QColor colour;
    QString name;
    QStringList values; ///< one a chart; empty where the series is not in it
};

class ChartCard : public QWidget
{
    Q_OBJECT
public:
    explicit ChartCard(QWidget *parent);

    void setTheme(const Theme &theme);
    void setTypeScale(double scale);
    /// Beside `x`, below `top`, in the parent's coordinates. The rows beyond what fits are counted.
    void showValues(const QString &time, const QStringList &titles, const QList<ChartCardRow> &rows, QPoint at);
    const QList<ChartCardRow> &rows() const { return m_rows; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QSizeF layOut();

    Theme m_theme = Theme::dark();
    double m_scale = 1;
    QString m_time, m_more;
    QStringList m_titles;
    QList<ChartCardRow> m_rows;
    double m_nameWidth = 0, m_line = 0;
    QList<double> m_columns;
};

} // namespace meridian
