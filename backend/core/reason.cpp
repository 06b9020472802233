// SPDX-License-Identifier: GPL-3.0-or-later
#include "reason.h"

#include "reasonrows.h"

#include <QCoreApplication>
#include <QHash>

namespace meridian
{

namespace
{

// One row per reason. %1 … are filled from Reason::args in this order.
constexpr ReasonRow kRows[] = {
    {"node.waiting", QT_TRANSLATE_NOOP("Reason", "waiting for the first answer")},
    {"node.primary", QT_TRANSLATE_NOOP("Reason", "primary, answers in %1")},
    {"node.follows", QT_TRANSLATE_NOOP("Reason", "follows %1, %2 (%3) behind the primary")},
    {"node.idle", QT_TRANSLATE_NOOP("Reason", "follows %1, idle: nothing to replay")},
    {"node.lag-unknown", QT_TRANSLATE_NOOP("Reason", "answers in %1; how far it is behind is not known")},
    {"node.slow", QT_TRANSLATE_NOOP("Reason", "answers slowly: %1 (healthy below %2)")},
    {"node.far", QT_TRANSLATE_NOOP("Reason", "the network takes %1 there and back (limit %2)")},
    {"node.response", QT_TRANSLATE_NOOP("Reason", "the server itself takes %1 for a poll (limit %2)")},
    {"node.overdue", QT_TRANSLATE_NOOP("Reason", "late: %1")},
    {"node.strike", QT_TRANSLATE_NOOP("Reason", "%1 (strike %2 of %3)")},
    {"node.failed", QT_TRANSLATE_NOOP("Reason", "%1 (%2 polls failed in a row)")},
    {"node.recovering", QT_TRANSLATE_NOOP("Reason", "answers again: %1 of %2 good polls")},
    {"node.two-primaries", QT_TRANSLATE_NOOP("Reason", "two primaries: %1 is writable, too")},
    {"node.foreign",
     QT_TRANSLATE_NOOP("Reason", "not of this cluster: its system identifier is %1, the others' is %2")},
    {"node.receiver-down",
     QT_TRANSLATE_NOOP("Reason",
                       "receives no WAL: the receiver is not running; replayed up to %1, its data is %2 old")},
    {"node.receiver-not-streaming",
     QT_TRANSLATE_NOOP("Reason", "receives no WAL: the receiver's status is %1; its data is %2 old")},
    {"node.receiver-silent",
     QT_TRANSLATE_NOOP("Reason", "receives no WAL: nothing came from %1 for %2; its data is %3 old")},
    {"node.receiver-stuck",
     QT_TRANSLATE_NOOP("Reason", "receives no WAL: it connects to %1 but has got nothing for %2; its data is %3 old")},
    {"node.replay-paused", QT_TRANSLATE_NOOP("Reason", "replay is paused: %1, %2 behind the primary")},
    {"node.replay-paused-now", QT_TRANSLATE_NOOP("Reason", "replay is paused")},
    {"node.upstream-behind", QT_TRANSLATE_NOOP("Reason", "%2 behind the primary because its upstream %1 is")},
    {"node.replay-stalled",
     QT_TRANSLATE_NOOP("Reason", "receives WAL but does not replay it: %1, %2 behind the primary")},
    {"node.lag", QT_TRANSLATE_NOOP("Reason", "%1 behind the primary (warning at %2)")},
    {"node.lag-critical", QT_TRANSLATE_NOOP("Reason", "%1 behind the primary (critical at %2)")},
    {"node.lag-bytes", QT_TRANSLATE_NOOP("Reason", "%1 behind the primary (limit %2)")},
    {"node.apply-error", QT_TRANSLATE_NOOP("Reason", "applying has failed: %1; its data is %2 old")},
    {"node.receive-error", QT_TRANSLATE_NOOP("Reason", "receives nothing: %1; its data is %2 old")},
    {"node.no-channel", QT_TRANSLATE_NOOP("Reason", "read-only, and no replication is configured; it has executed %1")},
    {"node.receiver-stopped",
     QT_TRANSLATE_NOOP("Reason", "receives nothing: its receiver is stopped; it has executed %1, its data is %2 old")},
    {"node.receiver-connecting",
     QT_TRANSLATE_NOOP("Reason", "receives nothing: it tries to connect to %1; its data is %2 old")},
    {"node.source-silent",
     QT_TRANSLATE_NOOP("Reason", "receives nothing: nothing came from %1 for %2; its data is %3 old")},
    {"node.errant", QT_TRANSLATE_NOOP("Reason", "errant transactions: it has %1, which %2 has not")},
    {"node.unfetchable", QT_TRANSLATE_NOOP("Reason", "it lacks %1, which the binary logs of %2 no longer have")},
    {"node.writable",
     QT_TRANSLATE_NOOP("Reason", "replicates, but is not read-only: what is written there makes it differ")},
    {"node.read-only", QT_TRANSLATE_NOOP("Reason", "the primary is read-only: nobody can write")},
    {"node.semi-sync-off",
     QT_TRANSLATE_NOOP("Reason", "semi-synchronous replication is on, but commits wait for nobody: %1 replicas do it")},
    {"node.slot-lost", QT_TRANSLATE_NOOP("Reason", "slot %1 has lost WAL that its consumer still needs")},
    {"node.archive-failing", QT_TRANSLATE_NOOP("Reason", "archiving fails at %1")},
    {"node.connections", QT_TRANSLATE_NOOP("Reason", "%1 of %2 connections in use")},
    {"node.transaction", QT_TRANSLATE_NOOP("Reason", "a transaction has been open for %1")},
    {"node.clock", QT_TRANSLATE_NOOP("Reason", "its clock differs from ours by %1 (limit %2)")},
    {"node.maintenance", QT_TRANSLATE_NOOP("Reason", "in maintenance since %1 by %2")},
    {"node.maintenance-for", QT_TRANSLATE_NOOP("Reason", "in maintenance since %1 by %2: %3")},
    {"link.streaming", QT_TRANSLATE_NOOP("Reason", "%1 sends to %2: both say so")},
    {"link.stalled", QT_TRANSLATE_NOOP("Reason", "%2 receives from %1 but does not replay")},
    {"link.catching-up", QT_TRANSLATE_NOOP("Reason", "%2 catches up with %1")},
    {"link.seen-by-sender", QT_TRANSLATE_NOOP("Reason", "%1 sends to %2, which cannot be asked from here")},
    {"link.seen-by-receiver", QT_TRANSLATE_NOOP("Reason", "%2 receives from %1, which cannot be asked from here")},
    {"link.seen-by-receiver-only",
     QT_TRANSLATE_NOOP("Reason", "%2 says that it receives from %1; %1 has yet to say so")},
    {"link.receiver-says", QT_TRANSLATE_NOOP("Reason", "%2 receives from %1")},
    {"link.unnamed", QT_TRANSLATE_NOOP("Reason", "%2 cannot be asked, and %1 does not say to whom it sends")},
    {"link.unseen", QT_TRANSLATE_NOOP("Reason", "neither %1 nor %2 can be asked from here")},
    {"link.not-receiving", QT_TRANSLATE_NOOP("Reason", "%2 receives nothing from %1")},
    {"link.not-sending", QT_TRANSLATE_NOOP("Reason", "%1 has no connection from %2")},
    {"link.no-reply", QT_TRANSLATE_NOOP("Reason", "%1 has heard nothing from %2 for %3")},
    {"link.only-sender-believes",
     QT_TRANSLATE_NOOP("Reason", "%1 still believes that it sends, but %2 receives nothing")},
    {"link.only-receiver-believes",
     QT_TRANSLATE_NOOP("Reason", "%2 says that it receives from %1, which lists no such standby")},
    {"region.ok", QT_TRANSLATE_NOOP("Reason", "healthy nodes: %1")},
    {"region.partly", QT_TRANSLATE_NOOP("Reason", "%1: %2")},
    {"region.down", QT_TRANSLATE_NOOP("Reason", "no node works; %1: %2")},
    {"region.unknown", QT_TRANSLATE_NOOP("Reason", "%1: %2")},
    {"region.maintenance", QT_TRANSLATE_NOOP("Reason", "in maintenance: %1")},
    {"region.empty", QT_TRANSLATE_NOOP("Reason", "no nodes")},
    {"endpoint.waiting", QT_TRANSLATE_NOOP("Reason", "%1: nobody has looked yet where it leads")},
    {"endpoint.ok", QT_TRANSLATE_NOOP("Reason", "%1 leads to %2, the primary")},
    {"endpoint.not-primary", QT_TRANSLATE_NOOP("Reason", "%1 leads to %2, which is not the primary; that is %3")},
    {"endpoint.old-primary", QT_TRANSLATE_NOOP("Reason", "%1 leads to %2, a second primary; the newer one is %3")},
    {"endpoint.paused", QT_TRANSLATE_NOOP("Reason", "%1 is paused: its clients wait")},
    {"endpoint.error", QT_TRANSLATE_NOOP("Reason", "where %1 leads is not known: %2")},
    {"endpoint.unknown", QT_TRANSLATE_NOOP("Reason", "where %1 leads is not known")},
    {"endpoint.silent", QT_TRANSLATE_NOOP("Reason", "%1 leads to %2, whose role is not known now")},
    {"endpoint.maintenance", QT_TRANSLATE_NOOP("Reason", "%1: its cluster is in maintenance")},
    {"event.owner-paused", QT_TRANSLATE_NOOP("Reason", "%1 is paused: it does nothing by itself")},
    {"event.owner-resumed", QT_TRANSLATE_NOOP("Reason", "%1 acts by itself again")},
    {"event.role", QT_TRANSLATE_NOOP("Reason", "was %1, is now %2")},
    {"event.timeline", QT_TRANSLATE_NOOP("Reason", "changed from timeline %1 to %2")},
    {"event.restart", QT_TRANSLATE_NOOP("Reason", "was restarted at %1")},
    {"event.version", QT_TRANSLATE_NOOP("Reason", "version %1 became %2")},
    {"event.upstream", QT_TRANSLATE_NOOP("Reason", "followed %1, follows %2 now")},
    {"event.fleet", QT_TRANSLATE_NOOP("Reason", "the fleet file was taken over: %1")},
    {"store.problem", QT_TRANSLATE_NOOP("Reason", "history is not written: %1")},
    {"store.other-writer",
     QT_TRANSLATE_NOOP("Reason", "history is written by %1 (process %2); this program reads it and takes over when "
                                 "that one ends")},
    {"history.not-recorded", QT_TRANSLATE_NOOP("Reason", "not recorded at that time")},
    {"store.dropped", QT_TRANSLATE_NOOP("Reason", "the disk does not keep up: %1 measurements were dropped")},
    {"fleet.problem", QT_TRANSLATE_NOOP("Reason", "the changed fleet file cannot be used, the old one stays: %1")},
};

template <class Use>
void forEachRow(Use &&use)
{
    for (const ReasonRow &row : kRows)
        use(row);
    for (const ReasonRow &row : operationReasons())
        use(row);
}

} // namespace

QString Reason::text() const
{
    static const QHash<QString, const char *> table = [] {
        QHash<QString, const char *> t;
        forEachRow([&](const ReasonRow &row) { t.insert(QLatin1String(row.code), row.text); });
        return t;
    }();
    if (code.isEmpty())
        return {};
    const char *source = table.value(code, nullptr);
    QString out = source ? QCoreApplication::translate("Reason", source) : code;
    if (!source)
        return args.isEmpty() ? out : out + QStringLiteral(": ") + args.join(QStringLiteral(", "));
    // One pass, so that an argument that itself holds "%1" is not filled again.
    QString filled;
    for (qsizetype i = 0; i < out.size(); ++i) {
        const bool place = out[i] == u'%' && i + 1 < out.size() && out[i + 1].isDigit();
        if (!place) {
            filled += out[i];
            continue;
        }
        const int index = out[++i].digitValue() - 1;
        filled += args.value(index);
    }
    return filled;
}

QStringList reasonCodesLike(const QString &word)
{
    QStringList codes;
    forEachRow([&](const ReasonRow &row) {
        if (QCoreApplication::translate("Reason", row.text).contains(word, Qt::CaseInsensitive))
            codes.append(QLatin1String(row.code));
    });
    return codes;
}

} // namespace meridian
