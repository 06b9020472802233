// SPDX-License-Identifier: GPL-3.0-or-later
// Good fleet files: defaults, inheritance, round trip; the schema, the example and the catalogue.
#include "fleetfile.h"
#include "richcontrol.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QTest>

using namespace meridian;

namespace
{

const QString kResources = QStringLiteral(MERIDIAN_SOURCE_DIR "/resources/");

Fleet parsed(const QByteArray &yaml, const QString &file = QStringLiteral("/etc/meridian/f.yaml"))
{
    const FleetOrProblems result = parseFleet(yaml, file);
    for (const FileProblem &problem : result.problems)
        qWarning().noquote() << problem.text();
    return result.fleet ? *result.fleet : Fleet();
}

QJsonObject definition(const char *name)
{
    QFile file(kResources + QStringLiteral("fleet.schema.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll())
        .object()
        .value(QStringLiteral("$defs"))
        .toObject()
        .value(QLatin1String(name))
        .toObject();
}

/// Every key of a part of the schema with its default, as YAML; keys without one are left out.
QByteArray spelledOut(const char *part)
{
    const QJsonObject properties = definition(part).value(QStringLiteral("properties")).toObject();
    QByteArrayList out;
    for (auto it = properties.begin(); it != properties.end(); ++it) {
        const QJsonValue otherwise = it->toObject().value(QStringLiteral("default"));
        if (!otherwise.isUndefined())
            out.append(it.key().toUtf8() + ": " + otherwise.toVariant().toByteArray());
    }
    return out.join(", ");
}

void set(milliseconds &duration, int n)
{
    duration = milliseconds(50'000 + n);
}

template <class Number>
void set(Number &number, int n)
{
    number = n;
}

/// Every field has another value than its default, and names that YAML would take for something else.
Fleet richFleet()
{
    Fleet f;
    f.name = QStringLiteral("5"); // bare, it would be a number
    f.file = QStringLiteral("/srv/f.yaml");
    f.operatorPlace = GeoPoint{-12.25, 179.125};
    f.regions = {{RegionId(QStringLiteral("null")), QStringLiteral("Nowhere: \"here\" # é"), {}, {}, {}, 0.125},
                 {RegionId(QStringLiteral("eu-west-1")), QStringLiteral("London"), QStringLiteral("alibaba"),
                  GeoPoint{51.51, -0.13}, QStringLiteral("GB"), 1.1},
                 {RegionId(QStringLiteral("us-east-1")), QStringLiteral("ours"), {}, GeoPoint{1, 2}, {}, 1.0}};
    f.credentials = {
        {QStringLiteral("m"), QStringLiteral("true"), QStringLiteral("s"), QStringLiteral("/a/b c.pgpass")},
        {QStringLiteral("~"), {}, {}, {}}};
    Cluster c;
    c.id = ClusterId(QStringLiteral("- odd"));
    c.environment = Environment::Staging;
    c.colour = QStringLiteral("#00ff7f");
    c.rto = seconds(90);
    c.rpo = seconds(0);
    c.sla = 99.995;
    int n = 0;
    for (const auto &field : kThresholdFields)
        std::visit([&](auto member) { set(c.thresholds.*member, ++n); }, field.member);
    for (const auto &field : kPollingFields)
        std::visit([&](auto member) { set(c.polling.*member, 30 - ++n); }, field.member);
    for (const auto &field : kLimitFields)
        std::visit([&](auto member) { set(c.limits.*member, ++n); }, field.member);
    c.operatorCredential = QStringLiteral("~");
    c.replicationCredential = QStringLiteral("m");
    Cluster plain;
    plain.id = ClusterId(QStringLiteral("plain"));
    f.clusters = {c, plain};
    Node a;
    a.id = NodeId(QStringLiteral("a"));
    a.routes = {{RegionId(QStringLiteral("eu-west-1")), QStringLiteral("10.0.0.1"), 7},
                {RegionId(QStringLiteral("null")), QStringLiteral("::1"), 5432}};
    a.cluster = c.id;
    a.region = f.regions[1].id;
    a.host = QStringLiteral("2001:db8::1");
    a.tls = {TlsMode::VerifyCa, QStringLiteral("/ca.pem")};
    a.credential = QStringLiteral("m");
    Node b = a;
    b.id = NodeId(QStringLiteral("b"));
    b.port = 1;
    b.database = QStringLiteral("42");
    b.priority = 0;
    b.promotion = PromotionRule::MustNot;
    b.tls = {TlsMode::Disable, QStringLiteral("/other.pem")};
    b.credential = QStringLiteral("~");
    Node d;
    d.id = NodeId(QStringLiteral("d"));
    d.cluster = plain.id;
    d.region = f.regions[2].id;
    d.host = QStringLiteral("/run/postgresql");
    b.control = richControl();
    d.control.kind = ControlKind::Patroni;
    d.control.patroniUrl = QStringLiteral("http://h:1");
    f.nodes = {a, b, d};
    f.endpoints = richEndpoints(c.id);
    return f;
}

} // namespace

class TestFleetFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallest()
    {
        const Fleet f = parsed("name: f\nclusters: [{name: c, nodes: [{name: n, host: h, region: eu-west-1}]}]");
        QCOMPARE(f.nodes.size(), 1);
        Node expected;
        expected.id = NodeId(QStringLiteral("n"));
        expected.cluster = ClusterId(QStringLiteral("c"));
        expected.region = RegionId(QStringLiteral("eu-west-1"));
        expected.host = QStringLiteral("h");
        QCOMPARE(f.nodes.first(), expected);
        QCOMPARE(f.nodes.first().tls.mode, TlsMode::VerifyFull);
        Cluster cluster;
        cluster.id = expected.cluster;
        QCOMPARE(f.clusters, QList<Cluster>{cluster});
        QCOMPARE(f.regions.size(), 1);
        QCOMPARE(f.regions.first().title, QStringLiteral("Ireland"));
        QCOMPARE(f.regions.first().provider, QStringLiteral("aws"));
        QVERIFY(!f.operatorPlace);
    }

    void defaultsAreThoseOfTheSchema()
    {
        const Fleet f = parsed("name: f\nclusters: [{name: c, " + spelledOut("cluster") + ", thresholds: {" +
                               spelledOut("thresholds") + "}, polling: {" + spelledOut("polling") + "}, limits: {" +
                               spelledOut("limits") + "}, tls: {" + spelledOut("tls") +
                               "}, nodes: [{name: n, host: h, region: r, " + spelledOut("node") +
                               "}]}]\nregions: [{name: r, " + spelledOut("region") + "}]");
        QCOMPARE(f.nodes.size(), 1);
        QCOMPARE(f.clusters.first().thresholds, Thresholds());
        QCOMPARE(f.clusters.first().polling, Polling());
        QCOMPARE(f.clusters.first().limits, OperationLimits());
        Fleet plain =
            parsed("name: f\nregions: [{name: r}]\nclusters: [{name: c, nodes: [{name: n, host: h, region: r}]}]");
        QCOMPARE(f, plain);
    }

    void everyFieldIsInTheSchema()
    {
        const auto keys = [](const char *part) {
            const QStringList list = definition(part).value(QStringLiteral("properties")).toObject().keys();
            return QSet<QString>(list.begin(), list.end());
        };
        QSet<QString> thresholds, polling, limits;
        for (const auto &field : kThresholdFields)
            thresholds.insert(QString::fromLatin1(field.key));
        for (const auto &field : kPollingFields)
            polling.insert(QString::fromLatin1(field.key));
        QCOMPARE(keys("thresholds"), thresholds);
        for (const auto &field : kLimitFields)
            limits.insert(QString::fromLatin1(field.key));
        QCOMPARE(keys("polling"), polling);
        QCOMPARE(keys("limits"), limits);
    }

    void inheritance()
    {
        const Fleet f = parsed("name: f\n"
                               "credentials: [{name: m, password_file: p/x}, {name: o, password_file: ~/y}]\n"
                               "clusters:\n"
                               "- name: c\n"
                               "  tls: {mode: verify-ca, root_certificate: ca.pem}\n"
                               "  credential: m\n"
                               "  nodes:\n"
                               "  - {name: a, host: h, region: eu-west-1}\n"
                               "  - {name: b, host: h, region: eu-west-1, tls: {mode: require}, credential: o}\n"
                               "  - {name: d, host: h, region: eu-west-1, tls: {root_certificate: /o.pem}}\n");
        QCOMPARE(f.nodes.size(), 3);
        QCOMPARE(f.nodes[0].tls, (Tls{TlsMode::VerifyCa, QStringLiteral("/etc/meridian/ca.pem")}));
        QCOMPARE(f.nodes[0].credential, QStringLiteral("m"));
        QCOMPARE(f.nodes[1].tls, (Tls{TlsMode::Require, QStringLiteral("/etc/meridian/ca.pem")}));
        QCOMPARE(f.nodes[1].credential, QStringLiteral("o"));
        QCOMPARE(f.nodes[2].tls, (Tls{TlsMode::VerifyCa, QStringLiteral("/o.pem")}));
        QCOMPARE(f.credentials[0].passwordFile, QStringLiteral("/etc/meridian/p/x"));
        QCOMPARE(f.credentials[1].passwordFile, QDir::homePath() + QStringLiteral("/y"));
    }

    void regions_data()
    {
        QTest::addColumn<QByteArray>("declared");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("jurisdiction");
        QTest::addColumn<double>("costFactor");
        QTest::addColumn<bool>("placed");
        QTest::newRow("of the catalogue") << QByteArray() << "Ireland"
                                          << "aws"
                                          << "IE" << 1.1 << true;
        QTest::newRow("one field") << QByteArray("title: Dublin") << "Dublin"
                                   << "aws"
                                   << "IE" << 1.1 << true;
        QTest::newRow("all")
            << QByteArray("title: T, provider: aws, latitude: 1, longitude: 2, jurisdiction: EU, cost_factor: 2") << "T"
            << "aws"
            << "EU" << 2.0 << true;
        QTest::newRow("another cloud's") << QByteArray("provider: alibaba") << "London"
                                         << "alibaba"
                                         << "GB" << 1.1 << true;
        QTest::newRow("own by provider") << QByteArray("provider: acme") << "eu-west-1"
                                         << "acme"
                                         << "" << 1.0 << false;
        QTest::newRow("own by no provider") << QByteArray("provider: ''") << "eu-west-1"
                                            << ""
                                            << "" << 1.0 << false;
    }
    void regions()
    {
        QFETCH(QByteArray, declared);
        const QByteArray list = declared.isEmpty() ? "[]" : "[{name: eu-west-1, " + declared + "}]";
        const Fleet f = parsed("name: f\nregions: " + list +
                               "\nclusters: [{name: c, nodes: [{name: n, host: h, region: eu-west-1}]}]");
        QCOMPARE(f.regions.size(), 1);
        const Region &region = f.regions.first();
        QTEST(region.title, "title");
        QTEST(region.provider, "provider");
        QTEST(region.jurisdiction, "jurisdiction");
        QTEST(region.costFactor, "costFactor");
        QTEST(region.place.has_value(), "placed");
    }

    void example()
    {
        const FleetOrProblems read = readFleet(kResources + QStringLiteral("fleet.example.yaml"));
        QVERIFY2(read.fleet, qPrintable(read.problems.isEmpty() ? QString() : read.problems.first().text()));
        const Fleet &f = *read.fleet;
        QCOMPARE(f.nodes.size(), 5);
        QCOMPARE(f.clusters[0].polling.interval, seconds(5));
        QCOMPARE(f.clusters[0].thresholds.lagBytesSoft, qint64(256) << 20);
        QCOMPARE(f.clusters[1].thresholds, Thresholds());
        QCOMPARE(f.clusters[0].limits, OperationLimits());
        QCOMPARE(f.endpoints.size(), 3);
        QCOMPARE(f.endpoints[2].command.size(), 3);
        QCOMPARE(f.nodes[0].control.sshIdentity, kResources + QStringLiteral("keys/dba"));
        QCOMPARE(f.nodes[1].control.kind, ControlKind::Patroni);
        QCOMPARE(f.node(NodeId(QStringLiteral("orders-office")))->credential, QStringLiteral("reporting"));
        QCOMPARE(parsed(writeFleet(f), f.file), f);
        // It claims to hold every key.
        QFile file(f.file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const char *part : {"region", "credential", "cluster", "tls", "thresholds", "polling", "limits",
                                 "endpoint", "node", "control", "ssh", "patroni"}) {
            for (const QString &key : definition(part).value(QStringLiteral("properties")).toObject().keys())
                QVERIFY2(text.contains(key + u':'), qPrintable(key));
        }
    }

    void theTargetOfTheFleetHoldsWhereAClusterHasNone()
    {
        const Fleet f =
            parsed("name: f\nsla: 99.5\nclusters:\n- {name: a, nodes: [{name: n, host: h, region: eu-west-1}]}\n"
                   "- {name: b, sla: 99.99, nodes: [{name: m, host: h, region: eu-west-1}]}");
        QCOMPARE(f.clusters[0].sla, 99.5);
        QCOMPARE(f.clusters[1].sla, 99.99);
        QCOMPARE(parsed(writeFleet(f), f.file), f);
    }

    void roundTrip_data()
    {
        QTest::addColumn<Fleet>("fleet");
        QTest::newRow("small") << parsed(
            "name: f\nclusters: [{name: c, nodes: [{name: n, host: h, region: eu-west-1}]}]");
        QTest::newRow("rich") << richFleet();
        Fleet reordered = parsed("name: f\nclusters: [{name: c, nodes: [{name: n, host: h, region: eu-west-1}, "
                                 "{name: m, host: h, region: us-east-1}]}]");
        reordered.regions.swapItemsAt(0, 1);
        QTest::newRow("regions in another order") << reordered;
    }
    void roundTrip()
    {
        QFETCH(Fleet, fleet);
        QCOMPARE(parsed(writeFleet(fleet), fleet.file), fleet);
    }

    void writesOnlyWhatMatters()
    {
        QCOMPARE(writeFleet(parsed("name: f\nclusters: [{name: c, polling: {interval: 1000ms, timeout: 10s}, "
                                   "nodes: [{name: n, host: h, region: eu-west-1, port: 5432}]}]")),
                 QByteArray("name: f\nclusters:\n  - name: c\n    engine: postgresql\n    environment: production\n"
                            "    polling:\n      interval: 1s\n    nodes:\n      - name: n\n        host: h\n"
                            "        region: eu-west-1\n"));
    }

    void thousandNodes()
    {
        Fleet f = richFleet();
        Node node = f.nodes.last();
        for (int i = 0; i < 1000; ++i) {
            node.id = NodeId(QStringLiteral("n%1").arg(i));
            f.nodes.append(node);
        }
        const QByteArray yaml = writeFleet(f);
        Fleet back;
        QBENCHMARK_ONCE
        {
            back = parsed(yaml, f.file);
        }
        QCOMPARE(back, f);
    }

    void byteOrderMarkAndCarriageReturns()
    {
        const Fleet f = parsed("\xEF\xBB\xBFname: f\r\nclusters:\r\n- name: c\r\n  nodes:\r\n"
                               "  - {name: n, host: h, region: eu-west-1}\r\n");
        QCOMPARE(f.name, QStringLiteral("f"));
        QCOMPARE(f.nodes.size(), 1);
    }

    void catalogue()
    {
        const QList<Region> regions = regionCatalogue();
        QVERIFY(regions.size() >= 100);
        QSet<std::pair<QString, QString>> seen;
        QHash<QString, int> perProvider;
        for (const Region &region : regions) {
            const QByteArray name = region.provider.toUtf8() + ' ' + region.id.name().toUtf8();
            QVERIFY2(!seen.contains({region.provider, region.id.name()}), name);
            seen.insert({region.provider, region.id.name()});
            ++perProvider[region.provider];
            QVERIFY2(!region.title.isEmpty() && !region.provider.isEmpty() && !region.id.isEmpty(), name);
            QVERIFY2(region.place && std::abs(region.place->latitude) <= 72 && std::abs(region.place->longitude) <= 180,
                     name);
            QVERIFY2(*region.place != GeoPoint(), name);
            QVERIFY2(QLocale::codeToTerritory(region.jurisdiction) != QLocale::AnyTerritory, name);
            QVERIFY2(region.costFactor > 0 && region.costFactor < 4, name);
        }
        QVERIFY(perProvider[QStringLiteral("aws")] >= 33);
        QVERIFY(perProvider[QStringLiteral("azure")] >= 45);
        QVERIFY(perProvider[QStringLiteral("gcp")] >= 40);
    }

    void catalogueNamesAreUsable()
    {
        QByteArray yaml = "name: f\nclusters:\n- name: c\n  nodes:\n";
        int n = 0;
        QSet<RegionId> names;
        for (const Region &region : regionCatalogue()) {
            names.insert(region.id);
            yaml +=
                "  - {name: n" + QByteArray::number(++n) + ", host: h, region: " + region.id.name().toUtf8() + "}\n";
        }
        QCOMPARE(parsed(yaml).regions.size(), names.size());
    }
};

QTEST_GUILESS_MAIN(TestFleetFile)
#include "test_fleetfile.moc"
