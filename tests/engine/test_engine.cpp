// SPDX-License-Identifier: GPL-3.0-or-later
// The engine among the living and the dead: nobody waits for anybody, every failure has its own reason, a changed fleet
// is taken over, history is kept. Real servers, real sockets.
#include "engine.h"
#include "plainserver.h"
#include "rudeserver.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace meridian;

namespace
{

/// Nodes "name" → port, each a cluster of its own, polled every second.
FleetPtr fleetOf(const QList<std::pair<QString, quint16>> &nodes)
{
    auto fleet = std::make_shared<Fleet>();
    fleet->name = QStringLiteral("test");
    fleet->credentials = {Credential{QStringLiteral("test"), QStringLiteral("postgres"), {}, {}}};
    for (const auto &[name, port] : nodes) {
        Cluster c;
        c.id = ClusterId(name);
        c.polling.interval = milliseconds(1000);
        c.polling.timeout = milliseconds(1500);
        c.polling.connectTimeout = milliseconds(1000);
        c.polling.backoffMax = milliseconds(1000);
        fleet->clusters.append(c);
        Node n;
        n.id = NodeId(name);
        n.cluster = c.id;
        n.region = RegionId(QStringLiteral("here"));
        n.host = QStringLiteral("127.0.0.1");
        n.port = port;
        n.tls.mode = TlsMode::Disable;
        n.credential = QStringLiteral("test");
        fleet->nodes.append(n);
    }
    Region r;
    r.id = RegionId(QStringLiteral("here"));
    fleet->regions = {r};
    return fleet;
}

/// As the latest snapshot has it; an empty state before the first one.
NodeState node(const Engine &engine, const char *name)
{
    const NodeState *found = engine.snapshot()->node(NodeId(QLatin1String(name)));
    return found ? *found : NodeState();
}

} // namespace

