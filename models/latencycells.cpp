// SPDX-License-Identifier: GPL-3.0-or-later
#include "latencycells.h"

#include "geo.h"

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kExpectedUpTo = 1.25, kSlowUpTo = 2.0;
constexpr qsizetype kJudged = 5, kKept = 10;
constexpr microseconds kHour = seconds(3600), kMeanOver = seconds(300);

qint64 us(Instant t)
{
    return t.time_since_epoch().count();
}

std::optional<double> meanMs(const SampleTrack &track, Instant from, Instant to)
{
    const TrackSpan span = track.between(us(from), us(to));
    double sum = 0;
    int n = 0;
    for (size_t i = 0; i < span.points.size(); ++i) {
        if (span.points[i].atUs < us(from) || span.points[i].atUs >= us(to))
            continue;
        sum += static_cast<double>(span.mean(i));
        ++n;
    }
    return n > 0 ? std::optional(sum / n) : std::nullopt;
}

std::optional<microseconds> duration(std::optional<double> ms)
{
    return ms ? std::optional(microseconds(std::llround(*ms * 1000))) : std::nullopt;
}

RegionGroup groupOf(const Region *region)
{
    if (!region || !region->place)
        return RegionGroup::Nowhere;
    const double east = region->place->longitude;
    return east < -30 ? RegionGroup::Americas : east < 60 ? RegionGroup::EuropeAfrica : RegionGroup::AsiaPacific;
}

/// What a row and a column have in common, gathered once: looking it up for each cell would be cubic.
class Gathering
{
public:
    Gathering(const Snapshot &snapshot, const SeriesBook &book) : m_snapshot(snapshot), m_book(book)
    {
        for (const LinkState &link : snapshot.links) {
            const Node *a = snapshot.fleet->node(link.from), *b = snapshot.fleet->node(link.to);
            if (!a || !b)
                continue;
            m_links[key(a->region, b->region)].append(&link);
            if (a->region != b->region)
                m_links[key(b->region, a->region)].append(&link);
        }
        for (const RegionPair &pair : snapshot.pairs) {
            m_pairs.insert(key(pair.from, pair.to), &pair);
            if (!m_pairs.contains(key(pair.to, pair.from)))
                m_pairs.insert(key(pair.to, pair.from), &pair); // a round trip is the same both ways
        }
    }

    LatencyCell between(const Region &from, const Region &to) const
    {
        LatencyCell cell;
        cell.from = from.id;
        cell.to = to.id;
        if (from.place && to.place && from.id != to.id)
            cell.reference = referenceRoundTrip(*from.place, *to.place);
        if (const RegionPair *pair = m_pairs.value(key(from.id, to.id)))
            cell.roundTrip = pair->roundTrip;
        std::optional<double> quickest;
        for (const LinkState *link : m_links.value(key(from.id, to.id))) {
            cell.links.append({link->from, link->to});
            if (cell.isWithin() && link->roundTrip && (!cell.roundTrip || *link->roundTrip < *cell.roundTrip))
                cell.roundTrip = link->roundTrip;
            const SeriesKey series{linkSubject(link->from, link->to), Metric::RoundTripMs};
            const SampleTrack *track = m_book.track(series);
            const auto mean =
                track ? meanMs(*track, m_snapshot.at - kMeanOver, m_snapshot.at + seconds(1)) : std::nullopt;
            if (cell.source.subject.isEmpty() || (mean && (!quickest || *mean < *quickest))) {
                cell.source = series;
                quickest = mean;
                measure(&cell, link->to);
            }
        }
        return cell;
    }

    LatencyCell fromHere(const RegionId &region, std::optional<microseconds> roundTrip) const
    {
        LatencyCell cell;
        cell.to = region;
        cell.roundTrip = roundTrip;
        const Region *place = m_snapshot.fleet->region(region);
        if (m_snapshot.fleet->operatorPlace && place && place->place)
            cell.reference = referenceRoundTrip(*m_snapshot.fleet->operatorPlace, *place->place);
        cell.source = {regionSubject(region), Metric::RoundTripMs};
        const auto &nodes = m_snapshot.fleet->nodes;
        const auto first = std::find_if(nodes.begin(), nodes.end(), [&](const Node &n) { return n.region == region; });
        if (first != nodes.end())
            measure(&cell, first->id);
        return cell;
    }

private:
    static std::pair<QString, QString> key(const RegionId &a, const RegionId &b) { return {a.name(), b.name()}; }

