// SPDX-License-Identifier: GPL-3.0-or-later
// Real PgBouncer, real HAProxy and commands between an application that writes all the time and two real servers.
#include "hostedserver.h"
#include "serveraccount.h"
#include "traffic.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

#include <libpq-fe.h>

#include <atomic>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <thread>

using namespace meridian;

#define DONE(result) QVERIFY2(result, (result) ? "" : qPrintable((result).error().text()))

namespace
{

using Connection = std::unique_ptr<PGconn, void (*)(PGconn *)>;

Connection connectTo(quint16 port, const char *database)
{
    const QByteArray conninfo =
        "host=127.0.0.1 user=postgres sslmode=disable port=" + QByteArray::number(port) + " dbname=" + database;
    return {PQconnectdb(conninfo.constData()), PQfinish};
}

bool works(PGconn *connection, const char *sql)
{
    const std::unique_ptr<PGresult, void (*)(PGresult *)> result(PQexec(connection, sql), PQclear);
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK || PQresultStatus(result.get()) == PGRES_TUPLES_OK;
}

/// Writes a row every other millisecond through a port, and connects again when that fails.
class Application
{
public:
    Application(quint16 port, const char *database)
        : m_thread([this, port, database](std::stop_token stop) {
            Connection connection = connectTo(port, database);
            while (!stop.stop_requested()) {
                if (works(connection.get(), "insert into t values (1)")) {
                    ++written;
                } else {
                    ++errors;
                    connection = connectTo(port, database);
                }
                std::unique_lock lock(m_mutex);
                m_pause.wait_for(lock, stop, milliseconds(2), [] { return false; });
            }
        })
    {
    }
    bool writesMore(int rows) const
    {
        const int wanted = written + rows;
        return QTest::qWaitFor([&] { return written >= wanted; }, 20'000);
    }
    std::atomic<int> written{0}, errors{0};

private:
    std::mutex m_mutex;
    std::condition_variable_any m_pause;
    std::jthread m_thread;
};

/// A proxy in the foreground, gone with the object.
class Proxy
{
public:
    Proxy(const QStringList &command, quint16 port, const char *database, const QString &log)
    {
        ServerAccount::choose()->prepare(m_process, SIGKILL);
        m_process.setStandardErrorFile(log);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(command.first(), command.sliced(1));
        up = QTest::qWaitFor([&] { return works(connectTo(port, database).get(), "select 1"); }, 20'000);
    }
    ~Proxy()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    bool up = false;

private:
    QProcess m_process;
};

} // namespace

class TestTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        qputenv("PATH", qgetenv("PATH") + ":/usr/sbin");
        for (auto *server : {&m_a, &m_b}) {
            auto made = HostedServer::make("fsync = off\n");
            DONE(made);
            *server = std::move(*made);
            DONE((*server)->run(HostDeed::Start));
            QCOMPARE((*server)->sql("create table t(n int)"), QString());
        }
        m_nodes = {nodeOf(*m_a, "a"), nodeOf(*m_b, "b")};
    }

    void pgBouncerMovesWithoutAnError()
    {
        auto port = PortReservation::take();
        DONE(port);
        const QString config = write("pgbouncer.ini", pgbouncer(port->port()));
        const Proxy proxy({QStringLiteral("pgbouncer"), config}, port->port(), "shop",
                          m_a->folder() + QStringLiteral("/log"));
        QVERIFY(proxy.up);
        Endpoint endpoint = endpointAt(EndpointKind::PgBouncer, port->port());
        endpoint.configFile = config;
        const auto traffic = create(endpoint);
        QVERIFY(traffic->canPause());
        DONE(traffic->rehearse(m_nodes[1], {}));
        Application application(port->port(), "shop");
        QVERIFY(application.writesMore(20));
        for (int round = 0; round < 6; ++round) {
            const Node &next = m_nodes[(round + 1) % 2], &last = m_nodes[round % 2];
            if (round > 3) {
                DONE(traffic->prepare(next, {}));
                QVERIFY(application.writesMore(5));
                QCOMPARE(traffic->survey(marks(), {}).writer, std::optional(last.id)); // nothing has moved yet
            }
            DONE(traffic->pause(seconds(5), {}));
            DONE(traffic->pause(seconds(5), {})); // again
            QCOMPARE(traffic->survey(marks(), {}).paused, std::optional(true));
            const int before = application.written;
            DONE(traffic->point(next, {}));
            QCOMPARE(int(application.written), before);
            DONE(traffic->resume({}));
            DONE(traffic->resume({}));
            QVERIFY(application.writesMore(20));
            const EndpointSurvey survey = traffic->survey(marks(), {});
            QVERIFY2(!survey.error, survey.error ? qPrintable(survey.error->text()) : "");
            QCOMPARE(survey.writer, std::optional(next.id));
            QCOMPARE(survey.paused, std::optional(false));
            QVERIFY(survey.software.startsWith(QStringLiteral("PgBouncer 1.")));
        }
        QCOMPARE(int(application.errors), 0);
        QVERIFY(m_a->sql("select count(*) from t").toInt() > 40 && m_b->sql("select count(*) from t").toInt() > 40);
    }

