// SPDX-License-Identifier: GPL-3.0-or-later
#include "divergence.h"

#include <algorithm>

namespace meridian
{

std::optional<Lsn> forkOf(const Member &primary, quint32 timeline)
{
    if (!primary.survey || primary.survey->error)
        return {};
    for (const TimelineFork &fork : primary.survey->history) {
        if (fork.timeline == timeline)
            return fork.at;
    }
    return {};
}

Divergence divergenceOf(const ClusterView &view, const Member &node, const Member &primary)
{
    const auto rewound = [&](const auto &a) { return a.node == node.id() && a.source == primary.id(); };
    const Situation &s = view.situation;
    const bool copied =
        s.findDone<Rewind>(rewound) || s.findDone<Reclone>(rewound) || s.findDone<AskPerson>([&](const AskPerson &a) {
            return a.node == node.id() && (a.deed == ManualDeed::Rewind || a.deed == ManualDeed::Reclone);
        });
    if (copied)
        return Divergence::None;
    if (!node.sample || !node.sample->timeline || !primary.sample || !primary.sample->timeline)
        return Divergence::Possible;
    const quint32 own = *node.sample->timeline, theirs = *primary.sample->timeline;
    const auto end = node.received();
    if (own == theirs)
        return node.role() == Role::Standby ? Divergence::None : Divergence::Possible;
    const auto fork = forkOf(primary, own);
    if (own > theirs || (fork && end && *end > *fork))
        return Divergence::Certain;
    // A standby shows all that it has; a primary that is gone may have written after it was last seen.
    return fork && end && node.runsAs(Role::Standby) ? Divergence::None : Divergence::Possible;
}

std::optional<bool> mayRewind(const ClusterView &view, const Member &node)
{
    if (node.survey && node.survey->checksums.value_or(false))
        return true;
    const QString hints = node.setting(QStringLiteral("wal_log_hints"));
    if (hints == QLatin1String("on"))
        return true;
    // Checksums belong to the whole physical cluster: any member knows.
    for (const Member &m : view.members) {
        if (m.survey && m.survey->checksums)
            return *m.survey->checksums ? std::optional(true) : hints.isEmpty() ? std::nullopt : std::optional(false);
    }
    return {};
}

const Member *primaryBeside(const ClusterView &view, const Member &node)
{
    const Member *found = nullptr;
    for (const Member *m : view.primaries()) {
        if (m == &node || view.isFenced(*m))
            continue;
        if (!found || m->sample->timeline > found->sample->timeline)
            found = m;
    }
    return found;
}

} // namespace meridian
