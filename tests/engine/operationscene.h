// SPDX-License-Identifier: GPL-3.0-or-later
// A cluster of three real servers that the program itself starts and stops, for tests of operations: a leads, b and c
// follow; nobody else looks after them.
#pragma once

#include "engine.h"
#include "executor.h"
#include "hostedserver.h"
#include "labpooler.h"
#include "secrets.h"
#include "serveraccount.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

namespace meridian
{

class OperationScene
{
public:
    static constexpr const char *kNames[] = {"a", "b", "c"};

    bool build()
    {
        for (const char *name : kNames) {
            auto made = HostedServer::make(
                QByteArray("cluster_name = '") + name +
                "'\nwal_log_hints = on\nwal_keep_size = '64MB'\nhot_standby = on\nwal_retrieve_retry_interval = 1s\n");
            if (!made) {
                qWarning("%s", qPrintable(made.error().text()));
                return false;
            }
            servers.push_back(std::move(*made));
        }
        if (!done(servers[0]->run(HostDeed::Start)))
            return false;
        for (size_t i : {1, 2}) {
            const QString name = QString::fromLatin1(kNames[i]);
            servers[0]->sql("SELECT pg_create_physical_replication_slot('" + name.toUtf8() + "')");
            HostRequest aside;
            aside.deed = HostDeed::SetAside;
            aside.stamp = QStringLiteral("test");
            if (!done(servers[i]->run(aside)) ||
                !done(servers[i]->run(HostDeed::Reclone, servers[0]->upstream(name, name))) ||
                !done(servers[i]->run(HostDeed::Start)))
                return false;
        }
        return servers[0]->sqlUntil("SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'",
                                    QStringLiteral("2")) == QLatin1String("2");
    }

    FleetPtr fleet() const
    {
        auto fleet = std::make_shared<Fleet>();
        Credential login;
        login.name = QStringLiteral("operator");
        login.user = user;
        login.passwordFile = QStringLiteral("/nonexistent");
        fleet->credentials = {login};
        Cluster cluster;
        cluster.id = ClusterId(QStringLiteral("shop"));
        cluster.environment = Environment::Test;
        cluster.operatorCredential = login.name;
        cluster.replicationCredential = replication;
        cluster.polling.interval = seconds(5); // what is known may be twice as old, on a busy machine, too
        cluster.polling.timeout = cluster.polling.connectTimeout = milliseconds(2000);
        cluster.limits = limits;
        fleet->clusters = {cluster};
        for (size_t i = 0; i < servers.size(); ++i) {
            Node node;
            node.id = NodeId(QString::fromLatin1(kNames[i]));
            node.cluster = cluster.id;
            node.region = RegionId(QStringLiteral("r%1").arg(i));
            node.host = QStringLiteral("127.0.0.1");
            node.port = servers[i]->port();
            node.tls.mode = TlsMode::Disable;
            node.credential = login.name;
            node.control = reach ? reach(servers[i]->control()) : servers[i]->control();
            if (byHand.contains(node.id.name()))
                node.control.kind = ControlKind::None;
            if (cutOff == node.id.name()) { // from here; the others reach it
                for (const char *region : {"r0", "r1", "r2"})
                    node.routes += Route{RegionId(QLatin1String(region)), node.host, node.port};
                node.port = m_nobody.port();
            }
            fleet->nodes += node;
        }
        fleet->endpoints = endpoints;
        fleet->regions = {{RegionId(QStringLiteral("r0")), {}, {}, {}, {}, 1.0},
                          {RegionId(QStringLiteral("r1")), {}, {}, {}, {}, 1.0},
                          {RegionId(QStringLiteral("r2")), {}, {}, {}, {}, 1.0}};
        return fleet;
    }

