// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of fleet files as people write them: only what is changed changes, and what cannot be done safely is refused.
#include "fleetdraft.h"
#include "fleetedit.h"
#include "fleetsave.h"
#include "regionguess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace meridian;
using yaml::Path;
using yaml::Place;

namespace
{

Path at(const char *path)
{
    return QString::fromLatin1(path).split(u'/');
}

Place node(const char *name, const char *host)
{
    return yaml::mapping({{QStringLiteral("name"), yaml::textScalar(QString::fromLatin1(name))},
                          {QStringLiteral("host"), yaml::textScalar(QString::fromLatin1(host))},
                          {QStringLiteral("region"), yaml::textScalar(QStringLiteral("eu-west-1"))}});
}

QByteArray example()
{
    QFile file(QStringLiteral(MERIDIAN_SOURCE_DIR "/resources/fleet.example.yaml"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray kFleet = "# the shop\n"
                          "name: shop   # its name\n"
                          "\n"
                          "clusters:\n"
                          "  - name: orders\n"
                          "    tls: {mode: require}  # no CA yet\n"
                          "    nodes:\n"
                          "      # the old one\n"
                          "      - name: a\n"
                          "        host: 'a.example' # rack 4\n"
                          "        region: eu-west-1\n"
                          "      - {name: b, host: b.example, region: us-east-1} # hot\n"
                          "\n"
                          "  # to be retired\n"
                          "  - name: carts\n"
                          "    nodes: [{name: c, host: \"c\", region: eu-west-1}]\n";

} // namespace

class TestFleetEdit : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void set_data();
    void set();
    void removeAndAppend_data();
    void removeAndAppend();
    void refuses_data();
    void refuses();
    void everyScalarOfTheExample();
    void lineEndsAndBom();
    void renameFollows();
    void problemsKnowTheirField_data();
    void problemsKnowTheirField();
    void undoJoinsTyping();
    void savesWhole();
    void differences();
    void guessesRegions_data();
    void guessesRegions();
};

void TestFleetEdit::set_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *path, const char *value, const char *before, const char *after) {
        QTest::newRow(name) << QByteArray(path) << QByteArray(value) << QByteArray(before) << QByteArray(after);
    };
    row("scalar keeps its comment", "name", "store", "name: shop   # its name\n", "name: store   # its name\n");
    row("single quotes stay", "clusters/0/nodes/0/host", "z", "'a.example' #", "'z' #");
    row("double quotes stay", "clusters/1/nodes/0/host", "d", "host: \"c\"", "host: \"d\"");
    row("in a flow mapping", "clusters/0/nodes/1/host", "x,y", "host: b.example", "host: \"x,y\"");
    row("a number-like text is quoted", "name", "42", "name: shop ", "name: \"42\" ");
    row("new key of a flow mapping", "clusters/0/tls/root_certificate", "ca.pem", "{mode: require}",
        "{mode: require, root_certificate: ca.pem}");
    row("new key in its usual place", "clusters/0/nodes/1/credential", "m", "region: us-east-1}",
        "region: us-east-1, credential: m}");
    row("new key of a block mapping", "clusters/0/environment", "test", "  - name: orders\n",
        "  - name: orders\n    environment: test\n");
    row("behind the trailing comment", "clusters/0/nodes/0/database", "app", "'a.example' # rack 4\n",
        "'a.example' # rack 4\n        database: app\n");
    row("a mapping that is missing", "clusters/1/polling/interval", "5s", "  - name: carts\n",
        "  - name: carts\n    polling:\n      interval: 5s\n");
    row("missing, in a flow mapping", "clusters/1/nodes/0/tls/mode", "disable", "region: eu-west-1}]",
        "region: eu-west-1, tls: {mode: disable}}]");
    row("not Latin", "clusters/1/name", "订单", "name: carts", "name: 订单");
}

void TestFleetEdit::set()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(kFleet.count(before), 1);
    const auto edited = yaml::setAt(kFleet, at(path.constData()), yaml::textScalar(QString::fromUtf8(value)));
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().text()));
    QCOMPARE(*edited, QByteArray(kFleet).replace(before, after));
}

