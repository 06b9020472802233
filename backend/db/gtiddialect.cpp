// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtiddialect.h"

#include "myrow.h"
#include "sqltext.h"

#include <QCoreApplication>

#include <algorithm>

namespace meridian
{

namespace
{

Role roleOf(const GtidSample &gtid, bool sendsToOthers)
{
    const bool arrives = std::any_of(gtid.channels.begin(), gtid.channels.end(), [](const Channel &c) {
        return c.receiver != Channel::Thread::Off || c.applier != Channel::Thread::Off;
    });
    if (!arrives && !gtid.readOnly)
        return Role::Primary;
    return gtid.channels.isEmpty() && sendsToOthers ? Role::Primary : Role::Standby;
}

void describeReceiving(ServerSample &s)
{
    const QList<Channel> &channels = s.gtid->channels;
    if (channels.isEmpty())
        return;
    // Of several, the one that does worst: then it stands for what is wrong.
    const Channel &worst = *std::min_element(channels.begin(), channels.end(), [](const Channel &a, const Channel &b) {
        return std::pair(a.receiver, b.messageAge) < std::pair(b.receiver, a.messageAge);
    });
    s.replayPaused = std::any_of(channels.begin(), channels.end(),
                                 [](const Channel &c) { return c.applier == Channel::Thread::Off && !c.applierError; });
    if (worst.receiver == Channel::Thread::Off)
        return;
    ReceiverRow r;
    r.status = worst.receiver == Channel::Thread::On ? QStringLiteral("streaming") : QStringLiteral("connecting");
    r.senderHost = worst.sourceHost;
    r.senderPort = worst.sourcePort;
    r.messageAge = worst.messageAge;
    s.receiver = r;
}

} // namespace

QByteArray GtidDialect::statements(const char *part) const
{
    return sqlText(QStringLiteral("%1-%2").arg(files, QLatin1String(part)), 0).trimmed();
}

QByteArray GtidDialect::session(milliseconds statementTimeout) const
{
    return statements("session").replace("%1", QByteArray::number(statementTimeout.count()));
}

std::optional<Error> otherEngine(const MyConnection &connection, const GtidDialect &dialect)
{
    if (connection.isMariaDb() == dialect.isMariaDb)
        return {};
    return Error{
        ErrorKind::BadInput,
        {},
        QCoreApplication::translate("MyError", "this is %1, not %2").arg(connection.serverVersion(), dialect.name),
        {},
        QCoreApplication::translate("MyError", "Correct the cluster's engine in the fleet file.")};
}

void conclude(ServerSample &s, const GtidMemory &memory)
{
    s.senders = memory.receivers.value_or(QList<SenderRow>());
    s.gtid->namesReceivers = memory.receivers.has_value();
    s.gtid->semiSyncSource.real = memory.semiSyncSource;
    s.gtid->semiSyncReplica.real = memory.semiSyncReplica;
    s.gtid->semiSyncClients = memory.semiSyncClients;
    s.role = roleOf(*s.gtid, !s.senders.isEmpty() || memory.semiSyncClients.value_or(0) > 0);
    describeReceiving(s);
}

DetailSample readGtidDetail(const std::vector<MyResult> &results, size_t first, const ServerSample &sample,
                            GtidMemory &memory)
{
    DetailSample d;
    MyRows settings(results[first].get());
    settings.next();
    d.version = settings.text("version").section(u'-', 0, 0);
    d.clusterName = settings.text("report_host");
    if (const auto most = settings.number("max_connections"))
        d.maxConnections = static_cast<int>(*most);
    d.walReceiverTimeout = settings.seconds("net_timeout");
    QHash<QByteArray, QByteArray> status;
    for (MyRows rows(results[first + 1].get()); rows.next();)
        status.insert(rows.raw("name").toLower(), rows.raw("value"));
    const auto either = [&](const char *name, const char *older) { return status.value(name, status.value(older)); };
    const auto flag = [](const QByteArray &v) { return v.isEmpty() ? std::nullopt : std::optional(v == "ON"); };
    memory.semiSyncSource = flag(either("rpl_semi_sync_source_status", "rpl_semi_sync_master_status"));
    memory.semiSyncReplica = flag(either("rpl_semi_sync_replica_status", "rpl_semi_sync_slave_status"));
    const QByteArray clients = either("rpl_semi_sync_source_clients", "rpl_semi_sync_master_clients");
    memory.semiSyncClients = clients.isEmpty() ? std::nullopt : std::optional(clients.toInt());
    if (status.contains("threads_connected"))
        d.connections = status.value("threads_connected").toInt();
    if (const auto now = settings.instant("now"); now && status.contains("uptime")) {
        // Whole seconds: what differs by one is the same start.
        const Instant started = *now - seconds(status.value("uptime").toLongLong());
        if (!memory.startedAt || std::chrono::abs(started - *memory.startedAt) > seconds(2))
            memory.startedAt = started;
        d.startedAt = memory.startedAt;
    }
    d.applicationName = sample.gtid->serverId; // by which its source lists it
    d.transactions = static_cast<qint64>(sample.gtid->executed.count());
    if (!sample.gtid->channels.isEmpty()) {
        const Channel &channel = sample.gtid->channels.constFirst();
        d.primaryHost = channel.sourceHost;
        d.primaryPort = channel.sourcePort;
        d.applyDelay = channel.delay;
    }
    return d;
}

QList<SenderRow> readReceivers(st_mysql_res *result)
{
    QList<SenderRow> out;
    for (MyRows rows(result); rows.next();) {
        SenderRow row;
        row.applicationName = rows.text("server_id");
        row.clientAddress = rows.text("host").section(u':', 0, 0);
        row.state = QStringLiteral("streaming");
        out.append(row);
    }
    return out;
}

std::optional<microseconds> readOldestTransaction(st_mysql_res *result)
{
    MyRows rows(result);
    return rows.next() ? rows.seconds("oldest") : std::nullopt;
}

} // namespace meridian
