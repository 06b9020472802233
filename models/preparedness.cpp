// SPDX-License-Identifier: GPL-3.0-or-later
#include "preparedness.h"

#include "format.h"
#include "readiness.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kGood = 90, kFair = 60; ///< percent

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(Preparedness)
};

Fact::Tone toneOf(int percent)
{
    return percent >= kGood ? Fact::Tone::Good : percent >= kFair ? Fact::Tone::Warning : Fact::Tone::Bad;
}

Fact fact(const QString &label, const QString &value, Fact::Tone tone = Fact::Tone::Normal, bool figures = true)
{
    return {label, value, tone, figures, {}};
}

/// What would be lost against what may be.
Fact riskFact(const Loss &loss, const Cluster *cluster)
{
    QStringList parts;
    if (loss.bytes)
        parts << format::bytes(*loss.bytes);
    if (loss.time)
        parts << format::duration(*loss.time);
    if (parts.isEmpty())
        return fact(Texts::tr("Data at risk"), Texts::tr("not known"), Fact::Tone::Warning, false);
    const bool met = loss.bytes == 0 || !cluster || !cluster->rpo || (loss.time && *loss.time <= *cluster->rpo);
    return fact(Texts::tr("Data at risk"), parts.join(QStringLiteral(" · ")),
                met ? Fact::Tone::Normal : Fact::Tone::Bad);
}

Fact outageFact(const Loss &loss, const Cluster *cluster)
{
    if (!loss.recovery)
        return fact(Texts::tr("Outage, estimated"), Texts::tr("not known"), Fact::Tone::Warning, false);
    const QString value = format::duration(*loss.recovery);
    if (!cluster || !cluster->rto)
        return fact(Texts::tr("Outage, estimated"), value);
    return fact(Texts::tr("Outage, estimated"), Texts::tr("%1 (target %2)").arg(value, format::duration(*cluster->rto)),
                *loss.recovery <= *cluster->rto ? Fact::Tone::Normal : Fact::Tone::Bad);
}

void addLoss(const Snapshot &snapshot, const Loss &loss, bool named, QList<Fact> *facts)
{
    const Cluster *cluster = snapshot.fleet->cluster(loss.cluster);
    if (named)
        *facts << fact(Texts::tr("Cluster"), loss.cluster.name());
    if (!loss.losesPrimary) {
        *facts << fact(Texts::tr("Writes"), Texts::tr("go on, the primary is elsewhere"), Fact::Tone::Normal, false);
        return;
    }
    *facts << (loss.promoted.isEmpty() ? fact(Texts::tr("Would promote"), loss.why.text(), Fact::Tone::Bad, false)
                                       : fact(Texts::tr("Would promote"), loss.promoted.name()));
    if (const Node *node = snapshot.fleet->node(loss.promoted))
        *facts << fact(Texts::tr("In region"), node->region.name());
    if (!loss.promoted.isEmpty())
        *facts << riskFact(loss, cluster) << outageFact(loss, cluster);
    if (!loss.services.isEmpty())
        *facts << fact(Texts::tr("Services hit"), loss.services.join(QStringLiteral(", ")), Fact::Tone::Normal, false);
}

QList<Loss> lossesOf(const Snapshot &snapshot, const Selection &what)
{
    QList<Loss> losses;
    if (const auto *region = std::get_if<RegionId>(&what)) {
        losses = ifRegionLost(snapshot, *region);
    } else if (const auto *node = std::get_if<NodeId>(&what)) {
        if (const auto loss = ifNodeLost(snapshot, *node))
            losses << *loss;
    } else if (const auto *cluster = std::get_if<ClusterId>(&what)) {
        if (const auto ready = readiness(snapshot, *cluster))
            losses << ready->loss;
    }
    return losses;
}

QString nameOf(const Selection &what)
{
    if (const auto *region = std::get_if<RegionId>(&what))
        return region->name();
    if (const auto *node = std::get_if<NodeId>(&what))
        return node->name();
    if (const auto *cluster = std::get_if<ClusterId>(&what))
        return Texts::tr("the primary of %1").arg(cluster->name());
    return {};
}

} // namespace

Preparedness preparedness(const Snapshot &snapshot, const Selection &what)
{
    Preparedness out;
    if (!snapshot.fleet || !snapshot.lastPoll())
        return out; // nothing is known yet
    const QList<Loss> losses = lossesOf(snapshot, what);
    if (losses.isEmpty())
        return out;
    out.title = Texts::tr("If %1 is lost now").arg(nameOf(what));
    const bool one =
        std::all_of(losses.begin(), losses.end(), [&](const Loss &l) { return l.cluster == losses[0].cluster; });
    for (const Loss &loss : losses)
        addLoss(snapshot, loss, !one, &out.loss);
    const auto ready = readiness(snapshot, losses.first().cluster);
    if (!ready)
        return out;
    out.readiness = Texts::tr("Readiness of %1: %2 %").arg(ready->cluster.name()).arg(ready->percent);
    for (const Reason &reason : ready->reasons)
        out.reasons << fact({}, reason.text(), ready->percent < kFair ? Fact::Tone::Bad : Fact::Tone::Warning, false);
    if (out.reasons.isEmpty())
        out.reasons << fact({}, Texts::tr("nothing is missing for the loss of its primary"), Fact::Tone::Good, false);
    return out;
}

std::optional<WorstReadiness> worstReadiness(const Snapshot &snapshot)
{
    if (!snapshot.fleet || !snapshot.lastPoll())
        return {};
    std::optional<WorstReadiness> worst;
    QStringList lines;
    for (const Readiness &r : readiness(snapshot)) {
        lines << QStringLiteral("%1: %2 %").arg(r.cluster.name()).arg(r.percent);
        for (const Reason &reason : r.reasons)
            lines << QStringLiteral("  – %1").arg(reason.text());
        if (!worst || r.percent < worst->percent)
            worst = WorstReadiness{r.cluster, r.percent, {}, toneOf(r.percent)};
    }
    if (worst)
        worst->details = lines.join(u'\n');
    return worst;
}

} // namespace meridian
