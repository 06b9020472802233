// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab.h"

#include "format.h"
#include "labdirectory.h"
#include "relay.h"
#include "writeload.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kUpLimit{30000};
constexpr milliseconds kQuitLimit{3000};
constexpr milliseconds kStatusLimit{700};
constexpr unsigned long kPauseMs = 30;

QString stateWord(LabServer::State state)
{
    switch (state) {
    case LabServer::State::Running:
        return QStringLiteral("running");
    case LabServer::State::Stopped:
        return QStringLiteral("stopped");
    case LabServer::State::Down:
        break;
    }
    return QStringLiteral("down");
}

} // namespace

Lab::Lab(QString directory, Preset preset, std::stop_token stop)
    : m_directory(std::move(directory))
    , m_preset(std::move(preset))
    , m_stop(std::move(stop))
    , m_since(format::iso(now()))
{
}

Lab::~Lab()
{
    down();
}

Result<LabAnswer> Lab::up()
{
    for (const PresetCluster &cluster : std::as_const(m_preset.clusters)) {
        auto engine = LabEngine::find(cluster.engine);
        if (!engine)
            return engine.error();
        m_engines.insert(cluster.engine, std::move(*engine));
    }
    const auto account = ServerAccount::choose();
    if (!account)
        return account.error();
    if (auto wired = wireUp(); !wired)
        return wired.error();
    const auto site = prepareSite(*account);
    if (!site)
        return site.error();
    if (auto planted = plant(*site); !planted)
        return planted.error();
    Q_EMIT progressed(tr("Starting the servers"));
    m_guard = std::make_unique<LabGuard>(site->nodes, *account);
    startAll();
    if (m_pooler)
        m_pooler->start();
    // Distances are put in once everybody streams: the handshakes of a whole world take seconds.
    if (auto streaming = awaitStreaming(kUpLimit); !streaming)
        return streaming.error();
    applyNetwork();
    startLoads();
    return LabAnswer{tr("The practice lab \"%1\" is up").arg(m_preset.name), status().status};
}

void Lab::startAll()
{
    for (const Member &member : m_members) {
        if (member.server->state() == LabServer::State::Down)
            member.server->start();
    }
}

/// Until every standby streams and has replayed what the primary had written when we began to look.
Result<Done> Lab::awaitStreaming(milliseconds limit)
{
    const QDeadlineTimer deadline(limit);
    const QString tried = tr("wait until every standby streams");
    Arrivals arrivals;
    for (;;) {
        const QStringList late = lagging(arrivals);
        if (late.isEmpty())
            return Done{};
        for (const Member &member : m_members) {
            if (member.server->state() == LabServer::State::Down) {
                return Error{ErrorKind::NotReady,
                             tried,
                             tr("%1 has ended: %2").arg(member.spec.name, member.server->lastWords()),
                             {},
                             tr("see its log in %1/logs").arg(m_directory)};
            }
        }
        if (m_stop.stop_requested())
            return Error{ErrorKind::Closed, tried, tr("interrupted"), {}, {}};
        if (deadline.hasExpired()) {
            const QString first = late.first();
            const auto it = std::find_if(m_members.begin(), m_members.end(),
                                         [&](const Member &member) { return member.spec.name == first; });
            return Error{
                ErrorKind::Timeout,
                tried,
                tr("not yet: %1; %2 says: %3").arg(late.join(QStringLiteral(", ")), first, it->server->lastWords()),
                {},
                tr("try again: meridianctl lab heal")};
        }
        QThread::msleep(kPauseMs);
    }
}

/// Who is not there yet.
QStringList Lab::lagging(Arrivals &arrivals)
{
    QStringList late;
    for (Member &member : m_members) {
        const QString name = member.spec.name;
        if (arrivals.there.contains(name))
            continue;
        bool there = repair(member) && member.server->join();
        const auto target = arrivals.targets.constFind(member.cluster);
        if (there && target == arrivals.targets.cend()) {
            const auto position = member.server->position();
            there = position.has_value();
            if (there)
                arrivals.targets.insert(member.cluster, *position);
        } else if (there) {
            there = member.server->hasReached(*target);
        }
        (there ? arrivals.there : late) += name;
    }
    return late;
}

LabAnswer Lab::status()
{
    LabStatus status;
    status.preset = m_preset.name;
    status.directory = m_directory;
    status.fleetFile = LabDirectory::fleetFile(m_directory);
    status.owner = QCoreApplication::applicationPid();
    status.since = m_since;
    status.faults = m_networkFaults;
    QStringList fed; // whom some server streams to
    for (const Member &member : m_members)
        status.nodes += statusOf(member, fed);
    for (size_t i = 0; i < m_members.size(); ++i) {
        if (auto &streaming = status.nodes[static_cast<qsizetype>(i)].streaming)
            streaming = *streaming && fed.contains(m_members[i].server->nameUpstream());
    }
    return {{}, status};
}

/// `streaming` as the node itself has it: a receiver claims it as soon as it is connected, before any data has come.
LabNodeStatus Lab::statusOf(const Member &member, QStringList &fed) const
{
    const auto state = member.server->state();
    LabNodeStatus node{member.spec.name,
                       member.spec.region,
                       member.spec.upstream,
                       member.server->port(),
                       m_operatorPorts.value(member.spec.name),
                       stateWord(state),
                       {},
                       {},
                       {}};
    if (member.paused)
        node.faults += QStringLiteral("pause-replay");
    if (member.full)
        node.faults += QStringLiteral("fill");
    if (member.broken)
        node.faults += QStringLiteral("break");
    if (state != LabServer::State::Running)
        return node;
    if (const auto seen = member.server->look(kStatusLimit); seen) {
        node.role = seen->standby ? QStringLiteral("standby") : QStringLiteral("primary");
        if (seen->standby)
            node.streaming = seen->receives;
        fed += seen->feeds;
    }
    return node;
}

void Lab::down()
{
    for (const auto &load : m_loads)
        load->requestInterruption();
    for (const Member &member : m_members)
        member.server->quit();
    for (const Member &member : m_members)
        member.server->finish(kQuitLimit);
    m_members.clear();
    m_loads.clear();
    m_pooler.reset();
    m_guard.reset();
    m_relayThread.quit();
    m_relayThread.wait();
    m_relay = nullptr;
}

void Lab::applyNetwork()
{
    onRelay([network = m_network](Relay &relay) { relay.setNetwork(network); });
}

/// Returns when the relay has done it: what the caller reports is then in force.
void Lab::onRelay(const std::function<void(Relay &)> &call)
{
    if (m_relay)
        QMetaObject::invokeMethod(
            m_relay, [&] { call(*m_relay); }, Qt::BlockingQueuedConnection);
}

} // namespace meridian
