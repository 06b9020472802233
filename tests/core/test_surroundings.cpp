// SPDX-License-Identifier: GPL-3.0-or-later
// Endpoints, owners and maintenance in the picture, and what they make happen.
#include "events.h"
#include "picturecodec.h"
#include "scene.h"

#include <QTest>

using namespace meridian;

namespace
{

const ClusterId kCluster(QStringLiteral("c"));
const QString kPool = QStringLiteral("pool");

EndpointSurvey look(const char *writer, bool paused = false, const char *error = nullptr)
{
    EndpointSurvey s;
    s.endpoint = kPool;
    s.at = Scene::epoch();
    if (*writer)
        s.writer = NodeId(QString::fromLatin1(writer));
    s.paused = paused;
    if (error)
        s.error = Error{ErrorKind::Refused, {}, QString::fromLatin1(error), {}, {}};
    return s;
}

/// With an endpoint.
void addPool(Scene &scene)
{
    auto fleet = std::make_shared<Fleet>(*scene.poll(0)->fleet);
    Endpoint pool;
    pool.name = kPool;
    pool.cluster = kCluster;
    fleet->endpoints = {pool};
    scene.picture.setFleet(fleet);
}

Maintenance byAda()
{
    return {Scene::epoch(), QStringLiteral("ada@desk"), QStringLiteral("new disks")};
}

} // namespace