void TestFleetEdit::removeAndAppend_data()
{
    QTest::addColumn<QByteArray>("edit"); // "-path" or "+list"
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *edit, const char *before, const char *after) {
        QTest::newRow(name) << QByteArray(edit) << QByteArray(before) << QByteArray(after);
    };
    row("key with its comment", "-clusters/0/nodes/0/host", "        host: 'a.example' # rack 4\n", "");
    row("last key of a mapping takes it along", "-clusters/0/tls/mode", "    tls: {mode: require}  # no CA yet\n", "");
    row("key of a flow mapping", "-clusters/0/nodes/1/host", "host: b.example, ", "");
    row("last key of a flow mapping", "-clusters/0/nodes/1/region", ", region: us-east-1", "");
    row("first key of an entry", "-clusters/0/nodes/0/name", "name: a\n        host", "host");
    row("entry of a block list", "-clusters/0/nodes/1", "      - {name: b, host: b.example, region: us-east-1} # hot\n",
        "");
    row("entry; comments above stay", "-clusters/0/nodes/0",
        "      - name: a\n        host: 'a.example' # rack 4\n        region: eu-west-1\n", "");
    row("last cluster", "-clusters/1", "  - name: carts\n    nodes: [{name: c, host: \"c\", region: eu-west-1}]\n", "");
    row("like its sibling, in flow", "+clusters/0/nodes", "} # hot\n",
        "} # hot\n      - {name: n, host: h, region: eu-west-1}\n");
    row("into a flow list", "+clusters/1/nodes", "region: eu-west-1}]",
        "region: eu-west-1}, {name: n, host: h, region: eu-west-1}]");
    row("a list that is missing", "+regions", "its name\n",
        "its name\nregions:\n  - name: n\n    host: h\n    region: eu-west-1\n");
    row("apart, as its siblings", "+clusters", "\"c\", region: eu-west-1}]\n",
        "\"c\", region: eu-west-1}]\n\n  - name: n\n    host: h\n    region: eu-west-1\n");
}

void TestFleetEdit::removeAndAppend()
{
    QFETCH(QByteArray, edit);
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QCOMPARE(kFleet.count(before), 1);
    const Path path = at(edit.constData() + 1);
    const auto edited = edit[0] == '-' ? yaml::removeAt(kFleet, path) : yaml::appendTo(kFleet, path, node("n", "h"));
    QVERIFY2(edited, edited ? "" : qPrintable(edited.error().text()));
    QCOMPARE(*edited, QByteArray(kFleet).replace(before, after));
}

void TestFleetEdit::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("not YAML") << QByteArray("name: [shop\n") << QByteArray("name");
    QTest::newRow("an anchor that others use")
        << QByteArray("name: &n shop\nclusters:\n  - name: *n\n") << QByteArray("name");
    QTest::newRow("empty") << QByteArray() << QByteArray("name");
    QTest::newRow("through a scalar") << QByteArray("name: shop\n") << QByteArray("name/x");
}

void TestFleetEdit::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, path);
    const auto edited = yaml::setAt(text, at(path.constData()), yaml::textScalar(QStringLiteral("z")));
    QVERIFY(!edited);
    QVERIFY(!edited.error().message.isEmpty());
    QVERIFY(!edited.error().remedy.isEmpty());
}

/// Every value of the file with every key: changed, taken out and put back, with all comments where they were.
void TestFleetEdit::everyScalarOfTheExample()
{
    const QByteArray text = example();
    const auto root = yaml::readPlaces(text);
    QVERIFY(root);
    QList<Path> paths;
    const std::function<void(const Place &, const Path &)> walk = [&](const Place &place, const Path &path) {
        if (place.kind == Place::Kind::Scalar)
            paths.append(path);
        for (size_t i = 0; i < place.children.size(); ++i)
            walk(place.children[i],
                 path + Path{place.keys.empty() ? QString::number(i) : QString::fromStdString(place.keys[i].value)});
    };
    walk(*root, {});
    QVERIFY(paths.size() > 60);
    for (const Path &path : std::as_const(paths)) {
        const Place old = *yaml::find(*root, path);
        const auto changed = yaml::setAt(text, path, yaml::textScalar(QStringLiteral("a b: c # d")));
        QVERIFY2(changed, qPrintable(path.join(u'/')));
        const auto back = yaml::setAt(*changed, path, old);
        QVERIFY(back);
        QCOMPARE(QByteArray(*back).replace('"', ""), QByteArray(text).replace('"', ""));
        const auto removed = yaml::removeAt(text, path);
        QVERIFY2(removed, qPrintable(path.join(u'/')));
        const auto diff = lineDiff(text, *removed, 0);
        QVERIFY2(diff.size() <= 4, qPrintable(path.join(u'/'))); // one line, or the one it shares
    }
}

