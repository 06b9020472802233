// SPDX-License-Identifier: GPL-3.0-or-later
#include "availabilityrows.h"

#include "format.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

using namespace std::chrono;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AvailabilityRows)
};

constexpr double kUsualTarget = 99.9;

year_month_day dateOf(Instant t)
{
    return year_month_day(floor<std::chrono::days>(t));
}
Instant monthOf(Instant t)
{
    const year_month_day date = dateOf(t);
    return Instant(sys_days(date.year() / date.month() / 1));
}
Instant nextMonth(Instant month)
{
    const year_month_day date = dateOf(month);
    return Instant(sys_days((date.year() / date.month() + months(1)) / 1));
}

AvailabilityPeriod period(Instant from, Instant to, const Availability &time, double target)
{
    AvailabilityPeriod out{from, to - from, time, {}};
    if (const auto share = time.share())
        out.met = *share * 100 >= target;
    return out;
}

/// Of a cluster or a region.
template <class Id>
AvailabilityRow rowOf(const Id &id, const QMap<Instant, Availability> &watched, double target, Instant now, int days)
{
    AvailabilityRow row;
    row.subject = subjectOf(id);
    row.name = id.name();
    row.what = id;
    row.target = target;
    QMap<Instant, Availability> byMonth;
    for (auto day = watched.begin(); day != watched.end(); ++day)
        byMonth[monthOf(day.key())] += day.value();
    const Instant today = dayOf(now), month = monthOf(now);
    for (int back = days - 1; back >= 0; --back) {
        const Instant day = today - std::chrono::days(back);
        row.days << period(day, std::min<Instant>(now, day + std::chrono::days(1)), watched.value(day), target);
    }
    for (auto m = byMonth.end(); m != byMonth.begin();) {
        --m;
        row.months << period(m.key(), std::min(now, nextMonth(m.key())), m.value(), target);
    }
    row.month = period(month, now, byMonth.value(month), target);
    const microseconds whole = nextMonth(month) - month - microseconds(row.month.time.maintenance);
    const auto allowed = microseconds(std::llround(static_cast<double>(whole.count()) * (100 - target) / 100));
    row.budgetLeft = allowed - microseconds(row.month.time.down);
    return row;
}

bool hasNodes(const Fleet &fleet, const RegionId &region)
{
    return std::any_of(fleet.nodes.begin(), fleet.nodes.end(), [&](const Node &n) { return n.region == region; });
}

double targetOf(const Fleet &fleet, const RegionId &region)
{
    std::optional<double> strictest;
    for (const Node &node : fleet.nodes) {
        const Cluster *cluster = node.region == region ? fleet.cluster(node.cluster) : nullptr;
        if (cluster)
            strictest = std::max(strictest.value_or(0), cluster->sla);
    }
    return strictest.value_or(kUsualTarget);
}

} // namespace

QList<AvailabilityRow> availabilityRows(const Fleet &fleet, const QList<AvailabilityDay> &watched, Instant now,
                                        int days)
{
    QHash<QString, QMap<Instant, Availability>> bySubject;
    for (const AvailabilityDay &day : watched)
        bySubject[day.subject][day.day] += day.time;
    QList<AvailabilityRow> rows;
    for (const Cluster &cluster : fleet.clusters)
        rows << rowOf(cluster.id, bySubject.value(subjectOf(cluster.id)), cluster.sla, now, days);
    for (const Region &region : fleet.regions) {
        if (hasNodes(fleet, region.id))
            rows << rowOf(region.id, bySubject.value(subjectOf(region.id)), targetOf(fleet, region.id), now, days);
    }
    return rows;
}

std::optional<AvailabilityRow> availabilityRow(const Selection &what, const Fleet &fleet,
                                               const QList<AvailabilityDay> &watched, Instant now, int days)
{
    const auto daysOf = [&](const QString &subject) {
        QMap<Instant, Availability> out;
        for (const AvailabilityDay &day : watched) {
            if (day.subject == subject)
                out[day.day] += day.time;
        }
        return out;
    };
    if (const auto *cluster = std::get_if<ClusterId>(&what)) {
        if (const Cluster *declared = fleet.cluster(*cluster))
            return rowOf(*cluster, daysOf(subjectOf(*cluster)), declared->sla, now, days);
    } else if (const auto *region = std::get_if<RegionId>(&what); region && hasNodes(fleet, *region)) {
        return rowOf(*region, daysOf(subjectOf(*region)), targetOf(fleet, *region), now, days);
    }
    return {};
}

std::optional<AvailabilityRow> worstCluster(const QList<AvailabilityRow> &rows)
{
    const auto above = [](const AvailabilityRow &r) { return *r.month.time.share() * 100 - r.target; };
    std::optional<AvailabilityRow> worst;
    for (const AvailabilityRow &row : rows) {
        const bool counts = std::holds_alternative<ClusterId>(row.what) && row.month.met;
        if (counts && (!worst || above(row) < above(*worst)))
            worst = row;
    }
    return worst;
}

QString shareText(const std::optional<double> &share)
{
    if (!share)
        return format::unknown();
    // Cut, not rounded: 99.9996 % is not all of the time.
    return format::number(std::floor(*share * 100 * 1000) / 1000, *share < 1 ? 3 : 0) + QStringLiteral(" %");
}

QString dayText(Instant day)
{
    return format::iso(day).left(10);
}

QString monthText(Instant month)
{
    return format::iso(month).left(7);
}

QString periodText(const AvailabilityPeriod &p, const QString &title)
{
    QStringList parts;
    const auto add = [&](const QString &name, microseconds time) {
        if (time > microseconds(0))
            parts << QStringLiteral("%1 %2").arg(name, format::duration(time));
    };
    add(Words::tr("in sync"), p.time.inSync);
    add(Words::tr("behind"), p.time.behind);
    add(Words::tr("down"), p.time.down);
    add(Words::tr("maintenance"), p.time.maintenance);
    add(Words::tr("not watched"), p.notWatched());
    return QStringLiteral("%1: %2").arg(title, parts.join(QStringLiteral(", ")));
}

} // namespace meridian