    /// `node` is the one whose polls bring the samples.
    void measure(LatencyCell *cell, const NodeId &node) const
    {
        const Node *n = m_snapshot.fleet->node(node);
        const Cluster *cluster = n ? m_snapshot.fleet->cluster(n->cluster) : nullptr;
        cell->limit = cluster ? cluster->thresholds.meanLatency : Thresholds().meanLatency;
        const SampleTrack *track = m_book.track(cell->source);
        if (!track || track->isEmpty())
            return;
        const Instant now = m_snapshot.at + seconds(1); // samples are a little newer than the picture
        cell->mean = duration(meanMs(*track, now - kMeanOver, now));
        cell->alert = cell->mean && *cell->mean > cell->limit;
        const auto late = meanMs(*track, now - kHour, now), early = meanMs(*track, now - 2 * kHour, now - kHour);
        cell->change = late && early && *early > 0 ? std::optional(*late / *early - 1) : std::nullopt;
        const NodeState *state = m_snapshot.node(node);
        const microseconds interval = cluster ? cluster->polling.interval : Polling().interval;
        cell->reliability = reliabilityOf(*track, interval, state && state->polledAt ? *state->polledAt : now);
    }

    const Snapshot &m_snapshot;
    const SeriesBook &m_book;
    QHash<std::pair<QString, QString>, QList<const LinkState *>> m_links;
    QHash<std::pair<QString, QString>, const RegionPair *> m_pairs;
};

} // namespace

std::optional<double> LatencyCell::ratio() const
{
    if (!roundTrip || !reference || reference->count() <= 0)
        return {};
    return static_cast<double>(roundTrip->count()) / static_cast<double>(reference->count());
}

LatencyGrade LatencyCell::grade() const
{
    const auto r = ratio();
    if (!r)
        return LatencyGrade::Unknown;
    return *r <= kExpectedUpTo ? LatencyGrade::Expected : *r <= kSlowUpTo ? LatencyGrade::Slow : LatencyGrade::TooSlow;
}

std::optional<double> reliabilityOf(const SampleTrack &track, microseconds interval, Instant polledAt)
{
    const auto points = track.points();
    if (points.empty() || interval.count() <= 0)
        return {};
    const TrackSpan span = track.between(points.front().atUs, points.back().atUs);
    QList<std::optional<double>> tries; // newest first; nothing: failed
    qint64 expectedUs = us(polledAt);
    for (size_t i = points.size(); i-- > 0 && tries.size() < kKept;) {
        const qint64 step = i < span.means.size() ? std::max<qint64>(track.bucketUs(), interval.count())
                                                  : static_cast<qint64>(interval.count());
        const bool newest = i + 1 == points.size();
        const double missed = static_cast<double>(expectedUs - points[i].atUs) / static_cast<double>(step) + 0.3;
        if (missed > static_cast<double>(kKept) && !newest)
            break;
        for (qint64 lost = std::min<qint64>(static_cast<qint64>(missed), kKept); lost > 0; --lost)
            tries.append(std::nullopt);
        tries.append(static_cast<double>(span.mean(i)));
        expectedUs = points[i].atUs - step;
    }
    tries.resize(std::min(tries.size(), kJudged));
    QList<double> good;
    for (const auto &ms : tries) {
        if (ms)
            good.append(*ms);
    }
    double mean = 0, squares = 0;
    for (const double ms : good)
        mean += ms / static_cast<double>(good.size());
    for (const double ms : good)
        squares += (ms - mean) * (ms - mean) / static_cast<double>(good.size());
    const double success = static_cast<double>(good.size()) / static_cast<double>(tries.size());
    const double stability = good.isEmpty() ? 0 : 1 / (1 + std::sqrt(squares) / (mean + 1));
    return 0.7 * success + 0.3 * stability;
}

LatencyGrid latencyGrid(const Snapshot &snapshot, const SeriesBook &book)
{
    LatencyGrid grid;
    if (!snapshot.fleet)
        return grid;
    QList<const Region *> regions;
    for (const Region &r : snapshot.fleet->regions)
        regions.append(&r);
    std::stable_sort(regions.begin(), regions.end(), [](const Region *a, const Region *b) {
        return a->place && b->place ? a->place->longitude < b->place->longitude : bool(a->place) && !b->place;
    });
    const Gathering gathering(snapshot, book);
    for (const Region *to : regions) {
        grid.regions.append(to->id);
        grid.groups.append(groupOf(to));
        const RegionState *state = snapshot.region(to->id);
        grid.cells.append(gathering.fromHere(to->id, state ? state->roundTrip : std::nullopt));
    }
    for (const Region *from : regions) {
        for (const Region *to : regions)
            grid.cells.append(gathering.between(*from, *to));
    }
    return grid;
}

QList<SeriesKey> latencyKeys(const Snapshot &snapshot)
{
    QList<SeriesKey> keys;
    for (const RegionState &region : snapshot.regions)
        keys.append({regionSubject(region.id), Metric::RoundTripMs});
    for (const LinkState &link : snapshot.links)
        keys.append({linkSubject(link.from, link.to), Metric::RoundTripMs});
    return keys;
}

} // namespace meridian