class TestSurroundings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endpoint_data()
    {
        QTest::addColumn<QString>("topology");
        QTest::addColumn<QString>("mute");
        QTest::addColumn<EndpointSurvey>("seen");
        QTest::addColumn<int>("health");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *topology, const char *mute, const EndpointSurvey &seen,
                            Health health, const char *code) {
            QTest::newRow(name) << QString::fromLatin1(topology) << QString::fromLatin1(mute) << seen << int(health)
                                << QString::fromLatin1(code);
        };
        row("the primary", "a:p b:s<a", "", look("a"), Health::Healthy, "endpoint.ok");
        row("a standby", "a:p b:s<a", "", look("b"), Health::Failed, "endpoint.not-primary");
        row("paused", "a:p b:s<a", "", look("", true), Health::Degraded, "endpoint.paused");
        row("cannot be used", "a:p b:s<a", "", look("", false, "refused"), Health::Unknown, "endpoint.error");
        row("its console is closed to us", "a:p b:s<a", "", look("a", false, "not allowed"), Health::Healthy,
            "endpoint.ok");
        row("nobody knows", "a:p b:s<a", "", look(""), Health::Unknown, "endpoint.unknown");
        row("a silent node", "a:p b:s<a", "a", look("a"), Health::Unknown, "endpoint.silent");
        row("a stranger", "a:p b:s<a", "", look("x"), Health::Unknown, "endpoint.silent");
    }

    void endpoint()
    {
        QFETCH(QString, topology);
        QFETCH(QString, mute);
        QFETCH(EndpointSurvey, seen);
        QFETCH(int, health);
        QFETCH(QString, code);
        Scene scene(topology);
        addPool(scene);
        scene.poll(1, {mute});
        scene.picture.take(kCluster, seen);
        scene.picture.take(kCluster, seen);
        const SnapshotPtr picture = scene.poll(2, {mute});
        QCOMPARE(picture->endpoints.size(), 1);
        const EndpointState &e = picture->endpoints.first();
        QCOMPARE(int(e.health), health);
        QCOMPARE(e.reason.code, code);
        QVERIFY(!e.reason.text().startsWith(code));
        QVERIFY(e.askedAt);
    }

    void whatIsNotWellIsSeenTwice()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        addPool(scene);
        const SnapshotPtr before = scene.poll(1);
        QCOMPARE(before->endpoints.first().reason.code, QStringLiteral("endpoint.waiting"));
        scene.picture.take(kCluster, look("a"));
        QVERIFY(scene.picture.isCertain(kCluster, kPool));
        const SnapshotPtr well = scene.poll(2);
        QVERIFY(eventsBetween(*before, *well).isEmpty()); // seen for the first time, and well
        scene.picture.take(kCluster, look("b"));
        QVERIFY(!scene.picture.isCertain(kCluster, kPool));
        QCOMPARE(scene.poll(3)->endpoints.first().health, Health::Healthy);
        scene.picture.take(kCluster, look("b"));
        const SnapshotPtr astray = scene.poll(4);
        const QList<Event> events = eventsBetween(*well, *astray);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().kind, QStringLiteral("endpoint"));
        QCOMPARE(events.first().severity, Severity::Critical);
        QCOMPARE(events.first().cluster, kCluster);
        scene.picture.take(kCluster, look("a"));
        const QList<Event> over = eventsBetween(*astray, *scene.poll(5));
        QCOMPARE(over.size(), 1);
        QCOMPARE(over.first().severity, Severity::Info);
    }

    void maintenanceHidesWhatIsExpected()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        const NodeId b(QStringLiteral("b"));
        SnapshotPtr before = scene.poll(1);
        scene.picture.setMaintenance({{b, byAda()}});
        SnapshotPtr now = scene.poll(2);
        QCOMPARE(now->node(b)->health, Health::Maintenance);
        QCOMPARE(now->node(b)->reason.code, QStringLiteral("node.maintenance-for"));
        QVERIFY(now->node(b)->reason.text().contains(QStringLiteral("ada@desk")));
        QCOMPARE(now->node(b)->maintenance, std::optional(byAda()));
        for (int second = 3; second < 9; ++second) { // it is shut down meanwhile, and nobody is alarmed
            before = std::exchange(now, scene.poll(second, {QStringLiteral("b")}));
            QCOMPARE(now->node(b)->health, Health::Maintenance);
            for (const Event &e : eventsBetween(*before, *now))
                QCOMPARE(e.severity, Severity::Info);
        }
        scene.picture.setMaintenance({});
        QCOMPARE(scene.poll(9, {QStringLiteral("b")})->node(b)->health, Health::Failed);
    }

    void aSecondPrimaryIsNeverHidden()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        const NodeId b(QStringLiteral("b"));
        scene.picture.setMaintenance({{b, byAda()}, {NodeId(QStringLiteral("a")), byAda()}});
        const SnapshotPtr before = scene.poll(1);
        scene[QStringLiteral("b")] = scene[QStringLiteral("a")];
        const SnapshotPtr now = scene.poll(2);
        QCOMPARE(now->node(b)->reason.code, QStringLiteral("node.two-primaries"));
        const QList<Event> events = eventsBetween(*before, *now);
        QVERIFY(
            std::any_of(events.begin(), events.end(), [](const Event &e) { return e.severity == Severity::Critical; }));
    }

    void ownersAndTheirPauses()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        QVERIFY(!scene.poll(1)->owner(kCluster));
        scene[QStringLiteral("b")].detail.owner = Owner::Repmgr; // its traces
        QCOMPARE(scene.poll(2)->owner(kCluster)->owner, Owner::Repmgr);
        OwnerState patroni;
        patroni.cluster = kCluster;
        patroni.owner = Owner::Patroni;
        patroni.paused = false;
        patroni.members = {{QStringLiteral("n1"),
                            NodeId(QStringLiteral("a")),
                            QStringLiteral("leader"),
                            QStringLiteral("running"),
                            1,
                            {},
                            {QStringLiteral("nofailover=true")}}};
        patroni.history = {{3, Scene::epoch(), QStringLiteral("n1"), {}}};
        scene.picture.take(patroni); // asked itself: that goes before
        const SnapshotPtr before = scene.poll(3);
        QCOMPARE(*before->owner(kCluster), patroni);
        const auto kept = picturecodec::unpackSnapshot(picturecodec::pack(*before));
        QVERIFY(kept);
        QCOMPARE(kept->owners, before->owners);
        patroni.paused = true;
        scene.picture.take(patroni);
        const QList<Event> events = eventsBetween(*before, *scene.poll(4));
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().reason.code, QStringLiteral("event.owner-paused"));
    }
};

QTEST_GUILESS_MAIN(TestSurroundings)
#include "test_surroundings.moc"
