// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's MariaDB or MySQL, whichever this is compiled for, through its command line; its effects as a monitoring
// program would see them, with the lab's own roles.
#include "labdirectory.h"
#include "labprotocol.h"
#include "labrun.h"
#include "labsession.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/stat.h>

using namespace meridian;

namespace
{

constexpr int kEffectMs = 30'000;
// Of SHOW REPLICA STATUS.
constexpr int kReceiver = 10;
constexpr int kApplier = 11;
constexpr int kApplierErrno = 18;

/// What the engines call the same thing.
struct Words {
    const char *engine, *position, *heartbeat, *usesGtid, *pulse, *semiSync;
};
constexpr Words kMariaDb{"mariadb",
                         "select @@global.gtid_binlog_pos",
                         "select variable_value from information_schema.global_status where variable_name = "
                         "'slave_heartbeat_period'",
                         "select @@global.gtid_strict_mode + @@global.log_slave_updates",
                         "show all replicas status",
                         "set global rpl_semi_sync_slave_enabled = 0"};
constexpr Words kMySql{"mysql",
                       "select @@global.gtid_executed",
                       "select heartbeat_interval from performance_schema.replication_connection_configuration",
                       "select (@@global.gtid_mode = 'ON') + @@global.log_replica_updates",
                       "select * from performance_schema.replication_applier_status_by_worker",
                       "set global rpl_semi_sync_replica_enabled = 0"};

} // namespace

class TestLabMy : public QObject
{
    Q_OBJECT
private:
    const QString m_preset = QStringLiteral(MERIDIAN_LAB_PRESET);
    const Words m_words = m_preset == QLatin1String(kMariaDb.engine) ? kMariaDb : kMySql;
    const EngineKind m_engine = *parseEngine(m_preset);
    QTemporaryDir m_root;
    QString m_directory, m_primary, m_primaryRegion, m_standby, m_standbyRegion;
    QHash<QString, QString> m_passwords; ///< by user
    QHash<QString, quint16> m_ports;     ///< the servers' own: past the relay
    QHash<QString, quint16> m_calledAt;  ///< as the operator reaches them

