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
constexpr milliseconds kLookLimit{3000};

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
        done = breakReplication(node);
        break;
    }
    if (!done)
        return done.error();
    return LabAnswer{fault.text(), {}};
}

Result<Done> Lab::pauseReplay(Member &node)
{
    auto paused = node.server->pauseReplay();
    if (!paused) {
        Error error = paused.error();
        error.remedy = tr("choose a standby that runs: meridianctl lab status");
        return error;
    }
    node.paused = true;
    return Done{};
}

/// Then lets its cluster write, so that it is felt at once.
Result<Done> Lab::fill(Member &node)
{
    const quint64 bytes = node.server->fullBytes();
    if (auto limited = node.server->limitFileSize(bytes); !limited)
        return limited;
    node.full = true;
    primaryOf(node.cluster).outgrow(bytes);
    return Done{};
}

Result<Done> Lab::breakReplication(Member &node)
{
    const auto seen = node.server->look(kLookLimit);
    if (!seen)
        return seen.error();
    if (!seen->standby) {
        return Error{ErrorKind::BadInput,
                     tr("break the replication of %1").arg(node.spec.name),
                     tr("it is a primary and receives from nobody"),
                     {},
                     tr("choose a standby: meridianctl lab status")};
    }
    auto done = node.server->breakReplication(primaryOf(node.cluster));
    node.broken = node.broken || done.ok();
    return done;
}

Result<LabAnswer> Lab::heal()
{
    m_network = m_calm;
    m_networkFaults.clear();
    applyNetwork();
    for (Member &node : m_members) {
        if (node.server->state() == LabServer::State::Stopped) {
            if (auto resumed = node.server->resume(); !resumed)
                return resumed.error();
        }
        if (node.full && node.server->state() == LabServer::State::Running) {
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
    node.paused = node.paused && !node.server->resumeReplay();
    node.broken = node.broken && !node.server->mend();
    return !node.paused && !node.broken;
}

/// Who takes writes there; when nobody does or says so, whoever did at the beginning.
const LabServer &Lab::primaryOf(const QString &cluster) const
{
    const LabServer *first = nullptr;
    for (const Member &node : m_members) {
        if (node.cluster != cluster)
            continue;
        if (node.server->position())
            return *node.server;
        if (!first)
            first = node.server.get();
    }
    return *first;
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
