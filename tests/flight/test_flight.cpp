// SPDX-License-Identifier: GPL-3.0-or-later
// What is given to others holds no secret, wherever people put one; and what goes into an archive comes out of it.
#include "redaction.h"
#include "unpacked.h"
#include "zipped.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

constexpr char kSecret[] = "hunter2:\\x";

} // namespace

class TestFlight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretsAreRemoved_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("wanted");
        const auto row = [](const char *name, const QByteArray &text, const QByteArray &wanted) {
            QTest::newRow(name) << text << wanted;
        };
        row("a conninfo", "host=a password=s3cret user=b", "host=a password=(removed) user=b");
        row("in quotes", "password='it''s s3cret' user=b", "password=(removed) user=b");
        row("YAML", "password: s3cret\nuser: b", "password: (removed)\nuser: b");
        row("JSON", R"x({"password": "s3cret", "user": "b"})x", R"x({"password": (removed), "user": "b"})x");
        row("a comment", "# old Password: s3cret, do not use", "# old Password: (removed), do not use");
        row("a URI", "postgresql://ada:s3cret@db:5432/x", "postgresql://ada:(removed)@db:5432/x");
        row("an argument", R"x(command: [/bin/move, "--token=s3cret", x])x",
            R"x(command: [/bin/move, "--token=(removed)", x])x");
        row("the next argument", R"x(command: ["--password", "s3cret", x])x",
            R"x(command: ["--password", (removed), x])x");
        row("the environment", "MERIDIAN_PASSWORD_DBA=s3cret", "MERIDIAN_PASSWORD_DBA=(removed)");
        row("an API key", "api_key = s3cret", "api_key = (removed)");
        row("a verifier", "SCRAM-SHA-256$4096:c2FsdA==$c3Rvcg==:c2Vydg==", "(removed)");
        row("a private key", "-----BEGIN RSA PRIVATE KEY-----\ns3cret\n-----END RSA PRIVATE KEY-----", "(removed)");
        row("a file of passwords stays", "password_file: /etc/pgpass", "password_file: /etc/pgpass");
        row("words stay", "password authentication failed for user \"ada\"",
            "password authentication failed for user \"ada\"");
        row("times and numbers stay", "2026-11-21T20:00:00Z lsn=0/3000060 md5=no",
            "2026-11-21T20:00:00Z lsn=0/3000060 md5=no");
    }
    void secretsAreRemoved()
    {
        QFETCH(QByteArray, text);
        QTEST(withoutSecrets(text), "wanted");
    }

    void whatIsKnownIsRemovedAnywhere()
    {
        QTemporaryDir dir;
        QFile passwords(dir.filePath(QStringLiteral("pgpass")));
        QVERIFY(passwords.open(QIODevice::WriteOnly));
        passwords.write("# a:b:c:d:comment\nlocalhost:*:*:ada:hunter2\\:\\\\x\n*:*:*:bob:hunter2\n");
        passwords.close();
        Fleet fleet;
        Credential credential;
        credential.passwordFile = passwords.fileName();
        fleet.credentials = {credential};
        qputenv("MERIDIAN_PASSWORD_EVE", "correct horse");
        const QList<QByteArray> known = knownSecrets(fleet);
        QVERIFY(known.contains(kSecret) && known.contains("hunter2") && known.contains("correct horse"));
        QVERIFY(!known.contains("comment"));
        QCOMPARE(withoutSecrets(QByteArray("one ") + kSecret + " two hunter2 three correct horse.", known),
                 QByteArray("one (removed) two (removed) three (removed)."));
    }

    void whatGoesInComesOut()
    {
        const QByteArray big(300'000, 'x');
        const auto zip = zipped({{QStringLiteral("op/größe.txt"), big}, {QStringLiteral("op/empty"), {}}}, now());
        QVERIFY2(zip, qPrintable(zip ? QString() : zip.error().text()));
        QVERIFY(zip->startsWith("PK") && zip->size() < big.size() / 10);
        const auto files = unpacked(*zip);
        QCOMPARE(files.size(), 2);
        QCOMPARE(files.value(QStringLiteral("op/größe.txt")), big);
        QCOMPARE(files.value(QStringLiteral("op/empty")), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestFlight)
#include "test_flight.moc"
