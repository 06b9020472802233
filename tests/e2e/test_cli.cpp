// SPDX-License-Identifier: GPL-3.0-or-later
// meridianctl as scripts use it: keys, nulls, exit codes; and programs that are killed at any moment.
#include "labfixture.h"
#include "store.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTest>

using namespace meridian;

namespace
{

QSet<QString> keys(const QJsonObject &object)
{
    const QStringList list = object.keys();
    return QSet<QString>(list.begin(), list.end());
}

QSet<QString> words(const char *text)
{
    const QStringList list = QString::fromLatin1(text).split(u' ');
    return QSet<QString>(list.begin(), list.end());
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_lab.isUp(), qPrintable(m_lab.problem()));
        m_fleet = QStringList{QStringLiteral("--fleet"), m_lab.fleetFile()};
    }

    void statusKeepsItsContract()
    {
        const LabFixture::Outcome o = run({QStringLiteral("--json"), QStringLiteral("status")});
        QVERIFY2(o.code == 0, o.out + o.err);
        const QJsonObject status = QJsonDocument::fromJson(o.out).object();
        QVERIFY(keys(status).contains(words("fleet time regions nodes links")));
        const QJsonObject region = status[u"regions"].toArray()[0].toObject();
        QVERIFY(keys(region).contains(words("name health reason")));
        const QJsonArray nodes = status[u"nodes"].toArray();
        QCOMPARE(nodes.size(), 2);
        const QJsonObject primary = nodes[0].toObject(), standby = nodes[1].toObject();
        QVERIFY(keys(primary).contains(words("name cluster region engine version role health reason reachable timeline "
                                             "lag_bytes lag_seconds lag_state latency_ms")));
        QCOMPARE(primary[u"role"].toString(), QStringLiteral("primary"));
        QVERIFY(primary[u"lag_seconds"].isNull());
        QVERIFY(primary[u"lag_bytes"].isNull());
        QCOMPARE(primary[u"timeline"].toInt(), 1);
        // "idle" where the machine is so busy that the lab's writer pauses for a second
        QVERIFY(words("streaming idle").contains(standby[u"lag_state"].toString()));
        QVERIFY(standby[u"latency_ms"].toDouble() > 50); // another continent
        const QJsonArray links = status[u"links"].toArray();
        QCOMPARE(links.size(), 1);
        QVERIFY(keys(links[0].toObject()).contains(words("from to state sync_state lag_bytes lag_seconds")));
    }

    void tablesArePrintedForPeople_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("status") << "status" << QByteArray("REGION");
        QTest::newRow("nodes") << "nodes" << QByteArray("NODE");
        QTest::newRow("links") << "links" << QByteArray("FROM");
        QTest::newRow("latency") << "latency" << QByteArray("EXPECTED");
        QTest::newRow("check") << "check" << QByteArray("PASSWORD FROM");
    }
    void tablesArePrintedForPeople()
    {
        QFETCH(QString, command);
        QFETCH(QByteArray, header);
        const LabFixture::Outcome o = run({command});
        QVERIFY2(o.code == 0, o.out + o.err);
        QVERIFY(o.out.contains(header));
        QVERIFY(o.out.contains(command == QLatin1String("latency") ? "eu-west-1" : "pair-b"));
    }

    void connectionsAreCheckedStepByStep()
    {
        const LabFixture::Outcome o = run(
            {QStringLiteral("--json"), QStringLiteral("check"), QStringLiteral("--connect"), QStringLiteral("pair-b")});
        QVERIFY2(o.code == 0, o.out + o.err);
        const QJsonArray nodes = QJsonDocument::fromJson(o.out).object()[u"nodes"].toArray();
        QCOMPARE(nodes.size(), 1);
        const QJsonArray steps = nodes[0].toObject()[u"steps"].toArray();
        QCOMPARE(steps.size(), 6);
        for (const QJsonValue step : steps)
            QVERIFY(keys(step.toObject()).contains(words("step state ms fact error statements")));
        QVERIFY(steps[2].toObject()[u"fact"].toString().contains(QStringLiteral("TLSv1")));
        QVERIFY(steps[0].toObject()[u"ms"].isNull()); // an address needs no look-up
        QCOMPARE(run({QStringLiteral("check"), QStringLiteral("--connect"), QStringLiteral("nobody")}).code, 64);
    }

    void failuresHaveTheirExitCodes()
    {
        QCOMPARE(m_lab.fault({QStringLiteral("pause-replay"), QStringLiteral("pair-b")}).code, 0);
        QCOMPARE(run({QStringLiteral("status")}).code, 1);
        QCOMPARE(m_lab.fault({QStringLiteral("kill"), QStringLiteral("pair-b")}).code, 0);
        const LabFixture::Outcome o = run({QStringLiteral("--json"), QStringLiteral("status")});
        QCOMPARE(o.code, 2);
        const QJsonObject standby = QJsonDocument::fromJson(o.out).object()[u"nodes"].toArray()[1].toObject();
        QVERIFY(!standby[u"reachable"].toBool());
        QVERIFY(standby[u"latency_ms"].isNull());
        QVERIFY(standby[u"version"].isNull()); // never asked in that run
        const LabFixture::Outcome way = run({QStringLiteral("check"), QStringLiteral("--connect")});
        QCOMPARE(way.code, 2);
        QVERIFY2(way.out.contains("pair-b: "), way.out.constData()); // with its remedy
        QCOMPARE(standby[u"health"].toString(), QStringLiteral("failed"));
        QCOMPARE(m_lab.heal().code, 0);
        const QString near = QDir::current().relativeFilePath(m_lab.directory()), no = near + QStringLiteral("/none");
        QCOMPARE(
            LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--dir"), near})
                .code,
            0);
        QVERIFY(LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--dir"), no})
                    .code > 0);
    }

    void usageAndBadFiles()
    {
        QCOMPARE(LabFixture::meridianctl({QStringLiteral("no-such-command")}).code, 64);
        QCOMPARE(LabFixture::meridianctl({QStringLiteral("status")}).code, 64); // no fleet
        QTemporaryDir folder;
        QFile bad(folder.filePath(QStringLiteral("bad.yaml")));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("name: x\nclusters:\n  - nmae: y\n    nodes: []\n");
        bad.close();
        const LabFixture::Outcome o =
            LabFixture::meridianctl({QStringLiteral("--fleet"), bad.fileName(), QStringLiteral("status")});
        QCOMPARE(o.code, 65);
        QVERIFY2(o.err.contains("bad.yaml:3:5") && o.err.contains("name"), o.err.constData());
    }

    void discoveryFindsThePrimaryFromTheStandby()
    {
        const LabFixture::Outcome status =
            LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--json"),
                                     QStringLiteral("--dir"), m_lab.directory()});
        const QJsonArray nodes = QJsonDocument::fromJson(status.out).object()[u"nodes"].toArray();
        const int port = nodes[1].toObject()[u"port"].toInt(); // the server's own: "discover" is given one server
        QVERIFY2(port > 0, status.out.constData());
        const LabFixture::Outcome o = LabFixture::meridianctl(
            {QStringLiteral("--json"), QStringLiteral("discover"), QStringLiteral("127.0.0.1"),
             QStringLiteral("--port"), QString::number(port), QStringLiteral("--password-file"),
             m_lab.directory() + QStringLiteral("/pgpass"), QStringLiteral("--root-certificate"),
             m_lab.directory() + QStringLiteral("/tls/ca.crt")});
        QVERIFY2(o.code == 0, o.out + o.err);
        const QJsonObject proposal = QJsonDocument::fromJson(o.out).object();
        QStringList names;
        for (const QJsonValue n : proposal[u"nodes"].toArray())
            names.append(n[u"name"].toString());
        QVERIFY2(names.contains(QStringLiteral("pair-a")) && names.contains(QStringLiteral("pair-b")),
                 o.out.constData());
        QVERIFY(proposal[u"fleet_file"].toString().contains(QStringLiteral("pair-a")));
    }

    void watchServesMetrics()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        const quint16 port = free.serverPort();
        free.close();
        QProcess watch;
        watch.start(program(),
                    m_fleet + QStringList{QStringLiteral("--store"), QStringLiteral("none"), QStringLiteral("watch"),
                                          QStringLiteral("--prometheus"), QStringLiteral(":%1").arg(port)});
        QNetworkAccessManager network;
        QByteArray text;
        const auto fetched = [&] {
            QNetworkReply *reply =
                network.get(QNetworkRequest(QUrl(QStringLiteral("http://127.0.0.1:%1/metrics").arg(port))));
            connect(reply, &QNetworkReply::finished, reply, [&text, reply] {
                text = reply->readAll();
                reply->deleteLater();
            });
            return text.contains("data_replication_lag_seconds{") && text.contains("region_health_status{");
        };
        QTRY_VERIFY_WITH_TIMEOUT(fetched(), 20'000);
        watch.terminate();
        QVERIFY(watch.waitForFinished(10'000));
        QCOMPARE(watch.exitCode(), 0);
    }

    void eventsAreKeptForTheNextRun()
    {
        QTemporaryDir folder;
        const QStringList store{QStringLiteral("--store"), folder.filePath(QStringLiteral("events.db"))};
        QProcess watch;
        watch.start(program(), m_fleet + store + QStringList{QStringLiteral("watch")});
        QCOMPARE(m_lab.fault({QStringLiteral("pause-replay"), QStringLiteral("pair-b")}).code, 0);
        QByteArray seen;
        QTRY_VERIFY_WITH_TIMEOUT((seen += watch.readAllStandardOutput()).contains("pair-b"), 20'000);
        watch.terminate();
        QVERIFY(watch.waitForFinished(10'000));
        QCOMPARE(m_lab.heal().code, 0);
        const LabFixture::Outcome o = run(store + QStringList{QStringLiteral("--json"), QStringLiteral("events")});
        QCOMPARE(o.code, 0);
        const QJsonArray events = QJsonDocument::fromJson(o.out).object()[u"events"].toArray();
        QVERIFY2(!events.isEmpty(), o.out + o.err);
        QCOMPARE(events[0].toObject()[u"node"].toString(), QStringLiteral("pair-b"));
    }

    void thePastIsPrinted()
    {
        QTemporaryDir folder;
        const QStringList store{QStringLiteral("--store"), folder.filePath(QStringLiteral("past.db"))};
        const auto json = [&](const QStringList &arguments) {
            return run(store + QStringList{QStringLiteral("--json")} + arguments);
        };
        QCOMPARE(json({QStringLiteral("availability")}).code, 2); // nothing was recorded yet
        QProcess watch;
        watch.start(program(), m_fleet + store + QStringList{QStringLiteral("--json"), QStringLiteral("watch")});
        QByteArray seen;
        const auto lines = [&] { return (seen += watch.readAllStandardOutput()).split('\n'); };
        const auto well = [&] { return lines().value(lines().size() - 2).count("\"health\":\"healthy\"") >= 4; };
        QTRY_VERIFY_WITH_TIMEOUT(well(), 30'000);
        const qsizetype some = lines().size();
        QTRY_VERIFY_WITH_TIMEOUT(lines().size() > some + 20, 30'000);
        watch.kill(); // the last seconds may be lost, no more
        QVERIFY(watch.waitForFinished());
        const QString then = QJsonDocument::fromJson(lines().value(some + 5)).object()[u"time"].toString();
        const QStringList at{QStringLiteral("--at"), then};
        const LabFixture::Outcome o = json(QStringList{QStringLiteral("status")} + at);
        QVERIFY2(o.code == 0, o.out + o.err);
        const QJsonObject status = QJsonDocument::fromJson(o.out).object();
        QCOMPARE(status[u"time"].toString(), then);
        QCOMPARE(status[u"nodes"].toArray()[0].toObject()[u"role"].toString(), QStringLiteral("primary"));
        for (const char *look : {"nodes", "links", "latency"}) {
            const LabFixture::Outcome table = run(store + QStringList{QString::fromLatin1(look)} + at);
            QVERIFY2(table.out.contains("pair-b") || table.out.contains("eu-west-1"), table.out + table.err);
        }
        QCOMPARE(json({QStringLiteral("status"), QStringLiteral("--at"), QStringLiteral("2020-01-01")}).code, 2);
        const LabFixture::Outcome bad =
            json({QStringLiteral("nodes"), QStringLiteral("--at"), QStringLiteral("2026-13-01")});
        QCOMPARE(bad.code, 64);
        QVERIFY2(bad.err.contains("at character 6"), bad.err);
        QCOMPARE(json({QStringLiteral("nodes"), QStringLiteral("--at"), QStringLiteral("9000-01-01")}).code, 64);

        const LabFixture::Outcome a =
            json({QStringLiteral("availability"), QStringLiteral("--by"), QStringLiteral("month")});
        QVERIFY2(a.code == 0 || a.code == 1, a.out + a.err);
        const QJsonArray rows = QJsonDocument::fromJson(a.out).object()[u"availability"].toArray();
        QVERIFY(!rows.isEmpty());
        const QJsonObject row = rows[0].toObject();
        QVERIFY(keys(row).contains(words("subject period availability_percent target_percent met in_sync_seconds "
                                         "behind_seconds down_seconds maintenance_seconds not_watched_seconds")));
        QCOMPARE(row[u"period"].toString(), then.left(7));
        QCOMPARE(row[u"target_percent"].toDouble(), 99.9);
        QVERIFY(run(store + QStringList{QStringLiteral("availability")}).out.contains("NOT WATCHED"));
    }

    void killedAtAnyMomentTheStoreOpens_data()
    {
        QTest::addColumn<QString>("executable");
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("watch") << program() << QStringList{QStringLiteral("watch")};
        QTest::newRow("window") << QStringLiteral(MERIDIAN_BIN_DIR "/meridian") << QStringList();
    }
    void killedAtAnyMomentTheStoreOpens()
    {
        QFETCH(QString, executable);
        QFETCH(QStringList, arguments);
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("killed.db"));
        qint64 points = 0;
        for (int i = 0; i < 25; ++i) {
            QProcess p;
            p.setProcessChannelMode(QProcess::MergedChannels);
            p.start(executable, m_fleet + QStringList{QStringLiteral("--store"), file} + arguments);
            QVERIFY(p.waitForStarted());
            // Any moment: while it opens, connects, writes. The process ends by being killed, never before.
            QVERIFY2(!p.waitForFinished(QRandomGenerator::global()->bounded(50, 2500)), p.readAll().constData());
            p.kill();
            QVERIFY(p.waitForFinished());
            if (!QFile::exists(file))
                continue; // killed before it made one
            const auto store = Store::open(file);
            QVERIFY2(store, qPrintable(store ? QString() : store.error().text()));
            const auto series =
                (*store)->series({{QStringLiteral("pair-a"), Metric::QueryMs}}, fromEpochMs(0), now(), 100'000);
            QVERIFY2(series, qPrintable(series ? QString() : series.error().text()));
            const qint64 found = series->isEmpty() ? 0 : series->first().points.size();
            QVERIFY(found >= points); // what was there before is still there
            points = found;
        }
        QVERIFY(points > 0);
    }

private:
    static QString program() { return QStringLiteral(MERIDIAN_BIN_DIR "/meridianctl"); }
    LabFixture::Outcome run(const QStringList &arguments) const { return LabFixture::meridianctl(m_fleet + arguments); }

    LabFixture m_lab{QStringLiteral("pair")};
    QStringList m_fleet;
};

QTEST_GUILESS_MAIN(TestCli)
#include "test_cli.moc"