    void pgBouncerGivesUpAPause()
    {
        auto port = PortReservation::take();
        DONE(port);
        const QString config = write("pgbouncer.ini", pgbouncer(port->port()));
        const Proxy proxy({QStringLiteral("pgbouncer"), config}, port->port(), "shop",
                          m_a->folder() + QStringLiteral("/log"));
        QVERIFY(proxy.up);
        Endpoint endpoint = endpointAt(EndpointKind::PgBouncer, port->port());
        endpoint.configFile = config;
        const auto traffic = create(endpoint);
        const Connection busy = connectTo(port->port(), "shop");
        QVERIFY(works(busy.get(), "begin"));
        const auto paused = traffic->pause(milliseconds(300), {});
        QVERIFY(!paused);
        QCOMPARE(paused.error().kind, ErrorKind::Timeout);
        QCOMPARE(traffic->survey(marks(), {}).paused, std::optional(false));
        QVERIFY(works(connectTo(port->port(), "shop").get(), "select 1"));
        QVERIFY(works(busy.get(), "commit"));

        Endpoint wrong = endpoint;
        wrong.configFile += QStringLiteral(".not");
        QVERIFY(!create(wrong)->rehearse(m_nodes[0], {}));
        wrong = endpoint;
        wrong.database = QStringLiteral("other");
        QVERIFY(!create(wrong)->rehearse(m_nodes[0], {}));
        // A file that it does not read: noticed, not believed.
        wrong = endpoint;
        wrong.configFile = write("other.ini", pgbouncer(1));
        const auto pointed = create(wrong)->point(m_nodes[1], {});
        QVERIFY(!pointed);
        QCOMPARE(pointed.error().kind, ErrorKind::BadInput);
        TrafficContext guest{endpoint, m_nodes, {}, {}};
        guest.login.user = QStringLiteral("guest");
        const auto refused = Traffic::create(guest)->rehearse(m_nodes[0], {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Permission);
    }

    void haProxyMoves()
    {
        auto port = PortReservation::take();
        DONE(port);
        const QString socket = m_a->folder() + QStringLiteral("/haproxy");
        const QString config =
            write("haproxy.cfg", "global\n stats socket " + socket.toUtf8() +
                                     " mode 600 level admin\ndefaults\n mode tcp\n timeout connect 1s\n"
                                     " timeout client 1m\n timeout server 1m\n"
                                     "listen orders\n bind 127.0.0.1:" +
                                     QByteArray::number(port->port()) + "\n server primary 127.0.0.1:" +
                                     QByteArray::number(m_a->port()) + " check inter 500ms\n");
        const Proxy proxy({QStringLiteral("haproxy"), QStringLiteral("-db"), QStringLiteral("-f"), config},
                          port->port(), "postgres", m_a->folder() + QStringLiteral("/log"));
        QVERIFY(proxy.up);
        Endpoint endpoint = endpointAt(EndpointKind::HaProxy, port->port());
        endpoint.database = QStringLiteral("postgres");
        endpoint.socket = socket;
        endpoint.backend = QStringLiteral("orders");
        endpoint.server = QStringLiteral("primary");
        const auto traffic = create(endpoint);
        QVERIFY(!traffic->canPause());
        DONE(traffic->pause(seconds(1), {}));
        DONE(traffic->rehearse(m_nodes[1], {}));
        QCOMPARE(traffic->survey(marks(), {}).writer, std::optional(m_nodes[0].id));
        Application application(port->port(), "postgres");
        QVERIFY(application.writesMore(10));
        for (const Node &next : {m_nodes[1], m_nodes[1], m_nodes[0]}) {
            DONE(traffic->point(next, {}));
            const EndpointSurvey survey = traffic->survey(marks(), {});
            QVERIFY2(!survey.error, survey.error ? qPrintable(survey.error->text()) : "");
            QCOMPARE(survey.writer, std::optional(next.id));
            QVERIFY(survey.software.startsWith(QStringLiteral("HAProxy 2.")));
            QVERIFY(application.writesMore(10));
        }
        QVERIFY(application.errors <= 2); // one for each real move
        Endpoint wrong = endpoint;
        wrong.server = QStringLiteral("nobody");
        const auto refused = create(wrong)->rehearse(m_nodes[0], {});
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::BadInput);
        wrong.socket += u'x';
        QCOMPARE(create(wrong)->point(m_nodes[0], {}).error().kind, ErrorKind::Refused);
    }

    void strangersAreNoNodes()
    {
        Endpoint endpoint = endpointAt(EndpointKind::Hook, m_b->port());
        endpoint.database = QStringLiteral("postgres");
        const EndpointSurvey survey = create(endpoint)->survey({marks().first()}, {});
        QVERIFY(!survey.writer);
        QVERIFY(survey.error && survey.error->message.contains(QString::number(m_b->port())));
    }

