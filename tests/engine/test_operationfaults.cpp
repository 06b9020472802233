// SPDX-License-Identifier: GPL-3.0-or-later
// Faults on real servers, before an operation and in the middle of one: each ends as the table "When something fails"
// of ARCHITECTURE.md says, and goes on from there. Meanwhile applications write wherever they are let.
#include "faultrows.h"
#include "referee.h"
#include "serverprocesses.h"

#include <csignal>

using namespace meridian;

namespace
{
constexpr auto kDone = OperationState::Done, kRefused = OperationState::Refused, kUndone = OperationState::Undone,
               kPerson = OperationState::NeedsPerson;
} // namespace

class TestOperationFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void endsAsDocumented_data();
    void endsAsDocumented();
    void endsAsDocumentedToo_data();
    void endsAsDocumentedToo() { endsAsDocumented(); }
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

/// Two halves, so that they can run beside each other.
static void addRows(bool second)
{
    QTest::addColumn<int>("row");
    const QList<Fault> all = faults();
    for (int i = 0; i < all.size(); ++i) {
        if ((i % 2 == 1) == second)
            QTest::newRow(all[i].name) << i;
    }
}

void TestOperationFaults::endsAsDocumented_data()
{
    addRows(false);
}

void TestOperationFaults::endsAsDocumentedToo_data()
{
    addRows(true);
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
    OperationOrder order = OperationScene::order(switchoverTo("b"));
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
    const OperationOutcome lost = m_scene->carryOut(failoverTo("b", {QStringLiteral("fence")}));
    QVERIFY2(lost.operation.state == kDone, story(lost));
    OperationOrder order = OperationScene::order(rejoinOf("a"));
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
            order.request = switchoverTo("");
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
            QCOMPARE(server->sql("SELECT current_setting('cluster_name') || ' ' || string_agg(slot_name, ' ')"
                                 " FROM pg_replication_slots"),
                     QString());
    }
}

/// Its many rows are one function to QtTest, which gives a function five minutes.
int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "900000");
    const QCoreApplication app(argc, argv);
    TestOperationFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "test_operationfaults.moc"
