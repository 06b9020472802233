// SPDX-License-Identifier: GPL-3.0-or-later
// From deeds to commands: what stands on command lines, quoting of hostile words, and what half a script does.
#include "hostcommand.h"
#include "hostreply.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

QByteArray shell(const QByteArray &script)
{
    QProcess sh;
    sh.start(QStringLiteral("sh"), {QStringLiteral("-s")});
    sh.write(script);
    sh.closeWriteChannel();
    return sh.waitForFinished() ? sh.readAllStandardOutput() : QByteArray("did not end");
}

HostControl remote()
{
    HostControl control;
    control.kind = ControlKind::Ssh;
    control.dataDirectory = QStringLiteral("/pg/o'brien $(x)");
    return control;
}

} // namespace

class TestHostCommand : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void quoting_data()
    {
        QTest::addColumn<QByteArray>("text");
        for (const char *text : {"", "plain", "two words", "it's", "''", "\"$HOME`id`\\", "; rm -rf / #", "a\nb\n",
                                 "-n", "%s", "!!", "*?[a]", "~", "é日本", "\\'", "'\\''"})
            QTest::newRow(text) << QByteArray(text);
    }
    void quoting()
    {
        QFETCH(QByteArray, text);
        QCOMPARE(shell("printf %s " + shellWord(QString::fromUtf8(text)) + '\n'), text);
    }

    void quotingOfAnything()
    {
        QRandomGenerator random(20260131);
        QString all;
        QByteArray script;
        for (int i = 0; i < 500; ++i) {
            QString text;
            for (quint32 length = random.bounded(30); length > 0; --length)
                text += QChar(random.bounded(5) ? random.bounded(1, 127) : random.bounded(0x80, 0x3000));
            all += text;
            script += "printf %s " + shellWord(text) + '\n';
        }
        QCOMPARE(shell(script), all.toUtf8());
    }

    void commandLines_data()
    {
        QTest::addColumn<HostControl>("control");
        QTest::addColumn<QString>("argv"); ///< without the options that every call of ssh has
        HostControl control = remote();
        QTest::newRow("only the node's host") << control << "ssh … -- node.example exec 'sh' '-s'";
        control.account = QStringLiteral("postgres");
        control.sshUser = QStringLiteral("dba");
        control.sshHost = QStringLiteral("db1");
        control.sshPort = 2222;
        control.sshIdentity = QStringLiteral("/k");
        control.sshConfig = QStringLiteral("/c");
        QTest::newRow("everything") << control
                                    << "ssh -F /c … -o IdentitiesOnly=yes -i /k -p 2222 -l dba -- db1 "
                                       "exec 'sudo' '-n' '-u' 'postgres' '--' 'sh' '-s'";
        control = remote();
        control.account = control.sshUser = QStringLiteral("postgres");
        QTest::newRow("logs in as the owner") << control << "ssh … -l postgres -- node.example exec 'sh' '-s'";
        control.sshUser = QStringLiteral("root");
        QTest::newRow("logs in as root")
            << control << "ssh … -l root -- node.example exec 'runuser' '-u' 'postgres' '--' 'sh' '-s'";
        control = remote();
        control.kind = ControlKind::Local;
        QTest::newRow("here") << control << "sh -s";
    }
    void commandLines()
    {
        QFETCH(HostControl, control);
        const auto command =
            hostCommand({HostDeed::Look}, control, QStringLiteral("node.example"), QStringLiteral("/s"));
        QVERIFY(command);
        QString argv = command->argv.join(u' ');
        const QString always = QStringLiteral(
            "-o BatchMode=yes -o StrictHostKeyChecking=yes -o ConnectTimeout=5 -o ServerAliveInterval=5 -o "
            "ServerAliveCountMax=2 -o ClearAllForwardings=yes -o PermitLocalCommand=no -o LogLevel=ERROR -o "
            "ControlMaster=auto -o ControlPersist=60 -o ControlPath=/s/%C");
        QCOMPARE(argv.contains(always), control.kind == ControlKind::Ssh);
        argv.replace(QStringLiteral("ssh -T -x -a "), QStringLiteral("ssh ")).replace(always, QStringLiteral("…"));
        QTEST(argv, "argv");
    }

    void noSecretOnACommandLine()
    {
        HostRequest request{HostDeed::Reclone};
        request.upstream = {QStringLiteral("host=h user=r"), "hun:ter2", {}};
        const auto command = hostCommand(request, remote(), QStringLiteral("h"), QStringLiteral("/s"));
        QVERIFY(command);
        QVERIFY(!command->argv.join(u' ').contains(QStringLiteral("ter2")));
        QVERIFY(command->script.contains("PASSLINE='*:*:*:*:hun\\:ter2'"));
        QVERIFY(!command->script.contains("primary_conninfo = 'hun"));
    }

    void refused_data()
    {
        QTest::addColumn<HostRequest>("request");
        QTest::addColumn<HostControl>("control");
        HostControl none = remote(), patroni = remote(), nowhere = remote();
        none.kind = ControlKind::None;
        patroni.kind = ControlKind::Patroni;
        nowhere.dataDirectory.clear();
        HostRequest look, aside{HostDeed::SetAside}, write{HostDeed::WriteFile};
        aside.stamp = QStringLiteral("../x");
        write.content = QByteArray("a\0b", 3);
        QTest::newRow("no control") << look << none;
        QTest::newRow("Patroni's") << look << patroni;
        QTest::newRow("no data directory") << look << nowhere;
        QTest::newRow("a stamp that is a path") << aside << remote();
        QTest::newRow("a zero byte") << write << remote();
    }
    void refused()
    {
        QFETCH(HostRequest, request);
        QFETCH(HostControl, control);
        const auto command = hostCommand(request, control, QStringLiteral("h"), QStringLiteral("/s"));
        QVERIFY(!command);
        QCOMPARE(command.error().kind, ErrorKind::BadInput);
    }

    /// Every deed with every launcher is a script that a shell can read.
    void everyScriptIsShell()
    {
        for (const Launcher launcher : {Launcher::PgCtl, Launcher::PgCtlCluster, Launcher::Systemd}) {
            HostControl control = remote();
            control.launcher = launcher;
            control.service = QStringLiteral("postgresql@15-main.service");
            control.configFile = QStringLiteral("/etc/it's/postgresql.conf");
            for (int deed = int(HostDeed::Look); deed <= int(HostDeed::WriteFile); ++deed) {
                HostRequest request{HostDeed(deed)};
                request.stamp = QStringLiteral("20260131T000000Z");
                const auto command = hostCommand(request, control, QStringLiteral("h"), QStringLiteral("/s"));
                QVERIFY(command);
                QProcess sh;
                sh.start(QStringLiteral("sh"), {QStringLiteral("-n"), QStringLiteral("-s")});
                sh.write(command->script);
                sh.closeWriteChannel();
                QVERIFY(sh.waitForFinished());
                QVERIFY2(sh.exitCode() == 0, sh.readAllStandardError());
            }
        }
    }

    /// A line that is cut while the script is on its way must not leave half of it done.
    void halfAScriptDoesNothing()
    {
        QTemporaryDir folder;
        HostRequest request{HostDeed::WriteFile};
        request.file = folder.filePath(QStringLiteral("f"));
        request.content = "new\n";
        QFile file(request.file);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("old\n") == 4);
        file.close();
        const auto content = [&] { return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(); };
        HostControl control = remote();
        control.kind = ControlKind::Local;
        const QByteArray script = hostCommand(request, control, {}, {})->script;
        for (qsizetype part = 0; part < script.size() - 2; part += 97) {
            shell(script.left(part));
            QCOMPARE(content(), "old\n");
            file.close();
        }
        shell(script);
        QCOMPARE(content(), "new\n");
    }

    void replies()
    {
        HostReply reply;
        readFacts("noise\nmeridian:runs=1\nmeridian:pid=42\nmeridian:content\nmeridian:runs=0\n", reply);
        QCOMPARE(hostStatus(reply).pid, std::optional<qint64>(42));
        QVERIFY(hostStatus(reply).runs);
        QCOMPARE(reply.content, "meridian:runs=0\n");
        const QByteArray said = "pg_basebackup: a\n   1024/4096 kB (25%), 0/1 tablespace\r  2048/4096 kB (50%)\r\nb\n";
        QCOMPARE(progressOf(said)->doneBytes, 2048 * 1024);
        QCOMPARE(*progressOf(said)->totalBytes, 4096 * 1024);
        QCOMPARE(wordsOf(said), QStringLiteral("pg_basebackup: a\nb"));
    }
};

QTEST_GUILESS_MAIN(TestHostCommand)
#include "test_hostcommand.moc"