void TestFleetEdit::lineEndsAndBom()
{
    QByteArray windows = kFleet;
    windows.replace("\n", "\r\n");
    FleetDraft draft(QStringLiteral("f.yaml"), "\xEF\xBB\xBF" + windows);
    QVERIFY(draft.set(at("clusters/0/environment"), QStringLiteral("test"), false));
    QVERIFY(draft.append(at("clusters/0/nodes"), node("n", "h")));
    QVERIFY(draft.remove(at("clusters/1")));
    QCOMPARE(draft.text().count('\n'), draft.text().count("\r\n"));
    QVERIFY(draft.fleet());
    const auto withoutEnd = yaml::appendTo(kFleet.chopped(1), at("clusters"), node("n", "h"));
    QVERIFY(withoutEnd);
    QVERIFY(withoutEnd->endsWith("eu-west-1"));
}

void TestFleetEdit::renameFollows()
{
    FleetDraft draft(QStringLiteral("/tmp/fleet.yaml"), example());
    QVERIFY(draft.fleet());
    QVERIFY(draft.rename(at("regions/0"), QStringLiteral("cellar")));
    QVERIFY(draft.rename(at("credentials/0"), QStringLiteral("watcher")));
    const FleetPtr fleet = draft.fleet();
    QVERIFY(fleet);
    QCOMPARE(fleet->node(NodeId(QStringLiteral("orders-office")))->region.name(), QStringLiteral("cellar"));
    QCOMPARE(fleet->node(NodeId(QStringLiteral("carts-1")))->credential, QStringLiteral("watcher"));
    QVERIFY(draft.rename(at("credentials/2"), QStringLiteral("deputy")));
    QVERIFY(draft.rename(at("credentials/4"), QStringLiteral("rest")));
    QCOMPARE(draft.fleet()->clusters[0].operatorCredential, QStringLiteral("deputy"));
    QCOMPARE(draft.fleet()->endpoints[0].credential, QStringLiteral("deputy"));
    QCOMPARE(draft.fleet()->nodes[1].control.patroniCredential, QStringLiteral("rest"));
    draft.undo();
    draft.undo();
    QVERIFY(draft.rename(at("credentials/1"), QStringLiteral("watcher"))); // taken: told, and nobody is moved
    QVERIFY(!draft.fleet());
    draft.undo();
    QCOMPARE(*draft.fleet(), *fleet);
}

void TestFleetEdit::problemsKnowTheirField_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("found");
    const auto row = [](const char *name, const char *path, const char *value, const char *found) {
        QTest::newRow(name) << QByteArray(path) << QString::fromUtf8(value) << QByteArray(found);
    };
    row("out of range", "clusters/0/nodes/0/port", "70000", "clusters/0/nodes/0/port");
    row("in a flow mapping", "clusters/0/nodes/1/port", "-1", "clusters/0/nodes/1/port");
    row("missing", "clusters/0/nodes/0/host", "", "clusters/0/nodes/0/host");
    row("missing in a flow mapping", "clusters/0/nodes/1/region", "", "clusters/0/nodes/1/region");
    row("missing first key", "clusters/0/nodes/0/name", "", "clusters/0/nodes/0/name");
    row("unknown region", "clusters/1/nodes/0/region", "eu-wst-1", "clusters/1/nodes/0/region");
    row("twice", "clusters/1/nodes/0/name", "a", "clusters/1/nodes/0/name");
    row("one half of a pair", "operator/latitude", "1", "operator/longitude");
}

