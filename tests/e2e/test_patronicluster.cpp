// SPDX-License-Identifier: GPL-3.0-or-later
// A real Patroni cluster of three with etcd, run with meridianctl: recognised, shown, and moved through its interface;
// never behind its back.
#include "labfixture.h"
#include "patroniservers.h"
#include "serverprocesses.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <csignal>

using namespace meridian;

namespace
{

QJsonObject json(const LabFixture::Outcome &o)
{
    return QJsonDocument::fromJson(o.out).object();
}

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

QStringList deedsOf(const QJsonObject &operation)
{
    QStringList deeds;
    for (const QJsonValue &step : operation.value(u"steps").toArray())
        deeds += step.toObject().value(u"action").toObject().value(u"do").toString();
    return deeds;
}

} // namespace

class TestPatroniCluster : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        qputenv("MERIDIAN_PASSWORD_REST", "secret");
        auto made = PatroniServers::make({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
        QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
        m_cluster = std::move(*made);
        m_fleet = m_cluster->fleetFile(true);
        m_native = m_cluster->fleetFile(false);
    }
    void cleanupTestCase() { m_cluster.reset(); }

    void itIsRecognisedAndShown()
    {
        const LabFixture::Outcome o = ask(QStringLiteral("status --json"));
        QVERIFY2(o.code == 0, o.out + o.err);
        const QJsonObject owner = json(o).value(u"owners").toArray().first().toObject();
        QCOMPARE(owner.value(u"owner").toString(), QStringLiteral("patroni"));
        QCOMPARE(owner.value(u"scope").toString(), QStringLiteral("shop"));
        QCOMPARE(owner.value(u"paused"), QJsonValue(false));
        const QJsonArray members = owner.value(u"members").toArray();
        QCOMPARE(members.size(), 3);
        for (const QJsonValue &value : members) {
            const QJsonObject m = value.toObject();
            QCOMPARE(m.value(u"node").toString(), QStringLiteral("shop-") + m.value(u"name").toString());
            QVERIFY(!m.value(u"role").toString().isEmpty() && m.value(u"timeline").isDouble());
        }
        QVERIFY(ask(QStringLiteral("status")).out.contains("patroni"));
        // Without a word in the fleet file it is known by the traces in its servers.
        const QJsonObject seen = json(ask(QStringLiteral("status --json"), m_native));
        QCOMPARE(seen.value(u"owners").toArray().first().toObject().value(u"owner").toString(),
                 QStringLiteral("patroni"));
    }

    void itIsSwitchedOverThroughItsInterface()
    {
        const QString next = another();
        const LabFixture::Outcome o =
            ask(QStringLiteral("switchover --cluster shop --create-schema --json --to shop-") + next);
        QVERIFY2(o.code == 0, o.out + o.err);
        const QJsonObject done = json(o);
        QCOMPARE(done.value(u"result").toString(), QStringLiteral("done"));
        QCOMPARE(done.value(u"new_primary").toString(), QStringLiteral("shop-") + next);
        QVERIFY2(deedsOf(done).contains(QStringLiteral("patroni-switchover")), o.out);
        QVERIFY2(!deedsOf(done).contains(QStringLiteral("promote")), o.out);
        QVERIFY2(done.value(u"outage_ms").isDouble(), o.out);
        QCOMPARE(done.value(u"lost_rows").toInt(-1), 0);
        qInfo("outage %.0f ms, %d errors, took %.0f ms", done.value(u"outage_ms").toDouble(),
              done.value(u"client_errors").toInt(), done.value(u"duration_ms").toDouble());
        QCOMPARE(m_cluster->leader(), next);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->followers(), 2, 60'000);
        const QJsonArray history = json(ask(QStringLiteral("status --json")))
                                       .value(u"owners")
                                       .toArray()
                                       .first()
                                       .toObject()
                                       .value(u"history")
                                       .toArray();
        QVERIFY(!history.isEmpty());
        QCOMPARE(history.first().toObject().value(u"leader").toString(), next);
    }

    void nobodyActsBehindItsBack() { refused(); }

    void maintenanceIsItsPause()
    {
        const LabFixture::Outcome on = ask(QStringLiteral("maintenance --cluster shop --json --reason disks"));
        QVERIFY2(on.code == 0, on.out + on.err);
        QVERIFY(deedsOf(json(on)).contains(QStringLiteral("patroni-pause")));
        QVERIFY(m_cluster->client().cluster(QDeadlineTimer(10'000), {})->paused);
        const QJsonObject status = json(ask(QStringLiteral("status --json")));
        QCOMPARE(status.value(u"owners").toArray().first().toObject().value(u"paused"), QJsonValue(true));
        const QJsonObject node = status.value(u"nodes").toArray().first().toObject();
        QCOMPARE(node.value(u"health").toString(), QStringLiteral("maintenance"));
        QCOMPARE(node.value(u"maintenance").toObject().value(u"reason").toString(), QStringLiteral("disks"));
        refused(); // also now
        const LabFixture::Outcome off = ask(QStringLiteral("maintenance --off --cluster shop --json"));
        QVERIFY2(off.code == 0, off.out + off.err);
        QVERIFY(!m_cluster->client().cluster(QDeadlineTimer(10'000), {})->paused);
        QCOMPARE(json(ask(QStringLiteral("status --json")))
                     .value(u"nodes")
                     .toArray()
                     .first()
                     .toObject()
                     .value(u"maintenance"),
                 QJsonValue(QJsonValue::Null));
    }

    void aMemberIsMadeAnew()
    {
        const QString lame = another();
        QVERIFY(m_cluster->client().setPaused(true, QDeadlineTimer(10'000), {})); // or it comes back by itself
        signalServers(m_cluster->folder() + u'/' + lame, SIGKILL);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->followers(), 1, 60'000);
        QVERIFY(m_cluster->client().setPaused(false, QDeadlineTimer(10'000), {}));
        const LabFixture::Outcome o = ask(QStringLiteral("rejoin --cluster shop --json --to shop-") + lame);
        QVERIFY2(o.code == 0, o.out + o.err);
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->followers(), 2, 60'000);
    }

    void aLostLeaderIsReplaced()
    {
        const QString lost = m_cluster->leader(), next = another();
        m_cluster->kill(lost);
        const LabFixture::Outcome o =
            ask(QStringLiteral("failover --cluster shop --json --accept-loss 1000000 --to shop-") + next);
        qInfo("%s", o.out.constData());
        QVERIFY2(o.code == 0, o.out + o.err);
        QVERIFY(deedsOf(json(o)).contains(QStringLiteral("patroni-failover")));
        m_cluster->start(lost);
    }

    void itsTracesOutliveIt()
    {
        for (const PatroniServers::Member &m : m_cluster->members())
            m_cluster->killAgent(m.name);
        refused();
        // Nor does it pretend to be able to ask.
        const LabFixture::Outcome o = ask(QStringLiteral("switchover --cluster shop --json"));
        QCOMPARE(o.code, 1);
        QVERIFY2(o.out.contains("does not answer"), o.out + o.err);
    }

private:
    /// A member that does not lead.
    QString another() const
    {
        const QString leader = m_cluster->leader();
        for (const PatroniServers::Member &m : m_cluster->members()) {
            if (m.name != leader)
                return m.name;
        }
        return {};
    }
    /// As if nobody had declared Patroni.
    void refused()
    {
        const LabFixture::Outcome o = ask(QStringLiteral("switchover --cluster shop --json --create-schema"), m_native);
        QVERIFY2(o.code == 1, o.out + o.err);
        QCOMPARE(json(o).value(u"result").toString(), QStringLiteral("refused"));
        QVERIFY2(json(o).value(u"error").toString().contains(QStringLiteral("owner: Patroni decides about roles")),
                 o.out);
        QVERIFY(json(o).value(u"steps").toArray().isEmpty());
    }
    LabFixture::Outcome ask(const QString &command, const QString &fleet = {}) const
    {
        return LabFixture::meridianctl(QStringList{QStringLiteral("--fleet"), fleet.isEmpty() ? m_fleet : fleet} +
                                       words(command));
    }
    QTemporaryDir m_home;
    std::unique_ptr<PatroniServers> m_cluster;
    QString m_fleet, m_native;
};

QTEST_GUILESS_MAIN(TestPatroniCluster)
#include "test_patronicluster.moc"
