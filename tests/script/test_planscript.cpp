// SPDX-License-Identifier: GPL-3.0-or-later
// Exported scripts of all kinds of plans: well-formed for bash and shellcheck, complete, begun only by who means it;
// and that a pool's configuration is changed by them as by Meridian itself. What they do to servers is tested
// elsewhere.
#include "pgbouncerconfig.h"
#include "planner.h"
#include "planscript.h"
#include "plantext.h"
#include "topology.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

struct Ran {
    int code = -1;
    QByteArray out;
};

Ran run(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess p;
    p.setProcessChannelMode(QProcess::MergedChannels);
    p.start(program, arguments);
    p.write(input);
    p.closeWriteChannel();
    if (!p.waitForFinished())
        return {-1, "did not end: " + p.errorString().toUtf8()};
    return {p.exitCode(), p.readAll()};
}

/// All that host control and endpoints need; every second machine is reached by ssh.
void equip(Topology &topology)
{
    bool ssh = false;
    for (Node &node : topology.fleet().nodes) {
        if (node.control.kind == ControlKind::Local && std::exchange(ssh, !ssh))
            node.control.kind = ControlKind::Ssh;
        node.control.dataDirectory = QStringLiteral("/srv/it's/") + node.id.name();
        node.control.account = QStringLiteral("postgres");
        node.credential = QStringLiteral("dba");
    }
    for (Endpoint &e : topology.fleet().endpoints) {
        e.host = QStringLiteral("10.0.0.9");
        e.port = 6432;
        e.database = QStringLiteral("shop \"one\"");
        e.configFile = QStringLiteral("/etc/pgbouncer/databases.ini");
        e.socket = QStringLiteral("/run/haproxy.sock");
        e.backend = QStringLiteral("write");
        e.server = QStringLiteral("primary");
        e.command = {QStringLiteral("/usr/local/bin/move dns")};
    }
    Credential dba;
    dba.name = QStringLiteral("dba");
    dba.user = QStringLiteral("o'hara");
    Credential standbys;
    standbys.name = QStringLiteral("standbys");
    standbys.user = QStringLiteral("replicator");
    standbys.passwordFile = QStringLiteral("/etc/pg pass");
    topology.fleet().credentials = {dba, standbys};
}

Result<Plan> planned(const QString &kind, const Situation &situation)
{
    const NodeId node = Topology::id(kind.section(u' ', 1));
    const QSet<QString> accepted;
    if (kind.startsWith(QLatin1String("switchover")))
        return planSwitchover(situation, {Topology::c(), node, {}, accepted});
    if (kind.startsWith(QLatin1String("failover")))
        return planFailover(situation, {Topology::c(), node, {}, 1 << 30, accepted});
    return planRejoin(situation, {Topology::c(), node, kind.startsWith(QLatin1String("reclone")), accepted});
}

} // namespace

class TestPlanScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWellFormed_data()
    {
        QTest::addColumn<QString>("topology");
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("declared"); ///< how standbys log in
        const auto row = [](const char *name, const char *topology, const char *kind, bool declared = true) {
            QTest::newRow(name) << QString::fromLatin1(topology) << QString::fromLatin1(kind) << declared;
        };
        row("switchover, every endpoint", "a:p b:s<a c:s<a pool=pgbouncer lb=haproxy app=direct dns=hook",
            "switchover b");
        row("switchover in a cascade, undeclared", "a:p b:s<a c:s<b", "switchover c", false);
        row("switchover by hand", "a:p/none b:s<a/none", "switchover b");
        row("failover", "a:p/x b:s<a c:s<a-1 pool=pgbouncer", "failover b");
        row("failover that fetches a tail", "a:p/u b:s<a-9 c:s<a", "failover b");
        row("rewind", "a:p/t2 b:p", "rejoin b");
        row("fresh copy, undeclared", "a:p/t2 b:p/nohints", "reclone b", false);
        row("Patroni", "a:p/patroni b:s<a/patroni", "switchover b");
    }
    void isWellFormed()
    {
        QFETCH(QString, topology);
        QFETCH(QString, kind);
        QFETCH(bool, declared);
        Topology t(topology);
        equip(t);
        if (declared)
            t.cluster().replicationCredential = QStringLiteral("standbys");
        const Situation situation = t.situation();
        auto plan = planned(kind, situation);
        QVERIFY2(plan, qPrintable(plan ? QString() : plan.error().text()));
        QVERIFY2(!plan->steps.isEmpty(), qPrintable(toText(*plan)));
        Plan accepted = *plan;
        for (Check &check : accepted.checks)
            check.verdict = CheckVerdict::Pass;
        const QString script = planScript(*situation.snapshot->fleet, accepted, situation);
        const QString file = save(script);

        const Ran checked = run(QStringLiteral("shellcheck"), {file});
        QVERIFY2(checked.code == 0, checked.out);
        const Ran listed = run(QStringLiteral("bash"), {file, QStringLiteral("--list")});
        QVERIFY2(listed.code == 0, listed.out);
        for (const Step &step : accepted.steps) {
            QVERIFY2(listed.out.contains(toText(step.action).toUtf8()), listed.out);
            QVERIFY2(script.contains(step.why.text().left(60)), qPrintable(toText(step.action)));
        }
    }

    void aBlockedPlanHasNone()
    {
        Topology t(QStringLiteral("a:p b:s<a-90000"));
        equip(t);
        const Situation situation = t.situation();
        const auto plan = planned(QStringLiteral("switchover b"), situation);
        QVERIFY(plan && plan->blocked());
        QCOMPARE(planScript(*situation.snapshot->fleet, *plan, situation), QString());
    }

    /// Its servers are not there: it says so, and does not come to its first step.
    void looksAndAsksBeforeItBegins()
    {
        Topology t(QStringLiteral("a:p/x b:s<a"));
        equip(t);
        for (Node &node : t.fleet().nodes) {
            node.host = QStringLiteral("127.0.0.1");
            node.port = 1;
        }
        const Situation situation = t.situation();
        auto plan = planned(QStringLiteral("failover b"), situation);
        QVERIFY(plan);
        for (Check &check : plan->checks)
            check.verdict = CheckVerdict::Pass;
        const QString file = save(planScript(*situation.snapshot->fleet, *plan, situation));
        const Ran began = run(QStringLiteral("bash"), {file, QStringLiteral("--yes-i-mean"), QStringLiteral("c")});
        QVERIFY2(began.code == 1 && began.out.contains("refused") && !began.out.contains("Step 1"), began.out);
        const Ran silent = run(QStringLiteral("bash"), {file, QStringLiteral("--from"), QStringLiteral("2")});
        QVERIFY2(silent.code == 1 && silent.out.contains("--yes-i-mean c"), silent.out);
        const Ran other = run(QStringLiteral("bash"), {file, QStringLiteral("--undo"), QStringLiteral("1"),
                                                       QStringLiteral("--yes-i-mean"), QStringLiteral("d")});
        QVERIFY2(other.code == 1 && other.out.contains("not for d"), other.out);
        const Ran wrong = run(QStringLiteral("bash"), {file, QStringLiteral("--from"), QStringLiteral("99")});
        QVERIFY2(wrong.code == 1 && wrong.out.contains("99"), wrong.out);
    }

    void changesAPoolAsMeridianDoes_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::newRow("plain") << QByteArray("[databases]\nshop = host=a port=1 dbname=x\n");
        QTest::newRow("no port") << QByteArray("[databases]\nshop = host=a\n");
        QTest::newRow("a socket") << QByteArray("[databases]\nshop =\n");
        QTest::newRow("quotes") << QByteArray("[databases]\nshop = password='it''s host=q' host='a' port=1\n");
        QTest::newRow("spaces") << QByteArray("[databases]\nshop = host = a  port = 1\n");
        QTest::newRow("carriage returns") << QByteArray("[databases]\r\nshop = host=a port=1\r\n[pgbouncer]\r\n");
        QTest::newRow("a quoted name, no end") << QByteArray("[databases]\n\"shop\" = port=1 host=a");
        QTest::newRow("others stay") << QByteArray(
            "; shop = host=c\n[users]\nshop = host=c\n[DataBases]\n#shop = host=c\n"
            "shop2 = host=c port=2\nshop = host=a port=1\n* = host=d\n\n"
            "[pgbouncer]\nshop = host=e\n\n");
        QTest::newRow("everybody's") << QByteArray("[databases]\n* = host=a port=1\n");
        QTest::newRow("neither") << QByteArray("[databases]\nother = host=a\n");
    }
    void changesAPoolAsMeridianDoes()
    {
        QFETCH(QByteArray, before);
        const auto wanted = pointedAt(before, QStringLiteral("shop"), QStringLiteral("new b"), 77);
        Topology t(QStringLiteral("a:p b:s<a pool=pgbouncer"));
        equip(t);
        const Situation situation = t.situation();
        auto plan = planned(QStringLiteral("switchover b"), situation);
        for (Check &check : plan->checks)
            check.verdict = CheckVerdict::Pass;
        QString script = planScript(*situation.snapshot->fleet, *plan, situation);
        script.replace(QStringLiteral("\nmain \"$@\""), QStringLiteral("\npoint_configuration shop 'new b' 77"));
        const Ran changed = run(QStringLiteral("bash"), {save(script)}, before);
        QCOMPARE(changed.code == 0, wanted.ok());
        // The end of the last line is put back by the caller, which knows whether there was one.
        if (wanted)
            QCOMPARE(changed.out + (before.endsWith('\n') ? "\n" : ""), *wanted);
    }

private:
    QString save(const QString &script)
    {
        const QString name = m_folder.filePath(QStringLiteral("plan.sh"));
        QFile file(name);
        if (script.isEmpty() || !file.open(QIODevice::WriteOnly) || file.write(script.toUtf8()) < 0)
            qFatal("no script");
        return name;
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestPlanScript)
#include "test_planscript.moc"
