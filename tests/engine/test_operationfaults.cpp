// SPDX-License-Identifier: GPL-3.0-or-later
// Faults on real servers, before an operation and in the middle of one: each ends as the table "When something fails"
// of ARCHITECTURE.md says, and goes on from there. Meanwhile applications write wherever they are let.
#include "operationscene.h"
#include "referee.h"
#include "serverprocesses.h"

#include <QDir>

#include <csignal>

using namespace meridian;

namespace
{

using Scene = OperationScene;
using Deed = std::function<void(Scene &)>;

enum class Next { Resume, Undo, Order };

/// What is done after a fault, and what must come of it.
struct Act {
    const char *name;
    Deed before;                ///< what a person mends, or what breaks
    Next next = Next::Order;    ///< Resume, Undo: of the operation before
    OperationRequest request{}; ///< Order
    const char *at = nullptr;   ///< the fault strikes when this step begins …
    Deed fault{};               ///< … and is this
    OperationState state = OperationState::Done;
    QStringList words{};     ///< of the error
    const char *leader = ""; ///< who takes writes afterwards; empty: nobody
};

struct Fault {
    const char *name; ///< as in the table of ARCHITECTURE.md
    QList<Act> acts;
    const char *order;    ///< in which the servers took writes
    bool keepsAll = true; ///< no acknowledged row is lost; else only those of the new leader are kept
};

constexpr char kStreams[] = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'";

ClusterId shop()
{
    return ClusterId(QStringLiteral("shop"));
}
NodeId id(const char *name)
{
    return NodeId(QLatin1String(name));
}
OperationRequest to(const char *node)
{
    return SwitchoverRequest{shop(), id(node), {}, {}};
}
OperationRequest failover(const char *node, const QSet<QString> &accepted = {})
{
    return FailoverRequest{shop(), id(node), id("a"), 1 << 20,
                           accepted + QSet<QString>{QStringLiteral("quiet-period")}};
}
OperationRequest rejoin(const char *node)
{
    return RejoinRequest{shop(), id(node), false, {}};
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
                         to("c"),
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
           to("b"),
           nullptr,
           {},
           kRefused,
           {q("one-writer"), q("Plan a failover")},
           ""},
          {"failover", {}, Next::Order, failover("b"), nullptr, {}, kDone, {}, "b"},
          comesBack,
          {"rejoin", {}, Next::Order, rejoin("a"), nullptr, {}, kDone, {}, "b"}},
         nullptr,
         false},
        {"primary killed in mid-plan",
         {{"fenced", {}, Next::Order, to("b"), "fence", kill(a), kPerson, {q("a (127.0.0.1"), q("taken back")}, ""},
          {"undo starts it", {}, Next::Undo, {}, nullptr, {}, kUndone, {}, "a"},
          {"fenced again", {}, Next::Order, to("b"), "fence", kill(a), kPerson, {q("a (127.0.0.1")}, ""},
          {"resume starts it", {}, Next::Resume, {}, nullptr, {}, kDone, {}, "b"},
          {"to be stopped anyway", {}, Next::Order, to("a"), "stop-server", kill(b), kDone, {}, "a"}},
         "a b a"},
        {"target killed in mid-plan",
         {{"fence",
           {},
           Next::Order,
           to("b"),
           "fence",
           kill(b),
           kPerson,
           {q("b has not replayed"), q("b (127.0.0.1")},
           "a"},
          {"undo", start(b), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"},
          {"promotion", {}, Next::Order, to("b"), "promote", kill(b), kPerson, {q("b (127.0.0.1")}, ""},
          {"undone as far as can be", {}, Next::Undo, {}, nullptr, {}, kPerson, {q("b (127.0.0.1")}, "a"},
          {"undone to the end", start(b), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"},
          {"promotion again", {}, Next::Order, to("b"), "promote", kill(b), kPerson, {q("b (127.0.0.1")}, ""},
          {"resume", start(b), Next::Resume, {}, nullptr, {}, kDone, {}, "b"}},
         "a b"},
        {"another standby killed in mid-plan",
         {{"promoted", {}, Next::Order, to("b"), "promote", kill(c), kPerson, {q("c (127.0.0.1")}, "b"},
          {"resume without it", {}, Next::Resume, {}, nullptr, {}, kPerson, {q("c (127.0.0.1")}, "b"},
          {"resume with it", start(c), Next::Resume, {}, nullptr, {}, kDone, {}, "b"}},
         "a b"},
        {"primary hangs",
         {{"failover", both(impatient, signal(a, SIGSTOP)), Next::Order, failover("b"), nullptr, {}, kDone, {}, "b"},
          {"rejoin", {}, Next::Order, rejoin("a"), nullptr, {}, kDone, {}, "b"}},
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
           failover("b"),
           nullptr,
           {},
           kRefused,
           {q("fence a:"), q("Cut it off")},
           ""},
          {"failover, accepted", {}, Next::Order, failover("b", {q("fence")}), nullptr, {}, kDone, {}, "b"},
          continues,
          {"rejoin", [](Scene &s) { s.byHand.clear(); }, Next::Order, rejoin("a"), nullptr, {}, kDone, {}, "b"}},
         nullptr,
         false},
        {"line to the primary cut",
         {{"no failover",
           [](Scene &s) { s.cutOff = QStringLiteral("a"); },
           Next::Order,
           failover("b", {q("replicas-agree"), q("fence")}),
           nullptr,
           {},
           kRefused,
           {q("primary-gone"), q("Look at the network")},
           "a"},
          {"switchover", [](Scene &s) { s.cutOff.clear(); }, Next::Order, to("b"), nullptr, {}, kDone, {}, "b"}},
         "a b"},
        {"cascade's parent killed",
         {{"rejoin", both(follows(c, b), kill(b)), Next::Order, rejoin("c"), nullptr, {}, kDone, {}, "a"},
          {"switchover",
           both(start(b), sql(b, "SELECT pg_drop_replication_slot('c')")),
           Next::Order,
           to("c"),
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
           failover("b"),
           nullptr,
           {},
           kRefused,
           {q("target-ready"), q("pg_wal_replay_resume()")},
           ""},
          {"failover",
           sql(b, "SELECT pg_wal_replay_resume()"),
           Next::Order,
           failover("b"),
           nullptr,
           {},
           kDone,
           {},
           "b"},
          {"rejoin", start(c), Next::Order, rejoin("c"), nullptr, {}, kDone, {}, "b"},
          {"rejoin of the primary", {}, Next::Order, rejoin("a"), nullptr, {}, kDone, {}, "b"}},
         "a b",
         false},
        {"disk of the target full",
         {{"no switchover", full(b, a), Next::Order, to("b"), nullptr, {}, kRefused, {q("target-")}, "a"},
          {"promotion",
           both(kill(b), start(b)),
           Next::Order,
           to("b"),
           "promote",
           [](Scene &s) { s.server(QStringLiteral("b")).limitFiles(1024 * 1024 - 8192); },
           kPerson,
           {q("b")},
           ""},
          {"undo", start(b), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"},
          {"switchover", {}, Next::Order, to("b"), nullptr, {}, kDone, {}, "b"}},
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
           failover("b"),
           nullptr,
           {},
           kPerson,
           {q("pool")},
           "b"},
          {"resume", [](Scene &s) { QVERIFY(s.startPooler()); }, Next::Resume, {}, nullptr, {}, kDone, {}, "b"},
          {"rejoin of the standby", start(c), Next::Order, rejoin("c"), nullptr, {}, kDone, {}, "b"},
          {"rejoin of the primary", {}, Next::Order, rejoin("a"), nullptr, {}, kDone, {}, "b"}},
         "a b",
         false},
        {"timeline fork",
         {{"no switchover",
           both(promoted(c), becomesStandby(c, a)),
           Next::Order,
           to("c"),
           nullptr,
           {},
           kRefused,
           {q("timeline c"), q("Plan a rejoin of c")},
           "a"},
          {"rejoin", {}, Next::Order, rejoin("c"), nullptr, {}, kDone, {}, "a"}},
         nullptr,
         false},
        {"second primary",
         {stray, {"rejoin", {}, Next::Order, rejoin("b"), nullptr, {}, kDone, {}, "a"}},
         nullptr,
         false},
        {"settings changed by somebody else",
         {{"fence", {}, Next::Order, to("b"), "fence", both(drifts, kill(b)), kPerson, {q("read_only = on")}, ""},
          {"undo", both(drifted, start(b)), Next::Undo, {}, nullptr, {}, kUndone, {}, "a"}},
         "a"},
    };
}

} // namespace

class TestOperationFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void endsAsDocumented_data();
    void endsAsDocumented();
    void byHand_data();
    void byHand();
    void rejoinsByHand();

private:
    OperationOutcome carryOut(const Act &act, const QString &last);
    QString writable() const;
    void isWhole(const QString &leader) const;

    std::unique_ptr<OperationScene> m_scene;
    std::unique_ptr<Referee> m_referee;
};

void TestOperationFaults::init()
{
    m_scene = std::make_unique<OperationScene>();
    m_scene->limits.catchUp = m_scene->limits.promotion = seconds(4);
    QVERIFY(m_scene->build());
    QCOMPARE(m_scene->servers[0]->sql("CREATE TABLE referee (number bigint)"), QString());
    m_referee = std::make_unique<Referee>(m_scene->servers, QString(QStringLiteral("a b c")).split(u' '));
    QVERIFY(m_referee->sees(QStringLiteral("a")));
}

void TestOperationFaults::cleanup()
{
    m_scene.reset(); // a server that hangs would keep its application for ever
    m_referee.reset();
}

void TestOperationFaults::endsAsDocumented_data()
{
    QTest::addColumn<int>("row");
    const QList<Fault> all = faults();
    for (int i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << i;
}

void TestOperationFaults::endsAsDocumented()
{
    QFETCH(int, row);
    const Fault fault = faults()[row];
    QString last, leader = QStringLiteral("a");
    for (const Act &act : fault.acts) {
        if (act.next == Next::Order && act.state != kRefused && act.request.index() == 0)
            m_scene->server(leader).sqlUntil(kStreams, QStringLiteral("2")); // as after the operation before
        const OperationOutcome o = carryOut(act, last);
        const QByteArray told = act.name + QByteArray("\n") + story(o);
        QVERIFY2(o.operation.state == act.state, told);
        for (const QString &word : act.words)
            QVERIFY2(o.error && o.error->text().contains(word), word.toUtf8() + " is missing: " + told);
        QVERIFY2(act.state == kDone || (o.error && !o.error->remedy.isEmpty()) || act.state == kUndone, told);
        QVERIFY2(writable() == QLatin1String(act.leader), writable().toUtf8() + " take writes: " + told);
        last = o.operation.id;
        leader = QLatin1String(act.leader);
    }
    isWhole(leader);
    QVERIFY(m_referee->sees(leader));
    if (fault.order)
        QCOMPARE(m_referee->order(), QString::fromLatin1(fault.order));
    QCOMPARE(m_referee->missing(m_scene->server(leader), fault.keepsAll ? QStringLiteral("a b c") : leader), 0);
}

void TestOperationFaults::byHand_data()
{
    QTest::addColumn<bool>("attended");
    QTest::newRow("somebody is there") << true;
    QTest::newRow("nobody is there") << false;
}

/// A machine on which the program may not act: a person types what it says, and it sees when that was done.
void TestOperationFaults::byHand()
{
    QFETCH(bool, attended);
    m_scene->byHand = {QStringLiteral("a")};
    m_scene->replication = QStringLiteral("operator");
    HostedServer &a = m_scene->server(QStringLiteral("a"));
    OperationOrder order = OperationScene::order(to("b"));
    order.attended = attended;
    int asked = 0;
    const auto type = [&](const StepRecord &step) {
        const QString commands = step.evidence.value(u"by_hand").toString();
        const QString said = commands.isEmpty() ? QString() : a.type(commands);
        asked += commands.isEmpty() ? 0 : 1;
        QVERIFY2(!said.startsWith(QLatin1String("error")), qPrintable(commands + u'\n' + said));
    };
    OperationOutcome o = m_scene->run([&](Executor &e) { e.carryOut(order); },
                                      [&](Executor &, const StepRecord &step) { attended ? type(step) : void(); });
    while (!attended && o.operation.state == kPerson && asked < 2) {
        QVERIFY2(o.error && o.error->code == QLatin1String("person"), story(o));
        QVERIFY2(o.error->text().contains(QLatin1String("pg_ctl")) && o.left, story(o));
        type(o.steps.last());
        const QString id = o.operation.id;
        o = m_scene->run([&](Executor &e) { e.resume(id, order); });
    }
    QVERIFY2(o.operation.state == kDone, story(o));
    QCOMPARE(asked, 2); // to stop it, and to start it as a standby
    isWhole(QStringLiteral("b"));
    QCOMPARE(m_referee->order(), QStringLiteral("a b"));
    QCOMPARE(m_referee->missing(m_scene->server(QStringLiteral("b")), QStringLiteral("a b")), 0);
}

void TestOperationFaults::rejoinsByHand()
{
    m_scene->byHand = {QStringLiteral("a")};
    m_scene->replication = QStringLiteral("operator");
    HostedServer &a = m_scene->server(QStringLiteral("a"));
    a.signal(SIGKILL);
    const OperationOutcome lost = m_scene->carryOut(failover("b", {QStringLiteral("fence")}));
    QVERIFY2(lost.operation.state == kDone, story(lost));
    OperationOrder order = OperationScene::order(rejoin("a"));
    order.attended = false;
    OperationOutcome o = m_scene->run([&](Executor &e) { e.carryOut(order); });
    QVERIFY2(o.operation.state == kPerson, story(o));
    QVERIFY2(o.error->text().contains(QLatin1String("pg_basebackup")), story(o)); // what nobody can see is said again
    for (const StepRecord &step : std::as_const(o.steps)) {
        const QString commands = step.evidence.value(u"by_hand").toString();
        if (commands.isEmpty() || step.action.value(u"deed").toString() == QLatin1String("stop"))
            continue;
        const QString said = a.type(commands);
        QVERIFY2(!said.startsWith(QLatin1String("error")), qPrintable(commands + u'\n' + said));
    }
    o = m_scene->run([&](Executor &e) { e.resume(o.operation.id, order); });
    QVERIFY2(o.operation.state == kDone, story(o));
    isWhole(QStringLiteral("b"));
}

OperationOutcome TestOperationFaults::carryOut(const Act &act, const QString &last)
{
    if (act.before)
        act.before(*m_scene);
    bool struck = false;
    return m_scene->run(
        [&](Executor &e) {
            OperationOrder order = OperationScene::order(act.request);
            if (act.next == Next::Order)
                return e.carryOut(order);
            order.request = to("");
            return act.next == Next::Resume ? e.resume(last, order) : e.undo(last, order);
        },
        [&](Executor &, const StepRecord &step) {
            if (!struck && act.at && step.action.value(u"do").toString() == QLatin1String(act.at)) {
                struck = true;
                act.fault(*m_scene);
            }
        });
}

/// Who takes an application's write now.
QString TestOperationFaults::writable() const
{
    QStringList names;
    for (const char *name : OperationScene::kNames) {
        const HostedServer &server = m_scene->server(QLatin1String(name));
        const auto processes = serverProcessesIn(server.data());
        const bool hangs = std::any_of(processes.begin(), processes.end(), [](const auto &p) { return p.stopped; });
        if (!hangs && server.sql("INSERT INTO referee VALUES (0)").isEmpty())
            names += QLatin1String(name);
    }
    return names.join(u' ');
}

/// One leads, the others stream from it, and nothing is left of any operation.
void TestOperationFaults::isWhole(const QString &leader) const
{
    const HostedServer &primary = m_scene->server(leader);
    QCOMPARE(primary.sqlUntil(kStreams, QStringLiteral("2")), QStringLiteral("2"));
    QCOMPARE(primary.sqlUntil("SELECT count(*) FROM pg_replication_slots WHERE NOT active", QStringLiteral("0")),
             QStringLiteral("0"));
    QCOMPARE(primary.sql("SELECT count(*) FROM meridian.operation_lock"), QStringLiteral("0"));
    for (const auto &server : m_scene->servers) {
        QCOMPARE(server->sql("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'"), QStringLiteral("0"));
        QCOMPARE(server->sql("SELECT count(*) FROM pg_file_settings WHERE sourcefile LIKE '%.auto.conf' AND name IN "
                             "('default_transaction_read_only', 'wal_retrieve_retry_interval')"),
                 QStringLiteral("0"));
        if (server.get() != &primary)
            QCOMPARE(server->sql("SELECT count(*) FROM pg_replication_slots"), QStringLiteral("0"));
    }
}

QTEST_GUILESS_MAIN(TestOperationFaults)
#include "test_operationfaults.moc"
