// SPDX-License-Identifier: GPL-3.0-or-later
// Every field of an event comes back, by time, node and region.
#include "store.h"

#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

constexpr Instant kHour{seconds(1'700'002'800)};

} // namespace

class TestStoreEvents : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void events()
    {
        QTemporaryDir dir;
        const auto opened = Store::open(dir.filePath(QStringLiteral("s.db")));
        QVERIFY(opened.ok());
        Store &store = **opened;
        Event first{0,
                    kHour + microseconds(123'457),
                    Severity::Critical,
                    QStringLiteral("health"),
                    RegionId(QStringLiteral("eu-west-1")),
                    ClusterId(QStringLiteral("orders")),
                    NodeId(QStringLiteral("orders-eu-1")),
                    QStringLiteral("healthy"),
                    QStringLiteral("failed"),
                    Reason{QStringLiteral("node.refused"),
                           {QStringLiteral("a \"quoted\" %1 – ü"), QString(), QStringLiteral("x,y")}}};
        Event second{0, kHour + seconds(1), Severity::Info, QStringLiteral("fleet"), {}, {}, {}, {}, {}, {}};
        Event third = first;
        third.node = NodeId(QStringLiteral("orders-eu-2"));
        third.at = kHour + seconds(2);
        const auto stored = store.append({first, second, third});
        QVERIFY(stored.ok());
        QVERIFY(stored->at(0).id > 0 && stored->at(0).id < stored->at(1).id && stored->at(1).id < stored->at(2).id);

        const auto ids = [&store](Instant from, Instant to, const char *node, const char *region, int limit) {
            QList<qint64> out;
            const auto found =
                store.events(from, to, NodeId(QString::fromLatin1(node)), RegionId(QString::fromLatin1(region)), limit);
            for (const Event &e : *found)
                out.append(e.id);
            return out;
        };
        const qint64 a = stored->at(0).id, b = stored->at(1).id, c = stored->at(2).id;
        QCOMPARE(ids(Instant::min(), Instant::max(), "", "", 100), (QList<qint64>{c, b, a}));
        QCOMPARE(ids(Instant::min(), Instant::max(), "", "", 2), (QList<qint64>{c, b}));
        QCOMPARE(ids(Instant::min(), Instant::max(), "orders-eu-1", "", 100), (QList<qint64>{a}));
        QCOMPARE(ids(Instant::min(), Instant::max(), "", "eu-west-1", 100), (QList<qint64>{c, a}));
        QCOMPARE(ids(Instant::min(), Instant::max(), "orders-eu-2", "eu-west-1", 100), (QList<qint64>{c}));
        QCOMPARE(ids(Instant::min(), Instant::max(), "orders-eu-1", "us-east-1", 100), (QList<qint64>{}));
        QCOMPARE(ids(kHour + seconds(1), kHour + seconds(2), "", "", 100), (QList<qint64>{b}));

        const Event back = store.events(Instant::min(), kHour + seconds(1), {}, {}, 1)->first();
        QCOMPARE(back.at, first.at);
        QCOMPARE(back.severity, first.severity);
        QCOMPARE(back.kind, first.kind);
        QCOMPARE(back.region.name(), first.region.name());
        QCOMPARE(back.cluster.name(), first.cluster.name());
        QCOMPARE(back.node.name(), first.node.name());
        QCOMPARE(back.from, first.from);
        QCOMPARE(back.to, first.to);
        QCOMPARE(back.reason.code, first.reason.code);
        QCOMPARE(back.reason.args, first.reason.args);
    }
};

QTEST_GUILESS_MAIN(TestStoreEvents)
#include "test_storeevents.moc"
