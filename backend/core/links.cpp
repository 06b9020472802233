// SPDX-License-Identifier: GPL-3.0-or-later
#include "links.h"

#include "format.h"

#include <algorithm>

namespace meridian
{

namespace
{

/// A standby reports at least every wal_receiver_status_interval (10 s unless changed).
constexpr microseconds kReplyPatience = seconds(15);

QString applicationName(const LinkEnd &standby)
{
    return standby.sample && !standby.sample->detail.applicationName.isEmpty() ? standby.sample->detail.applicationName
                                                                               : standby.node->id.name();
}

QString slotOf(const LinkEnd &standby)
{
    return standby.sample ? standby.sample->detail.primarySlot : QString();
}

bool pointsAt(const LinkEnd &standby, const Node &candidate)
{
    const ServerSample &s = *standby.sample;
    const RegionId &here = standby.node->region;
    return (s.receiver && candidate.answersTo(s.receiver->senderHost, s.receiver->senderPort, here)) ||
           candidate.answersTo(s.detail.primaryHost, s.detail.primaryPort, here);
}

bool keepsSlotFor(const LinkEnd &candidate, const QString &slot)
{
    return !slot.isEmpty() && candidate.sample &&
           std::any_of(candidate.sample->detail.replicationSlots.begin(),
                       candidate.sample->detail.replicationSlots.end(),
                       [&](const SlotRow &s) { return s.physical && s.name == slot; });
}

/// How strongly `candidate` looks like the upstream of `standby`; 0: not at all.
int evidence(const LinkEnd &candidate, const LinkEnd &standby)
{
    int score = 0;
    if (senderRowFor(candidate, standby))
        score += candidate.current ? 8 : 4;
    if (standby.sample && pointsAt(standby, *candidate.node))
        score += 4;
    if (keepsSlotFor(candidate, slotOf(standby)))
        score += 2;
    return score;
}

LinkState withReason(LinkState link, LinkHealth state, const char *code, const QStringList &args)
{
    link.state = state;
    link.reason = {QLatin1String(code), args};
    return link;
}

/// Only the receiving end can be asked.
LinkState seenByReceiver(const LinkState &link, const LinkEnd &to, const QStringList &names)
{
    if (!to.current)
        return withReason(link, LinkHealth::Unknown, "link.unseen", names);
    if (to.receiving)
        return withReason(link, LinkHealth::Streaming, "link.seen-by-receiver", names);
    return withReason(link, LinkHealth::Broken, "link.not-receiving", names);
}

/// Only the sending end can be asked.
LinkState seenBySender(const LinkState &link, const LinkEnd &from, const SenderRow *row, const QStringList &names)
{
    if (!row && from.sample->gtid && !from.sample->gtid->namesReceivers)
        return withReason(link, LinkHealth::Unknown, "link.unnamed", names);
    if (!row)
        return withReason(link, LinkHealth::Broken, "link.not-sending", names);
    if (row->replyAge && *row->replyAge > kReplyPatience)
        return withReason(link, LinkHealth::Broken, "link.no-reply",
                          names + QStringList{format::duration(*row->replyAge)});
    if (row->state == QLatin1String("streaming"))
        return withReason(link, LinkHealth::Streaming, "link.seen-by-sender", names);
    return withReason(link, LinkHealth::CatchingUp, "link.catching-up", names);
}

} // namespace

const SenderRow *senderRowFor(const LinkEnd &sender, const LinkEnd &standby)
{
    if (!sender.sample)
        return nullptr;
    const QString name = applicationName(standby);
    const QString slot = slotOf(standby);
    const SenderRow *byName = nullptr;
    for (const SenderRow &row : sender.sample->senders) {
        if (!row.physical || row.state == QLatin1String("backup"))
            continue;
        if (!slot.isEmpty() && row.slot == slot)
            return &row;
        const bool slotsAgree = slot.isEmpty() || row.slot.isEmpty();
        if (row.applicationName == name && slotsAgree)
            byName = &row;
    }
    return byName;
}

QHash<NodeId, NodeId> findUpstreams(const QList<LinkEnd> &nodes, const QHash<NodeId, NodeId> &before)
{
    QHash<NodeId, NodeId> upstreams;
    for (const LinkEnd &standby : nodes) {
        if (standby.sample && standby.sample->role == Role::Primary)
            continue;
        int best = 0;
        for (const LinkEnd &candidate : nodes) {
            if (candidate.node == standby.node)
                continue;
            const int score = evidence(candidate, standby);
            if (score > best) {
                best = score;
                upstreams.insert(standby.node->id, candidate.node->id);
            }
        }
        if (best == 0 && before.contains(standby.node->id))
            upstreams.insert(standby.node->id, before.value(standby.node->id));
    }
    return upstreams;
}

LinkState judgeLink(const LinkEnd &from, const LinkEnd &to)
{
    LinkState link;
    link.from = from.node->id;
    link.to = to.node->id;
    const QStringList names{from.node->id.name(), to.node->id.name()};
    const SenderRow *row = from.current ? senderRowFor(from, to) : nullptr;
    if (row)
        link.syncState = row->syncState;
    if (!from.current)
        return seenByReceiver(link, to, names);
    if (!to.current)
        return seenBySender(link, from, row, names);
    if (!to.receiving) {
        const bool senderBelieves = row && row->state == QLatin1String("streaming");
        return withReason(link, LinkHealth::Broken, senderBelieves ? "link.only-sender-believes" : "link.not-receiving",
                          names);
    }
    if (!row && from.sample->gtid && !from.sample->gtid->namesReceivers) {
        link.syncState = to.sample->gtid && to.sample->gtid->semiSyncReplica.real.value_or(false)
                             ? QStringLiteral("semi-sync")
                             : QString();
        return withReason(link, LinkHealth::Streaming, "link.receiver-says", names);
    }
    if (!row)
        return withReason(link, LinkHealth::Disputed, "link.only-receiver-believes", names);
    if (row->state != QLatin1String("streaming"))
        return withReason(link, LinkHealth::CatchingUp, "link.catching-up", names);
    return withReason(link, LinkHealth::Streaming, "link.streaming", names);
}

QList<LinkState> furtherLinks(const QList<LinkEnd> &nodes, const LinkEnd &to, const NodeId &upstream)
{
    QList<LinkState> out;
    const QList<Channel> channels = to.sample && to.sample->gtid ? to.sample->gtid->channels : QList<Channel>();
    for (const Channel &channel : channels) {
        const auto from = std::find_if(nodes.begin(), nodes.end(), [&](const LinkEnd &n) {
            return n.node->answersTo(channel.sourceHost, channel.sourcePort, to.node->region);
        });
        if (channels.size() < 2 || from == nodes.end() || from->node->id == upstream || from->node == to.node)
            continue;
        LinkState link;
        link.from = from->node->id;
        link.to = to.node->id;
        const QStringList names{link.from.name(), link.to.name()};
        const bool receives = channel.receiver == Channel::Thread::On;
        if (!to.current)
            out.append(withReason(link, LinkHealth::Unknown, "link.unseen", names));
        else if (receives && channel.applier != Channel::Thread::On)
            out.append(withReason(link, LinkHealth::Stalled, "link.stalled", names));
        else if (receives)
            out.append(withReason(link, LinkHealth::Streaming, "link.receiver-says", names));
        else
            out.append(withReason(link, LinkHealth::Broken, "link.not-receiving", names));
    }
    return out;
}

} // namespace meridian