void TestFleetEdit::problemsKnowTheirField()
{
    QFETCH(QByteArray, path);
    QFETCH(QString, value);
    QFETCH(QByteArray, found);
    FleetDraft draft(QStringLiteral("f.yaml"), kFleet);
    QVERIFY(draft.problems().isEmpty());
    const bool isNumber = path.endsWith("port") || path.endsWith("latitude");
    QVERIFY(draft.set(at(path.constData()), value, isNumber));
    QCOMPARE(draft.problems().size(), 1);
    QCOMPARE(draft.problems().first().path, at(found.constData()));
    QVERIFY(!draft.save());
}

void TestFleetEdit::undoJoinsTyping()
{
    FleetDraft draft(QStringLiteral("f.yaml"), kFleet);
    for (const char *typed : {"s", "st", "sto"})
        QVERIFY(draft.set(at("name"), QString::fromLatin1(typed), false));
    QVERIFY(draft.set(at("clusters/0/rto"), QStringLiteral("5min"), false));
    draft.undo();
    QCOMPARE(draft.value(at("name")), QStringLiteral("sto"));
    draft.undo();
    QCOMPARE(draft.text(), kFleet);
    QVERIFY(!draft.isChanged() && !draft.canUndo());
    draft.redo();
    draft.redo();
    QCOMPARE(draft.value(at("clusters/0/rto")), QStringLiteral("5min"));
}

void TestFleetEdit::savesWhole()
{
    QTemporaryDir dir;
    const QString name = dir.filePath(QStringLiteral("fleet.yaml"));
    const auto put = [&](const QByteArray &text) {
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(text);
    };
    put(kFleet);
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    QFile::setPermissions(name, owner | QFile::ReadGroup);
    const QString link = dir.filePath(QStringLiteral("link.yaml"));
    QVERIFY(QFile::link(name, link));
    auto draft = FleetDraft::read(link);
    QVERIFY(draft);
    QVERIFY(draft->set(at("name"), QStringLiteral("store"), false));
    QVERIFY(draft->save());
    QVERIFY(!draft->isChanged());
    QVERIFY(QFileInfo(link).isSymLink());
    QVERIFY(!(QFile::permissions(name) & (QFile::ReadOther | QFile::WriteGroup)));
    QCOMPARE(*readFleetText(name), QByteArray(kFleet).replace("name: shop", "name: store"));

    put("name: somebody else\n");
    QVERIFY(draft->set(at("name"), QStringLiteral("mine"), false));
    const auto refused = draft->save();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, kChangedOnDisk);
    QCOMPARE(*readFleetText(name), QByteArray("name: somebody else\n"));
    QVERIFY(draft->diskDiff()->contains(DiffLine{DiffLine::Kind::Added, QStringLiteral("name: somebody else")}));
    QVERIFY(draft->reload());
    QCOMPARE(draft->value(at("name")), QStringLiteral("somebody else"));
    draft->undo();
    QCOMPARE(draft->value(at("name")), QStringLiteral("mine"));
}

void TestFleetEdit::differences()
{
    QVERIFY(lineDiff("a\nb\n", "a\nb\n").isEmpty());
    QStringList lines;
    for (const DiffLine &line : lineDiff("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nV\n6\n7\n8\n9\nX\n", 1))
        lines.append(line.marked());
    QCOMPARE(lines.join(u'|'), QStringLiteral("@@ -4,3 +4,3 @@| 4|-5|+V| 6|@@ -9,1 +9,2 @@| 9|+X"));
}

void TestFleetEdit::guessesRegions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("region");
    const auto row = [](const char *name, const char *region) {
        QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(region);
    };
    row("db1.eu-west-1.example.com", "eu-west-1");
    row("orders-euw1-2", "eu-west-1");
    row("orders-apse2a", "ap-southeast-2");
    row("pg.us-east-1b.internal", "us-east-1");
    row("10.0.0.1", "");
    row("euw10", "");
    row("us-east-1.to.eu-west-1", "");
}

void TestFleetEdit::guessesRegions()
{
    QFETCH(QString, name);
    QTEST(guessRegion({name}).name(), "region");
}

QTEST_GUILESS_MAIN(TestFleetEdit)
#include "test_fleetedit.moc"
