// SPDX-License-Identifier: GPL-3.0-or-later
// Bad fleet files: every mistake at once, each with its place and what was expected.
#include "fleetfile.h"
#include "nearest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

const QByteArray kCluster = "clusters:\n- name: c\n  nodes:\n  - {name: n, host: h, region: eu-west-1}\n";

QByteArray withNode(const QByteArray &node)
{
    return "name: f\nclusters:\n- name: c\n  nodes:\n" + node;
}

QByteArray withCluster(const QByteArray &keys)
{
    return "name: f\nclusters:\n- name: c\n  nodes: [{name: n, host: h, region: eu-west-1}]\n" + keys;
}

QStringList problemsOf(const QByteArray &yaml)
{
    QStringList out;
    const FleetOrProblems parsed = parseFleet(yaml, QStringLiteral("f.yaml"));
    for (const FileProblem &problem : parsed.problems)
        out.append(problem.text());
    return out;
}

} // namespace

class TestFleetProblems : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void problem_data()
    {
        QTest::addColumn<QByteArray>("yaml");
        QTest::addColumn<QString>("problem");
        const auto row = [](const char *name, const QByteArray &yaml, const char *problem) {
            QTest::newRow(name) << yaml << QString::fromUtf8(problem);
        };
        syntaxRows(row);
        keyRows(row);
        valueRows(row);
        operationRows(row);
        meaningRows(row);
    }

    void problem()
    {
        QFETCH(QByteArray, yaml);
        QFETCH(QString, problem);
        QCOMPARE(problemsOf(yaml), QStringList{problem});
        QVERIFY(!parseFleet(yaml, QStringLiteral("f.yaml")).fleet);
    }

    void allAtOnce()
    {
        const QByteArray yaml = "name: shop\n"
                                "regions:\n"
                                "  - {name: here, latitude: 91, longitude: 0}\n"
                                "clusters:\n"
                                "  - name: orders\n"
                                "    enviroment: test\n"
                                "    credential: monitor\n"
                                "    polling: {interval: 200ms}\n"
                                "    nodes:\n"
                                "      - {name: a, host: h, region: eu-wset-1, port: 70000}\n"
                                "      - {name: a, regoin: here}\n"
                                "        \n"
                                "colour: red\n";
        const QStringList expected{
            QStringLiteral("f.yaml:3:28: 'latitude': expected a number from -90 to 90, found 91"),
            QStringLiteral("f.yaml:6:5: unknown key 'enviroment'; did you mean 'environment'?"),
            QStringLiteral("f.yaml:7:17: unknown credential 'monitor': expected one declared under 'credentials'"),
            QStringLiteral(
                "f.yaml:8:25: 'interval': expected a duration from 250ms to 1d, such as 500ms, 5s, 2min or 1h, "
                "found '200ms'"),
            QStringLiteral("f.yaml:10:36: unknown region 'eu-wset-1'; did you mean 'eu-west-1'?"),
            QStringLiteral("f.yaml:10:53: 'port': expected a whole number from 1 to 65535, found 70000"),
            QStringLiteral(
                "f.yaml:11:9: 'host' is missing: expected a host name, an address or the folder of a socket"),
            QStringLiteral(
                "f.yaml:11:9: 'region' is missing: expected a name without line breaks and spaces around it"),
            QStringLiteral("f.yaml:11:16: node 'a' is declared twice, first in line 10"),
            QStringLiteral("f.yaml:11:19: unknown key 'regoin'; did you mean 'region'?"),
            QStringLiteral("f.yaml:13:1: unknown key 'colour'; known here are clusters, credentials, name, operator, "
                           "regions, sla"),
        };
        QCOMPARE(problemsOf(yaml), expected);
    }

    void aliasIsWrongOnce()
    {
        const QByteArray yaml =
            withCluster("  thresholds: &t {strikes: 0}\n"
                        "- name: d\n  thresholds: *t\n  nodes: [{name: m, host: h, region: eu-west-1}]\n");
        QCOMPARE(problemsOf(yaml),
                 QStringList{QStringLiteral("f.yaml:5:28: 'strikes': expected a whole number from 1 to 100, found 0")});
    }

    /// The parser makes one empty document after the other of it, without end.
    void strayComma()
    {
        const QStringList expected{
            QStringLiteral("f.yaml:1:1: expected a mapping (key: value), found nothing"),
            QStringLiteral("f.yaml:1:1: expected one YAML document, a second begins here; is the indentation right?")};
        QCOMPARE(problemsOf(", name: f\n" + kCluster), expected);
    }

    void noSecretIsRepeated()
    {
        const QString text = problemsOf("name: f\npassword: hunter2\nclusters:\n- name: c\n  nodes:\n"
                                        "  - {name: n, host: \"postgres://bob:hunter2@h/db\", region: eu-west-1}\n")
                                 .join(u'\n');
        QVERIFY(text.contains(QStringLiteral("found a connection string")));
        QVERIFY(!text.contains(QStringLiteral("hunter2")));
    }

    void unreadable_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("message");
        QTest::newRow("absent") << "absent.yaml"
                                << "cannot be read: No such file or directory";
        QTest::newRow("folder") << "."
                                << "expected a file, found a folder";
        QTest::newRow("endless") << "/dev/zero"
                                 << "expected a fleet file, found more than 16 MB";
    }
    void unreadable()
    {
        QFETCH(QString, name);
        QFETCH(QString, message);
        QTemporaryDir dir;
        const QString file = name.startsWith(u'/') ? name : dir.filePath(name);
        const FleetOrProblems read = readFleet(file);
        QVERIFY(!read.fleet);
        QCOMPARE(read.problems.size(), 1);
        QCOMPARE(read.problems.first().text(), QStringLiteral("%1: %2").arg(file, message));
        QCOMPARE(fleetError(file, read.problems).kind, ErrorKind::BadInput);
    }

    void nearestWord_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("near");
        QTest::newRow("swapped") << "regoin"
                                 << "region";
        QTest::newRow("camel case") << "healthyWithin"
                                    << "healthy_within";
        QTest::newRow("hyphen") << "healthy-within"
                                << "healthy_within";
        QTest::newRow("other spelling") << "color"
                                        << "colour";
        QTest::newRow("longer") << "hostname"
                                << "host";
        QTest::newRow("nothing like it") << "zzzzzz"
                                         << "";
        QTest::newRow("too short to guess") << "xy"
                                            << "";
    }
    void nearestWord()
    {
        QFETCH(QString, word);
        QTEST(nearest(word, {QStringLiteral("region"), QStringLiteral("healthy_within"), QStringLiteral("colour"),
                             QStringLiteral("host"), QStringLiteral("port")}),
              "near");
    }

