// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtiddialect.h"

#include "myrow.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

std::optional<ThreadError> threadError(const MyRows &row, const char *number, const char *message)
{
    const auto code = row.number(number);
    return code.value_or(0) != 0 ? std::optional(ThreadError{static_cast<int>(*code), row.text(message)})
                                 : std::nullopt;
}

Channel::Thread threadState(const QByteArray &running)
{
    if (running == "Yes")
        return Channel::Thread::On;
    return running == "No" ? Channel::Thread::Off : Channel::Thread::Connecting; // "Connecting", "Preparing"
}

/// MariaDB does not say when something last came. Positions and heartbeats move when it does: since when they stand
/// still is known from one poll to the next, and at first sight it came just now.
microseconds sinceMoved(const QString &name, const QByteArray &marks, Instant at, GtidMemory &memory)
{
    GtidMemory::Arrivals &seen = memory.channels[name];
    if (seen.marks != marks)
        seen = {marks, at};
    return at - seen.movedAt;
}

Result<Channel> readChannel(const MyRows &row, Instant at, int workers, GtidMemory &memory)
{
    Channel c;
    c.name = row.text("connection_name");
    c.sourceHost = row.text("master_host");
    if (const auto port = row.number("master_port"))
        c.sourcePort = static_cast<int>(*port);
    if (row.number("master_server_id").value_or(0) != 0)
        c.sourceId = row.text("master_server_id");
    c.receiver = threadState(row.raw("slave_io_running"));
    c.applier = threadState(row.raw("slave_sql_running"));
    c.receiverDoes = row.text("slave_io_state");
    c.applierDoes = row.text("slave_sql_state");
    c.receiverError = threadError(row, "last_io_errno", "last_io_error");
    c.applierError = threadError(row, "last_sql_errno", "last_sql_error");
    c.workers = workers;
    c.delay = seconds(row.number("sql_delay").value_or(0));
    c.byGtid = row.raw("using_gtid") != "No";
    Result<GtidSet> received = GtidSet::parseMariaDb(row.raw("gtid_io_pos"));
    if (!received)
        return received.error();
    c.received = *received;
    if (c.receiver == Channel::Thread::On) {
        const QByteArray marks = row.raw("gtid_io_pos") + ' ' + row.raw("master_log_file") + ' ' +
                                 row.raw("read_master_log_pos") + ' ' + row.raw("slave_received_heartbeats");
        c.messageAge = sinceMoved(c.name, marks, at, memory);
    }
    return c;
}

Result<GtidPulse> readPulse(const std::vector<MyResult> &results, size_t first, GtidMemory &memory)
{
    MyRows self(results[first].get());
    self.next();
    GtidPulse out;
    out.serverTime = self.instant("began");
    GtidSample g;
    g.serverId = self.text("server_id");
    g.readOnly = self.flag("read_only");
    g.semiSyncSource.expected = self.flag("semi_sync_source");
    g.semiSyncReplica.expected = self.flag("semi_sync_replica");
    const Result<GtidSet> binlog = GtidSet::parseMariaDb(self.raw("binlog"));
    const Result<GtidSet> slave = GtidSet::parseMariaDb(self.raw("slave"));
    const Result<GtidSet> written = GtidSet::parseMariaDbState(self.raw("written"));
    for (const Result<GtidSet> *set : {&binlog, &slave, &written}) {
        if (!*set)
            return set->error();
    }
    g.executed = slave->united(*binlog);
    if (self.flag("passes_on") || slave->isEmpty()) // its log has all of its transactions, not only its own
        g.written = *written;
    const auto workers = static_cast<int>(self.number("workers").value_or(0));
    for (MyRows rows(results[first + 1].get()); rows.next();) {
        Result<Channel> channel = readChannel(rows, out.serverTime.value_or(Instant()), workers, memory);
        if (!channel)
            return channel.error();
        g.channels.append(*channel);
    }
    MyRows end(results[first + 2].get());
    end.next();
    if (const auto ended = end.instant("ended"); ended && out.serverTime)
        out.serverShare = *ended - *out.serverTime;
    out.sample.gtid = g;
    return out;
}

} // namespace

const GtidDialect &mariaDbDialect()
{
    static const GtidDialect dialect{QStringLiteral("MariaDB"), true, QStringLiteral("mariadb"),
                                     QStringLiteral("REPLICA MONITOR, PROCESS"), readPulse};
    return dialect;
}

} // namespace meridian
