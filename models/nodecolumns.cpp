// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodecolumns.h"

#include "format.h"
#include "words.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

using Text = std::function<QString(const NodeRow &)>;
using Key = std::function<QVariant(const NodeRow &)>;

constexpr Qt::Alignment kLeft = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment kRight = Qt::AlignRight | Qt::AlignVCenter;

QString say(const char *text)
{
    return QCoreApplication::translate("NodeColumns", text);
}

Column<NodeRow> text(const char *id, const QString &title, int width, Text display)
{
    return {QLatin1String(id),
            title,
            display,
            [display](const NodeRow &r) { return QVariant(display(r)); },
            kLeft,
            true,
            width};
}

/// A number that may be missing: drawn as a dash, sorted last.
template <class Value, class Format>
Column<NodeRow> number(const char *id, const QString &title, int width, Value value, Format form)
{
    return {QLatin1String(id),
            title,
            [=](const NodeRow &r) { return format::orUnknown(value(r), form); },
            [=](const NodeRow &r) {
                const auto v = value(r);
                return v ? QVariant::fromValue(static_cast<double>(*v)) : QVariant();
            },
            kRight,
            true,
            width};
}

std::optional<double> microsOf(const std::optional<microseconds> &d)
{
    return d ? std::optional(static_cast<double>(d->count())) : std::nullopt;
}

QString durationOf(double us)
{
    return format::duration(microseconds(static_cast<qint64>(us)));
}

Column<NodeRow> lagColumn(const char *id, const QString &title, int width, QString (*display)(const Lag &), Key key)
{
    return {QLatin1String(id),
            title,
            [display](const NodeRow &r) { return display(r.state->lag); },
            std::move(key),
            kRight,
            true,
            width};
}

/// Idle is the least lag that there is; a primary has none and is sorted with the unknown.
QVariant lagTimeKey(const NodeRow &r)
{
    const Lag &lag = r.state->lag;
    if (lag.state == LagState::Idle)
        return -1.0;
    const bool known = lag.time && lag.state != LagState::Unknown && lag.state != LagState::NotApplicable;
    return known ? QVariant(static_cast<double>(lag.time->count())) : QVariant();
}

QVariant lagBytesKey(const NodeRow &r)
{
    const Lag &lag = r.state->lag;
    const auto behind = lag.distance();
    const bool known = behind && lag.state != LagState::Unknown && lag.state != LagState::NotApplicable;
    return known ? QVariant(static_cast<double>(*behind)) : QVariant();
}

std::optional<qint64> connections(const NodeRow &r)
{
    const auto &s = r.state->sample;
    return s && s->detail.connections ? std::optional<qint64>(*s->detail.connections) : std::nullopt;
}

std::optional<qint64> timeline(const NodeRow &r)
{
    const auto &s = r.state->sample;
    return s && s->timeline ? std::optional<qint64>(*s->timeline) : std::nullopt;
}

std::optional<double> polledAge(const NodeRow &r)
{
    return r.state->polledAt ? std::optional(static_cast<double>((r.snapshot->at - *r.state->polledAt).count()))
                             : std::nullopt;
}

/// Not shown until the user wants them.
constexpr const char *kAtFirstHidden[] = {"query", "connections", "timeline", "cluster"};

} // namespace

QList<Column<NodeRow>> nodeColumns()
{
    const auto grouped = [](auto n) { return format::count(static_cast<qint64>(n)); };
    Column<NodeRow> health = text("health", say(QT_TRANSLATE_NOOP("NodeColumns", "Health")), 104,
                                  [](const NodeRow &r) { return words::health(r.state->health); });
    health.sortKey = [](const NodeRow &r) { return QVariant(severity(r.state->health)); };
    QList<Column<NodeRow>> all = {
        text("name", say(QT_TRANSLATE_NOOP("NodeColumns", "Node")), 150,
             [](const NodeRow &r) { return r.state->id.name(); }),
        health,
        text("reason", say(QT_TRANSLATE_NOOP("NodeColumns", "Reason")), 280,
             [](const NodeRow &r) { return r.state->reason.text(); }),
        text("role", say(QT_TRANSLATE_NOOP("NodeColumns", "Role")), 136,
             [](const NodeRow &r) { return words::role(*r.state); }),
        text("cluster", say(QT_TRANSLATE_NOOP("NodeColumns", "Cluster")), 110,
             [](const NodeRow &r) { return r.node ? r.node->cluster.name() : QString(); }),
        text("region", say(QT_TRANSLATE_NOOP("NodeColumns", "Region")), 120,
             [](const NodeRow &r) { return r.node ? r.node->region.name() : QString(); }),
        lagColumn("lag", say(QT_TRANSLATE_NOOP("NodeColumns", "Lag")), 88, words::lagTime, lagTimeKey),
        lagColumn("lag_bytes", say(QT_TRANSLATE_NOOP("NodeColumns", "Behind")), 132, words::lagBytes, lagBytesKey),
        text("lag_state", say(QT_TRANSLATE_NOOP("NodeColumns", "Replay")), 92,
             [](const NodeRow &r) { return words::lagState(r.state->lag.state); }),
        number(
            "round_trip", say(QT_TRANSLATE_NOOP("NodeColumns", "Round trip")), 90,
            [](const NodeRow &r) { return microsOf(r.state->timings.roundTrip); }, durationOf),
        number(
            "query", say(QT_TRANSLATE_NOOP("NodeColumns", "Query")), 90,
            [](const NodeRow &r) { return microsOf(r.state->timings.query); }, durationOf),
        number(
            "tps", say(QT_TRANSLATE_NOOP("NodeColumns", "Transactions/s")), 116,
            [](const NodeRow &r) { return r.state->transactionsPerSecond; },
            [](double v) { return v < 99.95 ? format::number(v, 1) : format::count(std::llround(v)); }),
        number("connections", say(QT_TRANSLATE_NOOP("NodeColumns", "Connections")), 104, connections, grouped),
        number("timeline", say(QT_TRANSLATE_NOOP("NodeColumns", "Timeline")), 86, timeline, grouped),
        text("version", say(QT_TRANSLATE_NOOP("NodeColumns", "Version")), 86,
             [](const NodeRow &r) {
                 const QString version = r.state->sample ? r.state->sample->detail.version : QString();
                 return version.isEmpty() ? format::unknown() : version;
             }),
        number("polled", say(QT_TRANSLATE_NOOP("NodeColumns", "Polled")), 110, polledAge,
               [](double us) { return words::ago(microseconds(static_cast<qint64>(us))); }),
    };
    for (Column<NodeRow> &column : all) {
        const auto isIt = [&](const char *id) { return column.id == QLatin1String(id); };
        column.shown = std::none_of(std::begin(kAtFirstHidden), std::end(kAtFirstHidden), isIt);
    }
    return all;
}

} // namespace meridian
