// SPDX-License-Identifier: GPL-3.0-or-later
// What can be read off a plot: values at a moment, the newest ones in words, marks and lines at their places.
#include "chartlines.h"
#include "chartplot.h"
#include "format.h"

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr int kMostSpoken = 12; ///< series in a description

qint64 us(Instant t)
{
    return t.time_since_epoch().count();
}

} // namespace

double ChartPlot::xOf(Instant at) const
{
    const PlotColumns &c = m_lines->columns();
    return plot().left() +
           static_cast<double>(us(at) - c.leftUs()) / static_cast<double>(c.columnUs) / c.count * plot().width();
}

QList<ChartReading> ChartPlot::readingsAt(Instant at) const
{
    const auto text = [this](double value) {
        return format::duration(microseconds(std::llround(value * static_cast<double>(m_unit.count()))));
    };
    QList<ChartReading> out;
    for (const ChartSeries &s : m_series) {
        if (!s.shown)
            continue;
        ChartReading reading{s.name, s.colour, {}, format::unknown()};
        const SampleTrack *track = m_book.track(s.key);
        const qint64 reach =
            std::max({qint64(s.gap.count() / 2), m_lines->columns().columnUs, track ? track->bucketUs() : qint64(0)});
        if (const TrackPoint *p = track ? track->nearest(us(at), reach) : nullptr) {
            reading.value = static_cast<double>(track->mean(p));
            reading.text = text(*reading.value);
            const QString least = text(static_cast<double>(p->minimum)), most = text(static_cast<double>(p->maximum));
            if (least != most)
                reading.text = QStringLiteral("%1 (%2 – %3)").arg(reading.text, least, most);
        }
        out << reading;
    }
    return out;
}

QString ChartPlot::description() const
{
    QString text = tr("From %1 to %2.").arg(format::dateTime(from(), m_utc), format::dateTime(to(), m_utc));
    const Instant at = std::min(m_moment.value_or(m_now), to());
    QStringList values;
    const QList<ChartReading> readings = readingsAt(at);
    for (const ChartReading &r : readings.mid(0, kMostSpoken))
        values << tr("%1: %2", "a series and its newest value")
                      .arg(r.name, r.value ? r.text : tr("no measurement", "of a series"));
    if (values.isEmpty())
        return text;
    if (readings.size() > values.size())
        values << tr("%1 more").arg(readings.size() - values.size());
    return tr("%1 Values at %2: %3.", "a sentence, a time and a list")
        .arg(text, format::time(at, m_utc), values.join(QStringLiteral("; ")));
}

void ChartPlot::describe()
{
    m_describedAt = m_now;
    setAccessibleDescription(description());
}

void ChartPlot::setCrosshair(std::optional<Instant> at)
{
    m_crosshair = at;
    placeCrosshair();
}

void ChartPlot::placeCrosshair()
{
    m_overlay->setCrosshair(m_crosshair ? std::optional(xOf(*m_crosshair)) : std::nullopt);
    m_overlay->setMoment(m_moment ? std::optional(xOf(*m_moment)) : std::nullopt,
                         m_moment ? format::time(*m_moment, m_utc) : QString());
}

void ChartPlot::placeMarks()
{
    m_overlay->setMarks(m_marks, [this](Instant at) { return xOf(at); });
}

} // namespace meridian
