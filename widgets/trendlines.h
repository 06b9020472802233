// SPDX-License-Identifier: GPL-3.0-or-later
// The inspector's trends: name, the last minutes as a line, the value of now. GUI thread.
#pragma once

#include "inspection.h"
#include "seriesbook.h"
#include "theme.h"

#include <QWidget>

namespace meridian
{

class TrendLines : public QWidget
{
    Q_OBJECT
public:
    explicit TrendLines(const SeriesBook &book, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setTrends(const QList<Trend> &trends, Instant now, microseconds gap);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const SeriesBook &m_book;
    Theme m_theme = Theme::dark();
    QList<Trend> m_trends;
    Instant m_now = now();
    microseconds m_gap{75000000};
};

} // namespace meridian
