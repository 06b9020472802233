// SPDX-License-Identifier: GPL-3.0-or-later
#include "picturecodec.h"

#include "picturearchive.h"

#include <tuple>

namespace meridian
{

// One function per type, for writing and reading alike. Each takes its type apart by a structured binding: a member
// that is added to the type does not compile until it is kept here, too. The layout then grows at the end of the type,
// `if (a.version >= 2) a(newMember)`, and its number below goes up: what was written stays readable. Static, not in an
// unnamed namespace: the archives find them by their arguments.

constexpr int kFleetLayout = 1;
constexpr int kPictureLayout = 3; // 2: endpoints, owners, maintenance; 3: sets of transactions

template <class T, class Wanted>
concept Is = std::is_same_v<std::remove_const_t<T>, Wanted>;

static void members(auto &a, Is<GeoPoint> auto &v)
{
    auto &[latitude, longitude] = v;
    a(latitude, longitude);
}

static void members(auto &a, Is<Region> auto &v)
{
    auto &[id, title, provider, place, jurisdiction, costFactor] = v;
    a(id, title, provider, place, jurisdiction, costFactor);
}

static void members(auto &a, Is<Thresholds> auto &v)
{
    auto &[healthyWithin, degradedWithin, strikes, recoveries, lagWarning, lagCritical, lagBytesSoft, lagBytesHard,
           networkLatency, databaseResponse, architectureLatency, meanLatency, oldestTransaction, clockOffset] = v;
    a(healthyWithin, degradedWithin, strikes, recoveries, lagWarning, lagCritical, lagBytesSoft, lagBytesHard);
    a(networkLatency, databaseResponse, architectureLatency, meanLatency, oldestTransaction, clockOffset);
}

static void members(auto &a, Is<Polling> auto &v)
{
    auto &[interval, timeout, connectTimeout, backoffMax, cold, detail] = v;
    a(interval, timeout, connectTimeout, backoffMax, cold, detail);
}

static void members(auto &a, Is<Credential> auto &v)
{
    auto &[name, user, service, passwordFile] = v;
    a(name, user, service, passwordFile);
}

static void members(auto &a, Is<Tls> auto &v)
{
    auto &[mode, rootCertificate] = v;
    a(mode, rootCertificate);
}

static void members(auto &a, Is<Node> auto &v)
{
    auto &[id, cluster, region, host, port, database, priority, promotion, tls, credential, control, routes] = v;
    static_cast<void>(std::tie(control, routes)); // nobody acts in the past
    a(id, cluster, region, host, port, database, priority, promotion, tls, credential);
}

static void members(auto &a, Is<Cluster> auto &v)
{
    auto &[id, engine, environment, colour, rto, rpo, sla, thresholds, polling, limits, operatorCredential,
           replicationCredential] = v;
    static_cast<void>(std::tie(limits, operatorCredential, replicationCredential)); // nobody acts in the past
    a(id, engine, environment, colour, rto, rpo, sla, thresholds, polling);
}

static void members(auto &a, Is<Fleet> auto &v)
{
    auto &[name, file, regions, clusters, nodes, endpoints, credentials, operatorPlace, found] = v;
    static_cast<void>(endpoints);
    static_cast<void>(found); // an index of nodes
    a(name, file, regions, clusters, nodes, credentials, operatorPlace);
}

static void members(auto &a, Is<Reason> auto &v)
{
    auto &[code, args] = v;
    a(code, args);
}

static void members(auto &a, Is<Error> auto &v)
{
    auto &[kind, tried, message, code, remedy] = v;
    a(kind, tried, message, code, remedy);
}

static void members(auto &a, Is<Lag> auto &v)
{
    auto &[state, bytes, time, transactions] = v;
    a(state, bytes, time);
    if (a.version >= 3)
        a(transactions);
}

static void members(auto &a, Is<Timings> auto &v)
{
    auto &[resolve, tcp, tls, login, query, roundTrip] = v;
    a(resolve, tcp, tls, login, query, roundTrip);
}

static void members(auto &a, Is<SenderRow> auto &v)
{
    auto &[applicationName, slot, clientAddress, state, syncState, physical, sent, written, flushed, replayed, writeLag,
           flushLag, replayLag, replyAge] = v;
    a(applicationName, slot, clientAddress, state, syncState, physical);
    a(sent, written, flushed, replayed, writeLag, flushLag, replayLag, replyAge);
}

static void members(auto &a, Is<ReceiverRow> auto &v)
{
    auto &[status, slot, senderHost, senderPort, timeline, flushed, latestEnd, messageAge, transit] = v;
    a(status, slot, senderHost, senderPort, timeline, flushed, latestEnd, messageAge, transit);
}

static void members(auto &a, Is<SlotRow> auto &v)
{
    auto &[name, physical, active, retainedBytes, walStatus, safeWalBytes, xminAge] = v;
    a(name, physical, active, retainedBytes, walStatus, safeWalBytes, xminAge);
}

static void members(auto &a, Is<DetailSample> auto &v)
{
    auto &[systemIdentifier, version, startedAt, clusterName, applicationName, primaryHost, primaryPort, primarySlot,
           replicationSlots, connections, maxConnections, transactions, oldestTransaction, archived, archiveFailures,
           lastFailedWal, archiveFailing, walReceiverTimeout, applyDelay, logicalPublisher, owner] = v;
    a(systemIdentifier, version, startedAt, clusterName, applicationName, primaryHost, primaryPort, primarySlot);
    a(replicationSlots, connections, maxConnections, transactions, oldestTransaction, archived, archiveFailures);
    a(lastFailedWal, archiveFailing, walReceiverTimeout, applyDelay, logicalPublisher);
    if (a.version >= 2)
        a(owner);
}

static void members(auto &a, Is<ThreadError> auto &v)
{
    auto &[code, message, at] = v;
    a(code, message, at);
}

static void members(auto &a, Is<Channel> auto &v)
{
    auto &[name, sourceHost, sourcePort, sourceId, receiver, applier, receiverDoes, applierDoes, receiverError,
           applierError, received, workers, delay, messageAge, applyingAge, byGtid] = v;
    a(name, sourceHost, sourcePort, sourceId, receiver, applier, receiverDoes, applierDoes, receiverError);
    a(applierError, received, workers, delay, messageAge, applyingAge, byGtid);
}

static void members(auto &a, Is<SemiSync> auto &v)
{
    auto &[expected, real] = v;
    a(expected, real);
}

static void members(auto &a, Is<GtidSample> auto &v)
{
    auto &[serverId, executed, purged, written, channels, readOnly, superReadOnly, semiSyncSource, semiSyncReplica,
           semiSyncClients, namesReceivers] = v;
    static_cast<void>(written); // for comparing with the source at the time
    a(serverId, executed, purged, channels, readOnly, superReadOnly, semiSyncSource, semiSyncReplica);
    a(semiSyncClients, namesReceivers);
}

static void members(auto &a, Is<ServerSample> auto &v)
{
    auto &[role, timeline, current, received, replayed, replayAge, replayPaused, receiver, senders, detail, detailAt,
           clockOffset, gtid] = v;
    a(role, timeline, current, received, replayed, replayAge, replayPaused, receiver, senders, detail, detailAt);
    a(clockOffset);
    if (a.version >= 3)
        a(gtid);
}

static void members(auto &a, Is<Maintenance> auto &v)
{
    auto &[since, by, reason] = v;
    a(since, by, reason);
}

static void members(auto &a, Is<EndpointState> auto &v)
{
    auto &[name, cluster, health, reason, writer, paused, askedAt, since, software] = v;
    a(name, cluster, health, reason, writer, paused, askedAt, since, software);
}

static void members(auto &a, Is<OwnerMember> auto &v)
{
    auto &[name, node, role, state, timeline, lagBytes, tags] = v;
    a(name, node, role, state, timeline, lagBytes, tags);
}

static void members(auto &a, Is<OwnerChange> auto &v)
{
    auto &[timeline, at, leader, reason] = v;
    a(timeline, at, leader, reason);
}

static void members(auto &a, Is<OwnerState> auto &v)
{
    auto &[cluster, owner, scope, paused, ownMembers, history, askedAt, error] = v;
    a(cluster, owner, scope, paused, ownMembers, history, askedAt, error);
}

static void members(auto &a, Is<NodeState> auto &v)
{
    auto &[id, health, reason, strikes, reachable, polledAt, answeredAt, since, sample, error, timings, lag,
           transactionsPerSecond, upstream, cascading, secretSource, maintenance] = v;
    a(id, health, reason, strikes, reachable, polledAt, answeredAt, since, sample, error, timings, lag);
    a(transactionsPerSecond, upstream, cascading, secretSource);
    if (a.version >= 2)
        a(maintenance);
}

static void members(auto &a, Is<LinkState> auto &v)
{
    auto &[from, to, state, reason, syncState, lag, roundTrip] = v;
    a(from, to, state, reason, syncState, lag, roundTrip);
}

static void members(auto &a, Is<RegionPair> auto &v)
{
    auto &[from, to, roundTrip, reference] = v;
    a(from, to, roundTrip, reference);
}

static void members(auto &a, Is<RegionState> auto &v)
{
    auto &[id, health, reason, network, database, nodes, roundTrip, worstLag] = v;
    a(id, health, reason, network, database, nodes, roundTrip, worstLag);
}

static void members(auto &a, Is<Snapshot> auto &v)
{
    auto &[at, sequence, fleet, regions, nodes, links, pairs, endpoints, owners, storeProblem, storeNote,
           fleetProblem] = v;
    static_cast<void>(fleet); // kept once for many pictures
    a(at);
    a.base = at;
    a(sequence, regions, nodes, links, pairs, storeProblem, storeNote, fleetProblem);
    if (a.version >= 2)
        a(endpoints, owners);
}

namespace
{

template <class T>
QByteArray written(const T &value, int layout)
{
    archive::Writer writer(layout);
    members(writer, value);
    return writer.bytes;
}

template <class T>
bool read(const QByteArray &bytes, int layout, T &value)
{
    archive::Reader reader(bytes);
    if (reader.version < 1 || reader.version > layout)
        return false;
    members(reader, value);
    return !reader.bad && reader.atEnd();
}

} // namespace

namespace picturecodec
{

QByteArray pack(const Fleet &fleet)
{
    return written(fleet, kFleetLayout);
}

FleetPtr unpackFleet(const QByteArray &bytes)
{
    auto fleet = std::make_shared<Fleet>();
    return read(bytes, kFleetLayout, *fleet) ? fleet : nullptr;
}

QByteArray pack(const Snapshot &snapshot)
{
    return written(snapshot, kPictureLayout);
}

std::optional<Snapshot> unpackSnapshot(const QByteArray &bytes)
{
    std::optional<Snapshot> out(std::in_place);
    if (!read(bytes, kPictureLayout, *out))
        out.reset();
    return out;
}

} // namespace picturecodec

} // namespace meridian
