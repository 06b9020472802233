// SPDX-License-Identifier: GPL-3.0-or-later
// Deeds on this machine, with real servers: started, stopped, killed, rewound, copied.
#include "hostedserver.h"
#include "readydeed.h"
#include "serverprocesses.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <QThread>

#include <csignal>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

namespace
{

std::unique_ptr<HostedServer> started(const QByteArray &settings = {})
{
    auto server = HostedServer::make(settings);
    if (!server)
        qFatal("%s", qPrintable(server.error().text()));
    if (const auto done = (*server)->run(HostDeed::Start); !done)
        qFatal("%s", qPrintable(done.error().text()));
    return std::move(*server);
}

/// A standby of `primary`, made as a person would: its own data set aside, copied, started.
std::unique_ptr<HostedServer> standbyOf(HostedServer &primary)
{
    auto made = HostedServer::make();
    if (!made)
        qFatal("%s", qPrintable(made.error().text()));
    auto standby = std::move(*made);
    for (const HostDeed deed : {HostDeed::SetAside, HostDeed::Reclone, HostDeed::Start}) {
        if (const auto done = standby->run(deed, primary.upstream(QStringLiteral("b"))); !done)
            qFatal("%s", qPrintable(done.error().text()));
    }
    return standby;
}

QString postmasterOf(const HostedServer &server)
{
    QFile file(server.data() + QStringLiteral("/postmaster.pid"));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readLine()).trimmed() : QString();
}

} // namespace

