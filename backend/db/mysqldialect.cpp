// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtiddialect.h"

#include "myrow.h"

#include <algorithm>

namespace meridian
{

namespace
{

std::optional<ThreadError> threadError(const MyRows &row, const char *number, const char *message,
                                       const char *at = nullptr)
{
    const auto code = row.number(number);
    if (code.value_or(0) == 0)
        return {};
    return ThreadError{static_cast<int>(*code), row.text(message), at ? row.instant(at) : std::nullopt};
}

Result<Channel> readChannel(const MyRows &row)
{
    Channel c;
    c.name = row.text("channel_name");
    c.sourceHost = row.text("host");
    if (const auto port = row.number("port"))
        c.sourcePort = static_cast<int>(*port);
    c.sourceId = row.text("source_uuid");
    const QByteArray receiver = row.raw("receiver");
    c.receiver = receiver == "ON"           ? Channel::Thread::On
                 : receiver == "CONNECTING" ? Channel::Thread::Connecting
                                            : Channel::Thread::Off;
    c.applier = row.raw("applier") == "ON" ? Channel::Thread::On : Channel::Thread::Off;
    c.receiverError = threadError(row, "receiver_errno", "receiver_error", "receiver_error_at");
    c.applierError = threadError(row, "applier_errno", "applier_error", "applier_error_at");
    if (!c.applierError)
        c.applierError = threadError(row, "coordinator_errno", "coordinator_error");
    if (const auto workers = row.number("workers"))
        c.workers = static_cast<int>(*workers);
    c.delay = seconds(row.number("desired_delay").value_or(0));
    c.byGtid = row.flag("auto_position");
    if (c.receiver == Channel::Thread::On)
        c.messageAge = row.seconds("message_age");
    if (c.applier == Channel::Thread::On)
        c.applyingAge = row.seconds("applying_age");
    Result<GtidSet> received = GtidSet::parseMySql(row.raw("received"));
    if (!received)
        return received.error();
    c.received = *received;
    return c;
}

Result<GtidPulse> readPulse(const std::vector<MyResult> &results, size_t first, GtidMemory &)
{
    MyRows self(results[first].get());
    self.next();
    GtidPulse out;
    out.serverTime = self.instant("began");
    GtidSample g;
    g.serverId = self.text("server_uuid");
    g.readOnly = self.flag("read_only");
    g.superReadOnly = self.flag("super_read_only");
    g.semiSyncSource.expected = self.flag("semi_sync_source");
    g.semiSyncReplica.expected = self.flag("semi_sync_replica");
    const Result<GtidSet> executed = GtidSet::parseMySql(self.raw("executed"));
    const Result<GtidSet> purged = GtidSet::parseMySql(self.raw("purged"));
    if (!executed || !purged)
        return (executed ? purged : executed).error();
    g.executed = *executed;
    g.purged = *purged;
    g.written = executed->withoutUuid(self.raw("view_change").toLower());
    for (MyRows rows(results[first + 1].get()); rows.next();) {
        Result<Channel> channel = readChannel(rows);
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

const GtidDialect &mySqlDialect()
{
    static const GtidDialect dialect{QStringLiteral("MySQL"), false, QStringLiteral("mysql"),
                                     QStringLiteral("SELECT ON performance_schema.*, PROCESS"), readPulse};
    return dialect;
}

} // namespace meridian
