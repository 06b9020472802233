// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationrows.h"

#include "format.h"
#include "operationcatalogue.h"
#include "operationtexts.h"
#include "planjson.h"
#include "plantext.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(OperationRows)
};

QString kindTitle(const QString &kind)
{
    const auto rows = operationCatalogue();
    const auto row =
        std::find_if(rows.begin(), rows.end(), [&](const OperationRow &r) { return toText(r.kind) == kind; });
    return row == rows.end() ? kind : row->title();
}

QString nodesText(const OperationRecord &record)
{
    const QString from = record.oldPrimary.name(), to = record.newPrimary.name();
    return from.isEmpty() || to.isEmpty() ? from + to : QStringLiteral("%1 → %2").arg(from, to);
}

Fact::Tone stateTone(OperationState state)
{
    switch (state) {
    case OperationState::Done:
        return Fact::Tone::Good;
    case OperationState::Undone:
    case OperationState::Running:
        return Fact::Tone::Warning;
    case OperationState::Refused:
        return Fact::Tone::Normal;
    case OperationState::NeedsPerson:
        break;
    }
    return Fact::Tone::Bad;
}

Fact::Tone stepTone(StepState state)
{
    return state == StepState::Done     ? Fact::Tone::Good
           : state == StepState::Failed ? Fact::Tone::Bad
           : state == StepState::Undone ? Fact::Tone::Warning
                                        : Fact::Tone::Normal;
}

Fact::Tone zeroIsGood(std::optional<qint64> n)
{
    return !n ? Fact::Tone::Normal : *n == 0 ? Fact::Tone::Good : Fact::Tone::Bad;
}

} // namespace

Result<LiveOperation> liveFrom(const OperationDetail &detail)
{
    LiveOperation live;
    live.record = detail.operation;
    const auto plan = planFromJson(detail.plans.isEmpty() ? QJsonObject() : detail.plans.last());
    if (!plan)
        return plan.error();
    live.plan = *plan;
    for (const Step &step : plan->steps) {
        LiveStep s;
        s.step = step;
        live.steps << s;
    }
    // A plan that was made to go on starts from step 1 again: only what came after it belongs to it.
    for (const StepRecord &record : detail.steps)
        live.apply(record);
    if (!isOpen(detail.operation.state))
        live.ended = detail.operation.stateSince;
    live.canary = detail.canary;
    const auto errors = factCount(detail.operation, "client_errors");
    if (errors && live.canary.isEmpty()) { // an older version kept only the figures
        CanaryReading reading;
        reading.errors = *errors;
        reading.written = factCount(detail.operation, "written_rows").value_or(0);
        reading.gap = factDuration(detail.operation, "outage_ms");
        reading.slowest = factDuration(detail.operation, "slowest_write_ms");
        if (const auto lost = factCount(detail.operation, "lost_rows"))
            reading.lost = *lost;
        live.canary << reading;
    }
    return live;
}

QList<StepTime> stepTimes(const LiveOperation &live)
{
    QList<StepTime> rows;
    for (const LiveStep &s : live.steps) {
        const QString planned =
            s.step.estimate ? QStringLiteral("≈ %1").arg(format::duration(*s.step.estimate)) : format::unknown();
        rows << StepTime{toText(s.step.action),
                         planned,
                         format::orUnknown(s.took, format::duration),
                         words::stepState(s.state),
                         s.error ? s.error->text() : s.evidence,
                         stepTone(s.state)};
    }
    return rows;
}

QList<TonedColumn<StepTime>> stepTimeColumns()
{
    using R = StepTime;
    return {
        tonedColumn<R>("step", Texts::tr("Step"), 360, kLeftAligned, [](const R &r) { return r.step; }),
        tonedColumn<R>("planned", Texts::tr("Planned"), 90, kRightAligned, [](const R &r) { return r.planned; }),
        tonedColumn<R>("measured", Texts::tr("Measured"), 90, kRightAligned, [](const R &r) { return r.measured; }),
        tonedColumn<R>(
            "state", Texts::tr("State"), 100, kLeftAligned, [](const R &r) { return r.state; },
            [](const R &r) { return r.tone; }),
        tonedColumn<R>("evidence", Texts::tr("Evidence"), 240, kLeftAligned, [](const R &r) { return r.evidence; }),
    };
}

std::optional<microseconds> factDuration(const OperationRecord &record, const char *name)
{
    const QJsonValue value = record.facts.value(QLatin1String(name));
    return value.isDouble() ? std::optional(microseconds(qRound64(value.toDouble() * 1000))) : std::nullopt;
}

std::optional<qint64> factCount(const OperationRecord &record, const char *name)
{
    const QJsonValue value = record.facts.value(QLatin1String(name));
    return value.isDouble() ? std::optional(value.toInteger()) : std::nullopt;
}

QList<TonedColumn<HistoryRow>> historyColumns()
{
    using R = HistoryRow;
    const auto duration = [](const char *name) {
        return [name](const R &r) { return format::orUnknown(factDuration(r.record, name), format::duration); };
    };
    const auto count = [](const char *name) {
        return [name](const R &r) { return format::orUnknown(factCount(r.record, name), format::count); };
    };
    const auto zero = [](const char *name) {
        return [name](const R &r) { return zeroIsGood(factCount(r.record, name)); };
    };
    return {
        tonedColumn<R>("started", Texts::tr("Started"), 205, kRightAligned,
                       [](const R &r) { return format::dateTime(r.record.started, r.utc); }),
        tonedColumn<R>("kind", Texts::tr("Kind"), 130, kLeftAligned,
                       [](const R &r) { return kindTitle(r.record.kind); }),
        tonedColumn<R>("cluster", Texts::tr("Cluster"), 100, kLeftAligned,
                       [](const R &r) { return r.record.cluster.name(); }),
        tonedColumn<R>("nodes", Texts::tr("Nodes"), 220, kLeftAligned, [](const R &r) { return nodesText(r.record); }),
        tonedColumn<R>(
            "result", Texts::tr("Result"), 110, kLeftAligned,
            [](const R &r) { return words::operationState(r.record.state); },
            [](const R &r) { return stateTone(r.record.state); }),
        tonedColumn<R>("duration", Texts::tr("Duration"), 90, kRightAligned, duration("duration_ms")),
        tonedColumn<R>("outage", Texts::tr("Outage"), 90, kRightAligned, duration("outage_ms")),
        tonedColumn<R>("errors", Texts::tr("Errors"), 70, kRightAligned, count("client_errors"), zero("client_errors")),
        tonedColumn<R>("lost", Texts::tr("Lost rows"), 84, kRightAligned, count("lost_rows"), zero("lost_rows")),
        tonedColumn<R>("who", Texts::tr("Who"), 130, kLeftAligned,
                       [](const R &r) { return QStringLiteral("%1@%2").arg(r.record.who, r.record.place); }),
        tonedColumn<R>("reason", Texts::tr("Reason"), 220, kLeftAligned,
                       [](const R &r) { return reasonText(r.record.reason); }),
    };
}

QList<Fact> recordFacts(const OperationRecord &record, bool utc)
{
    QList<Fact> facts;
    const HistoryRow row{record, utc};
    for (const auto &c : historyColumns()) {
        const QString value = c.display(row);
        if (!value.isEmpty())
            facts << Fact{c.title, value, c.tone ? c.tone(row) : Fact::Tone::Normal, c.align == kRightAligned, {}};
    }
    facts << Fact{Texts::tr("Operation"), record.id, Fact::Tone::Normal, true, {}};
    return facts;
}

} // namespace meridian
