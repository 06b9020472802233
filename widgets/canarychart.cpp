// SPDX-License-Identifier: GPL-3.0-or-later
#include "canarychart.h"

#include "accessrole.h"
#include "format.h"
#include "operationtexts.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr int kBarStep = 3;   ///< pixels from one bar to the next
constexpr qreal kHighMs = 20; ///< a write this slow is as high as the plot

double xOf(const QRectF &plot, Instant from, Instant to, Instant at)
{
    const double share = toSeconds(at - from) / std::max(1e-6, toSeconds(to - from));
    return plot.left() + std::clamp(share, 0.0, 1.0) * plot.width();
}

} // namespace

CanaryChart::CanaryChart(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("canaryChart"));
    setAccessRole(this, QAccessible::Graphic);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    describe();
}

void CanaryChart::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void CanaryChart::setReading(const CanaryReading &reading, Instant now)
{
    m_reading = reading;
    m_now = now;
    describe();
    update();
}

void CanaryChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void CanaryChart::describe()
{
    setAccessibleName(tr("Writes seen by a client of %1").arg(canaryPlace(m_reading)));
    const QString gap = m_reading.gap ? tr("longest gap %1").arg(format::duration(*m_reading.gap)) : QString();
    setAccessibleDescription(QStringList{gap, canaryText(m_reading)}.join(u' ').trimmed());
}

/// The longest time in the window without an acknowledged write.
std::optional<CanaryChart::Gap> CanaryChart::gap() const
{
    std::optional<Gap> longest;
    std::optional<Instant> last;
    const auto consider = [&](Instant to, bool open) {
        if (last && (!longest || to - *last > longest->to - longest->from))
            longest = Gap{*last, to, open};
    };
    for (const CanaryWrite &write : m_reading.latest) {
        if (!write.took || write.failed)
            continue;
        consider(write.at + *write.took, false);
        last = write.at + *write.took;
    }
    if (m_reading.gapOpen)
        consider(m_now, true);
    const bool worth = longest && longest->to - longest->from >= milliseconds(30);
    return worth ? longest : std::nullopt;
}

void CanaryChart::paintEvent(QPaintEvent *)
{
    QPainter p(this);
    const QRectF plot = QRectF(rect()).adjusted(0, 4, 0, -1);
    p.setPen(m_theme.border);
    p.drawLine(plot.bottomLeft(), plot.bottomRight());
    if (m_reading.latest.isEmpty()) {
        p.setPen(m_theme.dimText);
        p.setFont(textFont(0.9));
        p.drawText(plot, Qt::AlignCenter | Qt::TextWordWrap, tr("No write yet"));
        return;
    }
    const Instant to = m_reading.gapOpen ? m_now : m_reading.latest.last().at + milliseconds(5);
    const Instant from = std::min(m_reading.latest.first().at, to - milliseconds(100));
    paintBars(p, plot, from, to);
    if (const auto g = gap()) {
        const double left = xOf(plot, from, to, g->from), right = xOf(plot, from, to, g->to);
        paintGap(p, QRectF(left, plot.top() + 2, std::max(right - left, 4.0), plot.height() - 2), *g);
    }
}

/// Where many writes fall into one bar the slowest counts, and a failed one before it.
void CanaryChart::paintBars(QPainter &p, const QRectF &plot, Instant from, Instant to) const
{
    const int columns = std::max(1, static_cast<int>(plot.width()) / kBarStep);
    std::vector<double> slowest(static_cast<size_t>(columns), -1);
    std::vector<bool> failed(static_cast<size_t>(columns), false);
    for (const CanaryWrite &write : m_reading.latest) {
        const auto c = static_cast<size_t>(
            std::min(columns - 1, static_cast<int>((xOf(plot, from, to, write.at) - plot.left()) / kBarStep)));
        if (write.took)
            slowest[c] = std::max(slowest[c], toMs(*write.took));
        failed[c] = failed[c] || write.failed;
    }
    p.setPen(Qt::NoPen);
    for (size_t c = 0; c < slowest.size(); ++c) {
        if (slowest[c] < 0 && !failed[c])
            continue;
        const double share = failed[c] ? 1.0 : std::clamp(std::sqrt(slowest[c] / kHighMs), 0.12, 1.0);
        const double high = share * plot.height() * 0.55;
        p.setBrush(failed[c] ? m_theme.critical : m_theme.healthy);
        p.drawRect(QRectF(plot.left() + double(c) * kBarStep, plot.bottom() - high, kBarStep - 1, high));
    }
}

void CanaryChart::paintGap(QPainter &p, const QRectF &box, const Gap &gap) const
{
    p.setRenderHint(QPainter::Antialiasing);
    QColor tint = m_theme.criticalTint;
    tint.setAlpha(210);
    p.setBrush(tint);
    p.setPen(QPen(m_theme.critical, 1.2, Qt::DashLine));
    p.drawRoundedRect(box, 3, 3);
    const auto length = std::chrono::duration_cast<microseconds>(gap.to - gap.from);
    const QString words = format::duration(length);
    p.setFont(figureFont(0.95, QFont::DemiBold));
    const QString still = gap.open ? tr("and counting") : QString();
    const QFont small = textFont(0.85);
    const double wide =
        std::max<double>(p.fontMetrics().horizontalAdvance(words), QFontMetricsF(small).horizontalAdvance(still)) + 12;
    QRectF place(0, box.top() + box.height() * 0.12, wide, p.fontMetrics().height() + 2);
    place.moveLeft(box.center().x() - wide / 2);
    if (wide > box.width()) // beside it, above the bars
        place.moveRight(box.left() - 2 > wide ? box.left() - 2 : std::min<double>(box.right() + 2 + wide, width()));
    p.setPen(m_theme.critical);
    p.drawText(place, Qt::AlignCenter, words);
    p.setFont(small);
    p.setPen(m_theme.text);
    p.drawText(place.translated(0, place.height()), Qt::AlignCenter, still);
}

} // namespace meridian
