// SPDX-License-Identifier: GPL-3.0-or-later
// Deeds on a server of Debian's own making: pg_createcluster made it, pg_ctlcluster starts it, its configuration is not
// in its data directory. Everything in a temporary folder, by PG_CLUSTER_CONF_ROOT (pg_createcluster(1)).
#include "hostedserver.h"
#include "postgresbinaries.h"
#include "serveraccount.h"
#include "serverprocesses.h"
#include "toolrun.h"

#include <QDir>
#include <QTest>

#include <csignal>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

class TestDebianCluster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        const auto account = ServerAccount::choose();
        const auto programs = PostgresBinaries::find();
        auto port = PortReservation::take();
        DONE(account);
        DONE(programs);
        DONE(port);
        m_port = std::move(*port);
        QVERIFY(account->own(m_folder.path()));
        qputenv("PG_CLUSTER_CONF_ROOT", m_folder.path().toUtf8());
        const QString version = QDir(programs->folder + QStringLiteral("/..")).canonicalPath().section(u'/', -1);
        m_control.kind = ControlKind::Local;
        m_control.launcher = Launcher::PgCtlCluster;
        m_control.service = version + QStringLiteral("/trial");
        m_control.dataDirectory = m_folder.filePath(QStringLiteral("data"));
        m_control.binDirectory = programs->folder;
        m_control.configFile = QStringLiteral("%1/%2/postgresql.conf").arg(m_folder.path(), m_control.service);
        m_control.account = account->name();
        ToolRun create(QStringLiteral("/usr/bin/pg_createcluster"),
                       {version, QStringLiteral("trial"), QStringLiteral("-d"), m_control.dataDirectory,
                        QStringLiteral("-p"), QString::number(m_port.port()), QStringLiteral("-l"),
                        m_folder.filePath(QStringLiteral("log")), QStringLiteral("-s"), m_folder.path(),
                        QStringLiteral("--"), QStringLiteral("-N"), QStringLiteral("--auth=trust")},
                       &*account);
        DONE(create.finish());
    }

    void cleanupTestCase()
    {
        signalServers(m_control.dataDirectory, SIGKILL);
        releaseSharedMemory(m_control.dataDirectory);
    }

    void startsAndStops()
    {
        for (const HostDeed stop : {HostDeed::Stop, HostDeed::StopNow}) {
            DONE(run(HostDeed::Start));
            DONE(run(HostDeed::Start)); // again
            const auto runs = run(HostDeed::Look);
            DONE(runs);
            QVERIFY(hostStatus(*runs).runs);
            DONE(run(stop));
            const auto stopped = run(HostDeed::Look);
            DONE(stopped);
            QVERIFY(!hostStatus(*stopped).runs);
        }
    }

    void isMadeAStandby()
    {
        auto primary = HostedServer::make();
        DONE(primary);
        DONE((*primary)->run(HostDeed::Start));
        HostRequest aside{HostDeed::SetAside};
        aside.stamp = QStringLiteral("20260131T000000Z");
        DONE(run(aside));
        HostRequest copy{HostDeed::Reclone};
        copy.upstream = (*primary)->upstream(QStringLiteral("trial"));
        DONE(run(copy));
        DONE(run(HostDeed::Start));
        QCOMPARE((*primary)->sqlUntil("SELECT state FROM pg_stat_replication", QStringLiteral("streaming")),
                 QStringLiteral("streaming"));
        DONE(run(HostDeed::Restart));
        QCOMPARE((*primary)->sqlUntil("SELECT state FROM pg_stat_replication", QStringLiteral("streaming")),
                 QStringLiteral("streaming"));
        DONE(run(HostDeed::Stop));
    }

private:
    Result<HostReply> run(const HostRequest &request) const
    {
        Host host(m_control, QStringLiteral("127.0.0.1"));
        return host.run(request, QDeadlineTimer(60'000), {});
    }
    Result<HostReply> run(HostDeed deed) const { return run(HostRequest{deed}); }

    QTemporaryDir m_folder{QStringLiteral("/tmp/meridian-debian-XXXXXX")};
    PortReservation m_port;
    HostControl m_control;
};

QTEST_GUILESS_MAIN(TestDebianCluster)
#include "test_debiancluster.moc"
