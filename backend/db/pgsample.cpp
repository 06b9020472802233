// SPDX-License-Identifier: GPL-3.0-or-later
#include "pgsample.h"

#include "pgrow.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdlib>

namespace meridian
{

namespace
{

std::optional<qint64> number(const QJsonValue &v)
{
    return v.isDouble() ? std::optional(v.toInteger()) : std::nullopt;
}

std::optional<microseconds> micros(const QJsonValue &v)
{
    return v.isDouble() ? std::optional(microseconds(v.toInteger())) : std::nullopt;
}

std::optional<Lsn> lsn(const QJsonValue &v)
{
    return v.isString() ? Lsn::parse(v.toString()) : std::nullopt;
}

ReceiverRow readReceiver(const QJsonArray &a)
{
    ReceiverRow r;
    r.status = a.at(0).toString();
    r.slot = a.at(1).toString();
    if (const auto timeline = number(a.at(2)))
        r.timeline = static_cast<quint32>(*timeline);
    r.latestEnd = lsn(a.at(3));
    r.messageAge = micros(a.at(4));
    r.transit = micros(a.at(5));
    r.flushed = lsn(a.at(6));
    r.senderHost = a.at(7).toString();
    if (const auto port = number(a.at(8)))
        r.senderPort = static_cast<int>(*port);
    return r;
}

SenderRow readSender(const QJsonArray &a)
{
    SenderRow s;
    s.applicationName = a.at(0).toString();
    s.slot = a.at(1).toString();
    s.physical = a.at(2).toBool(true);
    s.state = a.at(3).toString();
    s.syncState = a.at(4).toString();
    s.sent = lsn(a.at(5));
    s.written = lsn(a.at(6));
    s.flushed = lsn(a.at(7));
    s.replayed = lsn(a.at(8));
    s.writeLag = micros(a.at(9));
    s.flushLag = micros(a.at(10));
    s.replayLag = micros(a.at(11));
    s.replyAge = micros(a.at(12));
    s.clientAddress = a.at(13).toString();
    return s;
}

SlotRow readSlot(const QJsonArray &a)
{
    SlotRow s;
    s.name = a.at(0).toString();
    s.physical = a.at(1).toBool(true);
    s.active = a.at(2).toBool();
    s.retainedBytes = number(a.at(3));
    s.walStatus = a.at(4).toString();
    s.safeWalBytes = number(a.at(5));
    s.xminAge = number(a.at(6));
    return s;
}

/// What primary_conninfo says of the way upstream. libpq's own parser; the password was cut out by the statement.
void readConnectionInfo(const QString &conninfo, DetailSample *d)
{
    const std::unique_ptr<PQconninfoOption, void (*)(PQconninfoOption *)> options(
        PQconninfoParse(conninfo.toUtf8().constData(), nullptr), PQconninfoFree);
    for (const PQconninfoOption *o = options.get(); o && o->keyword; ++o) {
        if (!o->val)
            continue;
        const QByteArray keyword = o->keyword;
        if (keyword == "host" || (keyword == "hostaddr" && d->primaryHost.isEmpty()))
            d->primaryHost = QString::fromUtf8(o->val);
        else if (keyword == "port")
            d->primaryPort = std::atoi(o->val);
        else if (keyword == "application_name")
            d->applicationName = QString::fromUtf8(o->val);
    }
}

void readSettings(const QJsonObject &settings, DetailSample *d)
{
    d->clusterName = settings.value(u"cluster_name").toString();
    d->primarySlot = settings.value(u"primary_slot_name").toString();
    readConnectionInfo(settings.value(u"primary_conninfo").toString(), d);
    // PostgreSQL manual, primary_conninfo: without application_name the receiver uses cluster_name, else "walreceiver".
    if (d->applicationName.isEmpty())
        d->applicationName = d->clusterName.isEmpty() ? QStringLiteral("walreceiver") : d->clusterName;
    const auto ms = [&](QStringView name) -> std::optional<microseconds> {
        bool ok = false;
        const qint64 v = settings.value(name).toString().toLongLong(&ok);
        return ok ? std::optional<microseconds>(milliseconds(v)) : std::nullopt;
    };
    d->walReceiverTimeout = ms(u"wal_receiver_timeout");
    d->applyDelay = ms(u"recovery_min_apply_delay");
    bool ok = false;
    const int max = settings.value(u"max_connections").toString().toInt(&ok);
    if (ok)
        d->maxConnections = max;
}

} // namespace

Pulse readPulse(const pg_result *result)
{
    PgRow row(result);
    Pulse p;
    ServerSample &s = p.sample;
    s.role = row.flag() ? Role::Standby : Role::Primary;
    p.serverTime = row.instant();
    s.current = row.lsn();
    if (const auto timeline = row.number())
        s.timeline = static_cast<quint32>(*timeline);
    s.received = row.lsn();
    s.replayed = row.lsn();
    s.replayAge = row.micros();
    s.replayPaused = row.flag();
    if (const QJsonArray receiver = row.json().array(); !receiver.isEmpty()) {
        s.receiver = readReceiver(receiver);
        if (s.receiver->timeline.value_or(0) != 0)
            s.timeline = s.receiver->timeline; // the checkpoint's timeline is older than what arrives
    }
    const QJsonArray senders = row.json().array();
    for (const QJsonValue &sender : senders)
        s.senders.append(readSender(sender.toArray()));
    p.serverShare = row.micros().value_or(microseconds(0));
    return p;
}

DetailSample readDetail(const pg_result *result)
{
    PgRow row(result);
    DetailSample d;
    d.systemIdentifier = row.text();
    d.version = row.text().section(u' ', 0, 0);
    d.startedAt = row.instant();
    readSettings(row.json().object(), &d);
    const QJsonArray slotRows = row.json().array();
    for (const QJsonValue &slot : slotRows) {
        d.replicationSlots.append(readSlot(slot.toArray()));
        d.logicalPublisher = d.logicalPublisher || !d.replicationSlots.last().physical;
    }
    if (const auto connections = row.number())
        d.connections = static_cast<int>(*connections);
    d.transactions = row.number();
    d.oldestTransaction = row.micros();
    if (const QJsonArray archiver = row.json().array(); !archiver.isEmpty()) {
        d.archived = number(archiver.at(0));
        d.archiveFailures = number(archiver.at(1));
        d.lastFailedWal = archiver.at(2).toString();
        d.archiveFailing = archiver.at(3).toBool();
    }
    const QString owner = row.text();
    for (const Owner one : {Owner::Patroni, Owner::PgAutoFailover, Owner::Repmgr}) {
        if (owner == toText(one))
            d.owner = one;
    }
    return d;
}

} // namespace meridian
