// SPDX-License-Identifier: GPL-3.0-or-later
// The practice lab through its command line, its effects through libpq, as a monitoring program would see them.
#include "fleetfile.h"
#include "labclient.h"
#include "labdirectory.h"
#include "labrun.h"
#include "labsession.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using namespace meridian;

namespace
{

constexpr int kEffectMs = 30'000;

} // namespace

class TestLab : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_root;
    QString m_directory;
    FleetPtr m_fleet;
    QString m_password;

    Run lab(const QString &words) const { return run(words, m_directory); }
    LabStatus status() const
    {
        return LabStatus::fromJson(QJsonDocument::fromJson(lab(QStringLiteral("status --json")).out).object());
    }
    void readFleetFile()
    {
        const FleetOrProblems read = readFleet(LabDirectory::fleetFile(m_directory));
        QVERIFY(read.problems.isEmpty());
        m_fleet = read.fleet;
        QFile passwords(m_fleet->credentials.first().passwordFile);
        QVERIFY(passwords.open(QIODevice::ReadOnly));
        m_password = QString::fromUtf8(passwords.readLine().trimmed().split(':').last());
    }
    Result<LabSession> open(const char *name, milliseconds limit = milliseconds(5000)) const
    {
        const Node &node = *m_fleet->node(NodeId(QString::fromLatin1(name)));
        return LabSession::open({node.id.name(), node.port, QStringLiteral("meridian_monitor"), m_password,
                                 node.database, node.tls.rootCertificate},
                                limit);
    }
    /// The first column of the first row, or why there is none.
    QString ask(const char *node, const char *sql) const
    {
        auto session = open(node);
        if (!session)
            return session.error().text();
        const auto rows = session->query(QString::fromLatin1(sql));
        return rows ? rows->value(0).value(0) : rows.error().text();
    }
    QString senders() const
    {
        return ask("pair-a", "select coalesce(string_agg(application_name || ' ' || state, ', '), 'nobody') from "
                             "pg_stat_replication");
    }
    void inject(const char *fault) const
    {
        const Run done = lab(QStringLiteral("fault ") + QString::fromLatin1(fault));
        QVERIFY2(done.exitCode == 0, done.err.constData());
    }
    void heal() const
    {
        const Run healed = lab(QStringLiteral("heal"));
        QVERIFY2(healed.exitCode == 0, healed.err.constData());
        QTRY_COMPARE_WITH_TIMEOUT(senders(), QStringLiteral("pair-b streaming"), kEffectMs);
        const LabStatus now = status();
        QVERIFY(now.faults.isEmpty());
        for (const LabNodeStatus &node : now.nodes)
            QVERIFY(node.faults.isEmpty() && node.state == QLatin1String("running"));
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The servers' user passes through.
        QCOMPARE(::chmod(QFile::encodeName(m_root.path()).constData(), 0711), 0);
        m_directory = m_root.filePath(QStringLiteral("lab"));
        const Run up = lab(QStringLiteral("up --preset pair --detach"));
        QVERIFY2(up.exitCode == 0, up.err.constData());
        QCOMPARE(QString::fromUtf8(up.out).trimmed(), LabDirectory::fleetFile(m_directory));
        readFleetFile();
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            lab(QStringLiteral("heal")); // what follows is judged by itself
    }
    void cleanupTestCase() { lab(QStringLiteral("down")); }

    void theFleetFileLeadsToTheServers()
    {
        QCOMPARE(m_fleet->nodes.size(), 2);
        QCOMPARE(ask("pair-a", "select pg_is_in_recovery() || ' ' || current_setting('cluster_name')"),
                 QStringLiteral("false pair-a"));
        QCOMPARE(ask("pair-b", "select pg_is_in_recovery() || ' ' || current_setting('cluster_name')"),
                 QStringLiteral("true pair-b"));
        QCOMPARE(ask("pair-a", "select current_setting('data_checksums') || current_setting('wal_log_hints')"),
                 QStringLiteral("onon"));
        QCOMPARE(senders(), QStringLiteral("pair-b streaming"));
        // The monitoring role may watch and nothing more.
        QVERIFY(ask("pair-a", "create table t (i int)").contains(QLatin1String("permission denied")));
    }

    void theLoadWrites()
    {
        const QString before = ask("pair-a", "select pg_current_wal_lsn()");
        QTRY_VERIFY(ask("pair-a", "select pg_current_wal_lsn()") != before);
    }

    void theOceanIsWide()
    {
        auto session = open("pair-b");
        QVERIFY(session.ok());
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session->query(QStringLiteral("select 1")).ok());
        QVERIFY(clock.elapsed() >= 100); // the middle of 80 to 120 ms, and the operator's own way
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *words, int code, const char *says) {
            QTest::newRow(words) << QString::fromLatin1(words) << code << QByteArray(says);
        };
        row("fault kill nobody", 1, "pair-a, pair-b");
        row("fault cut mars", 1, "us-east-1, eu-west-1, operator");
        row("fault cut us-east-1 us-east-1", 1, "two different regions");
        row("fault continue pair-b", 1, "not stopped");
        row("fault break pair-a", 1, "primary");
        row("fault pause-replay pair-a", 1, "recovery is not in progress");
        row("up --preset pair", 1, "running there already");
        row("up --preset pair --detach", 1, "running there already");
        row("up --preset moon", 64, "moon");
        row("fault", 64, "subcommand");
        row("fault delay us-east-1 eu-west-1 soon", 64, "soon");
    }
    void refusals()
    {
        QFETCH(QString, words);
        const Run refused = lab(words);
        QTEST(refused.exitCode, "exitCode");
        QFETCH(QByteArray, says);
        QVERIFY2(refused.err.contains(says), refused.err.constData());
    }

    void foreignFolderIsLeftAlone()
    {
        const QString folder = m_root.filePath(QStringLiteral("mine"));
        QVERIFY(QDir().mkdir(folder));
        QFile file(folder + QStringLiteral("/thesis.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(run(QStringLiteral("up --preset pair"), folder).exitCode, 1);
        QCOMPARE(run(QStringLiteral("down"), folder).exitCode, 0);
        QVERIFY(file.exists());
    }

    void stop()
    {
        inject("stop pair-b");
        QCOMPARE(status().nodes.at(1).state, QStringLiteral("stopped"));
        const auto session = open("pair-b", milliseconds(1000));
        QVERIFY(!session.ok());
        QCOMPARE(session.error().kind, ErrorKind::Timeout);
        inject("continue pair-b");
        QVERIFY(open("pair-b").ok());
        heal();
    }

    void kill()
    {
        const QList<pid_t> before = pids(m_directory + QStringLiteral("/nodes/pair-b"));
        QVERIFY(!before.isEmpty());
        inject("kill pair-b");
        QVERIFY(allGone(before));
        const auto session = open("pair-b");
        QVERIFY(!session.ok());
        QVERIFY(session.error().message.contains(QLatin1String("Connection refused")));
        heal();
    }

    void cut()
    {
        inject("cut eu-west-1 us-east-1");
        QVERIFY(open("pair-b").ok()); // the operator's own wire is whole
        QTRY_COMPARE_WITH_TIMEOUT(senders(), QStringLiteral("nobody"), kEffectMs);
        inject("cut eu-west-1");
        QVERIFY(!open("pair-b", milliseconds(1000)).ok());
        QCOMPARE(status().faults.size(), 2);
        heal();
        QVERIFY(open("pair-b").ok());
    }

    void delay()
    {
        auto session = open("pair-b");
        QVERIFY(session.ok());
        inject("delay operator eu-west-1 300");
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session->query(QStringLiteral("select 1")).ok());
        QVERIFY(clock.elapsed() >= 600);
        heal();
    }

    void throttle()
    {
        auto session = open("pair-b");
        QVERIFY(session.ok());
        inject("throttle eu-west-1 operator 100 --one-way");
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session->query(QStringLiteral("select repeat('x', 100000)"), milliseconds(kEffectMs)).ok());
        QVERIFY(clock.elapsed() >= 1000);
        heal();
    }

    void pauseReplay()
    {
        inject("pause-replay pair-b");
        QTRY_COMPARE_WITH_TIMEOUT(ask("pair-b", "select pg_get_wal_replay_pause_state()"), QStringLiteral("paused"),
                                  kEffectMs);
        heal();
        QCOMPARE(ask("pair-b", "select pg_get_wal_replay_pause_state()"), QStringLiteral("not paused"));
    }

    void breakReceiver()
    {
        inject("break pair-b");
        QTRY_COMPARE_WITH_TIMEOUT(senders(), QStringLiteral("nobody"), kEffectMs);
        QCOMPARE(ask("pair-b", "select count(*) from pg_stat_wal_receiver where status = 'streaming'"),
                 QStringLiteral("0"));
        QCOMPARE(status().nodes.at(1).faults, QStringList{QStringLiteral("break")});
        heal();
    }

    void fillStandby()
    {
        inject("fill pair-b");
        QTRY_COMPARE_WITH_TIMEOUT(ask("pair-a", "select active from pg_replication_slots where slot_name = 'pair_b'"),
                                  QStringLiteral("f"), kEffectMs);
        QFile log(m_directory + QStringLiteral("/logs/pair-b"));
        QVERIFY(log.open(QIODevice::ReadOnly));
        QVERIFY(log.readAll().contains("File too large"));
        heal();
    }

    void fillPrimary()
    {
        inject("fill pair-a");
        QTRY_COMPARE_WITH_TIMEOUT(status().nodes.at(0).state, QStringLiteral("down"), kEffectMs);
        QVERIFY(!open("pair-a").ok());
        heal();
    }

    void everythingAtOnceHeals()
    {
        inject("break pair-b");
        inject("pause-replay pair-b");
        inject("stop pair-b");
        inject("kill pair-a");
        inject("cut us-east-1");
        heal();
    }

    void theWindowsClientAsks()
    {
        LabClient client(m_directory);
        QSignalSpy statuses(&client, &LabClient::statusReceived), failures(&client, &LabClient::failed);
        client.requestStatus();
        QTRY_COMPARE_WITH_TIMEOUT(statuses.size(), 1, kEffectMs);
        QCOMPARE(statuses.first().first().value<LabStatus>().preset, QStringLiteral("pair"));
        LabFault fault;
        fault.node = QStringLiteral("nobody");
        client.fault(fault);
        QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, kEffectMs);
        QVERIFY(failures.first().first().value<Error>().remedy.contains(QLatin1String("pair-a")));
    }

    void nothingSurvivesDown()
    {
        inject("stop pair-b"); // even so
        const QList<pid_t> servers = pids(m_directory);
        const auto owner = static_cast<pid_t>(status().owner);
        QVERIFY(servers.size() > 4 && isAlive(owner));
        const Run down = lab(QStringLiteral("down"));
        QVERIFY2(down.exitCode == 0, down.err.constData());
        QVERIFY(!QFile::exists(m_directory));
        QVERIFY(allGone(servers));
        QTRY_VERIFY(!isAlive(owner));
        QCOMPARE(lab(QStringLiteral("status")).exitCode, 1);
        QCOMPARE(lab(QStringLiteral("down")).exitCode, 0);
    }

    void theNextCallClearsUpAfterADeadOwner_data()
    {
        QTest::addColumn<QString>("call");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("status") << QStringLiteral("status") << 1;
        QTest::newRow("down") << QStringLiteral("down") << 0;
    }
    void theNextCallClearsUpAfterADeadOwner()
    {
        LabStart start(program(), m_directory, QStringLiteral("pair"));
        QSignalSpy started(&start, &LabStart::succeeded);
        start.start();
        QTRY_COMPARE_WITH_TIMEOUT(started.size(), 1, kRunMs);
        inject("stop pair-b"); // it cannot notice the owner's death
        const QList<pid_t> servers = pids(m_directory);
        const auto owner = static_cast<pid_t>(started.first().first().value<LabAnswer>().status->owner);
        ::kill(owner, SIGKILL);
        QTRY_VERIFY(!isAlive(owner));
        QFETCH(QString, call);
        const Run next = lab(call);
        QTEST(next.exitCode, "exitCode");
        QVERIFY2(next.err.contains("owner had died"), next.err.constData());
        QVERIFY(allGone(servers));
        QVERIFY(!QFile::exists(m_directory));
    }

    void aSignalEndsTheForegroundLab()
    {
        QProcess process;
        process.start(program(), {QStringLiteral("lab"), QStringLiteral("up"), QStringLiteral("--preset"),
                                  QStringLiteral("pair"), QStringLiteral("--dir"), m_directory});
        QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), kRunMs);
        QCOMPARE(QString::fromUtf8(process.readLine()).trimmed(), LabDirectory::fleetFile(m_directory));
        const QList<pid_t> servers = pids(m_directory);
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(kEffectMs));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(allGone(servers) && !servers.isEmpty());
        QVERIFY(!QFile::exists(m_directory));
    }

    void theWorldStreams()
    {
        const Run up = lab(QStringLiteral("up --preset world --detach"));
        QVERIFY2(up.exitCode == 0, up.err.constData());
        readFleetFile();
        const LabStatus world = status();
        QCOMPARE(world.nodes.size(), 7);
        for (const LabNodeStatus &node : world.nodes) {
            QVERIFY2(node.streaming == (node.upstream.isEmpty() ? std::nullopt : std::optional(true)),
                     qPrintable(node.name));
        }
        QCOMPARE(ask("orders-euw1-1", "select string_agg(application_name, ',') from pg_stat_replication"),
                 QStringLiteral("orders-euw1-2"));
        auto tokyo = open("orders-apne1-1");
        QVERIFY(tokyo.ok());
        QElapsedTimer clock;
        clock.start();
        QVERIFY(tokyo->query(QStringLiteral("select 1")).ok());
        QVERIFY(clock.elapsed() >= 200);
    }
};

QTEST_GUILESS_MAIN(TestLab)
#include "test_lab.moc"