    Run lab(const QString &words) const { return run(words, m_directory); }
    LabStatus status() const
    {
        return LabStatus::fromJson(QJsonDocument::fromJson(lab(QStringLiteral("status --json")).out).object());
    }
    LabNodeStatus nodeStatus(const QString &name) const
    {
        const LabStatus now = status();
        const auto it = std::find_if(now.nodes.begin(), now.nodes.end(), [&](const auto &n) { return n.name == name; });
        return it == now.nodes.end() ? LabNodeStatus() : *it;
    }
    void readFacts()
    {
        const LabStatus now = status();
        QVERIFY(now.nodes.size() > 2);
        for (const LabNodeStatus &node : now.nodes) {
            m_ports.insert(node.name, node.port);
            m_calledAt.insert(node.name, node.calledAt);
        }
        m_primary = now.nodes.first().name;
        m_primaryRegion = now.nodes.first().region;
        m_standby = now.nodes.last().name;
        m_standbyRegion = now.nodes.last().region;
        QFile file(m_directory + QStringLiteral("/pgpass"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        for (const QString &line : lines)
            m_passwords.insert(line.section(QLatin1Char(':'), 3, 3), line.section(QLatin1Char(':'), 4));
    }
    Result<LabSession> open(const QString &node, quint16 port, const char *user = "meridian_monitor",
                            milliseconds limit = milliseconds(5000)) const
    {
        const QString name = QString::fromLatin1(user);
        return LabSession::open(
            {node, port, name, m_passwords.value(name), {}, m_directory + QStringLiteral("/tls/ca.crt"), m_engine},
            limit);
    }
    /// As the operator does.
    Result<LabSession> call(const QString &node, milliseconds limit = milliseconds(5000)) const
    {
        return open(node, m_calledAt.value(node), "meridian_monitor", limit);
    }
    /// A column of the first row, or why there is none.
    QString ask(const QString &node, const char *sql, int column = 0, const char *user = "meridian_monitor") const
    {
        auto session = open(node, m_ports.value(node), user);
        if (!session)
            return session.error().text();
        const auto rows = session->query(QString::fromLatin1(sql));
        return rows ? rows->value(0).value(column) : rows.error().text();
    }
    QString standbySays(int column) const { return ask(m_standby, "show replica status", column, "meridian_operator"); }
    void inject(const QString &fault) const
    {
        const Run done = lab(QStringLiteral("fault ") + fault);
        QVERIFY2(done.exitCode == 0, done.err.constData());
    }
    void heal() const
    {
        const Run healed = lab(QStringLiteral("heal"));
        QVERIFY2(healed.exitCode == 0, healed.err.constData());
        const LabStatus now = status();
        QVERIFY(now.faults.isEmpty());
        for (const LabNodeStatus &node : now.nodes) {
            QVERIFY(node.faults.isEmpty() && node.state == QLatin1String("running"));
            QVERIFY(node.role == QLatin1String("primary") || node.streaming.value_or(false));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        // The servers' user passes through.
        QCOMPARE(::chmod(QFile::encodeName(m_root.path()).constData(), 0711), 0);
        m_directory = m_root.filePath(QStringLiteral("lab"));
        const Run up = lab(QStringLiteral("up --detach --preset ") + m_preset);
        QVERIFY2(up.exitCode == 0, up.err.constData());
        QCOMPARE(QString::fromUtf8(up.out).trimmed(), LabDirectory::fleetFile(m_directory));
        readFacts();
    }
    void cleanup()
    {
        if (QTest::currentTestFailed())
            lab(QStringLiteral("heal")); // what follows is judged by itself
    }
    void cleanupTestCase() { lab(QStringLiteral("down")); }

    void everybodyReplicatesByGtid()
    {
        const LabStatus now = status();
        for (const LabNodeStatus &node : now.nodes) {
            const bool follows = !node.upstream.isEmpty();
            QCOMPARE(node.streaming, follows ? std::optional(true) : std::nullopt);
            QCOMPARE(ask(node.name, "select @@global.read_only"), follows ? QStringLiteral("1") : QStringLiteral("0"));
            QCOMPARE(ask(node.name, m_words.usesGtid), QStringLiteral("2"));
        }
        QCOMPARE(ask(m_standby, m_words.heartbeat).toDouble(), 1.0);
        QVERIFY(!ask(m_standby, "show session status like 'Ssl_cipher'", 1).isEmpty());
    }

    void theFleetFileNamesTheEngine()
    {
        QFile file(LabDirectory::fleetFile(m_directory));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QVERIFY(text.contains(QStringLiteral("engine: ") + m_preset));
        QVERIFY(text.contains(QStringLiteral("port: %1").arg(m_calledAt.value(m_primary))));
        for (const QString &password : std::as_const(m_passwords))
            QVERIFY(!text.contains(password));
    }

    void theLoadReachesEverybody()
    {
        const QString before = ask(m_primary, m_words.position);
        QTRY_VERIFY(ask(m_primary, m_words.position) != before);
        const QString there = ask(m_standby, m_words.position);
        QTRY_VERIFY(ask(m_standby, m_words.position) != there);
    }

    void rolesMayDoWhatTheyMust_data()
    {
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QByteArray>("statement");
        QTest::addColumn<bool>("may");
        const auto row = [](const char *user, const char *statement, bool may) {
            QTest::addRow("%s: %s", user, statement) << QByteArray(user) << QByteArray(statement) << may;
        };
        row("meridian_monitor", m_words.pulse, true);
        row("meridian_monitor", "show full processlist", true);
        row("meridian_monitor", "create table meridian.t (i int)", false);
        row("meridian_monitor", "select * from shop.purchases", false);
        row("meridian_monitor", "stop replica", false);
        row("meridian_monitor", "set global read_only = 1", false);
        row("meridian_operator", "show binary logs", true);
        row("meridian_operator", "stop replica", true);
        row("meridian_operator", "start replica", true);
        row("meridian_operator", "set global read_only = 1", true);
        row("meridian_operator", m_words.semiSync, true);
        row("meridian_operator", "flush binary logs", true);
        row("meridian_operator", "select * from shop.purchases", false);
        row("meridian_operator", "drop database shop", false);
        row("replicator", "show binary logs", false);
    }
    void rolesMayDoWhatTheyMust()
    {
        QFETCH(QByteArray, user);
        QFETCH(QByteArray, statement);
        auto session = open(m_standby, m_ports.value(m_standby), user.constData());
        QVERIFY2(session.ok(), session.ok() ? "" : qPrintable(session.error().text()));
        const auto done = session->query(QString::fromLatin1(statement));
        QFETCH(bool, may);
        QVERIFY2(done.ok() == may, done.ok() ? "it may" : qPrintable(done.error().text()));
    }

    void nobodyGetsInWithoutTls()
    {
        const auto session = LabSession::open({m_primary,
                                               m_ports.value(m_primary),
                                               QStringLiteral("meridian_monitor"),
                                               m_passwords.value(QStringLiteral("meridian_monitor")),
                                               {},
                                               QStringLiteral("/etc/ssl/certs/ca-certificates.crt"),
                                               m_engine});
        QVERIFY(!session.ok()); // the lab's authority is nobody else's
    }

    void refusals_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("break") << QStringLiteral("fault break ") << QByteArray("primary");
        QTest::newRow("pause-replay") << QStringLiteral("fault pause-replay ") << QByteArray("primary");
        QTest::newRow("continue") << QStringLiteral("fault continue ") << QByteArray("not stopped");
    }
    void refusals()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, says);
        const Run refused = lab(words + m_primary);
        QCOMPARE(refused.exitCode, 1);
        QVERIFY2(refused.err.contains(says), refused.err.constData());
    }

