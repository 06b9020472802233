// SPDX-License-Identifier: GPL-3.0-or-later
// The writes that a client makes during an operation as bars, as high as each took; where none was acknowledged a gap
// that says how long. GUI thread.
#pragma once

#include "liveoperation.h"
#include "theme.h"

#include <QWidget>

namespace meridian
{

class CanaryChart : public QWidget
{
    Q_OBJECT
public:
    explicit CanaryChart(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setReading(const CanaryReading &reading, Instant now);
    QSize sizeHint() const override { return {320, 170}; }
    QSize minimumSizeHint() const override { return {160, 90}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Gap {
        Instant from, to;
        bool open;
    };
    std::optional<Gap> gap() const;
    void describe();
    void paintBars(QPainter &p, const QRectF &plot, Instant from, Instant to) const;
    void paintGap(QPainter &p, const QRectF &box, const Gap &gap) const;

    Theme m_theme = Theme::dark();
    CanaryReading m_reading;
    Instant m_now;
};

} // namespace meridian
