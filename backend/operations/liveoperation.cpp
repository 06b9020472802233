// SPDX-License-Identifier: GPL-3.0-or-later
#include "liveoperation.h"

#include <algorithm>

namespace meridian
{

QString toText(StepState state)
{
    constexpr const char *kNames[] = {"waiting", "running", "done", "failed", "undone"};
    return QLatin1String(kNames[static_cast<int>(state)]);
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

std::optional<int> LiveOperation::errors() const
{
    if (canary.isEmpty())
        return {};
    int sum = 0;
    for (const CanaryReading &reading : canary)
        sum += reading.errors;
    return sum;
}

/// Unknown as long as one endpoint has not been counted.
std::optional<int> LiveOperation::lost() const
{
    if (canary.isEmpty())
        return {};
    int sum = 0;
    for (const CanaryReading &reading : canary) {
        if (!reading.lost)
            return {};
        sum += *reading.lost;
    }
    return sum;
}

} // namespace meridian
