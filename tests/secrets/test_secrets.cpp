// SPDX-License-Identifier: GPL-3.0-or-later
// Sources of secrets where no keychain runs: environment, service file, PGPASSWORD, password file, and their order.
// What libpq is said to find is compared with what libpq itself finds.
#include "libpqsource.h"
#include "secrets.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <libpq-fe.h>

#include <memory>
#include <optional>

using namespace meridian;

namespace
{

constexpr auto kPrivate = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Node someNode()
{
    Node node;
    node.host = QStringLiteral("127.0.0.1");
    node.port = 9; // nobody listens: libpq chooses its password before it connects
    node.database = QStringLiteral("shop");
    return node;
}

/// The password that libpq itself picks for these.
QByteArray libpqPassword(const Credential &credential, const Node &node)
{
    const QByteArray host = node.host.toUtf8(), port = QByteArray::number(node.port), database = node.database.toUtf8(),
                     user = credential.user.toUtf8(), service = credential.service.toUtf8(),
                     file = credential.passwordFile.toUtf8();
    QList<const char *> keys{"host", "port", "dbname"};
    QList<const char *> values{host.constData(), port.constData(), database.constData()};
    const auto add = [&](const char *key, const QByteArray &value) {
        if (!value.isEmpty()) {
            keys.append(key);
            values.append(value.constData());
        }
    };
    add("user", user);
    add("service", service);
    add("passfile", file);
    keys.append(nullptr);
    values.append(nullptr);
    const std::unique_ptr<PGconn, void (*)(PGconn *)> connection(
        PQconnectStartParams(keys.constData(), values.constData(), 0), PQfinish);
    return PQpass(connection.get());
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus"); }

    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        qputenv("HOME", m_home->path().toUtf8());
        for (const char *name : {"PGPASSWORD", "PGPASSFILE", "PGSERVICEFILE", "PGUSER", "MERIDIAN_PASSWORD_EU_MON"})
            qunsetenv(name);
        qputenv("PGSYSCONFDIR", m_home->path().toUtf8());
    }

    void order_data()
    {
        QTest::addColumn<QStringList>("present"); ///< of: variable, service, pgpassword, file
        QTest::addColumn<QString>("source");
        QTest::addColumn<QByteArray>("value");
        const QByteArray none;
        QTest::newRow("nothing") << QStringList() << "none" << none;
        QTest::newRow("file") << QStringList{QStringLiteral("file")} << "password file %1/.pgpass" << none;
        QTest::newRow("PGPASSWORD before file")
            << QStringList{QStringLiteral("file"), QStringLiteral("pgpassword")} << "environment PGPASSWORD" << none;
        QTest::newRow("service before PGPASSWORD")
            << QStringList{QStringLiteral("file"), QStringLiteral("pgpassword"), QStringLiteral("service")}
            << "service shop" << none;
        QTest::newRow("own variable before all") << QStringList{QStringLiteral("file"), QStringLiteral("pgpassword"),
                                                                QStringLiteral("service"), QStringLiteral("variable")}
                                                 << "environment MERIDIAN_PASSWORD_EU_MON" << QByteArray("of variable");
    }
    void order()
    {
        QFETCH(QStringList, present);
        QFETCH(QString, source);
        const Credential credential{QStringLiteral("eu-mon"), QStringLiteral("bob"), QStringLiteral("shop"), {}};
        write(QStringLiteral(".pg_service.conf"),
              present.contains(QStringLiteral("service")) ? "[shop]\npassword=of service\n" : "[shop]\n");
        if (present.contains(QStringLiteral("file")))
            write(QStringLiteral(".pgpass"), "*:*:*:*:of file\n");
        if (present.contains(QStringLiteral("pgpassword")))
            qputenv("PGPASSWORD", "of PGPASSWORD");
        if (present.contains(QStringLiteral("variable")))
            qputenv("MERIDIAN_PASSWORD_EU_MON", "of variable");

        const Result<Secret> found = find(credential);
        QVERIFY2(found.ok(), found ? "" : qPrintable(found.error().text()));
        QCOMPARE(found->source, source.contains(u'%') ? source.arg(m_home->path()) : source);
        QTEST(found->value, "value");
        QVERIFY2(found->note.startsWith(QStringLiteral("no keychain runs here")), qPrintable(found->note));
    }

