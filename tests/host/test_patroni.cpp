// SPDX-License-Identifier: GPL-3.0-or-later
// A real Patroni with etcd on loopback, asked and ordered through its REST API.
#include "patroniservers.h"

#include <QTest>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

namespace
{

QDeadlineTimer soon()
{
    return QDeadlineTimer(10'000);
}

} // namespace

class TestPatroni : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        auto made = PatroniServers::make({QStringLiteral("a"), QStringLiteral("b")});
        DONE(made);
        m_cluster = std::move(*made);
    }

    void asks()
    {
        const auto cluster = client().cluster(soon(), {});
        DONE(cluster);
        QCOMPARE(cluster->members.size(), 2);
        QVERIFY(cluster->leader() && !cluster->paused);
        QVERIFY(cluster->leader()->timeline && cluster->leader()->port);
        const auto node = client().node(soon(), {});
        DONE(node);
        QCOMPARE(node->value(QStringLiteral("patroni")).toObject().value(QStringLiteral("scope")).toString(),
                 QStringLiteral("shop"));
        const auto config = client().config(soon(), {});
        DONE(config);
        QCOMPARE(config->value(QStringLiteral("ttl")).toInt(), 20);
        DONE(client().history(soon(), {}));
    }

    void pauses()
    {
        for (const bool paused : {true, false}) {
            DONE(client().setPaused(paused, soon(), {}));
            QTRY_COMPARE_WITH_TIMEOUT(client().cluster(soon(), {})->paused, paused, 20'000);
        }
    }

    void switchesOver()
    {
        const auto before = client().cluster(soon(), {});
        DONE(before);
        const QString old = before->leader()->name;
        const QString next = old == QLatin1String("a") ? QStringLiteral("b") : QStringLiteral("a");
        const auto wrong = client().switchover(next, old, soon(), {});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().kind, ErrorKind::Query);
        QVERIFY(!wrong.error().message.isEmpty());
        DONE(client().switchover(old, next, QDeadlineTimer(60'000), {}));
        QTRY_COMPARE_WITH_TIMEOUT(m_cluster->leader(), next, 30'000);
    }

    void failures()
    {
        const PatroniClient guest(m_cluster->url(0), Login{QStringLiteral("admin"), "wrong", {}, {}, {}});
        const auto refused = guest.setPaused(true, soon(), {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Authentication);
        QVERIFY(!refused.error().text().contains(QStringLiteral("wrong")));
        const auto nobody = PatroniClient(QStringLiteral("http://127.0.0.1:1")).cluster(soon(), {});
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().kind, ErrorKind::Refused);
        const auto foreign = PatroniClient(m_cluster->etcd()).cluster(soon(), {}); // etcd answers there
        QVERIFY(!foreign);
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(client().cluster(soon(), stop.get_token()).error().code, QStringLiteral("stopped"));
    }

private:
    PatroniClient client() const { return m_cluster->client(); }

    std::unique_ptr<PatroniServers> m_cluster;
};

QTEST_GUILESS_MAIN(TestPatroni)
#include "test_patroni.moc"