private:
    template <class Row>
    static void syntaxRows(Row row)
    {
        row("empty", "", "f.yaml:1:1: expected a mapping (key: value), found nothing");
        row("only a comment", "# nothing\n", "f.yaml:1:1: expected a mapping (key: value), found nothing");
        row("a list", "- a\n", "f.yaml:1:1: expected a mapping (key: value), found a list");
        row("a text", "shop", "f.yaml:1:1: expected a mapping (key: value), found 'shop'");
        row("unclosed", "name: f\nclusters: [", "f.yaml:2:1: not valid YAML: end of sequence flow not found");
        row("two colons", "name: a: b\n", "f.yaml:1:8: not valid YAML: illegal map value");
        row("tab", "name: f\n\tclusters: []\n", "f.yaml:2:1: not valid YAML: illegal tab when looking for indentation");
        row("unknown anchor", "name: *who\n", "f.yaml:1:7: not valid YAML: the referenced anchor is not defined");
        row("not UTF-8", "name: f\ntitle: \xff\xfe\n",
            "f.yaml:2:1: expected UTF-8 text, found other bytes in this line");
        row("NUL", QByteArray("name: f\0g\n", 10), "f.yaml:1:1: expected UTF-8 text, found other bytes in this line");
        row("second document", "name: f\n" + kCluster + "---\nname: g\n",
            "f.yaml:6:1: expected one YAML document, a second begins here; is the indentation right?");
        row("column in characters",
            "{\"name\": \"\xc3\xa9\xe6\x97\xa5\xf0\x9f\x98\x80\", foo: 1, " +
                kCluster.trimmed().replace("clusters:\n- name: c\n  nodes:\n  - ", "clusters: [{name: c, nodes: [") +
                "]}]}",
            "f.yaml:1:17: unknown key 'foo'; known here are clusters, credentials, name, operator, regions, sla");
    }

    template <class Row>
    static void keyRows(Row row)
    {
        row("unknown, near", "name: f\nregoins: []\n" + kCluster,
            "f.yaml:2:1: unknown key 'regoins'; did you mean 'regions'?");
        row("unknown, far", withNode("  - {name: n, host: h, region: eu-west-1, zzz: 1}\n"),
            "f.yaml:5:43: unknown key 'zzz'; known here are control, credential, database, host, name, port, priority, "
            "promotion, reached_from, region, tls");
        row("key is a list", "name: f\n? [a, b]\n: 1\n" + kCluster, "f.yaml:2:3: expected a key, found a list");
        row("twice", "name: f\nname: g\n" + kCluster, "f.yaml:2:1: 'name' stands here twice, first in line 1");
        row("missing name", kCluster,
            "f.yaml:1:1: 'name' is missing: expected a name without line breaks and spaces around it");
        row("missing clusters", "name: f\n", "f.yaml:1:1: 'clusters' is missing: expected a list (- entry)");
        row("missing host", withNode("  - name: n\n    region: eu-west-1\n"),
            "f.yaml:5:5: 'host' is missing: expected a host name, an address or the folder of a socket");
        for (const char *key :
             {"password", "passwd", "db_password", "Secret", "passphrase", "pwd", "auth-token", "pass"})
            row(key, "name: f\ncredentials: [{name: m, " + QByteArray(key) + ": x}]\n" + kCluster,
                ("f.yaml:2:25: '" + QByteArray(key) +
                 "' has no place here: a fleet file never holds a secret. Keep it in the keychain, in "
                 "MERIDIAN_PASSWORD_<NAME>, in a password file (password_file) or in a service file")
                    .constData());
        row("password file, misspelt", "name: f\ncredentials: [{name: m, password-file: x}]\n" + kCluster,
            "f.yaml:2:25: unknown key 'password-file'; did you mean 'password_file'?");
        row("half a place", "name: f\nregions:\n- name: r\n  latitude: 1\n" + kCluster,
            "f.yaml:3:3: 'latitude' needs 'longitude' beside it");
        row("the other half", "name: f\nregions:\n- name: r\n  longitude: 1\n" + kCluster,
            "f.yaml:3:3: 'longitude' needs 'latitude' beside it");
        row("half an operator", "name: f\noperator: {latitude: 1}\n" + kCluster,
            "f.yaml:2:11: 'longitude' is missing: expected a number from -180 to 180");
    }

    template <class Row>
    static void valueRows(Row row)
    {
        row("no value", "name: f\nregions:\n" + kCluster,
            "f.yaml:2:1: 'regions': expected a list (- entry), found nothing");
        row("empty list", "name: f\nclusters: []\n",
            "f.yaml:2:11: 'clusters': expected at least one entry, found none");
        row("list of texts", withNode("  - n\n"),
            "f.yaml:5:5: entry of 'nodes': expected a mapping (key: value), found 'n'");
        row("empty entry", withNode("  -\n"),
            "f.yaml:5:3: entry of 'nodes': expected a mapping (key: value), found nothing");
        row("mapping for a text", "name: {a: b}\n" + kCluster,
            "f.yaml:1:7: 'name': expected a name without line breaks and spaces around it, found a mapping");
        row("number for a text", "name: 5\n" + kCluster,
            "f.yaml:1:7: 'name': expected a name without line breaks and spaces around it, found 5; in quotes it is a "
            "text");
        row("bare truth for a text", "name: true\n" + kCluster,
            "f.yaml:1:7: 'name': expected a name without line breaks and spaces around it, found true; in quotes it "
            "is a text");
        row("line break in a name", "name: \"a\\nb\"\n" + kCluster,
            "f.yaml:1:7: 'name': expected a name without line breaks and spaces around it, found a text of 2 lines");
        row("too long a name", "name: " + QByteArray(101, 'x') + "\n" + kCluster,
            "f.yaml:1:7: 'name': expected at most 100 characters, found 101");
        row("comment for a colour", withCluster("  colour: #ff0000\n"),
            "f.yaml:5:3: 'colour': expected a colour in quotes, such as \"#c0392b\", found nothing");
        row("named colour", withCluster("  colour: red\n"),
            "f.yaml:5:11: 'colour': expected a colour in quotes, such as \"#c0392b\", found 'red'");
        row("unknown environment", withCluster("  environment: prodution\n"),
            "f.yaml:5:16: 'environment': expected one of production, staging, test, found 'prodution'; did you mean "
            "'production'?");
        row("another engine", withCluster("  engine: oracle\n"),
            "f.yaml:5:11: 'engine': expected one of postgresql, mariadb, mysql, found 'oracle'");
        row("unknown TLS mode", withCluster("  tls: {mode: on}\n"),
            "f.yaml:5:15: 'mode': expected one of disable, prefer, require, verify-ca, verify-full, found 'on'");
        row("port in words", withNode("  - {name: n, host: h, region: eu-west-1, port: '5432'}\n"),
            "f.yaml:5:49: 'port': expected a whole number from 1 to 65535, found '5432'");
        row("port 0", withNode("  - {name: n, host: h, region: eu-west-1, port: 0}\n"),
            "f.yaml:5:49: 'port': expected a whole number from 1 to 65535, found 0");
        row("immense port", withNode("  - {name: n, host: h, region: eu-west-1, port: 99999999999999999999}\n"),
            "f.yaml:5:49: 'port': expected a whole number from 1 to 65535, found 99999999999999999999");
        row("half a port", withNode("  - {name: n, host: h, region: eu-west-1, port: 5432.5}\n"),
            "f.yaml:5:49: 'port': expected a whole number from 1 to 65535, found 5432.5");
        row("not a number", "name: f\nregions: [{name: r, latitude: .nan, longitude: 1}]\n" + kCluster,
            "f.yaml:2:31: 'latitude': expected a number from -90 to 90, found '.nan'");
        row("east of the world", "name: f\noperator: {latitude: 0, longitude: 180.5}\n" + kCluster,
            "f.yaml:2:36: 'longitude': expected a number from -180 to 180, found 180.5");
        row("country in words", "name: f\nregions: [{name: r, jurisdiction: Ireland}]\n" + kCluster,
            "f.yaml:2:35: 'jurisdiction': expected a country code of two capital letters, such as IE, found 'Ireland'");
        row("address with port and user", withNode("  - {name: n, host: 'bob@h', region: eu-west-1}\n"),
            "f.yaml:5:21: 'host': expected a host name, an address or the folder of a socket, found a connection "
            "string");
        row("two hosts", withNode("  - {name: n, host: 'a,b', region: eu-west-1}\n"),
            "f.yaml:5:21: 'host': expected a host name, an address or the folder of a socket, found 'a,b'");
        row("duration without unit", withCluster("  polling: {interval: 30}\n"),
            "f.yaml:5:23: 'interval': expected a duration from 250ms to 1d, such as 500ms, 5s, 2min or 1h, found 30");
        row("unknown unit", withCluster("  polling: {interval: 5m}\n"),
            "f.yaml:5:23: 'interval': expected a duration from 250ms to 1d, such as 500ms, 5s, 2min or 1h, found '5m'");
        row("below the floor", withCluster("  polling: {interval: 249ms}\n"),
            "f.yaml:5:23: 'interval': expected a duration from 250ms to 1d, such as 500ms, 5s, 2min or 1h, found "
            "'249ms'");
        row("larger than sensible", withCluster("  polling: {timeout: 1h}\n"),
            "f.yaml:5:22: 'timeout': expected a duration from 100ms to 5min, such as 500ms, 5s, 2min or 1h, found "
            "'1h'");
        row("immense duration", withCluster("  rto: 999999999d\n"),
            "f.yaml:5:8: 'rto': expected a duration from 1s to 30d, such as 500ms, 5s, 2min or 1h, found '999999999d'");
        row("more than always", withCluster("  sla: 100.1\n"),
            "f.yaml:5:8: 'sla': expected a number from 0 to 100, found 100.1");
        row("bits", withCluster("  thresholds: {lag_bytes_soft: 1Gb}\n"),
            "f.yaml:5:32: 'lag_bytes_soft': expected a size from 1B to 1024TiB, such as 10MB or 1GiB, found '1Gb'");
        row("immense size", withCluster("  thresholds: {lag_bytes_hard: 999999TiB}\n"),
            "f.yaml:5:32: 'lag_bytes_hard': expected a size from 1B to 1024TiB, such as 10MB or 1GiB, found "
            "'999999TiB'");
    }

    template <class Row>
    static void operationRows(Row row)
    {
        const QByteArray node = "  - {name: n, host: h, region: eu-west-1, control: ";
        row("control without its kind", withNode(node + "{data: /d}}\n"),
            "f.yaml:5:52: 'kind' is missing: expected one of local, ssh, patroni, none");
        row("control without data", withNode(node + "{kind: ssh}}\n"),
            "f.yaml:5:52: 'kind: ssh' needs 'data' beside it");
        row("relative data", withNode(node + "{kind: local, data: pg}}\n"),
            "f.yaml:5:72: 'data': expected a path that begins with /, found 'pg'");
        row("systemd without its unit", withNode(node + "{kind: local, data: /d, launcher: systemd}}\n"),
            "f.yaml:5:52: 'launcher: systemd' needs 'service' beside it");
        row("not a Debian cluster",
            withNode(node + "{kind: local, data: /d, launcher: pg_ctlcluster, service: main}}\n"),
            "f.yaml:5:110: 'service': expected version/cluster as pg_lsclusters shows them, such as 15/main, found "
            "'main'");
        row("a host that ssh would take for an option",
            withNode(node + "{kind: ssh, data: /d, ssh: {host: -oProxyCommand=x}}}\n"),
            "f.yaml:5:86: 'host': expected a host name, an address or the folder of a socket, found "
            "'-oProxyCommand=x'");
        row("Patroni without its address", withNode(node + "{kind: patroni}}\n"),
            "f.yaml:5:52: 'kind: patroni' needs 'patroni' beside it");
        row("a password in Patroni's address",
            withNode(node + "{kind: patroni, patroni: {url: \"http://bob:hunter2@h:1\"}}}\n"),
            "f.yaml:5:83: 'url': expected an address such as https://10.0.0.5:8008, found a connection string");
        row("unknown operator", withCluster("  operator: me\n"),
            "f.yaml:5:13: unknown credential 'me': expected one declared under 'credentials'");
        row("limits that contradict", withCluster("  limits: {archive_warn: 200}\n"),
            "f.yaml:5:26: 'archive_warn' (200) must not be more than 'archive_block' (128)");
        row("endpoint without its kind", withCluster("  endpoints: [{name: e}]\n"),
            "f.yaml:5:15: 'kind' is missing: expected one of direct, pgbouncer, haproxy, hook");
        row("endpoint without its port", withCluster("  endpoints: [{name: e, kind: pgbouncer, host: h}]\n"),
            "f.yaml:5:15: 'kind: pgbouncer' needs 'port' beside it");
        row("hook without a command", withCluster("  endpoints: [{name: e, kind: hook, host: h, port: 1}]\n"),
            "f.yaml:5:15: 'kind: hook' needs 'command' beside it");
        row("endpoint twice", withCluster("  endpoints: [{name: e, kind: direct}, {name: e, kind: direct}]\n"),
            "f.yaml:5:47: endpoint 'e' is declared twice, first in line 5");
        row("endpoint nowhere", withCluster("  endpoints: [{name: e, kind: direct, region: eu-wset-1}]\n"),
            "f.yaml:5:47: unknown region 'eu-wset-1'; did you mean 'eu-west-1'?");
    }

    template <class Row>
    static void meaningRows(Row row)
    {
        row("region twice", "name: f\nregions: [{name: r}, {name: r}]\n" + kCluster,
            "f.yaml:2:29: region 'r' is declared twice, first in line 2");
        row("credential twice", "name: f\ncredentials:\n- name: m\n- name: m\n" + kCluster,
            "f.yaml:4:9: credential 'm' is declared twice, first in line 3");
        row("cluster twice", "name: f\n" + kCluster + "- name: c\n  nodes: [{name: m, host: h, region: eu-west-1}]\n",
            "f.yaml:6:9: cluster 'c' is declared twice, first in line 3");
        row("node twice, in two clusters",
            "name: f\n" + kCluster + "- name: d\n  nodes: [{name: n, host: h, region: eu-west-1}]\n",
            "f.yaml:7:18: node 'n' is declared twice, first in line 5");
        row("region nearly of the catalogue", withNode("  - {name: n, host: h, region: us-eats-1}\n"),
            "f.yaml:5:32: unknown region 'us-eats-1'; did you mean 'us-east-1'?");
        row("region nearly an own one",
            "name: f\nregions: [{name: basement}]\nclusters: [{name: c, nodes: [{name: n, host: h, region: "
            "basment}]}]\n",
            "f.yaml:3:57: unknown region 'basment'; did you mean 'basement'?");
        row("route from nowhere",
            withNode("  - {name: n, host: h, region: us-east-1, reached_from: [{region: mars}]}\n"),
            "f.yaml:5:67: unknown region 'mars': expected one of a public cloud or one declared under 'regions'");
        row("region like none", withNode("  - {name: n, host: h, region: atlantis}\n"),
            "f.yaml:5:32: unknown region 'atlantis': expected one of a public cloud or one declared under 'regions'");
        row("credential nearly", "name: f\ncredentials: [{name: monitor}]\n" + kCluster + "  credential: monitro\n",
            "f.yaml:7:15: unknown credential 'monitro'; did you mean 'monitor'?");
        row("credential of none", withNode("  - {name: n, host: h, region: eu-west-1, credential: me}\n"),
            "f.yaml:5:55: unknown credential 'me': expected one declared under 'credentials'");
        row("healthy longer than degraded", withCluster("  thresholds: {healthy_within: 4s}\n"),
            "f.yaml:5:32: 'healthy_within' (4s) must not be more than 'degraded_within' (3s)");
        row("degraded shorter than healthy", withCluster("  thresholds: {degraded_within: 500ms}\n"),
            "f.yaml:5:33: 'healthy_within' (1s) must not be more than 'degraded_within' (500ms)");
        row("warning after critical", withCluster("  thresholds: {lag_warning: 1min, lag_critical: 50s}\n"),
            "f.yaml:5:29: 'lag_warning' (1min) must not be more than 'lag_critical' (50s)");
        row("soft above hard", withCluster("  thresholds: {lag_bytes_soft: 11GiB}\n"),
            "f.yaml:5:32: 'lag_bytes_soft' (11GiB) must not be more than 'lag_bytes_hard' (10GiB)");
        row("connects longer than it polls", withCluster("  polling: {connect_timeout: 11s}\n"),
            "f.yaml:5:30: 'connect_timeout' (11s) must not be more than 'timeout' (10s)");
    }
};

QTEST_GUILESS_MAIN(TestFleetProblems)
#include "test_fleetproblems.moc"