    /// As the window has it: polled until every standby's lag is known.
    SnapshotPtr picture() const { return pictureAfter({}, {}); }
    /// The same, then `deed` is done, and polled until this node has failed.
    SnapshotPtr pictureAfter(const std::function<void()> &deed, const QString &lost) const
    {
        EngineOptions options;
        options.interval = milliseconds(200);
        Engine engine(options);
        engine.setFleet(fleet());
        const auto known = [](const NodeState &n) {
            return n.sample ? n.lag.state != LagState::Unknown : n.health == Health::Failed;
        };
        SnapshotPtr snapshot;
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT((snapshot = engine.snapshot()) && snapshot->nodes.size() == 3 &&
                                         std::all_of(snapshot->nodes.begin(), snapshot->nodes.end(), known),
                                     20'000);
        }();
        if (deed) {
            deed();
            [&] {
                QTRY_VERIFY_WITH_TIMEOUT((snapshot = engine.snapshot())->node(NodeId(lost))->health == Health::Failed,
                                         20'000);
            }();
        }
        return snapshot;
    }

    QString journal() const { return m_folder.filePath(QStringLiteral("journal.db")); }

    static OperationOrder order(OperationRequest request)
    {
        OperationOrder order;
        order.request = std::move(request);
        order.reason = QStringLiteral("test");
        order.who = QStringLiteral("ada");
        order.place = QStringLiteral("desk");
        order.mayCreateSchema = true;
        order.canary = true;
        return order;
    }
    static SwitchoverRequest to(const char *target)
    {
        SwitchoverRequest request;
        request.cluster = ClusterId(QStringLiteral("shop"));
        request.target = NodeId(QString::fromLatin1(target));
        return request;
    }

    /// Begins with `start` and returns what came of it. `atStep` is called on the executor's thread.
    OperationOutcome run(const std::function<void(Executor &)> &start,
                         const std::function<void(Executor &, const StepRecord &)> &atStep = {},
                         const SnapshotPtr &known = {})
    {
        Secrets secrets;
        Executor executor(fleet(), known ? known : picture(), journal(), secrets);
        std::optional<OperationOutcome> outcome;
        QObject::connect(&executor, &Executor::finished, &executor, [&](const OperationOutcome &o) { outcome = o; });
        if (atStep)
            QObject::connect(
                &executor, &Executor::stepBegan, &executor, [&](const StepRecord &s) { atStep(executor, s); },
                Qt::DirectConnection);
        start(executor);
        [&] { QTRY_VERIFY_WITH_TIMEOUT(outcome, 120'000); }();
        return outcome.value_or(OperationOutcome{});
    }
    OperationOutcome carryOut(const OperationRequest &request, const SnapshotPtr &known = {})
    {
        return run([&](Executor &e) { e.carryOut(order(request)); }, {}, known);
    }

    HostedServer &server(const QString &name) { return *servers[size_t(name.at(0).unicode() - u'a')]; }

    /// A PgBouncer that leads to a, as the cluster's endpoint "pool". Again: as it was left.
    bool startPooler()
    {
        const QString folder = servers[1]->folder(), config = folder + QStringLiteral("/pgbouncer.ini");
        if (endpoints.isEmpty()) {
            Endpoint pool;
            pool.name = QStringLiteral("pool");
            pool.cluster = ClusterId(QStringLiteral("shop"));
            pool.kind = EndpointKind::PgBouncer;
            pool.host = QStringLiteral("127.0.0.1");
            m_poolPort = std::move(*PortReservation::take());
            pool.port = m_poolPort.port();
            pool.database = QStringLiteral("shop");
            pool.credential = QStringLiteral("operator");
            pool.configFile = config;
            pool.control.kind = ControlKind::Local;
            pool.control.account = servers[1]->control().account;
            endpoints += pool;
            write(folder + QStringLiteral("/users"), "\"postgres\" \"\"\n");
            write(config,
                  "[databases]\nshop = host=127.0.0.1 dbname=postgres port=" + QByteArray::number(servers[0]->port()) +
                      "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nunix_socket_dir =\nauth_type = trust\n"
                      "admin_users = postgres\npool_mode = transaction\nserver_login_retry = 0.1\n"
                      "ignore_startup_parameters = extra_float_digits,options\nauth_file = " +
                      folder.toUtf8() + "/users\nlisten_port = " + QByteArray::number(pool.port) + '\n');
        }
        ServerAccount::choose()->prepare(pooler, SIGKILL);
        pooler.setStandardErrorFile(QProcess::nullDevice());
        pooler.start(*LabPooler::program(), {QStringLiteral("-q"), config});
        QTcpSocket socket;
        return QTest::qWaitFor(
            [&] {
                socket.connectToHost(QStringLiteral("127.0.0.1"), m_poolPort.port());
                return socket.waitForConnected(100);
            },
            20'000);
    }

    std::vector<std::unique_ptr<HostedServer>> servers;
    QProcess pooler;
    QSet<QString> byHand; ///< nodes without host control
    QString cutOff;       ///< a node that cannot be reached from here
    QString replication;  ///< credential of the standbys
    QList<Endpoint> endpoints;
    QString user = QStringLiteral("postgres");
    OperationLimits limits;
    std::function<HostControl(const HostControl &)> reach; ///< another way to the machines than being there

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(name);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("cannot write %s", qPrintable(name));
        file.close();
        servers[1]->adopt(name);
    }
    static bool done(const Result<HostReply> &reply)
    {
        if (!reply)
            qWarning("%s", qPrintable(reply.error().text()));
        return reply.ok();
    }
    QTemporaryDir m_folder;
    PortReservation m_poolPort;
    PortReservation m_nobody = std::move(*PortReservation::take()); ///< nothing listens there
};

/// For QVERIFY2: the whole story of an outcome.
inline QByteArray story(const OperationOutcome &o)
{
    QStringList lines{toText(o.operation.state), o.error ? o.error->text() : QString()};
    for (const StepRecord &s : o.steps)
        lines += QStringLiteral("%1%2 %3 %4 ms %5")
                     .arg(s.undo ? QStringLiteral("undo ") : QString())
                     .arg(s.number)
                     .arg(QString::fromUtf8(QJsonDocument(s.action).toJson(QJsonDocument::Compact)))
                     .arg(s.ended ? toMs(*s.ended - s.began) : -1)
                     .arg(s.error ? s.error->text() : QString());
    return lines.join(u'\n').toUtf8();
}

} // namespace meridian
