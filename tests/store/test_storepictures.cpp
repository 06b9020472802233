// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures in the store: what is read for a moment is what the engine saw then, or says that nobody looked.
#include "scene.h"
#include "sqliteconnection.h"
#include "store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

using std::chrono::days;
using std::chrono::hours;

const QStringList kMute{QStringLiteral("b")};

Instant at(double second)
{
    return Scene::epoch() + microseconds(qint64(second * 1e6));
}

SnapshotPtr renamed(const SnapshotPtr &s, const QString &name)
{
    auto fleet = std::make_shared<Fleet>(*s->fleet);
    fleet->name = name;
    auto out = std::make_shared<Snapshot>(*s);
    out->fleet = fleet;
    return out;
}

SnapshotPtr moved(const SnapshotPtr &s, Instant to)
{
    auto out = std::make_shared<Snapshot>(*s);
    for (NodeState &n : out->nodes)
        n.polledAt = to;
    out->at = to;
    return out;
}

} // namespace

class TestStorePictures : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Store> m_store;

    void open(Retention retention = {})
    {
        m_store.reset();
        auto store = Store::open(file(), retention);
        QVERIFY2(store.ok(), store ? "" : qPrintable(store.error().text()));
        m_store = *std::move(store);
    }
    QString file() const { return m_dir->filePath(QStringLiteral("s.db")); }
    SnapshotPtr picture(double second)
    {
        const auto found = m_store->pictureAt(at(second));
        if (!found)
            qWarning("%s", qPrintable(found.error().text()));
        return found ? *found : nullptr;
    }
    void watch(double from, double until, const QList<ServiceOf> &states = {}, const QList<ServiceChange> &changes = {})
    {
        QVERIFY(m_store->append(Watch{at(from), at(until), states, changes}).ok());
    }
    qint64 count(const QString &table)
    {
        auto connection = SqliteConnection::open(file());
        return (*connection)->value(QStringLiteral("SELECT count(*) FROM ") + table)->toLongLong();
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        open();
    }

    void everyMomentIsAsItWas()
    {
        constexpr int kSeconds = 400;
        Scene scene(QStringLiteral("a:p b:s<a c:s<b"));
        QList<SnapshotPtr> seen;
        for (int second = 0; second < kSeconds; ++second) {
            const bool silent = (second / 23) % 3 == 1;
            seen.append(scene.poll(second, silent ? kMute : QStringList()));
            QVERIFY(m_store->append(seen.last()).ok());
            if (second == 200)
                open(); // another run of the program goes on
        }
        watch(0, kSeconds);
        QVERIFY(count(QStringLiteral("picture")) < kSeconds / 3);
        for (int second = 0; second < kSeconds; ++second) {
            const SnapshotPtr found = picture(second + 0.5);
            QVERIFY(found);
            QCOMPARE(found->at, at(second + 0.5));
            QCOMPARE(*found->fleet, *seen[second]->fleet);
            for (qsizetype i = 0; i < found->nodes.size(); ++i) {
                QCOMPARE(found->nodes[i].health, seen[second]->nodes[i].health);
                QCOMPARE(found->nodes[i].reachable, seen[second]->nodes[i].reachable);
                QCOMPARE(found->nodes[i].upstream, seen[second]->nodes[i].upstream);
            }
            for (qsizetype i = 0; i < found->regions.size(); ++i)
                QCOMPARE(found->regions[i].health, seen[second]->regions[i].health);
            QCOMPARE(found->links.size(), seen[second]->links.size());
            for (const LinkState &link : seen[second]->links) {
                const auto same = std::find_if(found->links.begin(), found->links.end(),
                                               [&](const LinkState &l) { return l.to == link.to; });
                QVERIFY(same != found->links.end() && same->state == link.state && same->from == link.from);
            }
        }
    }

    void nobodyLooked_data()
    {
        QTest::addColumn<double>("second");
        QTest::addColumn<QString>("what");
        QTest::newRow("before everything") << -0.001 << "null";
        QTest::newRow("at first") << 0.0 << "healthy";
        QTest::newRow("last moment of a run") << 100.0 << "healthy";
        QTest::newRow("a moment later") << 100.001 << "unknown";
        QTest::newRow("long after") << 999.0 << "unknown";
        QTest::newRow("the next run, before its first picture") << 1000.5 << "unknown";
        QTest::newRow("the next run") << 1001.0 << "healthy";
        QTest::newRow("now: the watch is not written yet") << 1064.0 << "healthy";
        QTest::newRow("after the end") << 1066.0 << "unknown";
        QTest::newRow("in the future") << 1e8 << "unknown";
    }
    void nobodyLooked()
    {
        QFETCH(double, second);
        QFETCH(QString, what);
        Scene scene(QStringLiteral("a:p b:s<a"));
        scene.poll(-1);
        const SnapshotPtr seen = scene.poll(0);
        QVERIFY(m_store->append(seen).ok());
        QVERIFY(m_store->append(moved(seen, at(60))).ok());
        watch(0, 50);
        watch(50, 100);
        QVERIFY(m_store->append(moved(seen, at(1001))).ok());
        watch(1000, 1060);
        const SnapshotPtr found = picture(second);
        QCOMPARE(!found, what == QLatin1String("null"));
        if (!found)
            return;
        QCOMPARE(toText(found->nodes[0].health), what);
        QCOMPARE(found->at, at(second));
        QCOMPARE(found->nodes[0].reason.code == QLatin1String("history.not-recorded"),
                 what == QLatin1String("unknown"));
        const auto span = m_store->recorded();
        QCOMPARE(span->first, at(0));
        QCOMPARE(span->last, at(1060));
        QCOMPARE(span->holes, (QList<TimeSpan>{{at(100), at(1000)}}));
    }

    void aStalledDiskLeavesNoOldPictureForANewOne()
    {
        Scene scene(QStringLiteral("a:p"));
        QVERIFY(m_store->append(scene.poll(0)).ok());
        watch(0, 300); // but no picture after the first
        QCOMPARE(picture(70)->nodes[0].health, Health::Healthy);
        QCOMPARE(picture(80)->nodes[0].health, Health::Unknown);
    }

    void whatDoesNotChangeDoesNotGrowStale()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        SnapshotPtr seen = scene.poll(0);
        auto eager = std::make_shared<Fleet>(*seen->fleet);
        eager->clusters[0].polling.backoffMax = milliseconds(1000);
        eager->clusters[0].polling.timeout = milliseconds(1500);
        scene.picture.setFleet(eager);
        for (int second = 1; second < 55; ++second) {
            seen = scene.poll(second, second < 50 ? QStringList() : kMute);
            QVERIFY(m_store->append(seen).ok());
        }
        watch(1, 55);
        QCOMPARE(picture(54)->nodes[0].health, Health::Healthy);
        QCOMPARE(picture(54)->nodes[1].health, Health::Failed);
    }

    void figuresComeFromTheSamples()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        scene.poll(0);
        QVERIFY(m_store->append(scene.poll(1)).ok());
        watch(1, 61);
        for (int second = 2; second < 50; ++second) {
            QVERIFY(
                m_store
                    ->append(QList<Measurement>{{{QStringLiteral("b"), Metric::QueryMs}, at(second), double(second)},
                                                {{QStringLiteral("b"), Metric::LagSeconds}, at(second), second / 10.0},
                                                {{QStringLiteral("b"), Metric::LagBytes}, at(second), second * 100.0}})
                    .ok());
        }
        const auto check = [this](double second, int poll) {
            const NodeState n = *picture(second)->node(NodeId(QStringLiteral("b")));
            QCOMPARE(n.polledAt, at(poll));
            QCOMPARE(n.timings.query, milliseconds(poll));
            QCOMPARE(n.lag, (Lag{LagState::Streaming, poll * 100, milliseconds(poll * 100)}));
        };
        check(20.4, 20);
        check(49, 49);
        check(55, 49);
        while (*m_store->maintain(at(3600)) == Store::Upkeep::Unfinished) { // the samples go into chunks
        }
        check(20.4, 20);
    }

    void fleetsAreOfTheirTimeAndKeptOnce()
    {
        Scene scene(QStringLiteral("a:p"));
        const SnapshotPtr seen = scene.poll(0);
        for (int i = 0; i < 10; ++i) {
            const SnapshotPtr now = moved(renamed(seen, i % 2 ? QStringLiteral("odd") : QStringLiteral("even")), at(i));
            QVERIFY(m_store->append(now).ok());
        }
        watch(0, 10);
        QCOMPARE(count(QStringLiteral("fleet")), 2);
        for (int i = 0; i < 10; ++i)
            QCOMPARE(picture(i)->fleet->name, i % 2 ? QStringLiteral("odd") : QStringLiteral("even"));
    }

    void oldPicturesGo()
    {
        Scene scene(QStringLiteral("a:p"));
        const SnapshotPtr seen = scene.poll(0);
        Retention retention;
        retention.pictures = hours(5);
        open(retention);
        for (int minute = 0; minute < 600; ++minute) {
            const SnapshotPtr now = moved(minute < 60 ? renamed(seen, QStringLiteral("old")) : seen, at(minute * 60));
            QVERIFY(m_store->append(now).ok());
            watch(minute * 60, minute * 60 + 60);
        }
        const Instant end = at(600 * 60);
        int slices = 0;
        while (*m_store->maintain(end) == Store::Upkeep::Unfinished)
            ++slices;
        QVERIFY(slices > 5); // a slice is small
        QVERIFY(!picture(60));
        const auto span = m_store->recorded();
        QVERIFY(*span->first <= end - hours(5) && *span->first > end - hours(6) - seconds(120));
        for (Instant t = *span->first; t < end; t += seconds(61)) {
            const auto found = m_store->pictureAt(t);
            QVERIFY(found && *found);
            QCOMPARE((*found)->nodes[0].health, Health::Healthy);
        }
        QCOMPARE(count(QStringLiteral("fleet")), 1);
    }

    void damageIsToldAndHarmsNothingElse()
    {
        Scene scene(QStringLiteral("a:p b:s<a"));
        const SnapshotPtr seen = scene.poll(0);
        QVERIFY(m_store->append(seen).ok());
        QVERIFY(m_store->append(moved(seen, at(60))).ok());
        watch(0, 100);
        auto connection = SqliteConnection::open(file());
        QVERIFY((*connection)
                    ->run(QStringLiteral("UPDATE picture SET data = substr(data, 1, length(data) - 9) WHERE"
                                         " kind = 1")));
        const auto found = m_store->pictureAt(at(70));
        QVERIFY(!found);
        QCOMPARE(found.error().code, QStringLiteral("SQLITE_CORRUPT"));
        QVERIFY(picture(30));
    }

    void timesAddUp()
    {
        using enum ServiceState;
        const QString a = QStringLiteral("cluster:a"), b = QStringLiteral("region:b");
        const Instant midnight = dayOf(Scene::epoch()) + days(1);
        const double m = toSeconds(midnight - Scene::epoch());
        watch(m - 100, m - 50, {{a, InSync}, {b, {}}}, {{at(m - 60), {a, Behind}}});
        watch(m - 50, m + 10, {{a, Behind}, {b, {}}},
              {{at(m - 20), {b, InSync}}, {at(m + 4), {a, Down}}, {at(m + 5.5), {a, Behind}}, {at(m + 6), {b, {}}}});
        const auto check = [&](const QString &subject, Instant day, Availability expected) {
            const auto found = m_store->availability(day, day + days(1));
            QVERIFY(found);
            Availability sum;
            for (const AvailabilityDay &d : *found) {
                QCOMPARE(d.day, day);
                if (d.subject == subject)
                    sum += d.time;
            }
            QCOMPARE(sum.inSync.count(), expected.inSync.count());
            QCOMPARE(sum.behind.count(), expected.behind.count());
            QCOMPARE(sum.down.count(), expected.down.count());
            QCOMPARE(sum.maintenance.count(), expected.maintenance.count());
        };
        check(a, midnight - days(1), {seconds(40), seconds(60), {}, {}});
        check(a, midnight, {{}, milliseconds(4000 + 4500), milliseconds(1500), {}});
        check(b, midnight - days(1), {seconds(20), {}, {}, {}});
        check(b, midnight, {seconds(6), {}, {}, {}});
        // Killed here. The next run begins later with what it finds then: what lay between was not watched.
        open();
        watch(m + 70, m + 80, {{a, InSync}, {b, Maintenance}});
        check(a, midnight, {seconds(10), milliseconds(8500), milliseconds(1500), {}});
        check(b, midnight, {seconds(6), {}, {}, seconds(10)});
        QCOMPARE(m_store->availability(midnight - days(1), midnight + days(1))->size(), 4);
        // Another program takes over, which watched at the same time: nothing counts twice, and where they differ, the
        // first is right as long as it wrote.
        watch(m + 78, m + 90, {{a, Down}, {b, Maintenance}}, {{at(m + 79), {b, InSync}}, {at(m + 85), {a, InSync}}});
        check(a, midnight, {seconds(15), milliseconds(8500), milliseconds(6500), {}});
        check(b, midnight, {seconds(16), {}, {}, seconds(10)});
        watch(m + 88, m + 89, {{a, InSync}, {b, InSync}}); // the clock was set back
        check(a, midnight, {seconds(15), milliseconds(8500), milliseconds(6500), {}});
        QVERIFY(m_store->availability(midnight + days(1), midnight + days(9))->isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestStorePictures)
#include "test_storepictures.moc"
