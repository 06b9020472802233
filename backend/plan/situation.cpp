// SPDX-License-Identifier: GPL-3.0-or-later
#include "situation.h"

#include <algorithm>

namespace meridian
{

Instant Situation::at() const
{
    Instant youngest = snapshot->at;
    for (const NodeSurvey &survey : surveys) {
        if (!survey.error) // one that was waited for in vain makes the others no older
            youngest = std::max(youngest, survey.at);
    }
    return youngest;
}

const EndpointSurvey *Situation::endpoint(const QString &name) const
{
    const auto it =
        std::find_if(endpoints.begin(), endpoints.end(), [&](const EndpointSurvey &e) { return e.endpoint == name; });
    return it == endpoints.end() ? nullptr : &*it;
}

const LockHolder *Situation::ownLock(const NodeId &on) const
{
    const auto it = locks.constFind(on);
    return it != locks.constEnd() && !operation.isEmpty() && it->operation == operation ? &*it : nullptr;
}

} // namespace meridian