    void clientsThatListAllNodes()
    {
        Endpoint endpoint;
        endpoint.name = QStringLiteral("all");
        const auto traffic = create(endpoint);
        DONE(traffic->point(m_nodes[1], {}));
        QCOMPARE(traffic->survey(marks(), {}).writer, std::optional(m_nodes[0].id));
        m_a->sql("alter system set default_transaction_read_only = on");
        m_a->sql("select pg_reload_conf()");
        QCOMPARE(m_a->sqlUntil("show default_transaction_read_only", QStringLiteral("on")), QStringLiteral("on"));
        QCOMPARE(traffic->survey(marks(), {}).writer, std::optional(m_nodes[1].id));
        m_a->sql("alter system reset default_transaction_read_only");
        m_a->sql("select pg_reload_conf()");
    }

    void hooks_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind"); ///< -1: done
        QTest::addColumn<QString>("words");
        QTest::newRow("done") << QByteArray("cat > \"$0.got\"\n") << -1 << "";
        QTest::newRow("reads nothing") << QByteArray("exit 0\n") << -1 << "";
        QTest::newRow("fails") << QByteArray("echo 'no such zone' >&2; exit 3\n") << int(ErrorKind::Query)
                               << "no such zone";
        QTest::newRow("hangs") << QByteArray("echo waiting >&2; sleep 1000 & sleep 1000\n") << int(ErrorKind::Timeout)
                               << "waiting";
    }
    void hooks()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        const QString file = write("hook", "#!/bin/sh\n" + script);
        QVERIFY(QFile::setPermissions(file, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
        QFile::remove(file + QStringLiteral(".got"));
        Endpoint endpoint = endpointAt(EndpointKind::Hook, 1);
        endpoint.command = QStringList{file, QStringLiteral("a b")};
        endpoint.timeout = milliseconds(400);
        for (const bool dry : {true, false}) {
            const auto traffic = create(endpoint);
            const auto done = dry ? traffic->rehearse(m_nodes[1], {}) : traffic->point(m_nodes[1], {});
            QCOMPARE(done ? -1 : int(done.error().kind), kind);
            QFile got(file + QStringLiteral(".got"));
            if (!done)
                QTEST(done.error().message, "words");
            else if (got.open(QIODevice::ReadOnly)) {
                const QJsonObject order = QJsonDocument::fromJson(got.readAll()).object();
                QCOMPARE(order.value(QStringLiteral("dry_run")).toBool(), dry);
                QCOMPARE(order.value(QStringLiteral("node")).toString(), QStringLiteral("b"));
                QCOMPARE(order.value(QStringLiteral("port")).toInt(), int(m_b->port()));
            }
        }
    }

    void noHook()
    {
        Endpoint endpoint = endpointAt(EndpointKind::Hook, 1);
        endpoint.command = QStringList{QStringLiteral("/no/such/program")};
        const auto done = create(endpoint)->point(m_nodes[1], {});
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::BadInput);
    }

private:
    static Node nodeOf(const HostedServer &server, const char *name)
    {
        Node node;
        node.id = NodeId(QString::fromLatin1(name));
        node.host = QStringLiteral("127.0.0.1");
        node.port = server.port();
        node.tls.mode = TlsMode::Disable;
        return node;
    }

    static Endpoint endpointAt(EndpointKind kind, quint16 port)
    {
        Endpoint endpoint;
        endpoint.name = QStringLiteral("e");
        endpoint.kind = kind;
        endpoint.host = QStringLiteral("127.0.0.1");
        endpoint.port = port;
        endpoint.database = QStringLiteral("shop");
        return endpoint;
    }

    std::unique_ptr<Traffic> create(const Endpoint &endpoint) const
    {
        TrafficContext context{endpoint, m_nodes, {}, {}};
        context.login.user = QStringLiteral("postgres");
        return Traffic::create(context);
    }

    QList<ServerMark> marks() const
    {
        QList<ServerMark> out;
        for (const auto &[server, node] : {std::pair(m_a.get(), m_nodes[0]), std::pair(m_b.get(), m_nodes[1])})
            out += {node.id, server->sql("select system_identifier from pg_control_system()"),
                    Instant(microseconds(
                        server->sql("select (extract(epoch from pg_postmaster_start_time()) * 1000000)::bigint")
                            .toLongLong()))};
        return out;
    }

    QByteArray pgbouncer(quint16 port)
    {
        return "[databases]\nshop = host=127.0.0.1 port=" + QByteArray::number(m_a->port()) +
               " dbname=postgres\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + QByteArray::number(port) +
               "\nunix_socket_dir =\nauth_type = trust\nauth_file = " +
               write("users", "\"postgres\" \"\"\n\"guest\" \"\"\n").toUtf8() +
               "\nadmin_users = postgres\nstats_users = guest\npool_mode = "
               "transaction\nserver_login_retry = 0.1\nignore_startup_parameters = extra_float_digits\n";
    }

    QString write(const char *name, const QByteArray &content)
    {
        const QString path = m_a->folder() + u'/' + QString::fromLatin1(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) < 0)
            qFatal("cannot write %s", name);
        file.close();
        m_a->adopt(path);
        return path;
    }

    std::unique_ptr<HostedServer> m_a, m_b;
    QList<Node> m_nodes;
};

QTEST_GUILESS_MAIN(TestTraffic)
#include "test_traffic.moc"
