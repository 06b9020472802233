// SPDX-License-Identifier: GPL-3.0-or-later
#include "stepcosts.h"

#include <algorithm>
#include <cmath>

namespace meridian
{

namespace
{

// Measured beside the planned floor on loopback (PostgreSQL 15, 16 MB segments), rounded up.
constexpr milliseconds kStatement{3}, kReload{8}, kFence{13}, kStop{12}, kPromote{21}, kPause{1}, kConnect{10};
constexpr milliseconds kCheckpoint{300}, kStart{250}, kStream{100}, kRewind{3000}, kPatroni{1500};
constexpr double kCopyBytesPerMs = 50'000; // 50 MB/s, a modest network and disk

struct Cost {
    const ClusterView &view;

    milliseconds way(const NodeId &id) const
    {
        const Member *m = view.find(id);
        const auto trip = m && m->state ? m->state->timings.roundTrip : std::nullopt;
        return std::chrono::ceil<milliseconds>(trip.value_or(microseconds(0)));
    }
    milliseconds lagOf(const NodeId &id) const
    {
        const Member *m = view.find(id);
        const bool behind = m && m->state && m->state->lag.state == LagState::Streaming && m->state->lag.time;
        return behind ? std::chrono::ceil<milliseconds>(*m->state->lag.time) : milliseconds(0);
    }

    using Time = std::optional<milliseconds>;
    Time operator()(const TakeLock &a) const { return kStatement + way(a.on); }
    Time operator()(const ReleaseLock &a) const { return kStatement + way(a.on); }
    Time operator()(const Checkpoint &a) const { return kCheckpoint + way(a.node); }
    Time operator()(const MakeSlot &a) const { return kStatement + way(a.on); }
    Time operator()(const DropSlot &a) const { return kStatement + way(a.on); }
    Time operator()(const SetParameter &a) const { return kReload + way(a.node); }
    Time operator()(const PausePools &) const { return kPause; }
    Time operator()(const ResumePools &) const { return kPause; }
    Time operator()(const Fence &a) const { return kFence + way(a.node) + lagOf(a.candidate); }
    Time operator()(const Unfence &a) const { return kReload + way(a.node); }
    Time operator()(const WaitCaughtUp &a) const { return kStatement + way(a.node) + lagOf(a.node); }
    Time operator()(const StopServer &a) const { return kStop + way(a.node); }
    Time operator()(const StartServer &a) const { return kStart + way(a.node); }
    Time operator()(const Promote &a) const { return kPromote + way(a.node); }
    Time operator()(const Follow &a) const { return kReload + way(a.node); }
    Time operator()(const StartAsStandby &a) const { return kStart + way(a.node); }
    Time operator()(const WaitStreaming &a) const { return kStream + way(a.node); }
    Time operator()(const SaveDivergence &a) const { return kRewind + way(a.node); }
    Time operator()(const Rewind &a) const { return kRewind + way(a.node); }
    Time operator()(const SetAside &a) const { return kStatement + way(a.node); }
    Time operator()(const Reclone &a) const
    {
        const Member *source = view.find(a.source);
        if (!source || !source->survey || !source->survey->databaseBytes)
            return {};
        return kStart + milliseconds(std::llround(double(*source->survey->databaseBytes) / kCopyBytesPerMs));
    }
    Time operator()(const PrepareEndpoint &) const { return kConnect; }
    Time operator()(const PointEndpoint &) const { return kConnect; }
    Time operator()(const VerifyWrite &a) const { return kConnect + way(a.node); }
    Time operator()(const VerifyEndpoint &a) const { return kConnect + way(a.node); }
    Time operator()(const SetMaintenance &) const { return kPause; }
    Time operator()(const PatroniSwitchover &a) const { return kPatroni + way(a.leader); }
    Time operator()(const PatroniFailover &a) const { return kPatroni + way(a.candidate); }
    Time operator()(const PatroniReinitialise &) const { return {}; }
    Time operator()(const PatroniPause &) const { return kConnect; }
    Time operator()(const AskPerson &) const { return {}; }
};

} // namespace

std::optional<milliseconds> estimate(const ClusterView &view, const Action &action)
{
    return std::visit(Cost{view}, action);
}

} // namespace meridian
