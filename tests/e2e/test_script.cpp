// SPDX-License-Identifier: GPL-3.0-or-later
// Exported scripts, run by hand under a write load on the servers of a practice lab: a switchover, a failover after
// kill -9 of the primary, and the rejoin of that one end as the wizard's do: the new primary writes, the other one
// streams, the endpoint leads there, nothing is lost. Halfway it can be taken back.
#include "failoverclient.h"
#include "labfixture.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace meridian;

namespace
{

constexpr int kPatienceMs = 120'000;
const QString kA = QStringLiteral("pair-a"), kB = QStringLiteral("pair-b");

struct Ran {
    int code = -1;
    QByteArray said;
};

Ran runProgram(const QString &program, const QStringList &arguments, const QByteArray &input = {})
{
    QProcess p;
    p.setProcessChannelMode(QProcess::MergedChannels);
    p.start(program, arguments);
    p.write(input);
    p.closeWriteChannel();
    if (!p.waitForFinished(kPatienceMs)) {
        p.kill();
        p.waitForFinished();
    }
    return {p.exitStatus() == QProcess::NormalExit ? p.exitCode() : -1, p.readAll()};
}

} // namespace

class TestScript : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        m_lab = std::make_unique<LabFixture>(QStringLiteral("pair"));
        QVERIFY2(m_lab->isUp(), qPrintable(m_lab->problem()));
        const Ran made = psql(pool(), "CREATE SCHEMA meridian_operator;" // the first place where it looks for tables
                                      "CREATE TABLE meridian_operator.probe (run int, seq bigint);");
        QVERIFY2(made.code == 0, made.said);
    }
    void cleanupTestCase() { m_lab.reset(); }

    void isTakenBackWhereItStopped()
    {
        const QString script = planned({QStringLiteral("switchover"), QStringLiteral("--to"), kB});
        QVERIFY(!script.isEmpty());
        m_client = std::make_unique<FailoverClient>(pool(), 1);
        // The candidate does not replay: the fence waits in vain, and the pools with it.
        QCOMPARE(m_lab->fault({QStringLiteral("pause-replay"), kB}).code, 0);
        const Ran stopped = run(script, {});
        static const QRegularExpression kWayBack(QStringLiteral("--undo (\\d+)"));
        const QString number = kWayBack.match(QString::fromUtf8(stopped.said)).captured(1);
        QVERIFY2(stopped.code != 0 && !number.isEmpty(), stopped.said);
        QCOMPARE(m_lab->heal().code, 0);
        const Ran back = run(script, {QStringLiteral("--undo"), number});
        QVERIFY2(back.code == 0, back.said);
        leads(kA, kB);
        nothingIsLost(1);
    }

    void switchesOver()
    {
        const QString script = planned({QStringLiteral("switchover"), QStringLiteral("--to"), kB});
        m_client = std::make_unique<FailoverClient>(pool(), 2);
        const Ran done = run(script, {});
        QVERIFY2(done.code == 0, done.said);
        leads(kB, kA);
        QCOMPARE(nothingIsLost(2), 0);
        const Ran late = run(script, {}); // it was for another state
        QVERIFY2(late.code != 0 && late.said.contains("Plan afresh"), late.said);
    }

    void failsOver()
    {
        m_client = std::make_unique<FailoverClient>(pool(), 3);
        // Nothing is under way to the standby any more when the primary falls: what is acknowledged then is there.
        m_client->stop();
        QCOMPARE(m_lab->fault({QStringLiteral("kill"), kB}).code, 0);
        const QString script = planned({QStringLiteral("failover"), QStringLiteral("--to"), kA,
                                        QStringLiteral("--accept-loss"), QStringLiteral("1000000")});
        const Ran done = run(script, {});
        QVERIFY2(done.code == 0, done.said);
        QTRY_COMPARE_WITH_TIMEOUT(status(kA).value(u"role").toString(), QStringLiteral("primary"), 30'000);
        m_client = std::make_unique<FailoverClient>(pool(), 4);
        nothingIsLost(4);
    }

    void rejoins()
    {
        const QString script = planned({QStringLiteral("rejoin"), QStringLiteral("--node"), kB});
        m_client = std::make_unique<FailoverClient>(pool(), 5);
        const Ran done = run(script, {});
        QVERIFY2(done.code == 0, done.said);
        leads(kA, kB);
        QCOMPARE(nothingIsLost(5), 0);
    }

private:
    QByteArray pool() const
    {
        QFile file(m_lab->fleetFile());
        file.open(QIODevice::ReadOnly);
        const QByteArray text = file.readAll();
        const qsizetype at = text.indexOf("port: ", text.indexOf("kind: pgbouncer")) + 6;
        return "host=127.0.0.1 dbname=postgres user=meridian_operator connect_timeout=2 passfile=" +
               m_lab->directory().toUtf8() + "/pgpass port=" + text.mid(at, text.indexOf('\n', at) - at);
    }
    static Ran psql(const QByteArray &conninfo, const QByteArray &sql)
    {
        return runProgram(QStringLiteral("psql"),
                          {QStringLiteral("-XqAtw"), QStringLiteral("-v"), QStringLiteral("ON_ERROR_STOP=1"),
                           QStringLiteral("-d"), QString::fromUtf8(conninfo)},
                          sql);
    }

    /// The file of the script; it holds none of the lab's passwords.
    QString planned(const QStringList &words)
    {
        const LabFixture::Outcome o = LabFixture::meridianctl(
            QStringList{QStringLiteral("plan")} + words +
            QStringList{QStringLiteral("--cluster"), QStringLiteral("pair"), QStringLiteral("--accept"),
                        QStringLiteral("jurisdiction"), QStringLiteral("--accept"), QStringLiteral("quiet-period"),
                        QStringLiteral("--script"), QStringLiteral("--fleet"), m_lab->fleetFile()});
        if (o.code != 0)
            qWarning("%s", (o.out + o.err).constData());
        QFile secrets(m_lab->directory() + QStringLiteral("/pgpass"));
        secrets.open(QIODevice::ReadOnly);
        for (const QByteArray &line : secrets.readAll().split('\n')) {
            const QByteArray password = line.mid(line.lastIndexOf(':') + 1);
            if (!password.isEmpty() && o.out.contains(password))
                qFatal("a password stands in the script");
        }
        const QString name = m_home.filePath(words.first() + QStringLiteral(".sh"));
        QFile file(name);
        return o.code == 0 && file.open(QIODevice::WriteOnly) && file.write(o.out) > 0 ? name : QString();
    }
    static Ran run(const QString &script, const QStringList &more)
    {
        return runProgram(QStringLiteral("bash"),
                          QStringList{script, QStringLiteral("--yes-i-mean"), QStringLiteral("pair")} + more);
    }

    QJsonObject status(const QString &name) const
    {
        const LabFixture::Outcome o =
            LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--json"),
                                     QStringLiteral("--dir"), m_lab->directory()});
        for (const QJsonValue &node : QJsonDocument::fromJson(o.out).object().value(u"nodes").toArray()) {
            if (node[QStringLiteral("name")].toString() == name)
                return node.toObject();
        }
        return {};
    }
    void leads(const QString &leader, const QString &standby) const
    {
        QTRY_COMPARE_WITH_TIMEOUT(status(leader).value(u"role").toString(), QStringLiteral("primary"), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(status(standby).value(u"streaming").toBool(), 30'000);
    }
    /// The client writes on for a while, through the endpoint; then all that was acknowledged is there. Its errors.
    int nothingIsLost(int runNumber)
    {
        const Ran before = psql(pool(), "SELECT count(*) FROM probe");
        QTest::qVerify(QTest::qWaitFor([&] { return psql(pool(), "SELECT count(*) FROM probe").said != before.said; },
                                       kPatienceMs),
                       "it writes on", "", __FILE__, __LINE__);
        const ClientLog log = m_client->stop();
        m_client.reset();
        const QList<QByteArray> rows =
            psql(pool(), "SELECT seq FROM probe WHERE run = " + QByteArray::number(runNumber)).said.split('\n');
        QSet<qint64> there;
        for (const QByteArray &row : rows)
            there.insert(row.toLongLong());
        qint64 lost = 0;
        for (const ClientLog::Row &row : log.acknowledged)
            lost += there.contains(row.number) ? 0 : 1;
        qInfo("%lld rows, longest gap %.0f ms, %d errors, %lld lost", qint64(log.acknowledged.size()), log.outageMs(0),
              log.errors, lost);
        QTest::qCompare(lost, qint64(0), "lost", "0", __FILE__, __LINE__);
        return log.errors;
    }

    QTemporaryDir m_home;
    std::unique_ptr<LabFixture> m_lab;
    std::unique_ptr<FailoverClient> m_client;
};

QTEST_GUILESS_MAIN(TestScript)
#include "test_script.moc"
