// SPDX-License-Identifier: GPL-3.0-or-later
// What makes every check of the preflight pass, warn and block, and what it says when nobody knows: one row each.
#pragma once

#include "topology.h"

namespace meridian
{

inline constexpr auto kPass = CheckVerdict::Pass, kWarn = CheckVerdict::Warn, kBlock = CheckVerdict::Block;

struct Row {
    const char *code;
    const char *name;
    const char *line; ///< a is the old primary or what comes back, b the target
    OperationKind kind;
    CheckVerdict expected;
    void (*change)(Topology &) = [](Topology &) {};
};

using enum OperationKind;
inline const char *const kTwo = "a:p b:s<a";
inline const char *const kThree = "a:p b:s<a c:s<a";
inline const char *const kLost = "a:p/u b:s<a c:s<a";
inline const char *const kBack = "a:p/x b:p/t2";

inline Activity work(int seconds, bool writes)
{
    Activity a;
    a.pid = 77;
    a.age = std::chrono::seconds(seconds);
    a.writes = writes;
    return a;
}

template <int Seconds, bool Writes>
void addWork(Topology &t)
{
    t.survey("a").longTransactions = {work(Seconds, Writes)};
}
template <int Segments>
void backlog(Topology &t)
{
    t.survey("a").archiveBacklog = Segments;
}
/// The target's survey was never made; the picture still knows it.
inline void noSurvey(Topology &t)
{
    t.extra().surveys.remove(Topology::id("b"));
}
inline void noOldSurvey(Topology &t)
{
    t.extra().surveys.remove(Topology::id("a"));
}
inline void noSurveys(Topology &t)
{
    t.extra().surveys.clear();
}
template <Owner O>
void owned(Topology &t)
{
    t.survey("b").owner = O;
}
/// A standby of the lost primary that has heard its last message so long ago.
template <int Ms>
void heard(Topology &t)
{
    t.sample("c", [](ServerSample &s) {
        s.receiver.emplace();
        s.receiver->status = QStringLiteral("streaming");
        s.receiver->messageAge = milliseconds(Ms);
        s.receiver->timeline = 1;
    });
}

inline const Row kRows[] = {
    {"owner", "nobody", kTwo, Switchover, kPass},
    {"owner", "repmgr", kTwo, Switchover, kBlock, owned<Owner::Repmgr>},
    {"owner", "pg_auto_failover", kTwo, Failover, kBlock, owned<Owner::PgAutoFailover>},
    {"owner", "Patroni", kTwo, Switchover, kPass,
     [](Topology &t) {
         owned<Owner::Patroni>(t);
         t.node("a").control.patroniUrl = QStringLiteral("http://a:8008");
     }},
    {"owner", "Patroni without address", kTwo, Switchover, kBlock, owned<Owner::Patroni>},
    {"owner", "unknown", kTwo, Switchover, kBlock, noSurveys},

    {"one-writer", "one", kTwo, Switchover, kPass},
    {"one-writer", "two", "a:p b:s<a c:p", Switchover, kBlock},
    {"one-writer", "none", "a:p/u b:s<a", Switchover, kBlock},
    {"one-writer", "one view", "a:p b:s", Switchover, kWarn, [](Topology &t) {
         t.sample("b", [](ServerSample &s) { s.receiver.reset(); });
     }},
    {"one-writer", "emergency", kLost, Failover, kPass},
    {"primary-gone", "another one writes", "a:p/u b:s<a c:p", Failover, kBlock},
    {"one-writer", "nobody to come back to", "a:p/x b:s<a", Rejoin, kBlock},
    {"one-writer", "come back", kBack, Rejoin, kPass},

    {"primary-gone", "gone", kLost, Failover, kPass},
    {"primary-gone", "answers", kThree, Failover, kBlock},
    {"primary-gone", "own line cut: a replica still streams", kLost, Failover, kBlock,
     [](Topology &t) {
         t.cluster().polling.interval = milliseconds(250);
         heard<150>(t);
     }},
    {"primary-gone", "no primary known", "b:s c:s", Failover, kWarn},

    {"replicas-agree", "agreed", kLost, Failover, kPass},
    {"replicas-agree", "hung primary: the receiver has not given up", kLost, Failover, kBlock, heard<20000>},
    {"replicas-agree", "hung primary: silent for half of its patience", kLost, Failover, kPass, heard<31000>},
    {"replicas-agree", "nobody to ask", "a:p/u b:s<a/u", Failover, kWarn},

    {"endpoints", "lead to the primary", "a:p b:s<a pool=pgbouncer", Switchover, kPass},
    {"endpoints", "none", kTwo, Switchover, kWarn},
    {"endpoints", "elsewhere", "a:p b:s<a pool=pgbouncer", Switchover, kBlock,
     [](Topology &t) { t.extra().endpoints[0].writer = Topology::id("b"); }},
    {"endpoints", "broken", "a:p b:s<a pool=pgbouncer", Switchover, kBlock,
     [](Topology &t) { t.extra().endpoints[0].error = Error{ErrorKind::Refused, {}, {}, {}, {}}; }},
    {"endpoints", "unknown", "a:p b:s<a pool=pgbouncer", Switchover, kWarn,
     [](Topology &t) { t.extra().endpoints[0].writer.reset(); }},

    {"backup", "recent", kTwo, Switchover, kPass},
    {"backup", "old", kTwo, Switchover, kWarn, [](Topology &t) { *t.extra().lastBackup -= seconds(2 * 86400); }},
    {"backup", "unknown", kTwo, Switchover, kWarn, [](Topology &t) { t.extra().lastBackup.reset(); }},

    {"quiet-period", "never", kTwo, Failover, kPass},
    {"quiet-period", "recent", kTwo, Failover, kBlock,
     [](Topology &t) { t.extra().lastFailover = t.situation().at() - seconds(60); }},
    {"quiet-period", "long ago", kTwo, Switchover, kPass,
     [](Topology &t) { t.extra().lastFailover = t.situation().at() - seconds(7200); }},

    {"lock", "free", kTwo, Switchover, kPass},
    {"lock", "own", kTwo, Switchover, kPass,
     [](Topology &t) { t.extra().locks[Topology::id("a")].operation = QStringLiteral("op"); }},
    {"lock", "another workstation", kTwo, Switchover, kBlock,
     [](Topology &t) { t.extra().locks[Topology::id("a")].operation = QStringLiteral("theirs"); }},

    {"clocks", "agree", kTwo, Switchover, kPass},
    {"clocks", "off", kTwo, Switchover, kWarn,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.clockOffset = -seconds(5); }); }},
    {"clocks", "unknown", kTwo, Switchover, kWarn,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.clockOffset.reset(); }); }},

    {"hooks", "none", kTwo, Switchover, kPass},
    {"hooks", "rehearsed", "a:p b:s<a dns=hook", Switchover, kPass},
    {"hooks", "failed", "a:p b:s<a dns=hook", Switchover, kBlock, [](Topology &t) { t.extra().hooksRehearsed = false; }},
    {"hooks", "unknown", "a:p b:s<a dns=hook", Switchover, kBlock, [](Topology &t) { t.extra().hooksRehearsed.reset(); }},

    {"fresh", "young", kTwo, Switchover, kPass},
    {"fresh", "old", kTwo, Switchover, kBlock,
     [](Topology &t) {
         noOldSurvey(t);
         *t.state("a").answeredAt -= seconds(120);
     }},
    {"fresh", "never answered", "a:p/u b:s<a/u", Failover, kBlock,
     [](Topology &t) {
         t.state("b").answeredAt.reset();
         t.state("b").sample.reset();
     }},

    {"undo", "whole", kThree, Switchover, kPass},
    {"undo", "an endpoint that nobody knows where it led", "b:s lb=haproxy", Failover, kPass},
    {"always-one-writer", "kept", kThree, Switchover, kPass},
    {"overrides", "none", kTwo, Switchover, kPass},

    {"target-ready", "ready", kTwo, Switchover, kPass},
    {"target-ready", "silent", "a:p b:s<a/u", Switchover, kBlock},
    {"target-ready", "is the primary", "b:p a:s<b", Switchover, kBlock},
    {"target-ready", "paused", kTwo, Switchover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.replayPaused = true; }); }},
    {"target-ready", "delayed", kTwo, Failover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.detail.applyDelay = seconds(60); }); }},
    {"target-ready", "unknown role", kTwo, Failover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.role = Role::Unknown; }); }},

    {"target-receives", "streams", kTwo, Switchover, kPass},
    {"target-receives", "receiver down", kTwo, Switchover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.receiver.reset(); }); }},
    {"target-receives", "stalled", kTwo, Switchover, kBlock,
     [](Topology &t) { t.state("b").lag.state = LagState::Stalled; }},

    {"target-gap", "none", kTwo, Switchover, kPass},
    {"target-gap", "small", "a:p b:s<a-900", Switchover, kPass},
    {"target-gap", "large", "a:p b:s<a-21000", Switchover, kBlock},
    {"target-gap", "watched for a moment only", kTwo, Switchover, kPass, [](Topology &t) { t.state("b").lag = Lag(); }},
    {"target-gap", "unknown", "a:p b:s<a-2000", Switchover, kBlock, [](Topology &t) { t.state("b").lag = Lag(); }},
    {"target-gap", "emergency, none", kLost, Failover, kPass},
    {"target-gap", "emergency, small", "a:p/u b:s<a-900", Failover, kWarn},
    {"target-gap", "emergency, large", "a:p/u b:s<a-2000", Failover, kBlock},
    {"target-gap", "emergency, the tail is fetched", "a:p/u b:s<a-2000 c:s<a", Failover, kPass},
    {"target-gap", "emergency, unknown", "b:s", Failover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.received = s.replayed = {}; }); }},

    {"same-system", "same", kTwo, Switchover, kPass},
    {"same-system", "other", kTwo, Switchover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.detail.systemIdentifier = QStringLiteral("8"); }); }},
    {"same-system", "unknown", kTwo, Failover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.detail.systemIdentifier.clear(); }); }},

    {"timeline", "same", kTwo, Switchover, kPass},
    {"timeline", "left behind", "a:p/t2 b:s<a/t1", Switchover, kBlock},
    {"timeline", "forked off", "a:p b:s<a/t2 c:s<a", Switchover, kBlock},
    {"timeline", "forked off, in an emergency", "a:p/x b:s<a/t2 c:s<a", Failover, kBlock},
    {"timeline", "another one forked off", "a:p/x b:s<a c:s<a/t2", Failover, kPass},
    {"timeline", "the primary is not known well", "a:p/x b:s<a/t2 c:s<a/t2", Failover, kPass},
    {"timeline", "unknown", kTwo, Switchover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.timeline.reset(); }); }},

    {"no-errant-data", "none", kTwo, Switchover, kPass},
    {"no-errant-data", "ahead", kTwo, Switchover, kBlock,
     [](Topology &t) {
         t.sample("b", [](ServerSample &s) {
             s.received = Lsn{0x6000000};
             s.receiver.reset();
         });
     }},
    {"no-errant-data", "streams what came after the primary was asked", kTwo, Switchover, kPass,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.received = Lsn{0x6000000}; }); }},
    {"no-errant-data", "unknown", kTwo, Switchover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.received = s.replayed = {}; }); }},
    {"no-errant-data", "unknown in an emergency", "b:s c:s", Failover, kWarn},

    {"most-advanced", "it is", kThree, Failover, kPass},
    {"most-advanced", "another one has more", "a:p/u b:s<a-900 c:s<a", Failover, kWarn},
    {"most-advanced", "silent one", "a:p/u b:s<a c:s<a/u", Failover, kWarn},
    {"most-advanced", "silent synchronous one", "a:p/u b:s<a c:s<a/u", Failover, kBlock,
     [](Topology &t) {
         SenderRow row;
         row.applicationName = QStringLiteral("c");
         row.syncState = QStringLiteral("sync");
         t.state("a").sample->senders = {row};
     }},
    {"most-advanced", "unknown", kTwo, Failover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.received = s.replayed = {}; }); }},

    {"promotion-rule", "allow", kTwo, Switchover, kPass},
    {"promotion-rule", "prefer not", "a:p b:s<a/prefer-not", Switchover, kWarn},
    {"promotion-rule", "must not", "a:p b:s<a/must-not", Failover, kBlock},
    {"promotion-rule", "priority 0", "a:p b:s<a/P0", Switchover, kBlock},

    {"jurisdiction", "undeclared", kTwo, Switchover, kPass},
    {"jurisdiction", "another one", "a:p/@eu b:s<a/@us", Switchover, kBlock,
     [](Topology &t) {
         t.fleet().regions[0].jurisdiction = QStringLiteral("EU");
         t.fleet().regions[1].jurisdiction = QStringLiteral("US");
     }},
    {"jurisdiction", "unknown", "a:p/@eu b:s<a/@us", Switchover, kWarn,
     [](Topology &t) { t.fleet().regions[0].jurisdiction = QStringLiteral("EU"); }},

    {"version", "same", kTwo, Switchover, kPass},
    {"version", "minor", kTwo, Switchover, kWarn,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.detail.version = QStringLiteral("15.9"); }); }},
    {"version", "major", kTwo, Switchover, kBlock,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.detail.version = QStringLiteral("16.1"); }); }},
    {"version", "unknown", kTwo, Switchover, kWarn,
     [](Topology &t) { t.sample("b", [](ServerSample &s) { s.detail.version.clear(); }); }},

    {"way-back", "open", kTwo, Switchover, kPass},
    {"way-back", "no replication login", kTwo, Switchover, kBlock, [](Topology &t) { t.survey("b").acceptsReplication = false; }},
    {"way-back", "too few senders", kThree, Switchover, kBlock, [](Topology &t) { t.survey("b").freeWalSenders = 1; }},
    {"way-back", "no rewind", kTwo, Switchover, kWarn,
     [](Topology &t) {
         t.survey("a").checksums = t.survey("b").checksums = false;
         t.survey("b").settings[QStringLiteral("wal_log_hints")] = QStringLiteral("off");
     }},
    {"way-back", "unknown", kTwo, Switchover, kWarn, noSurvey},

    {"parameters", "as on the primary", kTwo, Switchover, kPass},
    {"parameters", "smaller", kTwo, Switchover, kWarn,
     [](Topology &t) { t.survey("b").settings[QStringLiteral("max_connections")] = QStringLiteral("50"); }},
    {"parameters", "not synchronous any more", kTwo, Switchover, kWarn,
     [](Topology &t) { t.survey("a").settings[QStringLiteral("synchronous_standby_names")] = QStringLiteral("b"); }},
    {"parameters", "unknown", kTwo, Switchover, kWarn, noSurvey},

    {"disk-space", "enough", kTwo, Switchover, kPass},
    {"disk-space", "full", kTwo, Switchover, kBlock, [](Topology &t) { t.survey("b").diskFree = 1000; }},
    {"disk-space", "unknown", kTwo, Switchover, kWarn, [](Topology &t) { t.survey("b").diskFree.reset(); }},

    {"rights", "superuser", kTwo, Switchover, kPass},
    {"rights", "enough", kTwo, Switchover, kPass, [](Topology &t) { t.survey("b").superuser = false; }},
    {"rights", "revoked", kTwo, Switchover, kBlock,
     [](Topology &t) { t.survey("b").superuser = t.survey("b").mayPromote = false; }},
    {"rights", "unknown", kTwo, Switchover, kWarn, noSurvey},

    {"maintenance", "off", kTwo, Switchover, kPass},
    {"maintenance", "on", kTwo, Switchover, kBlock, [](Topology &t) { t.extra().maintenance.insert(Topology::id("b")); }},

    {"archive", "keeps up", kTwo, Switchover, kPass},
    {"archive", "some wait", kTwo, Switchover, kWarn, backlog<16>},
    {"archive", "many wait", kTwo, Switchover, kBlock, backlog<128>},
    {"archive", "fails", kTwo, Switchover, kBlock, [](Topology &t) { t.survey("a").archiveFailing = true; }},
    {"archive", "unknown", kTwo, Switchover, kWarn, noOldSurvey},

    {"running-work", "none", kTwo, Switchover, kPass},
    {"running-work", "short write", kTwo, Switchover, kPass, addWork<5, true>},
    {"running-work", "long read", kTwo, Switchover, kWarn, addWork<60, false>},
    {"running-work", "long write", kTwo, Switchover, kBlock, addWork<60, true>},
    {"running-work", "prepared", kTwo, Switchover, kBlock,
     [](Topology &t) { t.survey("a").preparedTransactions = {{QStringLiteral("g"), seconds(1)}}; }},
    {"running-work", "backup", kTwo, Switchover, kBlock, [](Topology &t) { t.survey("a").exclusiveBackup = true; }},
    {"running-work", "unknown", kTwo, Switchover, kWarn, noOldSurvey},

    {"logical-slots", "none", kTwo, Switchover, kPass},
    {"logical-slots", "one", kTwo, Switchover, kWarn,
     [](Topology &t) {
         SlotRow slot;
         slot.name = QStringLiteral("debezium");
         slot.physical = false;
         t.sample("a", [&](ServerSample &s) { s.detail.replicationSlots.append(slot); });
     }},
    {"logical-slots", "unknown", kLost, Failover, kWarn,
     [](Topology &t) { t.state("a").answeredAt.reset(); }},

    {"fence", "by its host", kTwo, Switchover, kPass},
    {"fence", "by a person", "a:p/none b:s<a", Switchover, kWarn},
    {"fence", "none", "a:p/u/none b:s<a", Failover, kBlock},
    {"fence", "asked for by the plan", "a:p/t1/u/none b:p/t2", Rejoin, kWarn},
    {"fence", "host out of reach", kLost, Failover, kBlock},
    {"fence", "stopped", "a:p/x b:s<a", Failover, kPass},
    {"fence", "unknown", kTwo, Switchover, kWarn, [](Topology &t) { t.survey("a").hostReachable.reset(); }},

    {"fence", "Patroni's business", "a:p/none b:s<a", Switchover, kPass,
     [](Topology &t) {
         owned<Owner::Patroni>(t);
         t.node("a").control.patroniUrl = QStringLiteral("http://a:8008");
     }},

    {"fence-rights", "superuser", kTwo, Switchover, kPass},
    {"fence-rights", "revoked", kTwo, Switchover, kBlock,
     [](Topology &t) { t.survey("a").superuser = t.survey("a").maySignal = false; }},
    {"fence-rights", "unknown", kTwo, Switchover, kWarn, noOldSurvey},

    {"rewind", "possible", kBack, Rejoin, kPass},
    {"rewind", "copy", kBack, Rejoin, kWarn,
     [](Topology &t) { t.survey("b").checksums = false; t.survey("a").settings[QStringLiteral("wal_log_hints")] = QStringLiteral("off");
         t.survey("a").error.reset(); t.survey("a").sample = *t.state("a").sample; }},
    {"rewind", "unknown", kBack, Rejoin, kWarn, [](Topology &t) { t.survey("b").checksums.reset(); }},
};

} // namespace meridian
