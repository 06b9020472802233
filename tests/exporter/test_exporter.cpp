// SPDX-License-Identifier: GPL-3.0-or-later
// What Prometheus gets over a real connection, and that the Grafana dashboard asks for nothing else.
#include "prometheusexporter.h"
#include "prometheustext.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

using namespace meridian;

namespace
{

constexpr Instant kNow{seconds(1'700'000'000)};
constexpr int kPatience = 20'000; // ms
// moc does not find its way through raw strings inside of macros.
constexpr const char *kSample =
    R"(^([a-z_]+)(\{[a-z_]+="(?:[^"\\\n]|\\.)*"(?:,[a-z_]+="(?:[^"\\\n]|\\.)*")*\})? -?[0-9.e+-]+$)";
constexpr const char *kNoise = R"(\{[^}]*\}|\[[^\]]*\]|\b(by|without|on|ignoring)\s*\([^)]*\)|,\s*\w+\s*\))";
constexpr const char *kWord = R"(\b[a-zA-Z_:][\w:]*\b(?!\s*\())";

Node node(const char *name, const char *region)
{
    Node n;
    n.id = NodeId(QString::fromUtf8(name));
    n.region = RegionId(QString::fromUtf8(region));
    n.cluster = ClusterId(QStringLiteral("orders"));
    return n;
}

NodeState state(const char *name, Role role)
{
    NodeState s;
    s.id = NodeId(QString::fromUtf8(name));
    s.polledAt = kNow - seconds(2);
    s.reachable = true;
    s.health = Health::Healthy;
    s.sample.emplace().role = role;
    return s;
}

/// A primary in the US, a standby in Europe that is behind, one in Asia of which nothing is known yet.
std::shared_ptr<Snapshot> world()
{
    auto fleet = std::make_shared<Fleet>();
    fleet->nodes = {node("us-1", "us-east-1"), node("eu-1", "eu-west-1"), node("ap-1", "ap-northeast-1")};
    auto s = std::make_shared<Snapshot>();
    s->at = kNow;
    s->fleet = fleet;
    s->nodes = {state("us-1", Role::Primary), state("eu-1", Role::Standby), NodeState{}};
    s->nodes[0].sample->detail.connections = 12;
    s->nodes[0].transactionsPerSecond = 0.1;
    s->nodes[1].lag = {LagState::Streaming, 4096, microseconds(1'500'000)};
    s->nodes[1].timings.tls = microseconds(41'000);
    s->nodes[1].health = Health::Degraded;
    s->nodes[2].id = NodeId(QStringLiteral("ap-1"));
    LinkState link;
    link.from = s->nodes[0].id;
    link.to = s->nodes[1].id;
    link.lag = s->nodes[1].lag;
    s->links = {link};
    link.to = s->nodes[2].id;
    link.lag = {};
    s->links.append(link);
    s->pairs = {
        {RegionId(QStringLiteral("us-east-1")), RegionId(QStringLiteral("eu-west-1")), microseconds(82'000), {}},
        {RegionId(QStringLiteral("us-east-1")), RegionId(QStringLiteral("ap-northeast-1")), {}, {}}};
    for (const auto &[region, health] : {std::pair{"us-east-1", Health::Healthy},
                                         {"eu-west-1", Health::Failed},
                                         {"ap-northeast-1", Health::Unknown}}) {
        RegionState r;
        r.id = RegionId(QString::fromLatin1(region));
        r.health = health;
        s->regions.append(r);
    }
    const auto endpoint = [](const char *name, Health endpointHealth) {
        EndpointState e;
        e.name = QString::fromLatin1(name);
        e.cluster = ClusterId(QStringLiteral("orders"));
        e.health = endpointHealth;
        return e;
    };
    s->endpoints = {endpoint("pool", Health::Healthy), endpoint("proxy", Health::Failed),
                    endpoint("dns", Health::Unknown)};
    return s;
}

QStringList lines(const Snapshot &snapshot, qint64 promotions = 0)
{
    return QString::fromUtf8(prometheusText(snapshot, {promotions, kNow})).split(u'\n');
}

} // namespace

class TestExporter : public QObject
{
    Q_OBJECT

    QNetworkAccessManager m_network;

    QByteArray get(quint16 port, const QString &path, int *status = nullptr, QString *type = nullptr)
    {
        const QUrl url(QStringLiteral("http://127.0.0.1:%1%2").arg(port).arg(path));
        std::unique_ptr<QNetworkReply> reply(m_network.get(QNetworkRequest(url)));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!finished.wait(kPatience))
            return "no answer";
        if (status)
            *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (type)
            *type = reply->header(QNetworkRequest::ContentTypeHeader).toString();
        return reply->readAll();
    }

private Q_SLOTS:
    void present_data()
    {
        QTest::addColumn<QString>("line");
        for (
            const char *line : {
                R"(region_to_region_latency_seconds{source_region="us-east-1",target_region="eu-west-1"} 0.082)",
                R"(region_health_status{region="us-east-1"} 1)",
                R"(region_health_status{region="eu-west-1"} 3)",
                R"(data_replication_lag_seconds{source_region="us-east-1",target_region="eu-west-1",source="us-1",target="eu-1",cluster="orders"} 1.5)",
                R"(failover_events 3)",
                R"(meridian_node_up{cluster="orders",region="us-east-1",node="us-1"} 1)",
                R"(meridian_node_is_primary{cluster="orders",region="us-east-1",node="us-1"} 1)",
                R"(meridian_node_is_primary{cluster="orders",region="eu-west-1",node="eu-1"} 0)",
                R"(meridian_node_health_status{cluster="orders",region="eu-west-1",node="eu-1"} 2)",
                R"(meridian_node_lag_bytes{cluster="orders",region="eu-west-1",node="eu-1"} 4096)",
                R"(meridian_node_connections{cluster="orders",region="us-east-1",node="us-1"} 12)",
                R"(meridian_node_transactions_per_second{cluster="orders",region="us-east-1",node="us-1"} 0.1)",
                R"(meridian_node_connect_seconds{cluster="orders",region="eu-west-1",node="eu-1",phase="tls"} 0.041)",
                R"(meridian_endpoint_leads_to_primary{cluster="orders",endpoint="pool"} 1)",
                R"(meridian_endpoint_leads_to_primary{cluster="orders",endpoint="proxy"} 0)",
                R"(meridian_nodes{health="unknown"} 1)",
                R"(meridian_nodes{health="failed"} 0)",
                R"(meridian_last_poll_age_seconds 2)",
                R"(meridian_store_problem 0)",
            })
            QTest::newRow(line) << QString::fromLatin1(line);
    }
    void present()
    {
        QFETCH(QString, line);
        const QStringList all = lines(*world(), 3);
        QVERIFY2(all.contains(line), qPrintable(all.join(u'\n')));
    }

    void unknownIsAbsent()
    {
        const QStringList all = lines(*world());
        QVERIFY(all.filter(QStringLiteral("node=\"ap-1\"")).isEmpty());
        QVERIFY(all.filter(QStringLiteral("target=\"ap-1\"")).isEmpty());
        QVERIFY(all.filter(QStringLiteral("endpoint=\"dns\"")).isEmpty());
        QVERIFY(all.filter(QStringLiteral("region_health_status{region=\"ap-northeast-1\"")).isEmpty());
        QVERIFY(all.filter(QStringLiteral("latency_seconds")).filter(QStringLiteral("ap-northeast-1")).isEmpty());
        // A family without a sample is left out with its head.
        QVERIFY(all.filter(QStringLiteral("meridian_node_clock_offset_seconds")).isEmpty());
    }

    void nothingOldOfAServerThatIsSilent()
    {
        auto s = world();
        s->nodes[0].reachable = false;
        const QStringList of = lines(*s).filter(QStringLiteral("node=\"us-1\""));
        QCOMPARE(
            of,
            (QStringList{
                QStringLiteral("meridian_node_up{cluster=\"orders\",region=\"us-east-1\",node=\"us-1\"} 0"),
                QStringLiteral("meridian_node_health_status{cluster=\"orders\",region=\"us-east-1\",node=\"us-1\"} 1"),
            }));
    }

    void labelsAreEscaped()
    {
        auto s = world();
        s->regions[0].id = RegionId(QStringLiteral("a\"b\\c\nd – ü"));
        QVERIFY(lines(*s).contains(QStringLiteral("region_health_status{region=\"a\\\"b\\\\c\\nd – ü\"} 1")));
    }

    void textIsWellFormed()
    {
        const QByteArray text = prometheusText(*world(), {3, kNow});
        static const QRegularExpression sample(QString::fromLatin1(kSample));
        QVERIFY(text.endsWith('\n'));
        QString family;
        QSet<QString> families, samples;
        for (const QString &line : QString::fromUtf8(text).chopped(1).split(u'\n')) {
            if (line.startsWith(QStringLiteral("# HELP "))) {
                family = line.section(u' ', 2, 2);
                QVERIFY2(!families.contains(family), qPrintable(line)); // all lines of one stand together
                QVERIFY(prometheusNames().contains(family));
                families.insert(family);
            } else if (line.startsWith(QStringLiteral("# TYPE "))) {
                QCOMPARE(line.section(u' ', 2, 2), family);
            } else {
                const auto match = sample.match(line);
                QVERIFY2(match.hasMatch(), qPrintable(line));
                QCOMPARE(match.captured(1), family);
                const QString key = match.captured(1) + match.captured(2);
                QVERIFY2(!samples.contains(key), qPrintable(line));
                samples.insert(key);
            }
        }
        QVERIFY(samples.size() > 15);
    }

    void prometheusOwnCheck()
    {
        // Where Prometheus is installed, its own parser and lint have the last word.
        const QString promtool = QStandardPaths::findExecutable(QStringLiteral("promtool"));
        if (promtool.isEmpty())
            return;
        QProcess check;
        check.start(promtool, {QStringLiteral("check"), QStringLiteral("metrics")});
        check.write(prometheusText(*world(), {3, kNow}));
        check.closeWriteChannel();
        QVERIFY(check.waitForFinished(kPatience));
        // The name is the users' own and stays without the suffix.
        QCOMPARE(QString::fromUtf8(check.readAllStandardError() + check.readAllStandardOutput()).trimmed(),
                 QStringLiteral("failover_events counter metrics should have \"_total\" suffix"));
    }

    void served()
    {
        PrometheusExporter exporter;
        QVERIFY(exporter.listen(QHostAddress(QHostAddress::LocalHost), 0).ok());
        int status = 0;
        QString type;
        QVERIFY(get(exporter.port(), QStringLiteral("/metrics"), &status, &type).contains("failover_events 0\n"));
        exporter.update(world());
        const QByteArray text = get(exporter.port(), QStringLiteral("/metrics"), &status, &type);
        QCOMPARE(status, 200);
        QCOMPARE(type, QStringLiteral("text/plain; version=0.0.4; charset=utf-8"));
        QVERIFY(text.contains("region_health_status{region=\"eu-west-1\"} 3\n"));
        get(exporter.port(), QStringLiteral("/other"), &status);
        QCOMPARE(status, 404);
    }

    void promotionsAreCounted()
    {
        PrometheusExporter exporter;
        QVERIFY(exporter.listen(QHostAddress(QHostAddress::LocalHost), 0).ok());
        const auto count = [&] {
            const QString text = QString::fromUtf8(get(exporter.port(), QStringLiteral("/metrics")));
            return text.section(QStringLiteral("\nfailover_events "), 1).section(u'\n', 0, 0);
        };
        exporter.update(world());
        exporter.update(world());
        QCOMPARE(count(), QStringLiteral("0"));
        auto after = world();
        after->nodes[0].reachable = false;
        after->nodes[1].sample->role = Role::Primary;
        exporter.update(after);
        exporter.update(after);
        QCOMPARE(count(), QStringLiteral("1"));
        auto back = std::make_shared<Snapshot>(*after);
        back->nodes[0].sample->role = Role::Standby; // the old primary's return is no failover
        exporter.update(back);
        QCOMPARE(count(), QStringLiteral("1"));
    }

    void aPortInUseIsSaid()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        PrometheusExporter exporter;
        const auto listening = exporter.listen(QHostAddress(QHostAddress::LocalHost), other.serverPort());
        QVERIFY(!listening.ok());
        QCOMPARE(listening.error().kind, ErrorKind::Refused);
        QCOMPARE(listening.error().code, QStringLiteral("EADDRINUSE"));
        QVERIFY(listening.error().tried.contains(QString::number(other.serverPort())));
        QVERIFY(!listening.error().message.isEmpty() && !listening.error().remedy.isEmpty());
        QCOMPARE(exporter.port(), 0);
    }

    void dashboardAsksForWhatIsServed()
    {
        QFile file(QStringLiteral(MERIDIAN_SOURCE_DIR "/resources/grafana-dashboard.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QJsonParseError error;
        const QJsonDocument dashboard = QJsonDocument::fromJson(file.readAll(), &error);
        QVERIFY2(!dashboard.isNull(), qPrintable(error.errorString()));
        QSet<QString> asked;
        collect(dashboard.object(), asked);
        const QStringList names = prometheusNames();
        for (const QString &name : std::as_const(asked))
            QVERIFY2(names.contains(name), qPrintable(name));
        // The four that were promised are on it.
        for (const char *name : {"region_to_region_latency_seconds", "region_health_status",
                                 "data_replication_lag_seconds", "failover_events"})
            QVERIFY2(asked.contains(QString::fromLatin1(name)), name);
    }

private:
    /// The metrics in every expression at any depth.
    void collect(const QJsonValue &value, QSet<QString> &asked)
    {
        for (const QJsonValue &item : value.toArray())
            collect(item, asked);
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            if (it.key() == QStringLiteral("expr") || it.key() == QStringLiteral("definition"))
                asked.unite(metrics(it->toString()));
            else
                collect(*it, asked);
        }
    }

    QSet<QString> metrics(QString expression)
    {
        // Without labels, ranges and grouping what is left are functions, operators and metrics.
        static const QRegularExpression noise(QString::fromLatin1(kNoise));
        static const QRegularExpression word(QString::fromLatin1(kWord));
        static const QSet<QString> operators = {QStringLiteral("and"), QStringLiteral("or"), QStringLiteral("unless"),
                                                QStringLiteral("bool"), QStringLiteral("offset")};
        QSet<QString> found;
        auto it = word.globalMatch(expression.remove(noise));
        while (it.hasNext())
            found.insert(it.next().captured());
        return found - operators;
    }
};

QTEST_GUILESS_MAIN(TestExporter)
#include "test_exporter.moc"
