// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepmeans.h"

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kCopying = std::chrono::hours(24); ///< a whole database over a slow line

struct Asked {
    const OperationLimits &limits;
    const Situation &before;
    using Request = std::optional<HostRequest>;

    static HostRequest request(HostDeed deed, milliseconds patience)
    {
        HostRequest asked;
        asked.deed = deed;
        asked.patience = patience;
        return asked;
    }
    Request operator()(const StopServer &a) const
    {
        HostRequest asked = request(a.mode == StopMode::Immediate ? HostDeed::StopNow : HostDeed::Stop, limits.stop);
        asked.timeline = before.surveys.value(a.node).sample.timeline.value_or(0);
        return asked;
    }
    Request operator()(const StartServer &) const { return request(HostDeed::Start, limits.rejoin); }
    Request operator()(const StartAsStandby &) const { return request(HostDeed::StartAsStandby, limits.rejoin); }
    Request operator()(const Rewind &) const { return request(HostDeed::Rewind, kCopying); }
    Request operator()(const SetAside &) const { return request(HostDeed::SetAside, HostRequest{}.patience); }
    Request operator()(const Reclone &) const { return request(HostDeed::Reclone, kCopying); }
    Request operator()(const SaveDivergence &a) const
    {
        HostRequest asked = request(HostDeed::SaveDivergence, limits.rejoin);
        const auto survey = before.surveys.constFind(a.source), node = before.surveys.constFind(a.node);
        // The first fork of the source's history: up to there they are one.
        if (node != before.surveys.cend())
            asked.timeline = node->sample.timeline.value_or(0);
        for (const TimelineFork &fork : survey == before.surveys.cend() ? QList<TimelineFork>() : survey->history) {
            if (asked.timeline == 0 || fork.timeline == asked.timeline) {
                asked.timeline = fork.timeline;
                asked.forkedAt = fork.at;
            }
        }
        return asked;
    }
    template <class Other>
    Request operator()(const Other &) const
    {
        return {};
    }
};

} // namespace

StepContext stepContext(const Fleet &fleet, const ClusterId &cluster, const Action &action,
                        const QList<Action> &together, const Situation &before)
{
    StepContext c;
    if (const Cluster *declared = fleet.cluster(cluster))
        c.limits = declared->limits;
    if (const Fence *fence = std::get_if<Fence>(&action)) {
        const DetailSample candidate = before.surveys.value(fence->candidate).sample.detail;
        c.standbyName = candidate.applicationName;
        c.standbySlot = candidate.primarySlot;
        c.pooled = std::any_of(together.begin(), together.end(),
                               [](const Action &a) { return std::holds_alternative<PausePools>(a); });
    } else if (const Follow *follow = std::get_if<Follow>(&action)) {
        const Node *upstream = fleet.node(follow->upstream), *standby = fleet.node(follow->node);
        if (upstream && standby) {
            const Node seen = upstream->seenFrom(standby->region);
            c.upstreamHost = seen.host;
            c.upstreamPort = seen.port;
        }
    }
    return c;
}

std::optional<HostRequest> hostRequest(const Action &action, const OperationLimits &limits, const Situation &before)
{
    return std::visit(Asked{limits, before}, action);
}

QString conninfoOption(const char *keyword, QString value)
{
    value.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QStringLiteral(" %1='%2'").arg(QLatin1String(keyword), value);
}

QString conninfoTo(const Node &server, const QString &user)
{
    QString out = QStringLiteral("host='%1' port=%2").arg(server.host).arg(server.port) + conninfoOption("user", user) +
                  conninfoOption("sslmode", toText(server.tls.mode));
    if (!server.tls.rootCertificate.isEmpty())
        out += conninfoOption("sslrootcert", server.tls.rootCertificate);
    return out;
}

QString applicationName(const NodeId &standby, const Situation &before)
{
    const QString own = before.surveys.value(standby).sample.detail.clusterName;
    return own.isEmpty() ? standby.name() : own;
}

} // namespace meridian
