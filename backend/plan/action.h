// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done, as data: a closed list of small values without behaviour. An engine's own words for each are in db,
// a machine's in host, a proxy's in traffic; how one changes the picture is in simulate.h; how one reads in plantext.h.
// Every action is idempotent: doing it again where it is done already succeeds and changes nothing.
#pragma once

#include "control.h"
#include "ids.h"
#include "times.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace meridian
{

/// The cluster's operation lock, on its writable node (advisory lock and visible row); on the candidate in emergencies.
struct TakeLock {
    ClusterId cluster;
    NodeId on;
    friend bool operator==(const TakeLock &, const TakeLock &) = default;
};
struct ReleaseLock {
    ClusterId cluster;
    NodeId on;
    friend bool operator==(const ReleaseLock &, const ReleaseLock &) = default;
};
/// Everything dirty to disk, outside the outage, so that what follows is quick.
struct Checkpoint {
    NodeId node;
    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};
/// A physical slot for a standby that will follow this node.
struct MakeSlot {
    NodeId on;
    QString slot;
    friend bool operator==(const MakeSlot &, const MakeSlot &) = default;
};
struct DropSlot {
    NodeId on;
    QString slot;
    friend bool operator==(const DropSlot &, const DropSlot &) = default;
};
/// A server setting and a reload; an empty value resets it.
struct SetParameter {
    NodeId node;
    QString name, value;
    friend bool operator==(const SetParameter &, const SetParameter &) = default;
};
/// Pools of these endpoints hold their clients and finish what runs. May run together with the Fence behind it.
struct PausePools {
    QStringList endpoints;
    milliseconds patience{5000};
    friend bool operator==(const PausePools &, const PausePools &) = default;
};
struct ResumePools {
    QStringList endpoints;
    friend bool operator==(const ResumePools &, const ResumePools &) = default;
};
/// No more writes on this node: read-only by default, sessions given `grace` and then ended, a marker flushed, and
/// (with a candidate) waited until that has replayed the marker: all on the server's side, one round trip. Evidence:
/// the marker.
struct Fence {
    NodeId node;
    NodeId candidate; ///< empty: do not wait for anybody
    milliseconds grace{2000};
    milliseconds patience{20000}; ///< for the candidate
    friend bool operator==(const Fence &, const Fence &) = default;
};
struct Unfence {
    NodeId node;
    friend bool operator==(const Unfence &, const Unfence &) = default;
};
/// This node has replayed everything that `behind` had when the step began.
struct WaitCaughtUp {
    NodeId node, behind;
    milliseconds patience{20000};
    friend bool operator==(const WaitCaughtUp &, const WaitCaughtUp &) = default;
};
enum class StopMode { Fast, Immediate };
/// With a successor the step fails when this node ends with a commit that the successor has not: after the fence a
/// session may have begun that asked for READ WRITE.
struct StopServer {
    NodeId node;
    StopMode mode = StopMode::Fast;
    NodeId successor; ///< empty: nobody takes over from it
    friend bool operator==(const StopServer &, const StopServer &) = default;
};
struct StartServer {
    NodeId node;
    friend bool operator==(const StartServer &, const StartServer &) = default;
};
/// Ends when the node accepts writes.
struct Promote {
    NodeId node;
    friend bool operator==(const Promote &, const Promote &) = default;
};
/// A running standby receives from another node from now on.
struct Follow {
    NodeId node, upstream;
    QString slot; ///< empty: none
    friend bool operator==(const Follow &, const Follow &) = default;
};
/// A stopped former primary starts as a standby of another node.
struct StartAsStandby {
    NodeId node, upstream;
    QString slot;
    friend bool operator==(const StartAsStandby &, const StartAsStandby &) = default;
};
/// Ends when the node receives from `upstream` and has replayed past the fork of its timeline.
struct WaitStreaming {
    NodeId node, upstream;
    milliseconds patience{60000};
    friend bool operator==(const WaitStreaming &, const WaitStreaming &) = default;
};
/// What this stopped node had that the new line has not: its WAL from the fork on, and a summary of it, kept aside.
struct SaveDivergence {
    NodeId node, source;
    friend bool operator==(const SaveDivergence &, const SaveDivergence &) = default;
};
struct Rewind {
    NodeId node, source;
    friend bool operator==(const Rewind &, const Rewind &) = default;
};
/// The stopped node's data directory is renamed and kept.
struct SetAside {
    NodeId node;
    friend bool operator==(const SetAside &, const SetAside &) = default;
};
/// A fresh copy of `source`, after SetAside.
struct Reclone {
    NodeId node, source;
    QString slot;
    friend bool operator==(const Reclone &, const Reclone &) = default;
};
/// What pointing the endpoint needs and applications do not notice, so that the rest is quick.
struct PrepareEndpoint {
    QString endpoint;
    NodeId node;
    friend bool operator==(const PrepareEndpoint &, const PrepareEndpoint &) = default;
};
/// An endpoint's writer becomes this node.
struct PointEndpoint {
    QString endpoint;
    NodeId node;
    friend bool operator==(const PointEndpoint &, const PointEndpoint &) = default;
};
/// A row is written on the node and read back, and (with others) seen by those that follow.
struct VerifyWrite {
    NodeId node;
    friend bool operator==(const VerifyWrite &, const VerifyWrite &) = default;
};
struct VerifyEndpoint {
    QString endpoint;
    NodeId node;
    friend bool operator==(const VerifyEndpoint &, const VerifyEndpoint &) = default;
};
struct SetMaintenance {
    NodeId node;
    bool on = true;
    friend bool operator==(const SetMaintenance &, const SetMaintenance &) = default;
};
/// Through the owner's own interface: PATRONI REST API, POST /switchover, /failover, /reinitialize; PATCH /config
/// pause.
struct PatroniSwitchover {
    ClusterId cluster;
    NodeId leader, candidate;
    friend bool operator==(const PatroniSwitchover &, const PatroniSwitchover &) = default;
};
struct PatroniFailover {
    ClusterId cluster;
    NodeId candidate;
    friend bool operator==(const PatroniFailover &, const PatroniFailover &) = default;
};
struct PatroniReinitialise {
    NodeId node;
    friend bool operator==(const PatroniReinitialise &, const PatroniReinitialise &) = default;
};
struct PatroniPause {
    ClusterId cluster;
    bool on = true;
    friend bool operator==(const PatroniPause &, const PatroniPause &) = default;
};

/// What a person has to do on the node's machine, because Meridian may not (ControlKind::None): the wrapped action is
/// never executed, only its effect is waited for and checked.
enum class ManualDeed { Stop, Start, StartAsStandby, Rewind, Reclone };
struct AskPerson {
    ManualDeed deed = ManualDeed::Stop;
    NodeId node, upstream;
    QString slot;
    friend bool operator==(const AskPerson &, const AskPerson &) = default;
};

using Action =
    std::variant<TakeLock, ReleaseLock, Checkpoint, MakeSlot, DropSlot, SetParameter, PausePools, ResumePools, Fence,
                 Unfence, WaitCaughtUp, StopServer, StartServer, Promote, Follow, StartAsStandby, WaitStreaming,
                 SaveDivergence, Rewind, SetAside, Reclone, PrepareEndpoint, PointEndpoint, VerifyWrite, VerifyEndpoint,
                 SetMaintenance, PatroniSwitchover, PatroniFailover, PatroniReinitialise, PatroniPause, AskPerson>;

} // namespace meridian
