// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the table "When something fails" of ARCHITECTURE.md.
#include "faultrows.h"

#include "serverprocesses.h"

#include <QFile>

#include <csignal>

namespace meridian
{

namespace
{

using Scene = OperationScene;

ClusterId shop()
{
    return ClusterId(QStringLiteral("shop"));
}
NodeId id(const char *name)
{
    return NodeId(QLatin1String(name));
}
Deed signal(const QString &node, int number)
{
    return [=](Scene &s) { s.server(node).signal(number); };
}
Deed kill(const QString &node)
{
    return signal(node, SIGKILL);
}
Deed start(const QString &node)
{
    return [=](Scene &s) {
        const auto started = s.server(node).run(HostDeed::Start);
        QVERIFY2(started, started ? "" : qPrintable(started.error().text()));
    };
}
Deed sql(const QString &node, const char *statements)
{
    return [=](Scene &s) { s.server(node).sql(statements); };
}
Deed both(const Deed &first, const Deed &second)
{
    return [=](Scene &s) {
        first(s);
        second(s);
    };
}
Deed follows(const QString &node, const QString &upstream)
{
    return [=](Scene &s) {
        HostedServer &server = s.server(node), &from = s.server(upstream);
        from.sql("SELECT pg_create_physical_replication_slot('" + node.toUtf8() + "')");
        server.sql("ALTER SYSTEM SET primary_conninfo = '" + from.upstream(node).conninfo.toUtf8() + '\'');
        server.sql("SELECT pg_reload_conf()");
        from.sqlUntil(kStreams, QStringLiteral("1"));
    };
}
/// Promoted by somebody who did not know better.
Deed promoted(const QString &node)
{
    return [=](Scene &s) {
        s.server(node).sql("SELECT pg_promote()");
        s.server(node).sql("CREATE TABLE stray ()");
    };
}
void drift(Scene &s, const char *from, const char *to)
{
    QFile config(s.server(QStringLiteral("a")).data() + QStringLiteral("/postgresql.conf"));
    QVERIFY(config.open(QIODevice::ReadWrite));
    QByteArray text = config.readAll();
    text.replace(from, to);
    config.resize(0);
    config.write(text);
}

constexpr auto kDone = OperationState::Done, kRefused = OperationState::Refused, kUndone = OperationState::Undone,
               kPerson = OperationState::NeedsPerson;

/// Nothing new can be written to its disk, and it notices.
Deed full(const QString &node, const QString &primary)
{
    return [=](Scene &s) {
        s.server(node).limitFiles(1024 * 1024 - 8192); // a page less than a file of WAL has here
        const QDeadlineTimer deadline(20'000);
        while (s.server(primary).sql(kStreams) == QLatin1String("2") && !deadline.hasExpired())
            s.server(primary).sql("SELECT pg_switch_wal() FROM pg_logical_emit_message(true, 'test', 'more')");
    };
}
Deed becomesStandby(const QString &node, const QString &upstream)
{
    return [=](Scene &s) {
        HostedServer &server = s.server(node);
        QVERIFY(server.run(HostDeed::Stop));
        QVERIFY(server.run(HostDeed::BecomeStandby, s.server(upstream).upstream(node, node)));
        QVERIFY(server.run(HostDeed::Start));
    };
}

} // namespace

OperationRequest switchoverTo(const char *node)
{
    return SwitchoverRequest{shop(), id(node), {}, {}};
}

OperationRequest failoverTo(const char *node, const QSet<QString> &accepted)
{
    return FailoverRequest{shop(), id(node), id("a"), 1 << 20,
                           accepted + QSet<QString>{QStringLiteral("quiet-period")}};
}

OperationRequest rejoinOf(const char *node)
{
    return RejoinRequest{shop(), id(node), false, {}};
}

QList<Fault> faults()
{
    const auto q = [](const char *text) { return QString::fromLatin1(text); };
    const QString a = q("a"), b = q("b"), c = q("c");
    const Deed impatient = [](Scene &s) { // receivers give up soon
        for (const auto &server : s.servers)
            server->sql("ALTER SYSTEM SET wal_receiver_timeout = '2s'"), server->sql("SELECT pg_reload_conf()");
    };
    const Deed drifts = [](Scene &s) { drift(s, "\nport", "\ndefault_transaction_read_only = on\nport"); };
    const Deed drifted = [](Scene &s) { drift(s, "\ndefault_transaction_read_only = on", ""); };
    const Act againstTwo{"nothing moves",
                         {},
                         Next::Order,
                         switchoverTo("c"),
                         nullptr,
                         {},
                         kRefused,
                         {q("one-writer"), q("a, b"), q("Plan a rejoin")},
                         "a b"};
    Act comesBack = againstTwo;
    comesBack.name = "it comes back as a second primary";
    comesBack.before = start(a);
    Act continues = againstTwo;
    continues.name = "it goes on as a second primary";
    continues.before = signal(a, SIGCONT);
    Act stray = againstTwo;
    stray.before = promoted(b);
    return {
        {"primary killed",
         {{"no switchover",
           kill(a),
           Next::Order,
           switchoverTo("b"),
           nullptr,
           {},
           kRefused,
           {q("one-writer"), q("Plan a failover")},
           ""},
          {"failover", {}, Next::Order, failoverTo("b"), nullptr, {}, kDone, {}, "b"},
          comesBack,
          {"rejoin", {}, Next::Order, rejoinOf("a"), nullptr, {}, kDone, {}, "b"}},
         nullptr,
         false},
        {"primary killed in mid-plan",
         {{"fenced",
           {},
           Next::Order,
           switchoverTo("b"),
           "fence",
           kill(a),
           kPerson,
           {q("a (127.0.0.1"), q("taken back")},
           ""},
          {"undo starts it", {}, Next::Undo, {}, nullptr, {}, kUndone, {}, "a"},
          {"fenced again", {}, Next::Order, switchoverTo("b"), "fence", kill(a), kPerson, {q("a (127.0.0.1")}, ""},
          {"resume starts it", {}, Next::Resume, {}, nullptr, {}, kDone, {}, "b"},
          {"to be stopped anyway", {}, Next::Order, switchoverTo("a"), "stop-server", kill(b), kDone, {}, "a"}},
         "a b a"},
        {"target killed in mid-plan",
         {{"fence",
           {},
           Next::Order,
           switchoverTo("b"),
           "fence",
           kill(b),
           kPerson,
           {q("b has not replayed"), q("b (127.0.0.1")},
           "a"},
          {"undo", start(b), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"}},
         "a"},
        {"target killed in the promotion",
         {{"the old one takes writes again",
           {},
           Next::Order,
           switchoverTo("b"),
           "promote",
           kill(b),
           kPerson,
           {q("b (127.0.0.1"), q("taken back")},
           "a"},
          {"undo", start(b), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"},
          {"again", {}, Next::Order, switchoverTo("b"), "promote", kill(b), kPerson, {q("b (127.0.0.1")}, "a"},
          {"resume", start(b), Next::Resume, {}, nullptr, {}, kDone, {}, "b"}},
         "a b"},
        {"another standby killed in mid-plan",
         {{"promoted", {}, Next::Order, switchoverTo("b"), "promote", kill(c), kPerson, {q("c (127.0.0.1")}, "b"},
          {"resume without it", {}, Next::Resume, {}, nullptr, {}, kPerson, {q("c (127.0.0.1")}, "b"},
          {"resume with it", start(c), Next::Resume, {}, nullptr, {}, kDone, {}, "b"}},
         "a b"},
        {"primary hangs",
         {{"failover", both(impatient, signal(a, SIGSTOP)), Next::Order, failoverTo("b"), nullptr, {}, kDone, {}, "b"},
          {"rejoin", {}, Next::Order, rejoinOf("a"), nullptr, {}, kDone, {}, "b"}},
         "a b",
         false},
        {"primary hangs where nobody can stop it",
         {{"no failover",
           both(impatient,
                [](Scene &s) {
                    s.byHand = {QStringLiteral("a")};
                    s.server(QStringLiteral("a")).signal(SIGSTOP);
                }),
           Next::Order,
           failoverTo("b"),
           nullptr,
           {},
           kRefused,
           {q("fence a:"), q("Cut it off")},
           ""},
          {"failover, accepted", {}, Next::Order, failoverTo("b", {q("fence")}), nullptr, {}, kDone, {}, "b"},
          continues,
          {"rejoin", [](Scene &s) { s.byHand.clear(); }, Next::Order, rejoinOf("a"), nullptr, {}, kDone, {}, "b"}},
         nullptr,
         false},
        {"line to the primary cut",
         {{"no failover",
           [](Scene &s) { s.cutOff = QStringLiteral("a"); },
           Next::Order,
           failoverTo("b", {q("replicas-agree"), q("fence")}),
           nullptr,
           {},
           kRefused,
           {q("primary-gone"), q("Look at the network")},
           "a"},
          {"switchover",
           [](Scene &s) { s.cutOff.clear(); },
           Next::Order,
           switchoverTo("b"),
           nullptr,
           {},
           kDone,
           {},
           "b"}},
         "a b"},
        {"cascade's parent killed",
         {{"rejoin", both(follows(c, b), kill(b)), Next::Order, rejoinOf("c"), nullptr, {}, kDone, {}, "a"},
          {"switchover",
           both(start(b), sql(b, "SELECT pg_drop_replication_slot('c')")),
           Next::Order,
           switchoverTo("c"),
           nullptr,
           {},
           kDone,
           {},
           "c"}},
         "a c"},
        {"replay paused on the only candidate",
         {{"no failover",
           both(both(sql(b, "SELECT pg_wal_replay_pause()"), kill(c)), kill(a)),
           Next::Order,
           failoverTo("b"),
           nullptr,
           {},
           kRefused,
           {q("target-ready"), q("pg_wal_replay_resume()")},
           ""},
          {"failover",
           sql(b, "SELECT pg_wal_replay_resume()"),
           Next::Order,
           failoverTo("b"),
           nullptr,
           {},
           kDone,
           {},
           "b"},
          {"rejoin", start(c), Next::Order, rejoinOf("c"), nullptr, {}, kDone, {}, "b"},
          {"rejoin of the primary", {}, Next::Order, rejoinOf("a"), nullptr, {}, kDone, {}, "b"}},
         "a b",
         false},
        {"disk of the target full",
         {{"no switchover", full(b, a), Next::Order, switchoverTo("b"), nullptr, {}, kRefused, {q("target-")}, "a"},
          {"switchover", both(kill(b), start(b)), Next::Order, switchoverTo("b"), nullptr, {}, kDone, {}, "b"}},
         "a b"},
        {"region killed, its PgBouncer too",
         {{"failover",
           both(
               [](Scene &s) {
                   QVERIFY(s.startPooler());
                   s.pooler.kill();
                   s.pooler.waitForFinished();
               },
               both(kill(a), kill(c))),
           Next::Order,
           failoverTo("b"),
           nullptr,
           {},
           kPerson,
           {q("pool")},
           "b"},
          {"resume", [](Scene &s) { QVERIFY(s.startPooler()); }, Next::Resume, {}, nullptr, {}, kDone, {}, "b"},
          {"rejoin of the standby", start(c), Next::Order, rejoinOf("c"), nullptr, {}, kDone, {}, "b"},
          {"rejoin of the primary", {}, Next::Order, rejoinOf("a"), nullptr, {}, kDone, {}, "b"}},
         "a b",
         false},
        {"timeline fork",
         {{"no switchover",
           both(promoted(c), becomesStandby(c, a)),
           Next::Order,
           switchoverTo("c"),
           nullptr,
           {},
           kRefused,
           {q("timeline c"), q("Plan a rejoin of c")},
           "a"},
          {"rejoin", {}, Next::Order, rejoinOf("c"), nullptr, {}, kDone, {}, "a"}},
         nullptr,
         false},
        {"second primary",
         {stray, {"rejoin", {}, Next::Order, rejoinOf("b"), nullptr, {}, kDone, {}, "a"}},
         nullptr,
         false},
        {"settings changed by somebody else",
         {{"fence",
           {},
           Next::Order,
           switchoverTo("b"),
           "fence",
           both(drifts, kill(b)),
           kPerson,
           {q("read_only = on")},
           ""},
          {"undo", both(drifted, start(b)), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"}},
         "a"},
    };
}

} // namespace meridian
