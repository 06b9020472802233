// SPDX-License-Identifier: GPL-3.0-or-later
// A running practice lab: its servers, its network, what goes wrong in it and how it is put right. Lives on the
// owner's lab thread; calls block, step after step, with deadlines, and give up when the stop token says so.
#pragma once

#include "fleet.h"
#include "labengine.h"
#include "labguard.h"
#include "labpooler.h"
#include "labprotocol.h"
#include "network.h"
#include "portreservation.h"
#include "preset.h"

#include <QThread>

#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <vector>

namespace meridian
{

class Relay;
class WriteLoad;

class Lab : public QObject
{
    Q_OBJECT
public:
    /// `directory` is claimed and empty.
    Lab(QString directory, Preset preset, std::stop_token stop);
    ~Lab() override; ///< as down()

    Result<LabAnswer> up();
    Result<LabAnswer> fault(const LabFault &fault);
    Result<LabAnswer> heal();
    LabAnswer status();
    /// Ends every server; the files are left to the directory's owner.
    void down();

Q_SIGNALS:
    void progressed(const QString &text);

private:
    struct Member {
        PresetNode spec;
        QString cluster;
        std::unique_ptr<LabServer> server;
        bool paused = false, full = false, broken = false;
    };
    /// What is awaited: by cluster the position that its primary had, and who has reached it.
    struct Arrivals {
        QHash<QString, QString> targets;
        QStringList there;
    };

    Result<Done> wireUp();
    Result<LabSite> prepareSite(const ServerAccount &account);
    Result<Done> plant(const LabSite &site);
    Result<Done> plantPooler(const LabSite &site);
    void adopt(const PresetCluster &cluster, LabEngine::Servers servers);
    QList<LabSeat> seatsOf(const PresetCluster &cluster) const;
    quint16 portFrom(const QString &node, const QString &region) const; ///< where servers of the region call it
    Result<Done> writeFiles(const LabSite &site);
    void startAll();
    void startLoads();
    Result<Done> awaitStreaming(milliseconds limit);
    QStringList lagging(Arrivals &arrivals);
    bool repair(Member &member);
    Result<LabAnswer> nodeFault(const LabFault &fault);
    Result<LabAnswer> networkFault(const LabFault &fault);
    Result<Done> pauseReplay(Member &member);
    Result<Done> fill(Member &member);
    Result<Done> breakReplication(Member &member);
    Result<Member *> member(const QString &name);
    const LabServer &primaryOf(const QString &cluster) const;
    Result<RegionId> place(const QString &name) const;
    QStringList placeNames() const;
    LabNodeStatus statusOf(const Member &member, QStringList &fed) const;
    void applyNetwork();
    void onRelay(const std::function<void(Relay &)> &call);

    QString m_directory;
    Preset m_preset;
    std::stop_token m_stop;
    QString m_since;
    QHash<EngineKind, std::shared_ptr<LabEngine>> m_engines;
    std::map<QString, PortReservation> m_ports; ///< by node: its server's
    QHash<QString, quint16> m_operatorPorts;    ///< by node: where the operator calls it
    QHash<QString, LabLogin> m_loadLogins;      ///< by node
    QHash<QString, Node> m_declared;            ///< by node: what is its engine's own in the fleet file
    QHash<QString, QList<Route>> m_routes;      ///< by node: where the servers of each region call it
    Network m_calm;                             ///< without faults
    Network m_network;
    QStringList m_networkFaults;
    QThread m_relayThread;
    Relay *m_relay = nullptr; ///< lives on its thread, deleted there
    std::vector<Member> m_members;
    std::unique_ptr<LabGuard> m_guard;
    std::unique_ptr<LabPooler> m_pooler;             ///< null: PgBouncer is not installed, or nobody for it is here
    QString m_pooled;                                ///< the cluster that it stands before
    std::vector<std::unique_ptr<WriteLoad>> m_loads; ///< one for each cluster
};

} // namespace meridian