class TestHost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsAndStops()
    {
        const auto server = started();
        const auto look = server->run(HostDeed::Look);
        DONE(look);
        const HostStatus status = hostStatus(*look);
        QVERIFY(status.runs && !status.stalePid);
        QCOMPARE(status.phase, QStringLiteral("ready"));
        QCOMPARE(status.clusterState, QStringLiteral("in production"));
        QCOMPARE(status.systemIdentifier, server->sql("select system_identifier from pg_control_system()"));
        QCOMPARE(QString::number(*status.pid), postmasterOf(*server));
        QCOMPARE(status.timeline, std::optional<quint32>(1));
        QVERIFY(*status.diskFree > 0);
        QCOMPARE(*status.standbySignal, false);

        DONE(server->run(HostDeed::Start)); // again: nothing happens
        QCOMPARE(postmasterOf(*server), QString::number(*status.pid));
        DONE(server->run(HostDeed::Restart));
        QVERIFY(postmasterOf(*server) != QString::number(*status.pid));
        DONE(server->run(HostDeed::Stop));
        QVERIFY(serverProcessesIn(server->data()).isEmpty());
        const auto stopped = server->run(HostDeed::Look);
        DONE(stopped);
        QVERIFY(!hostStatus(*stopped).runs);
        QCOMPARE(hostStatus(*stopped).clusterState, QStringLiteral("shut down"));
        DONE(server->run(HostDeed::Stop)); // again
    }

    void stopsAtOnce()
    {
        const auto server = started();
        DONE(server->run(HostDeed::StopNow));
        QVERIFY(serverProcessesIn(server->data()).isEmpty());
        const auto look = server->run(HostDeed::Look);
        DONE(look);
        QCOMPARE(hostStatus(*look).clusterState, QStringLiteral("in production")); // no checkpoint was written
        DONE(server->run(HostDeed::StopNow));
        DONE(server->run(HostDeed::Start));
        QCOMPARE(server->sql("select 1"), QStringLiteral("1"));
    }

    void tellsWhatWasCommittedAfterTheFence()
    {
        const auto server = started();
        server->sql("create table t (n int)");
        for (const bool late : {false, true}) {
            HostRequest stop{HostDeed::StopNow};
            stop.forkedAt = *Lsn::parse(server->sql("select pg_current_wal_flush_lsn()"));
            stop.timeline = 1;
            if (late)
                server->sql("insert into t select 1 from generate_series(1, 40000)"); // some segments further on
            const auto end = Lsn::parse(server->sql("select pg_current_wal_flush_lsn()"));
            for (int twice = 0; twice < 2; ++twice) { // also where it is stopped already
                const auto stopped = server->run(stop);
                DONE(stopped);
                const auto commit = Lsn::parse(stopped->facts.value(QStringLiteral("late")));
                QCOMPARE(commit.has_value(), late);
                QVERIFY(!commit || (*commit > stop.forkedAt && *commit < *end));
            }
            DONE(server->run(HostDeed::Start));
        }
        HostRequest nowhere{HostDeed::StopNow};
        nowhere.forkedAt = Lsn{1};
        nowhere.timeline = 7;
        const auto unknown = server->run(nowhere);
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, QStringLiteral("program"));
    }

    void waitsForTheWord()
    {
        const auto server = started();
        const Host host(server->control(), QStringLiteral("127.0.0.1"));
        HostRequest stop{HostDeed::StopNow};
        stop.timeline = 1;
        {
            const auto unused = host.makeReady(stop);
            QTRY_VERIFY(unused->isReady());
        }
        QCOMPARE(server->sql("select 1"), QStringLiteral("1")); // nothing was done
        const auto ready = host.makeReady(stop);
        QTRY_VERIFY(ready->isReady());
        server->sql("create table t ()");
        const auto done =
            ready->go(*Lsn::parse(server->sql("select pg_current_wal_flush_lsn()")), QDeadlineTimer(stop.patience), {});
        QVERIFY(done);
        QCOMPARE(done->facts.value(QStringLiteral("runs")), QStringLiteral("0"));
        QVERIFY(!done->facts.contains(QStringLiteral("late")));
        QVERIFY(serverProcessesIn(server->data()).isEmpty());
        QVERIFY(!ready->go({}, QDeadlineTimer(0), {})); // once
    }

    void stopsWhatDoesNotMove()
    {
        const auto server = started();
        QVERIFY(signalServers(server->data(), SIGSTOP));
        HostRequest stop{HostDeed::Stop};
        stop.patience = seconds(1);
        const auto fast = server->run(stop);
        QVERIFY(!fast);
        QCOMPARE(fast.error().kind, ErrorKind::Timeout);
        QCOMPARE(fast.error().code, QStringLiteral("timeout"));
        stop.deed = HostDeed::StopNow;
        stop.patience = seconds(3); // by itself it would wait five for its processes, and then kill them
        DONE(server->run(stop));
        QVERIFY(serverProcessesIn(server->data()).isEmpty());
    }

    void startsOverStalePidFiles()
    {
        const auto server = started();
        server->sql("alter system set primary_slot_name = 'kept_slot'");
        QFile pid(server->data() + QStringLiteral("/postmaster.pid"));
        QVERIFY(pid.open(QIODevice::ReadOnly));
        QByteArray content = pid.readAll();
        pid.close();
        QVERIFY(signalServers(server->data(), SIGKILL));
        auto look = server->run(HostDeed::Look);
        DONE(look);
        QVERIFY(hostStatus(*look).stalePid && !hostStatus(*look).runs);
        QCOMPARE(hostStatus(*look).primarySlot, QStringLiteral("kept_slot"));
        DONE(server->run(HostDeed::Stop)); // it is
        // Its number is somebody else's now: PostgreSQL itself would refuse to start.
        const auto other = started();
        content.replace(0, content.indexOf('\n'), postmasterOf(*other).toUtf8());
        QVERIFY(pid.open(QIODevice::WriteOnly | QIODevice::Truncate) && pid.write(content) > 0);
        pid.close();
        DONE(server->run(HostDeed::Start));
        QCOMPARE(other->sql("select 1"), QStringLiteral("1"));
    }

    void saysWhyItDoesNotStart()
    {
        const auto made = HostedServer::make("shared_buffers = nonsense\n");
        DONE(made);
        const auto start = (*made)->run(HostDeed::Start);
        QVERIFY(!start);
        QCOMPARE(start.error().kind, ErrorKind::NotReady);
        QVERIFY2(start.error().message.contains(QStringLiteral("shared_buffers")), qPrintable(start.error().text()));
        QVERIFY(!start.error().remedy.isEmpty());
    }

    void refuses_data()
    {
        QTest::addColumn<HostDeed>("deed");
        QTest::addColumn<QString>("code");
        QTest::newRow("standby while it runs") << HostDeed::BecomeStandby << "running";
        QTest::newRow("rewind while it runs") << HostDeed::Rewind << "running";
        QTest::newRow("aside while it runs") << HostDeed::SetAside << "running";
        QTest::newRow("divergence while it runs") << HostDeed::SaveDivergence << "running";
        QTest::newRow("copy over data") << HostDeed::Reclone << "not-empty";
    }
    void refuses()
    {
        static const auto server = started();
        QFETCH(HostDeed, deed);
        const auto done = server->run(deed);
        QVERIFY(!done);
        QTEST(done.error().code, "code");
        QCOMPARE(done.error().kind, ErrorKind::NotReady);
        QCOMPARE(server->sql("select 1"), QStringLiteral("1"));
    }

    void wrongPlaces()
    {
        const auto made = HostedServer::make();
        DONE(made);
        HostControl control = (*made)->control();
        control.dataDirectory = QStringLiteral("/tmp/meridian-no-such-folder/x");
        auto look = Host(control, {}).run({HostDeed::Look}, QDeadlineTimer(10'000), {});
        QVERIFY(!look);
        QCOMPARE(look.error().code, QStringLiteral("absent"));
        control = (*made)->control();
        control.binDirectory = QStringLiteral("/tmp/meridian-no-such-folder");
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        look = Host(control, {}).run({HostDeed::Start}, QDeadlineTimer(10'000), {});
        qputenv("PATH", path);
        QVERIFY(!look);
        QVERIFY2(look.error().message.contains(QStringLiteral("pg_ctl")), qPrintable(look.error().text()));
        control.account = QStringLiteral("nobody-of-that-name");
        look = Host(control, {}).run({HostDeed::Look}, QDeadlineTimer(10'000), {});
        QVERIFY(!look);
        QCOMPARE(look.error().kind, ErrorKind::Permission);
    }

    /// The whole way: a standby is made, promoted while the old primary still writes, what only that has is kept, it
    /// is rewound and follows.
    void thereAndBack()
    {
        const auto a = started();
        a->sql("create table t(n int); insert into t values (1)");
        const auto b = standbyOf(*a);
        QCOMPARE(b->sqlUntil("select count(*) from t", QStringLiteral("1")), QStringLiteral("1"));
        QCOMPARE(b->sql("select setting from pg_settings where name = 'port'"), QString::number(b->port()));
        QCOMPARE(b->sqlUntil("select status from pg_stat_wal_receiver", QStringLiteral("streaming")),
                 QStringLiteral("streaming"));

        QCOMPARE(b->sql("select pg_promote()"), QStringLiteral("t"));
        b->sql("insert into t values (2)");
        b->sql("checkpoint"); // else pg_rewind of PostgreSQL 15 sees no new timeline
        for (const char *value : {"3", "4"})
            a->sql(QByteArray("insert into t values (") + value + ')');
        a->sql("insert into t select 5 from generate_series(1, 40000)"); // some segments of WAL
        DONE(a->run(HostDeed::StopNow));

        HostRequest save{HostDeed::SaveDivergence};
        save.stamp = QStringLiteral("20260131T000000Z");
        save.timeline = 1;
        const QString fork = b->sql("select regexp_replace(pg_read_file('pg_wal/00000002.history'), "
                                    "E'^\\\\d+\\\\t(\\\\S+)\\\\t.*$', '\\1')")
                                 .trimmed();
        save.forkedAt = Lsn::parse(fork).value_or(Lsn());
        const auto saved = a->run(save);
        DONE(saved);
        QCOMPARE(saved->facts.value(QStringLiteral("commits")), QStringLiteral("3"));
        QVERIFY(saved->facts.value(QStringLiteral("bytes")).toLongLong() > 0);
        QVERIFY(QFileInfo::exists(saved->facts.value(QStringLiteral("kept")) + QStringLiteral("/summary.txt")));

        DONE(a->run(HostDeed::Rewind, b->upstream(QStringLiteral("a"))));
        DONE(a->run(HostDeed::BecomeStandby, b->upstream(QStringLiteral("a"))));
        DONE(a->run(HostDeed::Start));
        QCOMPARE(a->sqlUntil("select string_agg(n::text, ' ' order by n) from t", QStringLiteral("1 2")),
                 QStringLiteral("1 2"));
        QCOMPARE(a->sql("select setting from pg_settings where name = 'port'"), QString::number(a->port()));
        QCOMPARE(a->sqlUntil("select status from pg_stat_wal_receiver", QStringLiteral("streaming")),
                 QStringLiteral("streaming"));
        QVERIFY(!QFileInfo::exists(a->data() + QStringLiteral(".own-files")));
    }

    void becomesAStandbyOnce()
    {
        const auto made = HostedServer::make();
        DONE(made);
        HostedServer &server = **made;
        QFile settings(server.data() + QStringLiteral("/postgresql.auto.conf"));
        QVERIFY(settings.open(QIODevice::Append));
        settings.write(
            "work_mem = '5MB'\nRecovery_Target_Time = 'x'\n primary_conninfo='old'\nprimary_slot_name='old'\n");
        settings.close();
        Upstream upstream{QStringLiteral("host=h user=u'v application_name='it''s \\\\'"), "se\\cr:et'",
                          QStringLiteral("s1")};
        DONE(server.run(HostDeed::BecomeStandby, upstream));
        DONE(server.run(HostDeed::BecomeStandby, upstream));
        QVERIFY(settings.open(QIODevice::ReadOnly));
        const QByteArray text = settings.readAll();
        QCOMPARE(text.count("primary_conninfo"), 1);
        QCOMPARE(text.count("primary_slot_name = 's1'"), 1);
        QVERIFY(text.contains("work_mem = '5MB'") && !text.contains("ecovery_") && !text.contains("se\\cr"));
        QFile passfile(server.data() + QStringLiteral(".pgpass"));
        QVERIFY(passfile.open(QIODevice::ReadOnly));
        QCOMPARE(passfile.readAll(), "*:*:*:*:se\\\\cr\\:et'\n");
        QCOMPARE(passfile.permissions() & ~(QFile::ReadUser | QFile::WriteUser), QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(QFileInfo::exists(server.data() + QStringLiteral("/standby.signal")));
    }

    /// Killed from outside in the middle, then done again: nothing half-done is called a data directory.
    void copyIsWholeOrNotThere()
    {
        const auto a = started();
        a->sql("create table big as select repeat('x', 1000) as t, g from generate_series(1, 60000) g");
        const auto made = HostedServer::make();
        DONE(made);
        HostedServer &b = **made;
        DONE(b.run(HostDeed::SetAside));
        const auto aside = b.run(HostDeed::Look); // its program may die here, and has to see where it was
        DONE(aside);
        QVERIFY(!hostStatus(*aside).runs && !hostStatus(*aside).systemIdentifier.isEmpty());
        HostRequest copy{HostDeed::Reclone};
        copy.upstream = a->upstream(QStringLiteral("b"));
        copy.patience = seconds(30);
        std::stop_source stop;
        int told = 0;
        HostProgress last;
        Host host(b.control(), {});
        const auto cancelled =
            host.run(copy, QDeadlineTimer(60'000), stop.get_token(), [&](const HostProgress &progress) {
                last = progress;
                if (++told == 1)
                    stop.request_stop();
            });
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, QStringLiteral("stopped"));
        QVERIFY(!QFileInfo::exists(b.data()));
        QCOMPARE(a->sqlUntil("select count(*) from pg_stat_replication", QStringLiteral("0")), QStringLiteral("0"));
        told = 0;
        DONE(host.run(copy, QDeadlineTimer(60'000), {}, [&](const HostProgress &progress) {
            last = progress;
            ++told;
        }));
        QVERIFY(told > 0 && last.doneBytes > (60 << 20) && last.totalBytes);
        DONE(b.run(HostDeed::Start));
        QCOMPARE(b.sqlUntil("select count(*) from big", QStringLiteral("60000")), QStringLiteral("60000"));
    }

    void deadline()
    {
        const auto server = started();
        QVERIFY(signalServers(server->data(), SIGSTOP));
        const auto late = Host(server->control(), {}).run({HostDeed::Stop}, QDeadlineTimer(300), {});
        QVERIFY(!late);
        QCOMPARE(late.error().kind, ErrorKind::Timeout);
    }

    void files()
    {
        const auto made = HostedServer::make();
        DONE(made);
        HostedServer &server = **made;
        const QString path = server.folder() + QStringLiteral("/it's a file");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a\n\xff\nb\n\n") > 0);
        file.close();
        server.adopt(path);
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
        const auto permissions = file.permissions();
        const QFileInfo before(path);
        HostRequest read{HostDeed::ReadFile};
        read.file = path;
        auto reply = server.run(read);
        DONE(reply);
        QCOMPARE(reply->content, "a\n\xff\nb\n\n");
        HostRequest write{HostDeed::WriteFile};
        write.file = path;
        write.content = "meridian:error=x\n'\xfe\\n%s\n\n";
        DONE(server.run(write));
        reply = server.run(read);
        DONE(reply);
        QCOMPARE(reply->content, write.content);
        QCOMPARE(QFile(path).permissions(), permissions);
        QCOMPARE(QFileInfo(path).owner(), before.owner());
        read.file += QStringLiteral("-not");
        reply = server.run(read);
        QVERIFY(!reply);
        QCOMPARE(reply.error().code, QStringLiteral("unreadable"));
    }
};

QTEST_GUILESS_MAIN(TestHost)
#include "test_host.moc"
