// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapreach.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace meridian
{

namespace
{

struct ReachTexts {
    Q_DECLARE_TR_FUNCTIONS(MapReach)
};

/// What we know of the way to a server.
enum class Way { Unknown, Answers, Silent, Down };

Way wayTo(const NodeState &node, Instant at, microseconds outAfter)
{
    if (node.reachable)
        return Way::Answers;
    if (!node.error || !node.answeredAt)
        return Way::Unknown;
    const ErrorKind kind = node.error->kind;
    if (kind != ErrorKind::Timeout && kind != ErrorKind::Closed && kind != ErrorKind::Resolve)
        return Way::Down;
    return at - *node.answeredAt >= outAfter ? Way::Silent : Way::Unknown;
}

/// Regions by number, joined by what works: the root of a number stands for its group.
class Joined
{
public:
    explicit Joined(qsizetype size) : m_parents(size) { std::iota(m_parents.begin(), m_parents.end(), 0); }
    qsizetype root(qsizetype i) const
    {
        while (m_parents[i] != i)
            i = m_parents[i];
        return i;
    }
    void join(qsizetype a, qsizetype b) { m_parents[root(a)] = root(b); }

private:
    QList<qsizetype> m_parents;
};

/// All replication between two regions.
struct Between {
    int working = 0, broken = 0;
};

class ReachFinder
{
public:
    ReachFinder(const Snapshot &snapshot, microseconds outAfter) : m_snapshot(snapshot), m_ways(snapshot.regions.size())
    {
        for (qsizetype i = 0; i < snapshot.regions.size(); ++i)
            m_numbers.insert(snapshot.regions[i].id, i);
        for (const Node &node : snapshot.fleet->nodes)
            m_regionOf.insert(node.id, m_numbers.value(node.region, -1));
        for (const NodeState &node : snapshot.nodes)
            note(node, wayTo(node, snapshot.at, outAfter));
        for (const LinkState &link : snapshot.links)
            note(link);
    }

    Reach find() const
    {
        Reach out;
        for (qsizetype i = 0; i < m_ways.size(); ++i) {
            if (auto cut = cutOf(i))
                out.cuts.append(std::move(*cut));
        }
        if (!out.cuts.isEmpty())
            out.groups = groups();
        return out;
    }

private:
    /// One server that answers is enough; a region of which all are down is down.
    void note(const NodeState &node, Way way)
    {
        m_wayOf.insert(node.id, way);
        const qsizetype region = m_regionOf.value(node.id, -1);
        if (region < 0)
            return;
        const auto rank = [](Way w) { return w == Way::Answers ? 3 : w == Way::Silent ? 2 : w == Way::Down ? 1 : 0; };
        if (rank(way) > rank(m_ways[region]))
            m_ways[region] = way;
    }

    void note(const LinkState &link)
    {
        const qsizetype a = m_regionOf.value(link.from, -1), b = m_regionOf.value(link.to, -1);
        if (a < 0 || b < 0 || a == b)
            return;
        Between &between = m_between[{std::min(a, b), std::max(a, b)}];
        switch (link.state) {
        case LinkHealth::Streaming:
        case LinkHealth::CatchingUp:
        case LinkHealth::Stalled: // received, only not replayed
            ++between.working;
            break;
        case LinkHealth::Broken: // no wonder when one end is down, and too early to say while we know nothing of it
            if (isUp(link.from) && isUp(link.to))
                ++between.broken;
            break;
        case LinkHealth::Disputed:
        case LinkHealth::Unknown:
            break;
        }
    }

    bool isUp(const NodeId &node) const
    {
        const Way way = m_wayOf.value(node, Way::Unknown);
        return way == Way::Answers || way == Way::Silent;
    }

    Between between(qsizetype a, qsizetype b) const { return m_between.value({std::min(a, b), std::max(a, b)}); }

    QList<RegionId> partners(qsizetype region, bool working) const
    {
        QList<RegionId> out;
        for (qsizetype other = 0; other < m_ways.size(); ++other) {
            const Between links = between(region, other);
            if (other != region && (working ? links.working > 0 : links.working == 0 && links.broken > 0))
                out.append(m_snapshot.regions[other].id);
        }
        return out;
    }

    std::optional<RegionCut> cutOf(qsizetype region) const
    {
        const Way way = m_ways[region];
        if (way == Way::Down || way == Way::Unknown)
            return {};
        RegionCut out{m_snapshot.regions[region].id, {}, partners(region, true), way == Way::Answers};
        for (const RegionId &other : partners(region, false)) {
            if (isWorseOff(region, m_numbers.value(other)))
                out.from.append(other);
        }
        const bool silentToUsOnly = way == Way::Silent && !out.others.isEmpty();
        return out.from.isEmpty() && !silentToUsOnly ? std::nullopt : std::optional(out);
    }

    /// Of two regions that lost each other, which one is told as cut off: the one that we do not reach, that has fewer
    /// others, or that receives no more (the later one in a line of standbys has the fewer others already).
    bool isWorseOff(qsizetype region, qsizetype other) const
    {
        const auto standing = [this](qsizetype r) {
            return std::pair(m_ways[r] == Way::Answers, partners(r, true).size());
        };
        const auto mine = standing(region), theirs = standing(other);
        return mine != theirs ? mine < theirs : receivesFrom(region, other);
    }

    bool receivesFrom(qsizetype region, qsizetype other) const
    {
        return std::any_of(m_snapshot.links.begin(), m_snapshot.links.end(), [&](const LinkState &link) {
            return link.state == LinkHealth::Broken && m_regionOf.value(link.from, -1) == other &&
                   m_regionOf.value(link.to, -1) == region;
        });
    }

    QList<ReachGroup> groups() const
    {
        Joined joined(m_ways.size());
        for (auto it = m_between.cbegin(); it != m_between.cend(); ++it) {
            if (it->working > 0)
                joined.join(it.key().first, it.key().second);
        }
        QList<ReachGroup> out;
        QHash<QPair<qsizetype, bool>, qsizetype> known; // those that we reach stand apart from those that we do not
        for (qsizetype i = 0; i < m_ways.size(); ++i) {
            if (m_ways[i] == Way::Down || m_ways[i] == Way::Unknown)
                continue;
            const QPair<qsizetype, bool> key{joined.root(i), m_ways[i] == Way::Answers};
            if (!known.contains(key)) {
                known.insert(key, out.size());
                out.append({{}, key.second});
            }
            out[known.value(key)].regions.append(m_snapshot.regions[i].id);
        }
        std::stable_sort(out.begin(), out.end(), [](const ReachGroup &a, const ReachGroup &b) {
            return std::pair(a.fromHere, a.regions.size()) > std::pair(b.fromHere, b.regions.size());
        });
        return out;
    }

    const Snapshot &m_snapshot;
    QHash<RegionId, qsizetype> m_numbers;
    QHash<NodeId, qsizetype> m_regionOf;
    QHash<NodeId, Way> m_wayOf;
    QList<Way> m_ways; ///< to each region
    QHash<QPair<qsizetype, qsizetype>, Between> m_between;
};

QString list(const QList<RegionId> &regions)
{
    QStringList names;
    for (const RegionId &region : regions)
        names.append(region.name());
    return QLocale().createSeparatedList(names);
}

} // namespace

qsizetype Reach::groupOf(const RegionId &region) const
{
    const auto it = std::find_if(groups.begin(), groups.end(),
                                 [&region](const ReachGroup &group) { return group.regions.contains(region); });
    return it == groups.end() ? -1 : it - groups.begin();
}

Reach reachOf(const Snapshot &snapshot, microseconds outAfter)
{
    return snapshot.fleet ? ReachFinder(snapshot, outAfter).find() : Reach{};
}

QString partitionText(const Reach &reach)
{
    if (reach.cuts.isEmpty())
        return {};
    if (reach.cuts.size() > 1) {
        QList<RegionId> regions;
        for (const RegionCut &cut : reach.cuts)
            regions.append(cut.region);
        return ReachTexts::tr("Partition suspected: %n region(s) cut off: %1", nullptr,
                              static_cast<int>(regions.size()))
            .arg(list(regions));
    }
    const RegionCut &cut = reach.cuts.first();
    const QString name = cut.region.name();
    if (cut.from.isEmpty())
        return ReachTexts::tr("Partition suspected: %1 does not answer from here, still reachable from %2")
            .arg(name, list(cut.others));
    if (!cut.others.isEmpty())
        return ReachTexts::tr("Partition suspected: %1 is cut off from %2, still reachable from %3")
            .arg(name, list(cut.from), list(cut.others));
    if (cut.fromHere)
        return ReachTexts::tr("Partition suspected: %1 is cut off from %2, still reachable from here")
            .arg(name, list(cut.from));
    return ReachTexts::tr("Partition suspected: %1 is cut off from %2, and does not answer from here")
        .arg(name, list(cut.from));
}

} // namespace meridian
