// SPDX-License-Identifier: GPL-3.0-or-later
// A real Patroni with etcd on loopback, asked and ordered through its REST API.
#include "patroniclient.h"
#include "portreservation.h"
#include "postgresbinaries.h"
#include "serveraccount.h"
#include "serverprocesses.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>
#include <memory>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

namespace
{

QDeadlineTimer soon()
{
    return QDeadlineTimer(10'000);
}

constexpr char kConfig[] = R"(scope: shop
name: %1
restapi: {listen: "127.0.0.1:%2", connect_address: "127.0.0.1:%2", authentication: {username: admin, password: %3}}
etcd3: {host: "127.0.0.1:%4"}
bootstrap:
  dcs: {ttl: 20, loop_wait: 1, retry_timeout: 5, postgresql: {use_pg_rewind: true, parameters: {shared_buffers: 16MB}}}
  initdb: [{encoding: UTF8}, {locale: C}, data-checksums]
postgresql:
  listen: 127.0.0.1:%5
  connect_address: 127.0.0.1:%5
  data_dir: %6/%1
  bin_dir: %7
  pgpass: %6/%1.pgpass
  pg_hba: ["host all all 127.0.0.1/32 trust", "host replication all 127.0.0.1/32 trust"]
  authentication: {superuser: {username: postgres}, replication: {username: replicator}}
  parameters: {unix_socket_directories: ""}
)";

} // namespace

class TestPatroni : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto account = ServerAccount::choose();
        const auto programs = PostgresBinaries::find();
        DONE(account);
        DONE(programs);
        QVERIFY(account->own(m_folder.path()));
        for (PortReservation &port : m_ports) {
            auto taken = PortReservation::take();
            DONE(taken);
            port = std::move(*taken);
        }
        const QString etcd = QStringLiteral("http://127.0.0.1:%1").arg(m_ports[0].port());
        const QString peer = QStringLiteral("http://127.0.0.1:%1").arg(m_ports[1].port());
        start(*account,
              {QStringLiteral("etcd"), QStringLiteral("--data-dir"), m_folder.filePath(QStringLiteral("etcd")),
               QStringLiteral("--listen-client-urls"), etcd, QStringLiteral("--advertise-client-urls"), etcd,
               QStringLiteral("--listen-peer-urls"), peer, QStringLiteral("--initial-advertise-peer-urls"), peer,
               QStringLiteral("--initial-cluster"), QStringLiteral("default=") + peer});
        for (int node = 0; node < 2; ++node) {
            const QString name = node == 0 ? QStringLiteral("a") : QStringLiteral("b");
            const QString path = m_folder.filePath(name + QStringLiteral(".yml"));
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QString::fromLatin1(kConfig)
                           .arg(name)
                           .arg(m_ports[2 + node].port())
                           .arg(QStringLiteral("secret"))
                           .arg(m_ports[0].port())
                           .arg(m_ports[4 + node].port())
                           .arg(m_folder.path(), programs->folder)
                           .toUtf8());
            file.close();
            QVERIFY(account->own(path));
            start(*account, {QStringLiteral("patroni"), path});
        }
        QVERIFY(QTest::qWaitFor([&] { return followers() == 1; }, 60'000));
    }

    void cleanupTestCase()
    {
        for (auto it = m_processes.rbegin(); it != m_processes.rend(); ++it) {
            (*it)->kill();
            (*it)->waitForFinished();
        }
        signalServers(m_folder.path(), SIGKILL);
        for (const char *name : {"a", "b"})
            releaseSharedMemory(m_folder.filePath(QString::fromLatin1(name)));
    }

    void asks()
    {
        const auto cluster = client().cluster(soon(), {});
        DONE(cluster);
        QCOMPARE(cluster->members.size(), 2);
        QVERIFY(cluster->leader() && !cluster->paused);
        QVERIFY(cluster->leader()->timeline && cluster->leader()->port);
        const auto node = client().node(soon(), {});
        DONE(node);
        QCOMPARE(node->value(QStringLiteral("patroni")).toObject().value(QStringLiteral("scope")).toString(),
                 QStringLiteral("shop"));
        const auto config = client().config(soon(), {});
        DONE(config);
        QCOMPARE(config->value(QStringLiteral("ttl")).toInt(), 20);
        DONE(client().history(soon(), {}));
    }

    void pauses()
    {
        for (const bool paused : {true, false}) {
            DONE(client().setPaused(paused, soon(), {}));
            QTRY_COMPARE_WITH_TIMEOUT(client().cluster(soon(), {})->paused, paused, 20'000);
        }
    }

    void switchesOver()
    {
        const auto before = client().cluster(soon(), {});
        DONE(before);
        const QString old = before->leader()->name;
        const QString next = old == QLatin1String("a") ? QStringLiteral("b") : QStringLiteral("a");
        const auto wrong = client().switchover(next, old, soon(), {});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Query);
        QVERIFY(!wrong.error().message.isEmpty());
        DONE(client().switchover(old, next, QDeadlineTimer(60'000), {}));
        const auto leader = [&] {
            const auto cluster = client().cluster(soon(), {});
            return cluster && cluster->leader() ? cluster->leader()->name : QString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(leader(), next, 30'000);
    }

    void failures()
    {
        const PatroniClient guest(url(2), Login{QStringLiteral("admin"), "wrong", {}, {}, {}});
        const auto refused = guest.setPaused(true, soon(), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Authentication);
        QVERIFY(!refused.error().text().contains(QStringLiteral("wrong")));
        const auto nobody = PatroniClient(QStringLiteral("http://127.0.0.1:1")).cluster(soon(), {});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::Refused);
        const auto foreign = PatroniClient(url(0)).cluster(soon(), {}); // etcd answers there
        QVERIFY(!foreign);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(client().cluster(soon(), stop.get_token()).error().code, QStringLiteral("stopped"));
    }

private:
    void start(const ServerAccount &account, const QStringList &command)
    {
        auto process = std::make_unique<QProcess>();
        account.prepare(*process, SIGKILL);
        process->setStandardOutputFile(QProcess::nullDevice());
        process->setStandardErrorFile(m_folder.filePath(QStringLiteral("log")) + QString::number(m_processes.size()));
        process->start(command.first(), command.sliced(1));
        m_processes.push_back(std::move(process));
    }
    QString url(int port) const { return QStringLiteral("http://127.0.0.1:%1").arg(m_ports[port].port()); }
    PatroniClient client() const { return PatroniClient(url(2), Login{QStringLiteral("admin"), "secret", {}, {}, {}}); }
    int followers() const
    {
        const auto cluster = client().cluster(soon(), {});
        return cluster && cluster->leader()
                   ? static_cast<int>(std::count_if(cluster->members.begin(), cluster->members.end(),
                                                    [](const PatroniMember &m) { return m.lagBytes.has_value(); }))
                   : 0;
    }

    QTemporaryDir m_folder{QStringLiteral("/tmp/meridian-patroni-XXXXXX")};
    std::array<PortReservation, 6> m_ports;
    std::vector<std::unique_ptr<QProcess>> m_processes;
};

QTEST_GUILESS_MAIN(TestPatroni)
#include "test_patroni.moc"
