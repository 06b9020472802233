// SPDX-License-Identifier: GPL-3.0-or-later
// What the watching engine knows beside the servers: a real PgBouncer that leads astray, maintenance in the journal.
#include "journal.h"
#include "operationscene.h"
#include "serveraccount.h"
#include "traffic.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>

#include <csignal>

using namespace meridian;

namespace
{

const ClusterId kShop(QStringLiteral("shop"));
const QString kPool = QStringLiteral("shop-pool"), kApp = QStringLiteral("app");

NodeId id(const char *name)
{
    return NodeId(QString::fromLatin1(name));
}

} // namespace

class TestAround : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PATH", qgetenv("PATH") + ":/usr/sbin");
        m_scene = std::make_unique<OperationScene>();
        QVERIFY(m_scene->build());
        auto port = PortReservation::take();
        QVERIFY(port);
        m_port = std::move(*port);
        const HostedServer &a = *m_scene->servers[0];
        m_config = write("pgbouncer.ini", "[databases]\nshop = host=127.0.0.1 port=" + QByteArray::number(a.port()) +
                                              " dbname=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " +
                                              QByteArray::number(m_port.port()) +
                                              "\nunix_socket_dir =\nauth_type = trust\nauth_file = " +
                                              write("users", "\"postgres\" \"\"\n").toUtf8() +
                                              "\nadmin_users = postgres\npool_mode = transaction\n"
                                              "server_login_retry = 0.1\n"
                                              "ignore_startup_parameters = extra_float_digits\n");
        startPool();
    }
    void cleanupTestCase()
    {
        endPool();
        m_scene.reset();
    }

    void anEndpointThatLeadsAstrayIsAnAlert()
    {
        Engine engine(options());
        QList<Event> events;
        connect(&engine, &Engine::eventsHappened, this, [&](const QList<Event> &e) { events += e; });
        engine.setFleet(fleet());
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(engine, kPool).health, Health::Healthy, 20'000);
        QCOMPARE(endpoint(engine, kPool).writer, std::optional(id("a")));
        QVERIFY(endpoint(engine, kPool).software.startsWith(QStringLiteral("PgBouncer 1.")));
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(engine, kApp).health, Health::Healthy, 20'000);
        point("b");
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(engine, kPool).health, Health::Failed, 20'000);
        QCOMPARE(endpoint(engine, kPool).reason.code, QStringLiteral("endpoint.not-primary"));
        QCOMPARE(endpoint(engine, kPool).reason.args, (QStringList{kPool, QStringLiteral("b"), QStringLiteral("a")}));
        QCOMPARE(endpoint(engine, kApp).health, Health::Healthy); // multi-host clients find the primary
        const auto alerts = std::count_if(events.begin(), events.end(), [](const Event &e) {
            return e.kind == QLatin1String("endpoint") && e.severity == Severity::Critical;
        });
        QCOMPARE(alerts, 1);
        point("a");
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(engine, kPool).health, Health::Healthy, 20'000);
        QCOMPARE(events.last().severity, Severity::Info);
        endPool();
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(engine, kPool).health, Health::Unknown, 20'000); // a gap, never well
        QCOMPARE(endpoint(engine, kPool).reason.code, QStringLiteral("endpoint.error"));
        startPool();
        QTRY_COMPARE_WITH_TIMEOUT(endpoint(engine, kPool).health, Health::Healthy, 20'000);
    }

    void maintenanceIsSeenKeptAndHeeded()
    {
        Engine engine(options());
        QList<Event> alerts;
        connect(&engine, &Engine::eventsHappened, this, [&](const QList<Event> &all) {
            for (const Event &e : all) {
                if (e.severity != Severity::Info)
                    alerts += e;
            }
        });
        engine.setFleet(fleet());
        QTRY_COMPARE_WITH_TIMEOUT(health(engine, "b"), Health::Healthy, 20'000);
        alerts.clear();
        const OperationOutcome on = m_scene->carryOut(MaintenanceRequest{kShop, id("b"), true});
        QVERIFY2(on.operation.state == OperationState::Done, story(on));
        QTRY_COMPARE_WITH_TIMEOUT(health(engine, "b"), Health::Maintenance, 20'000);
        QCOMPARE(engine.snapshot()->node(id("b"))->maintenance->by, QStringLiteral("ada@desk"));
        QCOMPARE(engine.snapshot()->node(id("b"))->maintenance->reason, QStringLiteral("test"));
        QVERIFY(m_scene->servers[1]->run(HostDeed::Stop));
        QTRY_VERIFY_WITH_TIMEOUT(engine.snapshot()->node(id("b"))->strikes > 3, 20'000);
        QCOMPARE(health(engine, "b"), Health::Maintenance);
        QVERIFY2(alerts.isEmpty(), alerts.isEmpty() ? "" : qPrintable(alerts.first().reason.text()));
        QVERIFY(m_scene->servers[1]->run(HostDeed::Start));

        // Another program that starts later knows of it, and nobody is sent there.
        Engine later(options());
        later.setFleet(fleet());
        QTRY_VERIFY_WITH_TIMEOUT(later.snapshot()->node(id("b")) && health(later, "b") == Health::Maintenance, 20'000);
        const OperationOutcome plan =
            m_scene->run([](Executor &e) { e.planOnly(OperationScene::order(OperationScene::to(""))); });
        QCOMPARE(plan.plan.newPrimary, id("c"));
        const auto b = std::find_if(plan.plan.candidates.begin(), plan.plan.candidates.end(),
                                    [](const Candidate &c) { return c.node == id("b"); });
        QVERIFY(!b->eligible);
        QCOMPARE(b->why.code, QStringLiteral("check.maintenance.on"));

        const OperationOutcome again = m_scene->carryOut(MaintenanceRequest{kShop, {}, true}); // a and c, too
        QVERIFY2(again.operation.state == OperationState::Done, story(again));
        QCOMPARE(again.steps.size(), 2);
        const OperationOutcome off = m_scene->carryOut(MaintenanceRequest{kShop, {}, false});
        QVERIFY2(off.operation.state == OperationState::Done, story(off));
        QCOMPARE(off.steps.size(), 3);
        QTRY_COMPARE_WITH_TIMEOUT(health(engine, "b"), Health::Healthy, 20'000);
        QVERIFY(!engine.snapshot()->node(id("b"))->maintenance);
    }

private:
    FleetPtr fleet() const
    {
        auto fleet = std::make_shared<Fleet>(*m_scene->fleet());
        Cluster &cluster = fleet->clusters.first();
        cluster.polling.interval = milliseconds(200);
        cluster.polling.detail = milliseconds(1000);
        Endpoint pool;
        pool.name = kPool;
        pool.cluster = cluster.id;
        pool.kind = EndpointKind::PgBouncer;
        pool.host = QStringLiteral("127.0.0.1");
        pool.port = m_port.port();
        pool.database = QStringLiteral("shop");
        pool.credential = QStringLiteral("operator");
        pool.configFile = m_config;
        Endpoint app;
        app.name = kApp;
        app.cluster = cluster.id;
        fleet->endpoints = {pool, app};
        return fleet;
    }
    EngineOptions options() const
    {
        EngineOptions options;
        options.journalFile = m_scene->journal();
        return options;
    }
    static EndpointState endpoint(const Engine &engine, const QString &name)
    {
        for (const EndpointState &e : engine.snapshot()->endpoints) {
            if (e.name == name)
                return e;
        }
        return {};
    }
    static Health health(const Engine &engine, const char *node)
    {
        const NodeState *state = engine.snapshot()->node(id(node));
        return state ? state->health : Health::Unknown;
    }
    void point(const char *node)
    {
        const FleetPtr declared = fleet();
        TrafficContext context{declared->endpoints.first(), declared->nodes, {}, {}};
        context.login.user = QStringLiteral("postgres");
        const auto pointed = Traffic::create(context)->point(*declared->node(id(node)), {});
        QVERIFY2(pointed, pointed ? "" : qPrintable(pointed.error().text()));
    }
    void startPool()
    {
        ServerAccount::choose()->prepare(m_pool, SIGKILL);
        m_pool.setStandardErrorFile(m_scene->servers[0]->folder() + QStringLiteral("/pool.log"));
        m_pool.setStandardOutputFile(QProcess::nullDevice());
        m_pool.start(QStringLiteral("pgbouncer"), {m_config});
        QVERIFY(m_pool.waitForStarted());
    }
    void endPool()
    {
        m_pool.kill();
        m_pool.waitForFinished();
    }
    QString write(const char *name, const QByteArray &content)
    {
        const QString path = m_scene->servers[0]->folder() + u'/' + QString::fromLatin1(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("cannot write %s", name);
        file.close();
        m_scene->servers[0]->adopt(path);
        return path;
    }

    std::unique_ptr<OperationScene> m_scene;
    PortReservation m_port;
    QString m_config;
    QProcess m_pool;
};

QTEST_GUILESS_MAIN(TestAround)
#include "test_around.moc"
