// SPDX-License-Identifier: GPL-3.0-or-later
// Operations as people run them, on the servers of the practice lab and under its write load: there and back without a
// lost row, and kill -9 of the program at any step, after which it goes on.
#include "labfixture.h"
#include "unpacked.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <random>

namespace
{

constexpr int kPatienceMs = 120'000;
constexpr int kMoves = 10;
const QString kA = QStringLiteral("orders-use1-1"), kB = QStringLiteral("orders-use1-2");

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class TestSwitchover : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        m_lab = std::make_unique<LabFixture>(QStringLiteral("world"));
        QVERIFY2(m_lab->isUp(), qPrintable(m_lab->problem()));
        m_watch.start(QStringLiteral(MERIDIAN_BIN_DIR "/meridianctl"),
                      of(QStringLiteral("watch")) +
                          QStringList{QStringLiteral("--store"), m_home.filePath(QStringLiteral("store.db"))});
        QVERIFY(m_watch.waitForStarted());
    }
    void cleanupTestCase()
    {
        m_watch.terminate();
        m_watch.waitForFinished();
        m_lab.reset();
    }

    void thereAndBackLosesNothing()
    {
        for (const QString &target : {kB, kA}) {
            const LabFixture::Outcome o = LabFixture::meridianctl(switchover(target) << QStringLiteral("--json"));
            QVERIFY2(o.code == 0, o.out + o.err);
            const QJsonObject done = json(o.out);
            for (const char *key : {"id", "kind", "cluster", "reason", "old_primary", "new_primary", "started",
                                    "duration_ms", "outage_ms", "client_errors", "lost_rows", "result", "steps"})
                QVERIFY2(done.contains(QLatin1String(key)), key);
            QCOMPARE(done.value(u"result").toString(), QStringLiteral("done"));
            QCOMPARE(done.value(u"new_primary").toString(), target);
            QCOMPARE(done.value(u"lost_rows").toInt(-1), 0);
            QCOMPARE(done.value(u"client_errors").toInt(-1), 0); // its clients come through a pool that pauses
            QVERIFY(done.value(u"outage_ms").isDouble());
            everybodyFollows(target);
        }
        const LabFixture::Outcome history = LabFixture::meridianctl(of(QStringLiteral("history --json")));
        QCOMPARE(json(history.out).value(u"history").toArray().size(), 2);
    }

    void tenTimesAcrossTheOcean()
    {
        const LabFixture pair(QStringLiteral("pair"));
        QVERIFY2(pair.isUp(), qPrintable(pair.problem()));
        const QString journal = m_home.filePath(QStringLiteral("pair.db"));
        const auto run = [&](const QString &words) {
            return LabFixture::meridianctl(words.split(u' ') + QStringList{QStringLiteral("--json"),
                                                                           QStringLiteral("--fleet"), pair.fleetFile(),
                                                                           QStringLiteral("--journal"), journal});
        };
        for (int move = 0; move < kMoves; ++move) {
            const QString target = move % 2 == 0 ? QStringLiteral("pair-b") : QStringLiteral("pair-a");
            const LabFixture::Outcome o =
                run(QStringLiteral("switchover --cluster pair --create-schema --accept jurisdiction --to ") + target);
            QVERIFY2(o.code == 0, o.out + o.err);
            const QJsonObject done = json(o.out);
            QCOMPARE(done.value(u"new_primary").toString(), target);
            QCOMPARE(done.value(u"lost_rows").toInt(-1), 0);
            QCOMPARE(done.value(u"client_errors").toInt(-1), 0);
            everybodyFollows(target, pair);
        }
        QCOMPARE(json(run(QStringLiteral("history")).out).value(u"history").toArray().size(), kMoves);
    }

    /// In every place where people or programs could have put a secret.
    void theFlightRecorderHasAllButSecrets()
    {
        const QJsonObject newest = json(LabFixture::meridianctl(of(QStringLiteral("history --json --limit 1"))).out)
                                       .value(u"history")
                                       .toArray()
                                       .first()
                                       .toObject();
        const QString id = newest.value(u"id").toString();
        QFile fleet(m_lab->fleetFile());
        QVERIFY(fleet.open(QIODevice::Append));
        fleet.write("# the old password: planted-in-comment\n# postgres://ada:planted-in-uri@db/x\n"
                    "# curl --token planted-in-argument planted-by-heart\n");
        fleet.close();
        qputenv("MERIDIAN_PASSWORD_PLANTED", "planted-by-heart");
        const QString file = m_home.filePath(QStringLiteral("op.zip"));
        const LabFixture::Outcome o =
            LabFixture::meridianctl(of(QStringLiteral("history ") + id) +
                                    QStringList{QStringLiteral("--flight-recorder"), file, QStringLiteral("--store"),
                                                m_home.filePath(QStringLiteral("store.db"))});
        QVERIFY2(o.code == 0, o.out + o.err);
        QFile archive(file);
        QVERIFY(archive.open(QIODevice::ReadOnly));
        QCOMPARE(archive.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QHash<QString, QByteArray> files = unpacked(archive.readAll());
        QList<QByteArray> secrets{"planted-"};
        QFile passwords(m_lab->directory() + QStringLiteral("/pgpass"));
        QVERIFY(passwords.open(QIODevice::ReadOnly));
        for (const QByteArray &line : passwords.readAll().split('\n'))
            secrets += line.mid(line.lastIndexOf(':') + 1);
        secrets.removeAll(QByteArray());
        QVERIFY(secrets.size() > 3);
        for (auto it = files.begin(); it != files.end(); ++it) {
            for (const QByteArray &secret : std::as_const(secrets))
                QVERIFY2(!it->contains(secret), qPrintable(it.key()));
        }
        const auto holds = [&](const char *name, const QByteArray &words) {
            return files.value(id + u'/' + QLatin1String(name)).contains(words);
        };
        QVERIFY(holds("README.txt", "flight recorder"));
        QVERIFY(holds("operation.json", "\"result\": \"done\""));
        QVERIFY(holds("operation.json", "promote"));
        QVERIFY(holds("plan.txt", "Promote"));
        QVERIFY(holds("canary.csv", "orders-pool,20"));
        QVERIFY(holds("samples.csv", kA.toUtf8() + ",round_trip_ms,"));
        QVERIFY(holds("events.json", "\"role\""));
        QVERIFY(holds("picture-before.json", kA.toUtf8()));
        QVERIFY(holds("picture-after.json", kA.toUtf8()));
        QVERIFY(holds("fleet.yaml", "(removed)"));
        QVERIFY(holds("settings.json", "catch_up_ms"));
    }

    void anUnknownNodeIsRefused()
    {
        QCOMPARE(LabFixture::meridianctl(switchover(QStringLiteral("nobody"))).code, 1);
        QCOMPARE(LabFixture::meridianctl(of(QStringLiteral("resume 20200101-000000-0000"))).code, 1);
    }

    void aPlanChangesNothing()
    {
        const LabFixture::Outcome o =
            LabFixture::meridianctl(of(QStringLiteral("plan switchover --cluster orders --json --to %1").arg(kB)));
        QVERIFY2(o.code == 0, o.out + o.err);
        QVERIFY(!json(o.out).value(u"steps").toArray().isEmpty());
        everybodyFollows(kA);
    }

    /// Without a terminal nobody is waited for; another start of the program takes it back.
    void whatIsToBeDoneByHandIsSaid()
    {
        QFile lab(m_lab->fleetFile()), own(m_home.filePath(QStringLiteral("by-hand.yaml")));
        QVERIFY(lab.open(QIODevice::ReadOnly) && own.open(QIODevice::WriteOnly));
        QByteArray text = lab.readAll();
        text.replace(text.indexOf("kind: local", text.indexOf("name: " + kA.toLatin1())), 11, "kind: none");
        own.write(text);
        own.close();
        const auto run = [&](const QString &words) {
            return LabFixture::meridianctl(words.split(u' ') << QStringLiteral("--fleet") << own.fileName());
        };
        const LabFixture::Outcome o = run(QStringLiteral("switchover --cluster orders --create-schema --to ") + kB);
        QVERIFY2(o.code == 3, o.out + o.err);
        QVERIFY2(o.err.contains("pg_ctl") && o.err.contains("stop"), o.err);
        QVERIFY2(o.out.contains("meridianctl resume "), o.out);
        const QByteArray undo = "meridianctl ", how = o.out.mid(o.out.indexOf(undo + "undo ") + undo.size());
        const LabFixture::Outcome back = run(QString::fromLatin1(how.left(how.indexOf('\n')).trimmed()));
        QVERIFY2(back.code == 2, back.out + back.err);
        everybodyFollows(kA);
    }

    void killedAtAnyStepItGoesOn()
    {
        std::mt19937 random(std::random_device{}());
        QString leads = kA;
        for (int round = 0; round < 6; ++round) {
            const QString target = leads == kA ? kB : kA;
            const int steps = round % 2 == 0 ? 1 + int(random() % 40) : 16 + int(random() % 6); // often in the outage
            QProcess program;
            program.start(QStringLiteral(MERIDIAN_BIN_DIR "/meridianctl"), switchover(target));
            program.setReadChannel(QProcess::StandardError);
            QVERIFY(program.waitForStarted());
            for (int seen = 0; seen < steps && program.state() == QProcess::Running;) {
                if (!program.canReadLine() && !program.waitForReadyRead(kPatienceMs))
                    break;
                while (program.canReadLine())
                    seen += program.readLine().contains(" ms\n") ? 1 : 0;
            }
            program.kill();
            program.waitForFinished();
            const QByteArray where = QByteArray("killed after step ") + QByteArray::number(steps);
            const QJsonArray open = json(LabFixture::meridianctl(of(QStringLiteral("operations --json"))).out)
                                        .value(u"operations")
                                        .toArray();
            QVERIFY2(open.size() <= 1, where);
            if (!open.isEmpty()) {
                const QString id = open.first().toObject().value(u"id").toString();
                const LabFixture::Outcome o = LabFixture::meridianctl(of(QStringLiteral("resume ") + id));
                QVERIFY2(o.code == 0, where + '\n' + o.out + o.err);
            }
            leads = target;
            everybodyFollows(target);
            if (QTest::currentTestFailed())
                QFAIL(where);
        }
    }

private:
    /// A command with the lab's fleet file.
    QStringList of(const QString &words) const
    {
        return words.split(u' ') << QStringLiteral("--fleet") << m_lab->fleetFile();
    }
    QStringList switchover(const QString &target) const
    {
        return of(QStringLiteral("switchover --cluster orders --create-schema --reason drill --to %1").arg(target));
    }

    /// One leads, all others stream.
    void everybodyFollows(const QString &leader) const { everybodyFollows(leader, *m_lab); }
    static void everybodyFollows(const QString &leader, const LabFixture &lab)
    {
        const auto good = [&] {
            const LabFixture::Outcome o =
                LabFixture::meridianctl({QStringLiteral("lab"), QStringLiteral("status"), QStringLiteral("--json"),
                                         QStringLiteral("--dir"), lab.directory()});
            const QJsonArray nodes = json(o.out).value(u"nodes").toArray();
            return !nodes.isEmpty() && std::all_of(nodes.begin(), nodes.end(), [&](const QJsonValue &v) {
                const QJsonObject node = v.toObject();
                return node.value(u"name").toString() == leader
                           ? node.value(u"role").toString() == QLatin1String("primary")
                           : node.value(u"streaming").toBool();
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(good(), 30'000);
    }

    QTemporaryDir m_home;
    QProcess m_watch; ///< keeps a history meanwhile
    std::unique_ptr<LabFixture> m_lab;
};

QTEST_GUILESS_MAIN(TestSwitchover)
#include "test_switchover.moc"
