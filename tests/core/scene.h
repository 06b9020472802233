// SPDX-License-Identifier: GPL-3.0-or-later
// A fleet in one line, "a:p b:s<a c:s<b", and what its servers answer, second by second: inputs for the pure judgement.
#pragma once

#include "picture.h"

#include <QMap>
#include <QStringList>

class Scene
{
public:
    explicit Scene(const QString &topology)
    {
        auto fleet = std::make_shared<meridian::Fleet>();
        meridian::Cluster cluster;
        cluster.id = meridian::ClusterId(QStringLiteral("c"));
        cluster.polling.interval = meridian::milliseconds(1000);
        fleet->clusters = {cluster};
        const QStringList words = topology.split(u' ', Qt::SkipEmptyParts);
        for (const QString &word : words) {
            meridian::Node n;
            n.id = meridian::NodeId(word.section(u':', 0, 0));
            n.cluster = cluster.id;
            n.region = meridian::RegionId(QStringLiteral("r-") + n.id.name());
            n.host = n.id.name();
            fleet->nodes.append(n);
            meridian::Region r;
            r.id = n.region;
            fleet->regions.append(r);
            start(n.id.name(), word.section(u':', 1));
        }
        picture.setFleet(fleet);
    }

    meridian::ServerSample &operator[](const QString &node) { return m_servers[node]; }

    /// Moves a primary's write position, in kilobytes.
    void write(const QString &node, int kilobytes) { m_servers[node].current->value += kilobytes * 1000ull; }
    /// A standby has received and replayed up to this distance behind another node.
    void follow(const QString &node, const QString &upstream, int kilobytesBehind = 0)
    {
        const meridian::ServerSample &u = m_servers[upstream];
        const meridian::Lsn at{(u.current ? u.current : u.received)->value - kilobytesBehind * 1000ull};
        m_servers[node].received = at;
        m_servers[node].replayed = at;
        m_servers[node].receiver->flushed = at;
    }
    /// What the upstream lists about its standby.
    void listed(const QString &upstream, const QString &standby, bool yes = true)
    {
        auto &rows = m_servers[upstream].senders;
        rows.removeIf([&](const meridian::SenderRow &r) { return r.applicationName == standby; });
        if (!yes)
            return;
        meridian::SenderRow row;
        row.applicationName = standby;
        row.slot = QStringLiteral("slot_") + standby;
        row.state = QStringLiteral("streaming");
        row.syncState = QStringLiteral("async");
        row.replyAge = meridian::milliseconds(300);
        rows.append(row);
    }
    /// The receiver heard its last message so long ago.
    void silent(const QString &node, int ms) { m_servers[node].receiver->messageAge = meridian::milliseconds(ms); }

    /// Every node that is not in `mute` answers at this second; then the picture is built.
    meridian::SnapshotPtr poll(int second, const QStringList &mute = {})
    {
        const meridian::Instant at = epoch() + meridian::seconds(second);
        for (auto it = m_servers.begin(); it != m_servers.end(); ++it) {
            meridian::Observation o;
            o.node = meridian::NodeId(it.key());
            o.startedAt = at;
            o.at = at;
            o.timings.query = meridian::milliseconds(2);
            if (mute.contains(it.key()))
                o.error =
                    meridian::Error{meridian::ErrorKind::Refused, {}, QStringLiteral("Connection refused"), {}, {}};
            else
                o.sample = it.value();
            picture.take(o);
        }
        return picture.build(at);
    }

    static meridian::Instant epoch() { return meridian::fromEpochMs(1'700'000'000'000); }

    meridian::Picture picture;

private:
    void start(const QString &name, const QString &what)
    {
        meridian::ServerSample s;
        s.timeline = 1;
        s.detail.systemIdentifier = QStringLiteral("7000");
        s.detail.walReceiverTimeout = meridian::seconds(60);
        if (what == QLatin1String("p")) {
            s.role = meridian::Role::Primary;
            s.current = meridian::Lsn{1'000'000'000};
            m_servers.insert(name, s);
            return;
        }
        const QString upstream = what.section(u'<', 1);
        s.role = meridian::Role::Standby;
        s.detail.applicationName = name;
        s.detail.primarySlot = QStringLiteral("slot_") + name;
        s.detail.primaryHost = upstream;
        s.detail.primaryPort = 5432;
        s.receiver = meridian::ReceiverRow();
        s.receiver->status = QStringLiteral("streaming");
        s.receiver->messageAge = meridian::milliseconds(200);
        m_servers.insert(name, s);
        listed(upstream, name);
        follow(name, upstream);
    }

    QMap<QString, meridian::ServerSample> m_servers;
};