    void passwordFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("found");
        const auto row = [](const char *name, const QByteArray &text, bool found) {
            QTest::newRow(name) << text << found;
        };
        row("exact", "127.0.0.1:9:shop:bob:x", true);
        row("line end", "127.0.0.1:9:shop:bob:x\n", true);
        row("carriage return", "127.0.0.1:9:shop:bob:x\r\n", true);
        row("all wild", "*:*:*:*:x\n", true);
        row("star in a word", "127.*:9:shop:bob:x\n", false);
        row("other host", "127.0.0.2:9:shop:bob:x\n", false);
        row("host begins alike", "127.0.0.11:9:shop:bob:x\n", false);
        row("host shorter", "127.0.0:9:shop:bob:x\n", false);
        row("other port", "127.0.0.1:5432:shop:bob:x\n", false);
        row("other database", "127.0.0.1:9:bob:bob:x\n", false);
        row("other user", "127.0.0.1:9:shop:rob:x\n", false);
        row("second line", "h:9:shop:bob:x\n*:9:*:bob:y\n", true);
        row("comment", "#127.0.0.1:9:shop:bob:x\n", false);
        row("space before a comment", " #\n127.0.0.1:9:shop:bob:x\n", true);
        row("escaped", "127\\.0.0.1:9:sho\\p:\\bob:x\n", true);
        row("no password field", "127.0.0.1:9:shop:bob\n", false);
        row("empty", "", false);
        row("empty lines", "\n\n*:*:*:*:x\n", true);
        row("long line before", QByteArray(5000, 'x') + "\n*:*:*:*:y\n", true);
    }
    void passwordFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, found);
        const Credential credential{QStringLiteral("m"), QStringLiteral("bob"), {}, {}};
        write(QStringLiteral(".pgpass"), text);
        QCOMPARE(!libpqPassword(credential, someNode()).isEmpty(), found);
        QCOMPARE(!libpqSource(credential, someNode()).source.isEmpty(), found);
    }

    void escapedNames()
    {
        Node node = someNode();
        node.database = QStringLiteral("a:b\\c");
        const Credential credential{QStringLiteral("m"), QStringLiteral("bob"), {}, {}};
        write(QStringLiteral(".pgpass"), "*:9:a\\:b\\\\c:bob:x\n");
        QCOMPARE(libpqPassword(credential, node), QByteArray("x"));
        QVERIFY(!libpqSource(credential, node).source.isEmpty());
    }

    void ignoredPasswordFile_data()
    {
        QTest::addColumn<int>("extra");
        QTest::newRow("group reads") << int(QFileDevice::ReadGroup);
        QTest::newRow("group writes") << int(QFileDevice::WriteGroup);
        QTest::newRow("others read") << int(QFileDevice::ReadOther);
        QTest::newRow("others execute") << int(QFileDevice::ExeOther);
    }
    void ignoredPasswordFile()
    {
        QFETCH(int, extra);
        const Credential credential{QStringLiteral("m"), QStringLiteral("bob"), {}, {}};
        const QString file =
            write(QStringLiteral(".pgpass"), "*:*:*:*:x\n", kPrivate | QFileDevice::Permissions(extra));
        QCOMPARE(libpqPassword(credential, someNode()), QByteArray());
        const Result<Secret> found = find(credential);
        QVERIFY(found.ok());
        QCOMPARE(found->source, QStringLiteral("none"));
        QVERIFY2(
            found->note.endsWith(
                QStringLiteral("; %1 is ignored: group or others have access to it; its mode must be 0600").arg(file)),
            qPrintable(found->note));
    }

    void whichPasswordFile_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QString>("used");
        const QString own = QStringLiteral("own"), service = QStringLiteral("service"),
                      variable = QStringLiteral("variable"), home = QStringLiteral(".pgpass");
        QTest::newRow("home") << QStringList{home} << home;
        QTest::newRow("variable") << QStringList{home, variable} << variable;
        QTest::newRow("service's") << QStringList{home, variable, service} << service;
        QTest::newRow("credential's") << QStringList{home, variable, service, own} << own;
    }
    void whichPasswordFile()
    {
        QFETCH(QStringList, files);
        QFETCH(QString, used);
        Credential credential{QStringLiteral("m"), QStringLiteral("bob"), QStringLiteral("shop"), {}};
        for (const QString &file : files)
            write(file, "*:*:*:*:of " + file.toUtf8() + "\n");
        QByteArray service = "# a comment\n[other]\npassfile=/nonexistent\n[shop]\nuser=carl\n";
        if (files.contains(QStringLiteral("service")))
            service += "passfile=" + m_home->filePath(QStringLiteral("service")).toUtf8() + "\npassfile=/nonexistent\n";
        write(QStringLiteral(".pg_service.conf"), service + "[next]\npassword=no\n");
        if (files.contains(QStringLiteral("variable")))
            qputenv("PGPASSFILE", m_home->filePath(QStringLiteral("variable")).toUtf8());
        if (files.contains(QStringLiteral("own")))
            credential.passwordFile = m_home->filePath(QStringLiteral("own"));
        QCOMPARE(libpqPassword(credential, someNode()), "of " + used.toUtf8());
        QCOMPARE(libpqSource(credential, someNode()).source,
                 QStringLiteral("password file %1").arg(m_home->filePath(used)));
    }

    void whichUser_data()
    {
        QTest::addColumn<QString>("own");
        QTest::addColumn<QByteArray>("service");
        QTest::addColumn<QByteArray>("variable");
        QTest::addColumn<QByteArray>("used");
        QTest::newRow("credential's") << "bob" << QByteArray("user=carl\n") << QByteArray("dora") << QByteArray("bob");
        QTest::newRow("service's") << "" << QByteArray("user=carl\n") << QByteArray("dora") << QByteArray("carl");
        QTest::newRow("PGUSER") << "" << QByteArray() << QByteArray("dora") << QByteArray("dora");
    }
    void whichUser()
    {
        QFETCH(QString, own);
        QFETCH(QByteArray, service);
        QFETCH(QByteArray, variable);
        QFETCH(QByteArray, used);
        const Credential credential{QStringLiteral("m"), own, QStringLiteral("shop"), {}};
        write(QStringLiteral(".pg_service.conf"), "[shop]\n" + service);
        qputenv("PGUSER", variable);
        write(QStringLiteral(".pgpass"), "*:*:*:" + used + ":x\n");
        QCOMPARE(libpqPassword(credential, someNode()), QByteArray("x"));
        QVERIFY(!libpqSource(credential, someNode()).source.isEmpty());
        write(QStringLiteral(".pgpass"), "*:*:*:nobody-else:x\n");
        QCOMPARE(libpqPassword(credential, someNode()), QByteArray());
        QVERIFY(libpqSource(credential, someNode()).source.isEmpty());
    }

    void userOfTheSystem()
    {
        const Credential credential{QStringLiteral("m"), {}, {}, {}};
        const QString user = libpqSource(credential, someNode()).source;
        const std::unique_ptr<PGconn, void (*)(PGconn *)> connection(PQconnectStart("host=127.0.0.1 port=9"), PQfinish);
        QVERIFY(user.isEmpty());
        write(QStringLiteral(".pgpass"), QByteArray("*:*:*:") + PQuser(connection.get()) + ":x\n");
        QVERIFY(!libpqSource(credential, someNode()).source.isEmpty());
    }

    void missingService()
    {
        const Credential credential{QStringLiteral("m"), {}, QStringLiteral("nowhere"), {}};
        const Result<Secret> found = find(credential);
        QVERIFY(found.ok());
        QVERIFY2(found->note.contains(QStringLiteral("no service file has a section [nowhere]")),
                 qPrintable(found->note));
    }

    void manyAskOnce()
    {
        Secrets secrets;
        QSignalSpy asked(&secrets, &Secrets::keychainAsked);
        const Credential credential{QStringLiteral("eu-mon"), {}, {}, {}};
        int answers = 0;
        for (int i = 0; i < 1000; ++i)
            secrets.find(credential, someNode(), [&](const Result<Secret> &found) { answers += found.ok() ? 1 : 0; });
        QCOMPARE(answers, 0); // never before find() returned
        QTRY_COMPARE(answers, 1000);
        QCOMPARE(asked.count(), 1);
        secrets.find(credential, someNode(), [&](const Result<Secret> &) { ++answers; });
        QCOMPARE(answers, 1000);
        QTRY_COMPARE(answers, 1001);
        QCOMPARE(asked.count(), 1);
        secrets.forget(credential);
        secrets.find(credential, someNode(), [&](const Result<Secret> &) { ++answers; });
        QTRY_COMPARE(answers, 1002);
        QCOMPARE(asked.count(), 2);
    }

    void withoutCredential()
    {
        Secrets secrets;
        QSignalSpy asked(&secrets, &Secrets::keychainAsked);
        std::optional<Result<Secret>> answer;
        secrets.find(Credential(), someNode(), [&](const Result<Secret> &found) { answer = found; });
        QTRY_VERIFY(answer);
        QVERIFY(answer->ok());
        QCOMPARE((*answer)->source, QStringLiteral("none"));
        QCOMPARE(asked.count(), 0);
    }

    void keepWithoutKeychain_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<int>("kind");
        QTest::newRow("nowhere to keep") << QByteArray("x") << int(ErrorKind::Secret);
        QTest::newRow("empty") << QByteArray() << int(ErrorKind::BadInput);
        QTest::newRow("zero byte") << QByteArray("a\0b", 3) << int(ErrorKind::BadInput);
    }
    void keepWithoutKeychain()
    {
        QFETCH(QByteArray, password);
        Secrets secrets;
        std::optional<Result<Done>> kept;
        secrets.keep({QStringLiteral("m"), {}, {}, {}}, password, [&](const Result<Done> &result) { kept = result; });
        QTRY_VERIFY(kept);
        QVERIFY(!kept->ok());
        QTEST(int(kept->error().kind), "kind");
    }

    void environmentName_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("variable");
        QTest::newRow("plain") << "monitor"
                               << "MERIDIAN_PASSWORD_MONITOR";
        QTest::newRow("marks") << "eu-mon.2 x"
                               << "MERIDIAN_PASSWORD_EU_MON_2_X";
        QTest::newRow("other letters") << QStringLiteral("m\u00e9t\u00e9o") << "MERIDIAN_PASSWORD_M_T_O";
    }
    void environmentName()
    {
        QFETCH(QString, name);
        QTEST(Secrets::environmentName({name, {}, {}, {}}), "variable");
    }

private:
    QString write(const QString &name, const QByteArray &text, QFileDevice::Permissions permissions = kPrivate)
    {
        QFile file(m_home->filePath(name));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(text) != text.size() ||
            !file.setPermissions(permissions))
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }

    Result<Secret> find(const Credential &credential)
    {
        Secrets secrets;
        std::optional<Result<Secret>> answer;
        secrets.find(credential, someNode(), [&](const Result<Secret> &found) { answer = found; });
        [&] { QTRY_VERIFY(answer); }();
        return answer.value_or(Error{ErrorKind::Internal, {}, QStringLiteral("no answer"), {}, {}});
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "test_secrets.moc"
