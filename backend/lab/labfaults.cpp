// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong in the lab on purpose, and how it is put right again.
#include "lab.h"

#include "relay.h"

#include <algorithm>
#include <csignal>

namespace meridian
{

namespace
{

constexpr milliseconds kHealLimit{60000};
// One page below the segment's size of 1 MiB: no new WAL file can be completed, while data files, which are smaller
// here, still can be written.
constexpr quint64 kFullBytes = 1024 * 1024 - 8192;
constexpr int kSwitches = 3;
constexpr char kNoSuchSlot[] = "meridian_lab_broken";
// SQLSTATE of "recovery is not in progress".
constexpr char kNotInRecovery[] = "55000";

} // namespace

Result<LabAnswer> Lab::fault(const LabFault &fault)
{
    switch (fault.kind) {
    case LabFault::Kind::Cut:
    case LabFault::Kind::Delay:
    case LabFault::Kind::Throttle:
        return networkFault(fault);
    default:
        return nodeFault(fault);
    }
}

Result<LabAnswer> Lab::networkFault(const LabFault &fault)
{
    const auto from = place(fault.from);
    if (!from)
        return from.error();
    QList<RegionId> others;
    if (!fault.to.isEmpty()) {
        const auto to = place(fault.to);
        if (!to)
            return to.error();
        others += *to;
    } else {
        const QStringList names = placeNames();
        for (const QString &name : names)
            others += RegionId(name);
    }
    others.removeAll(*from);
    if (others.isEmpty()) {
        return Error{ErrorKind::BadInput,
                     fault.text(),
                     tr("a region has no wire to itself"),
                     {},
                     tr("name two different regions")};
    }
    for (const RegionId &to : std::as_const(others)) {
        m_network.change(*from, to, fault.oneWay, [&fault](Wire &wire) {
            if (fault.kind == LabFault::Kind::Cut) {
                wire.cut = true;
            } else if (fault.kind == LabFault::Kind::Delay) {
                wire.delay = fault.delay;
                wire.jitter = fault.delay / 50;
            } else {
                wire.bytesPerSecond = fault.bytesPerSecond;
            }
        });
    }
    applyNetwork();
    m_networkFaults += fault.text();
    return LabAnswer{fault.text(), {}};
}

Result<LabAnswer> Lab::nodeFault(const LabFault &fault)
{
    auto found = member(fault.node);
    if (!found)
        return found.error();
    Member &node = **found;
    Result<Done> done = Done{};
    switch (fault.kind) {
    case LabFault::Kind::Kill:
        done = node.server->kill();
        break;
    case LabFault::Kind::Stop:
        done = node.server->stop();
        break;
    case LabFault::Kind::Continue:
        done = node.server->resume();
        break;
    case LabFault::Kind::PauseReplay:
        done = pauseReplay(node);
        break;
    case LabFault::Kind::Fill:
        done = fill(node);
        break;
    default:
        done = breakReceiver(node);
        break;
    }
    if (!done)
        return done.error();
    return LabAnswer{fault.text(), {}};
}

Result<Done> Lab::pauseReplay(Member &node)
{
    const auto paused = node.server->query(QStringLiteral("select pg_wal_replay_pause()"));
    if (!paused) {
        Error error = paused.error();
        error.remedy = tr("choose a standby that runs: meridianctl lab status");
        return error;
    }
    node.paused = true;
    return Done{};
}

/// Then asks for new WAL files, so that it is felt at once.
Result<Done> Lab::fill(Member &node)
{
    if (auto limited = node.server->limitFileSize(kFullBytes); !limited)
        return limited;
    node.full = true;
    const Member &primary = m_members.front();
    for (int i = 0; i < kSwitches; ++i) {
        // A primary that cannot write its log ends here; that is the fault, not a failure of ours.
        if (!primary.server->query(QStringLiteral("select pg_logical_emit_message(false, 'lab', ''), pg_switch_wal()")))
            break;
    }
    return Done{};
}

/// Its slot no longer exists upstream: the receiver fails until somebody acts (manual, "primary_slot_name").
Result<Done> Lab::breakReceiver(Member &node)
{
    const QString tried = tr("break the receiver of %1").arg(node.spec.name);
    const auto rows = node.server->query(QStringLiteral("select pg_is_in_recovery()"));
    if (!rows)
        return rows.error();
    if (rows->value(0).value(0) != QLatin1String("t")) {
        return Error{ErrorKind::BadInput,
                     tried,
                     tr("it is a primary and receives from nobody"),
                     {},
                     tr("choose a standby: meridianctl lab status")};
    }
    const QString setting = QStringLiteral("alter system set primary_slot_name = '%1'");
    if (auto set = node.server->query(setting.arg(QLatin1String(kNoSuchSlot))); !set)
        return set.error();
    node.broken = true;
    if (auto reloaded = node.server->query(QStringLiteral("select pg_reload_conf()")); !reloaded)
        return reloaded.error();
    return Done{};
}

Result<LabAnswer> Lab::heal()
{
    m_network = m_calm;
    m_networkFaults.clear();
    applyNetwork();
    for (Member &node : m_members) {
        if (node.server->state() == PostgresServer::State::Stopped) {
            if (auto resumed = node.server->resume(); !resumed)
                return resumed.error();
        }
        if (node.full && node.server->state() == PostgresServer::State::Running) {
            if (auto lifted = node.server->limitFileSize({}); !lifted)
                return lifted.error();
        }
        node.full = false; // one that is down starts without the limit
    }
    startAll();
    if (auto streaming = awaitStreaming(kHealLimit); !streaming)
        return streaming.error();
    return LabAnswer{tr("Every fault is undone, every standby streams"), status().status};
}

/// Undoes what is kept inside the server. False: it does not answer yet.
bool Lab::repair(Member &node)
{
    if (node.paused) {
        const auto resumed = node.server->query(QStringLiteral("select pg_wal_replay_resume()"));
        if (!resumed && resumed.error().code != QLatin1String(kNotInRecovery))
            return false;
        node.paused = false;
    }
    if (node.broken) {
        if (!node.server->query(QStringLiteral("alter system reset primary_slot_name")) ||
            !node.server->query(QStringLiteral("select pg_reload_conf()")))
            return false;
        node.broken = false;
    }
    return true;
}

Result<Lab::Member *> Lab::member(const QString &name)
{
    QStringList names;
    for (Member &node : m_members) {
        if (node.spec.name == name)
            return &node;
        names += node.spec.name;
    }
    return Error{ErrorKind::BadInput,
                 tr("find the node \"%1\"").arg(name),
                 tr("there is no such node in this lab"),
                 {},
                 tr("the nodes are: %1").arg(names.join(QStringLiteral(", ")))};
}

QStringList Lab::placeNames() const
{
    return m_preset.regions() + QStringList{operatorPlace().name()};
}

Result<RegionId> Lab::place(const QString &name) const
{
    if (placeNames().contains(name))
        return RegionId(name);
    return Error{ErrorKind::BadInput,
                 tr("find the region \"%1\"").arg(name),
                 tr("there is no such region in this lab"),
                 {},
                 tr("the regions are: %1").arg(placeNames().join(QStringLiteral(", ")))};
}

} // namespace meridian