class TestEngine : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (std::unique_ptr<PlainServer> *server : {&m_good, &m_other}) {
            auto started = PlainServer::start();
            QVERIFY2(started, qPrintable(started ? QString() : started.error().text()));
            *server = std::move(*started);
        }
    }

    void theDeadDelayNobody()
    {
        RudeServer hangsUp(RudeServer::Manner::HangsUp), garbage(RudeServer::Manner::SendsGarbage),
            silent(RudeServer::Manner::SaysNothing), blackHole(RudeServer::Manner::SwallowsPackets);
        m_other->signal(SIGSTOP);
        EngineOptions options;
        options.workers = 1; // all of them on one thread
        Engine engine(options);
        engine.setFleet(fleetOf({{QStringLiteral("good"), m_good->port()},
                                 {QStringLiteral("hangs-up"), hangsUp.port()},
                                 {QStringLiteral("garbage"), garbage.port()},
                                 {QStringLiteral("silent"), silent.port()},
                                 {QStringLiteral("black-hole"), blackHole.port()},
                                 {QStringLiteral("stopped"), m_other->port()}}));
        int polls = 0;
        QHash<Instant::rep, bool> seen;
        bool wasUnwell = false;
        connect(&engine, &Engine::snapshotReady, this, [&](const SnapshotPtr &s) {
            const NodeState *n = s->node(NodeId(QStringLiteral("good")));
            if (!n || !n->polledAt || seen.contains(n->polledAt->time_since_epoch().count()))
                return;
            seen.insert(n->polledAt->time_since_epoch().count(), true);
            ++polls;
            wasUnwell = wasUnwell || n->health != Health::Healthy;
        });
        const auto allFailed = [&] { return engine.snapshot()->count(Health::Failed) == 5; };
        QTRY_VERIFY_WITH_TIMEOUT(allFailed() && polls >= 4, 30'000);
        m_other->signal(SIGCONT);
        QVERIFY(!wasUnwell);
        QStringList reasons;
        for (const NodeState &n : engine.snapshot()->nodes)
            reasons.append(n.error ? n.error->message.section(QStringLiteral(" for "), 0, 0) : QString());
        reasons.removeDuplicates();
        QVERIFY2(reasons.size() >= 5, qPrintable(reasons.join(u'|'))); // silent and stopped may look alike
        for (const NodeState &n : engine.snapshot()->nodes)
            QVERIFY(n.id.name() == QLatin1String("good") || !n.error->remedy.isEmpty());
    }

    void aChangedFleetIsTakenOver()
    {
        Engine engine({});
        QSignalSpy events(&engine, &Engine::eventsHappened);
        engine.setFleet(fleetOf({{QStringLiteral("good"), m_good->port()}}));
        QTRY_COMPARE(node(engine, "good").health, Health::Healthy);
        const Instant started = *node(engine, "good").since;
        engine.setFleet(
            fleetOf({{QStringLiteral("good"), m_good->port()}, {QStringLiteral("other"), m_other->port()}}));
        QTRY_COMPARE(engine.snapshot()->count(Health::Healthy), 2);
        QCOMPARE(*node(engine, "good").since, started); // what stays keeps its memory
        engine.setFleet(fleetOf({{QStringLiteral("other"), m_other->port()}}));
        QTRY_COMPARE(engine.snapshot()->nodes.size(), 1);
        QCOMPARE(events.size(), 2); // the two changes
        engine.setFleetProblem({ErrorKind::BadInput, {}, QStringLiteral("line 3"), {}, {}});
        QTRY_VERIFY(engine.snapshot()->fleetProblem.text().contains(QStringLiteral("line 3")));
        QCOMPARE(engine.snapshot()->nodes.size(), 1);
    }

    void snapshotsAreCoalesced()
    {
        Engine engine({});
        QList<Instant> times;
        connect(&engine, &Engine::snapshotReady, this, [&](const SnapshotPtr &s) { times.append(s->at); });
        QList<std::pair<QString, quint16>> many;
        for (int i = 0; i < 40; ++i)
            many.append({QStringLiteral("n%1").arg(i), m_good->port()});
        engine.setFleet(fleetOf(many));
        QTRY_VERIFY_WITH_TIMEOUT(times.size() > 12, 20'000);
        for (qsizetype i = 1; i < times.size(); ++i)
            QVERIFY(times[i] - times[i - 1] >= milliseconds(99));
    }

    void historyIsKept()
    {
        QTemporaryDir folder;
        EngineOptions options;
        options.storeFile = folder.filePath(QStringLiteral("h.db"));
        const QList<SeriesKey> keys{{QStringLiteral("good"), Metric::QueryMs}};
        {
            Engine engine(options);
            QSignalSpy measured(&engine, &Engine::measured);
            engine.setFleet(fleetOf({{QStringLiteral("good"), m_good->port()}}));
            QTRY_VERIFY_WITH_TIMEOUT(measured.size() >= 3, 20'000);
        }
        Engine engine(options);
        QFuture<QList<Series>> found = engine.history(keys, now() - seconds(60), now(), 1000);
        QTRY_VERIFY(found.isFinished());
        QCOMPARE(found.result().size(), 1);
        QVERIFY(found.result().first().points.size() >= 3);
    }

    void thePastCanBeLookedAt()
    {
        QTemporaryDir folder;
        EngineOptions options;
        options.storeFile = folder.filePath(QStringLiteral("p.db"));
        Instant bothWell, otherLost;
        {
            Engine engine(options);
            engine.setFleet(
                fleetOf({{QStringLiteral("good"), m_good->port()}, {QStringLiteral("other"), m_other->port()}}));
            QTRY_COMPARE_WITH_TIMEOUT(engine.snapshot()->count(Health::Healthy), 2, 20'000);
            bothWell = engine.snapshot()->at;
            const Instant known = bothWell + seconds(2); // the picture of a change may come a second after it
            QTRY_VERIFY_WITH_TIMEOUT(engine.snapshot()->at > known, 20'000);
            m_other->signal(SIGSTOP);
            QTRY_COMPARE_WITH_TIMEOUT(node(engine, "other").health, Health::Failed, 30'000);
            otherLost = engine.snapshot()->at;
            const Instant later = otherLost + seconds(2);
            QTRY_VERIFY_WITH_TIMEOUT(engine.snapshot()->at > later, 20'000);
            m_other->signal(SIGCONT);
        }
        const Instant ended = now();
        Engine engine(options);
        const auto at = [&engine](Instant when) { return engine.pictureAt(when).result(); };
        QVERIFY(!at(bothWell - seconds(600)));
        QCOMPARE(at(bothWell + seconds(1))->node(NodeId(QStringLiteral("other")))->health, Health::Healthy);
        const SnapshotPtr lost = at(otherLost + seconds(1));
        QCOMPARE(lost->node(NodeId(QStringLiteral("other")))->health, Health::Failed);
        QCOMPARE(lost->node(NodeId(QStringLiteral("good")))->health, Health::Healthy);
        QCOMPARE(lost->at, otherLost + seconds(1));
        QCOMPARE(lost->fleet->nodes.size(), 2);
        QCOMPARE(at(ended + seconds(60))->count(Health::Unknown), 2);
        const PictureSpan span = engine.recorded().result();
        QVERIFY(*span.first<bothWell && * span.last> otherLost && *span.last <= ended && span.holes.isEmpty());
        QHash<QString, Availability> times;
        for (const AvailabilityDay &d : engine.availability(*span.first, ended).result())
            times[d.subject] += d.time;
        const milliseconds whole = std::chrono::ceil<milliseconds>(*span.last - *span.first);
        const Availability good = times.value(QStringLiteral("cluster:good"));
        const Availability other = times.value(QStringLiteral("cluster:other"));
        QCOMPARE(good.watched(), good.inSync);
        QVERIFY(good.watched() > otherLost - bothWell && good.watched() <= whole);
        QVERIFY(other.inSync > milliseconds(0) && other.down >= seconds(2) && other.down + other.inSync <= whole);
    }

    void aSecondProgramOnlyReads()
    {
        QTemporaryDir folder;
        EngineOptions options;
        options.storeFile = folder.filePath(QStringLiteral("two.db"));
        auto first = std::make_unique<Engine>(options);
        first->setFleet(fleetOf({{QStringLiteral("good"), m_good->port()}}));
        QTRY_COMPARE(node(*first, "good").health, Health::Healthy);
        const auto picture = [&first] { return first->pictureAt(now()).result(); };
        QTRY_VERIFY(picture());
        Engine second(options);
        second.setFleet(fleetOf({{QStringLiteral("good"), m_good->port()}}));
        QTRY_VERIFY(second.snapshot()->storeNote.code == QLatin1String("store.other-writer"));
        QVERIFY(second.snapshot()->storeProblem.isEmpty());
        QVERIFY(first->snapshot()->storeNote.isEmpty());
        QVERIFY(second.pictureAt(now()).result());
        first.reset();
        QTRY_VERIFY_WITH_TIMEOUT(second.snapshot()->storeNote.isEmpty(), 20'000);
        // It goes on where the first left off.
        const Instant taken = now();
        const auto goesOn = [&] {
            const PictureSpan span = second.recorded().result();
            const SnapshotPtr newest = second.pictureAt(now()).result();
            return *span.last > taken && span.holes.isEmpty() && newest && newest->count(Health::Healthy) == 1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(goesOn(), 20'000);
        Availability time;
        for (const AvailabilityDay &d : second.availability(now() - seconds(600), now()).result())
            time += d.subject == QLatin1String("cluster:good") ? d.time : Availability();
        const PictureSpan span = second.recorded().result();
        QVERIFY(time.watched() <= std::chrono::ceil<milliseconds>(*span.last - *span.first)); // not twice
    }

    void aStoreThatCannotBeUsedIsToldAndWatchingGoesOn()
    {
        EngineOptions options;
        options.storeFile = QStringLiteral("/proc/no-such-place/h.db");
        Engine engine(options);
        engine.setFleet(fleetOf({{QStringLiteral("good"), m_good->port()}}));
        QTRY_COMPARE(node(engine, "good").health, Health::Healthy);
        QTRY_VERIFY(!engine.snapshot()->storeProblem.isEmpty());
    }

private:
    std::unique_ptr<PlainServer> m_good, m_other;
};

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