    void stop()
    {
        inject(QStringLiteral("stop ") + m_standby);
        QCOMPARE(nodeStatus(m_standby).state, QStringLiteral("stopped"));
        QVERIFY(!call(m_standby, milliseconds(1000)).ok());
        inject(QStringLiteral("continue ") + m_standby);
        QVERIFY(call(m_standby).ok());
        heal();
    }

    void killPrimary()
    {
        const QList<pid_t> before = pids(m_directory + QStringLiteral("/nodes/") + m_primary);
        QCOMPARE(before.size(), 1);
        inject(QStringLiteral("kill ") + m_primary);
        QVERIFY(allGone(before));
        QVERIFY(!call(m_primary, milliseconds(1000)).ok());
        QTRY_COMPARE_WITH_TIMEOUT(standbySays(kReceiver), QStringLiteral("Connecting"), kEffectMs);
        heal();
    }

    void cut()
    {
        inject(QStringLiteral("cut %1 %2").arg(m_primaryRegion, m_standbyRegion));
        QTRY_COMPARE_WITH_TIMEOUT(standbySays(kReceiver), QStringLiteral("Connecting"), kEffectMs);
        QCOMPARE(nodeStatus(m_standby).streaming, std::optional(false));
        inject(QStringLiteral("cut ") + m_standbyRegion);
        QVERIFY(!call(m_standby, milliseconds(1000)).ok());
        heal();
        QVERIFY(call(m_standby).ok());
    }

    void delayAndThrottle()
    {
        auto session = call(m_standby);
        QVERIFY(session.ok());
        inject(QStringLiteral("delay operator %1 300").arg(m_standbyRegion));
        QElapsedTimer clock;
        clock.start();
        QVERIFY(session->query(QStringLiteral("select 1")).ok());
        QVERIFY(clock.elapsed() >= 600);
        inject(QStringLiteral("throttle %1 operator 100 --one-way").arg(m_standbyRegion));
        clock.start();
        QVERIFY(session->query(QStringLiteral("select repeat('x', 100000)")).ok());
        QVERIFY(clock.elapsed() >= 1000);
        heal();
    }

    void pauseReplay()
    {
        inject(QStringLiteral("pause-replay ") + m_standby);
        QCOMPARE(standbySays(kApplier), QStringLiteral("No"));
        QCOMPARE(standbySays(kReceiver), QStringLiteral("Yes"));
        QCOMPARE(standbySays(kApplierErrno), QStringLiteral("0"));
        QCOMPARE(nodeStatus(m_standby).faults, QStringList{QStringLiteral("pause-replay")});
        heal();
        QCOMPARE(standbySays(kApplier), QStringLiteral("Yes"));
    }

    void breakReplication()
    {
        inject(QStringLiteral("break ") + m_standby);
        QTRY_COMPARE_WITH_TIMEOUT(standbySays(kApplierErrno), QStringLiteral("1062"), kEffectMs); // a duplicate key
        QCOMPARE(standbySays(kApplier), QStringLiteral("No"));
        QCOMPARE(ask(m_standby, "select @@global.read_only"), QStringLiteral("1"));
        heal();
        QCOMPARE(standbySays(kApplierErrno), QStringLiteral("0"));
    }

    void fillStandby()
    {
        inject(QStringLiteral("fill ") + m_standby);
        QTRY_COMPARE_WITH_TIMEOUT(standbySays(kApplierErrno), QStringLiteral("1114"), kEffectMs); // the table is full
        heal();
    }

    void everythingAtOnceHeals()
    {
        inject(QStringLiteral("break ") + m_standby);
        inject(QStringLiteral("pause-replay ") + m_standby);
        inject(QStringLiteral("stop ") + m_standby);
        inject(QStringLiteral("kill ") + m_primary);
        inject(QStringLiteral("cut ") + m_primaryRegion);
        heal();
    }

    void noPasswordIsOnACommandLine()
    {
        const QList<pid_t> servers = pids(m_directory);
        QVERIFY(!servers.isEmpty());
        for (const pid_t pid : servers) {
            QFile line(QStringLiteral("/proc/%1/cmdline").arg(pid));
            QVERIFY(line.open(QIODevice::ReadOnly));
            QVERIFY(!line.readAll().contains("assword"));
        }
    }

    void theServersDieWithTheirOwner()
    {
        const QList<pid_t> servers = pids(m_directory);
        const auto owner = static_cast<pid_t>(status().owner);
        QVERIFY(!servers.isEmpty() && isAlive(owner));
        ::kill(owner, SIGKILL);
        QTRY_VERIFY(allGone(servers) && !isAlive(owner));
        const Run down = lab(QStringLiteral("down"));
        QVERIFY2(down.err.contains("owner had died"), down.err.constData());
        QVERIFY(!QFile::exists(m_directory));
    }
};

QTEST_GUILESS_MAIN(TestLabMy)
#include "test_labmy.moc"
