// SPDX-License-Identifier: GPL-3.0-or-later
// What each action is called and which members it has, as a table that the compiler reads: JSON both ways and names
// come from it. A new action is one more row here.
#pragma once

#include "action.h"

#include <tuple>

namespace meridian
{

template <class A, class T>
struct ActionField {
    const char *name;
    T A::*member;
};
template <class A, class T>
constexpr ActionField<A, T> actionField(const char *name, T A::*member)
{
    return {name, member};
}

template <class A>
struct ActionLayout; ///< `name`, stable: journals and scripts hold it; `fields`, a tuple of ActionField

template <>
struct ActionLayout<TakeLock> {
    static constexpr const char *name = "take-lock";
    static constexpr auto fields =
        std::tuple(actionField("cluster", &TakeLock::cluster), actionField("on", &TakeLock::on));
};
template <>
struct ActionLayout<ReleaseLock> {
    static constexpr const char *name = "release-lock";
    static constexpr auto fields =
        std::tuple(actionField("cluster", &ReleaseLock::cluster), actionField("on", &ReleaseLock::on));
};
template <>
struct ActionLayout<Checkpoint> {
    static constexpr const char *name = "checkpoint";
    static constexpr auto fields = std::tuple(actionField("node", &Checkpoint::node));
};
template <>
struct ActionLayout<MakeSlot> {
    static constexpr const char *name = "make-slot";
    static constexpr auto fields = std::tuple(actionField("on", &MakeSlot::on), actionField("slot", &MakeSlot::slot));
};
template <>
struct ActionLayout<DropSlot> {
    static constexpr const char *name = "drop-slot";
    static constexpr auto fields = std::tuple(actionField("on", &DropSlot::on), actionField("slot", &DropSlot::slot));
};
template <>
struct ActionLayout<SetParameter> {
    static constexpr const char *name = "set-parameter";
    static constexpr auto fields =
        std::tuple(actionField("node", &SetParameter::node), actionField("name", &SetParameter::name),
                   actionField("value", &SetParameter::value));
};
template <>
struct ActionLayout<PausePools> {
    static constexpr const char *name = "pause-pools";
    static constexpr auto fields =
        std::tuple(actionField("endpoints", &PausePools::endpoints), actionField("patienceMs", &PausePools::patience));
};
template <>
struct ActionLayout<ResumePools> {
    static constexpr const char *name = "resume-pools";
    static constexpr auto fields = std::tuple(actionField("endpoints", &ResumePools::endpoints));
};
template <>
struct ActionLayout<Fence> {
    static constexpr const char *name = "fence";
    static constexpr auto fields =
        std::tuple(actionField("node", &Fence::node), actionField("candidate", &Fence::candidate),
                   actionField("graceMs", &Fence::grace), actionField("patienceMs", &Fence::patience));
};
template <>
struct ActionLayout<Unfence> {
    static constexpr const char *name = "unfence";
    static constexpr auto fields = std::tuple(actionField("node", &Unfence::node));
};
template <>
struct ActionLayout<WaitCaughtUp> {
    static constexpr const char *name = "wait-caught-up";
    static constexpr auto fields =
        std::tuple(actionField("node", &WaitCaughtUp::node), actionField("behind", &WaitCaughtUp::behind),
                   actionField("patienceMs", &WaitCaughtUp::patience));
};
template <>
struct ActionLayout<StopServer> {
    static constexpr const char *name = "stop-server";
    static constexpr auto fields =
        std::tuple(actionField("node", &StopServer::node), actionField("mode", &StopServer::mode),
                   actionField("successor", &StopServer::successor));
};
template <>
struct ActionLayout<StartServer> {
    static constexpr const char *name = "start-server";
    static constexpr auto fields = std::tuple(actionField("node", &StartServer::node));
};
template <>
struct ActionLayout<Promote> {
    static constexpr const char *name = "promote";
    static constexpr auto fields = std::tuple(actionField("node", &Promote::node));
};
template <>
struct ActionLayout<Follow> {
    static constexpr const char *name = "follow";
    static constexpr auto fields =
        std::tuple(actionField("node", &Follow::node), actionField("upstream", &Follow::upstream),
                   actionField("slot", &Follow::slot));
};
template <>
struct ActionLayout<StartAsStandby> {
    static constexpr const char *name = "start-as-standby";
    static constexpr auto fields =
        std::tuple(actionField("node", &StartAsStandby::node), actionField("upstream", &StartAsStandby::upstream),
                   actionField("slot", &StartAsStandby::slot));
};
template <>
struct ActionLayout<WaitStreaming> {
    static constexpr const char *name = "wait-streaming";
    static constexpr auto fields =
        std::tuple(actionField("node", &WaitStreaming::node), actionField("upstream", &WaitStreaming::upstream),
                   actionField("patienceMs", &WaitStreaming::patience));
};
template <>
struct ActionLayout<SaveDivergence> {
    static constexpr const char *name = "save-divergence";
    static constexpr auto fields =
        std::tuple(actionField("node", &SaveDivergence::node), actionField("source", &SaveDivergence::source));
};
template <>
struct ActionLayout<Rewind> {
    static constexpr const char *name = "rewind";
    static constexpr auto fields =
        std::tuple(actionField("node", &Rewind::node), actionField("source", &Rewind::source));
};
template <>
struct ActionLayout<SetAside> {
    static constexpr const char *name = "set-aside";
    static constexpr auto fields = std::tuple(actionField("node", &SetAside::node));
};
template <>
struct ActionLayout<Reclone> {
    static constexpr const char *name = "reclone";
    static constexpr auto fields =
        std::tuple(actionField("node", &Reclone::node), actionField("source", &Reclone::source),
                   actionField("slot", &Reclone::slot));
};
template <>
struct ActionLayout<PrepareEndpoint> {
    static constexpr const char *name = "prepare-endpoint";
    static constexpr auto fields =
        std::tuple(actionField("endpoint", &PrepareEndpoint::endpoint), actionField("node", &PrepareEndpoint::node));
};
template <>
struct ActionLayout<PointEndpoint> {
    static constexpr const char *name = "point-endpoint";
    static constexpr auto fields =
        std::tuple(actionField("endpoint", &PointEndpoint::endpoint), actionField("node", &PointEndpoint::node));
};
template <>
struct ActionLayout<VerifyWrite> {
    static constexpr const char *name = "verify-write";
    static constexpr auto fields = std::tuple(actionField("node", &VerifyWrite::node));
};
template <>
struct ActionLayout<VerifyEndpoint> {
    static constexpr const char *name = "verify-endpoint";
    static constexpr auto fields =
        std::tuple(actionField("endpoint", &VerifyEndpoint::endpoint), actionField("node", &VerifyEndpoint::node));
};
template <>
struct ActionLayout<SetMaintenance> {
    static constexpr const char *name = "set-maintenance";
    static constexpr auto fields =
        std::tuple(actionField("node", &SetMaintenance::node), actionField("on", &SetMaintenance::on));
};
template <>
struct ActionLayout<PatroniSwitchover> {
    static constexpr const char *name = "patroni-switchover";
    static constexpr auto fields = std::tuple(actionField("cluster", &PatroniSwitchover::cluster),
                                              actionField("leader", &PatroniSwitchover::leader),
                                              actionField("candidate", &PatroniSwitchover::candidate));
};
template <>
struct ActionLayout<PatroniFailover> {
    static constexpr const char *name = "patroni-failover";
    static constexpr auto fields = std::tuple(actionField("cluster", &PatroniFailover::cluster),
                                              actionField("candidate", &PatroniFailover::candidate));
};
template <>
struct ActionLayout<PatroniReinitialise> {
    static constexpr const char *name = "patroni-reinitialise";
    static constexpr auto fields = std::tuple(actionField("node", &PatroniReinitialise::node));
};
template <>
struct ActionLayout<PatroniPause> {
    static constexpr const char *name = "patroni-pause";
    static constexpr auto fields =
        std::tuple(actionField("cluster", &PatroniPause::cluster), actionField("on", &PatroniPause::on));
};
template <>
struct ActionLayout<AskPerson> {
    static constexpr const char *name = "ask-person";
    static constexpr auto fields =
        std::tuple(actionField("deed", &AskPerson::deed), actionField("node", &AskPerson::node),
                   actionField("upstream", &AskPerson::upstream), actionField("slot", &AskPerson::slot));
};

inline QString actionName(const Action &action)
{
    return std::visit([](const auto &a) { return QLatin1String(ActionLayout<std::decay_t<decltype(a)>>::name); },
                      action);
}

} // namespace meridian
