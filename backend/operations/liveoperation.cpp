// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveoperation.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace meridian
{

QString toText(StepState state)
{
    constexpr const char *kNames[] = {"waiting", "running", "done", "failed", "undone"};
    return QLatin1String(kNames[static_cast<int>(state)]);
}

QString evidenceText(const QJsonObject &evidence)
{
    QStringList parts;
    for (auto it = evidence.begin(); it != evidence.end(); ++it) {
        const QString value =
            it->isArray()    ? QString::fromUtf8(QJsonDocument(it->toArray()).toJson(QJsonDocument::Compact))
            : it->isObject() ? QString::fromUtf8(QJsonDocument(it->toObject()).toJson(QJsonDocument::Compact))
                             : it->toVariant().toString();
        if (!value.isEmpty())
            parts << QStringLiteral("%1 %2").arg(it.key(), value);
    }
    return parts.join(QStringLiteral(" · "));
}

void LiveOperation::apply(const StepRecord &record)
{
    if (record.number < 1 || record.number > steps.size())
        return;
    LiveStep &step = steps[record.number - 1];
    step.began = record.began;
    step.error = record.error;
    step.evidence = evidenceText(record.evidence);
    step.took.reset();
    if (!record.ended) {
        step.state = StepState::Running;
        return;
    }
    step.took = std::chrono::duration_cast<microseconds>(*record.ended - record.began);
    step.state = record.error ? StepState::Failed : record.undo ? StepState::Undone : StepState::Done;
}

int LiveOperation::current() const
{
    const auto running =
        std::find_if(steps.begin(), steps.end(), [](const LiveStep &s) { return s.state == StepState::Running; });
    return running == steps.end() ? -1 : static_cast<int>(running - steps.begin());
}

int LiveOperation::pointOfNoReturn() const
{
    const auto point =
        std::find_if(steps.begin(), steps.end(), [](const LiveStep &s) { return s.step.pointOfNoReturn; });
    return point == steps.end() ? -1 : static_cast<int>(point - steps.begin());
}

bool LiveOperation::mayUndo() const
{
    return std::none_of(steps.begin(), steps.end(), [](const LiveStep &s) {
        return s.step.pointOfNoReturn && s.state != StepState::Waiting && s.state != StepState::Undone;
    });
}

microseconds LiveOperation::elapsed(Instant now) const
{
    return std::max(microseconds(0), std::chrono::duration_cast<microseconds>(ended.value_or(now) - record.started));
}

const CanaryReading *LiveOperation::worstCanary() const
{
    const auto worst = std::max_element(canary.begin(), canary.end(), [](const auto &a, const auto &b) {
        return a.gap.value_or(microseconds(0)) < b.gap.value_or(microseconds(0));
    });
    return worst == canary.end() ? nullptr : &*worst;
}

std::optional<qint64> LiveOperation::errors() const
{
    if (canary.isEmpty())
        return {};
    qint64 sum = 0;
    for (const CanaryReading &reading : canary)
        sum += reading.errors;
    return sum;
}

/// Unknown as long as one endpoint has not been counted.
std::optional<qint64> LiveOperation::lost() const
{
    if (canary.isEmpty())
        return {};
    qint64 sum = 0;
    for (const CanaryReading &reading : canary) {
        if (!reading.lost)
            return {};
        sum += *reading.lost;
    }
    return sum;
}

} // namespace meridian
