// SPDX-License-Identifier: GPL-3.0-or-later
// The keychain for real: a gnome-keyring-daemon on a session bus of its own, in temporary folders: open, locked,
// absent, started on demand, silent, and gone while in use.
#include "result.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace meridian;

namespace
{

constexpr int kPatienceMs = 20'000;

QString hex(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toHex());
}

/// A program that ends with the test.
class Program : public QProcess
{
public:
    Program(const QString &program, const QStringList &arguments, const QProcessEnvironment &environment)
    {
        setProgram(program);
        setArguments(arguments);
        setProcessEnvironment(environment);
        start();
    }
    ~Program() override
    {
        closeWriteChannel();
        end();
    }
    void end()
    {
        if (state() == NotRunning)
            return;
        ::kill(static_cast<pid_t>(processId()), SIGTERM);
        if (!waitForFinished(kPatienceMs)) {
            kill();
            waitForFinished(kPatienceMs);
        }
    }
};

/// Folders and a session bus as a desktop has them.
class Desk
{
public:
    enum Services { NoServices, UsualServices };

    explicit Desk(Services services = NoServices)
    {
        for (const char *name : {"run", "data", "home"})
            QDir(m_dir.path()).mkdir(QString::fromLatin1(name));
        QFile::setPermissions(m_dir.filePath(QStringLiteral("run")),
                              QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "PGPASSFILE", "PGPASSWORD", "XDG_CURRENT_DESKTOP"})
            m_environment.remove(QString::fromLatin1(name));
        set("XDG_RUNTIME_DIR", m_dir.filePath(QStringLiteral("run")));
        set("XDG_DATA_HOME", m_dir.filePath(QStringLiteral("data")));
        set("HOME", m_dir.filePath(QStringLiteral("home")));
        startBus(services);
    }
    ~Desk()
    {
        m_keyring.reset();
        m_bus.reset();
        QDBusConnection::disconnectFromBus(m_dir.path());
    }

    void set(const char *name, const QString &value) { m_environment.insert(QString::fromLatin1(name), value); }
    QString home(const char *file) const { return m_dir.filePath(QStringLiteral("home/") + QString::fromLatin1(file)); }
    const QProcessEnvironment &environment() const { return m_environment; }

    /// A keyring daemon; locked until it is given its password.
    void startKeyring(bool unlock)
    {
        QStringList arguments{QStringLiteral("--foreground"), QStringLiteral("--components=secrets")};
        arguments.append(unlock ? QStringLiteral("--unlock") : QStringLiteral("--start"));
        m_keyring = std::make_unique<Program>(QStringLiteral("gnome-keyring-daemon"), arguments, m_environment);
        if (unlock)
            m_keyring->write("labpw");
        m_keyring->closeWriteChannel();
        QDBusConnection bus = QDBusConnection::connectToBus(
            m_environment.value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")), m_dir.path());
        QVERIFY2(bus.isConnected(), qPrintable(bus.lastError().message()));
        QTRY_VERIFY_WITH_TIMEOUT(bus.interface()->isServiceRegistered(QStringLiteral("org.freedesktop.secrets")),
                                 kPatienceMs);
    }
    void stopKeyring() { m_keyring.reset(); }
    QByteArray keyringWords()
    {
        m_keyring->end();
        return m_keyring->readAllStandardError();
    }
    void stopBus() { m_bus.reset(); }

private:
    void startBus(Services services)
    {
        QStringList arguments{QStringLiteral("--nofork"), QStringLiteral("--print-address=1")};
        if (services == UsualServices) {
            arguments.append(QStringLiteral("--session"));
        } else {
            QFile file(m_dir.filePath(QStringLiteral("bus.conf")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                       "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
                       "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
                       "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                       "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
            arguments.append(QStringLiteral("--config-file=") + file.fileName());
        }
        m_bus = std::make_unique<Program>(QStringLiteral("dbus-daemon"), arguments, m_environment);
        while (!m_bus->canReadLine())
            QVERIFY2(m_bus->waitForReadyRead(kPatienceMs), m_bus->readAllStandardError());
        set("DBUS_SESSION_BUS_ADDRESS", QString::fromLatin1(m_bus->readLine()).trimmed());
    }

    QTemporaryDir m_dir;
    QProcessEnvironment m_environment;
    std::unique_ptr<Program> m_bus, m_keyring;
};

/// A process that uses Secrets at that desk.
class Asker
{
public:
    explicit Asker(const QProcessEnvironment &environment, int patienceMs = kPatienceMs)
        : m_program(QCoreApplication::applicationDirPath() + QStringLiteral("/secretsprobe"),
                    {QString::number(patienceMs)}, environment)
    {
    }

    QJsonObject ask(const QString &command)
    {
        m_program.write(command.toUtf8() + '\n');
        while (!m_program.canReadLine()) {
            if (!m_program.waitForReadyRead(kPatienceMs))
                return {{QStringLiteral("error"), QStringLiteral("gone: %1").arg(m_program.exitCode())}};
        }
        return QJsonDocument::fromJson(m_program.readLine()).object();
    }

private:
    Program m_program;
};

QString text(const QJsonObject &answer, const char *key)
{
    return answer.value(QLatin1String(key)).toString();
}

int number(const QJsonObject &answer, const char *key)
{
    return answer.value(QLatin1String(key)).toInt(-1);
}

} // namespace

#define VERIFY_KEPT(answer) QVERIFY2(!answer.contains(QStringLiteral("error")), qPrintable(text(answer, "error")))

class TestKeychain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void open_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("plain") << QByteArray("hunter2");
        QTest::newRow("UTF-8") << QByteArray("s3cr\xc3\xa9t \xe6\x97\xa5");
        QTest::newRow("other bytes") << QByteArray("\xff\xfe\x01");
        QTest::newRow("line end kept") << QByteArray("hunter2\n");
    }
    void open()
    {
        QFETCH(QByteArray, password);
        Desk desk;
        desk.startKeyring(true);
        Asker first(desk.environment());
        QCOMPARE(text(first.ask(QStringLiteral("find eu-mon 1")), "source"), QStringLiteral("none"));
        VERIFY_KEPT(first.ask(QStringLiteral("keep eu-mon %1").arg(hex(password))));

        Asker other(desk.environment());
        const QJsonObject found = other.ask(QStringLiteral("find eu-mon 1000"));
        QCOMPARE(text(found, "source"), QStringLiteral("keychain"));
        QCOMPARE(text(found, "value"), hex(password));
        QCOMPARE(text(found, "note"), QString());
        QCOMPARE(number(found, "asked"), 1);
        QCOMPARE(number(other.ask(QStringLiteral("find eu-mon 10")), "asked"), 1);
    }

    void forgottenIsReadAgain()
    {
        Desk desk;
        desk.startKeyring(true);
        Asker one(desk.environment()), other(desk.environment());
        VERIFY_KEPT(one.ask(QStringLiteral("keep mon 6161")));
        QCOMPARE(text(other.ask(QStringLiteral("find mon 1")), "value"), QStringLiteral("6161"));
        VERIFY_KEPT(one.ask(QStringLiteral("keep mon 6262")));
        QCOMPARE(text(other.ask(QStringLiteral("find mon 1")), "value"), QStringLiteral("6161"));
        other.ask(QStringLiteral("forget mon"));
        QCOMPARE(text(other.ask(QStringLiteral("find mon 1")), "value"), QStringLiteral("6262"));
    }

    void keychainComesFirst()
    {
        Desk desk;
        desk.startKeyring(true);
        desk.set("MERIDIAN_PASSWORD_MON", QStringLiteral("of the environment"));
        Asker asker(desk.environment());
        QCOMPARE(text(asker.ask(QStringLiteral("find mon 1")), "source"),
                 QStringLiteral("environment MERIDIAN_PASSWORD_MON"));
        VERIFY_KEPT(asker.ask(QStringLiteral("keep mon 6161")));
        QCOMPARE(text(asker.ask(QStringLiteral("find mon 1")), "source"), QStringLiteral("keychain"));
    }

    void locked_data()
    {
        QTest::addColumn<bool>("onDemand");
        QTest::newRow("running") << false;
        QTest::newRow("started on demand") << true;
    }
    void locked()
    {
        QFETCH(bool, onDemand);
        Desk desk(onDemand ? Desk::UsualServices : Desk::NoServices);
        lockWithSecret(desk, !onDemand);
        Asker asker(desk.environment());
        const QJsonObject answer = asker.ask(QStringLiteral("find mon 3"));
        QCOMPARE(number(answer, "kind"), int(ErrorKind::Secret));
        QVERIFY2(text(answer, "error").contains(QStringLiteral("the keychain is locked")),
                 qPrintable(text(answer, "error")));
        QVERIFY(text(answer, "error").contains(QStringLiteral("MERIDIAN_PASSWORD_MON")));
        // What is certainly not in it is not behind the lock.
        QCOMPARE(text(asker.ask(QStringLiteral("find another 1")), "source"), QStringLiteral("none"));
        QCOMPARE(number(asker.ask(QStringLiteral("keep mon 6161")), "kind"), int(ErrorKind::Secret));
    }

    void lockedWithAnotherSource()
    {
        Desk desk;
        lockWithSecret(desk);
        QFile pgpass(desk.home(".pgpass"));
        QVERIFY(pgpass.open(QIODevice::WriteOnly));
        pgpass.write("db.example.com:5432:*:meridian:x\n");
        pgpass.close();
        pgpass.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
        {
            Asker asker(desk.environment());
            const QJsonObject found = asker.ask(QStringLiteral("find mon 1"));
            QCOMPARE(text(found, "source"), QStringLiteral("password file %1").arg(pgpass.fileName()));
            QCOMPARE(text(found, "note"), QStringLiteral("the keychain is locked"));
        }
        desk.set("MERIDIAN_PASSWORD_MON", QStringLiteral("a"));
        Asker asker(desk.environment());
        const QJsonObject found = asker.ask(QStringLiteral("find mon 1"));
        QCOMPARE(text(found, "source"), QStringLiteral("environment MERIDIAN_PASSWORD_MON"));
        QCOMPARE(text(found, "value"), QStringLiteral("61"));
        QCOMPARE(text(found, "note"), QStringLiteral("the keychain is locked"));
    }

    void asksTheUserOnceAndNoticesUnlocking()
    {
        Desk desk;
        lockWithSecret(desk);
        Asker asker(desk.environment());
        for (int i = 1; i <= 3; ++i) {
            const QJsonObject answer = asker.ask(QStringLiteral("find mon 1"));
            QVERIFY(text(answer, "error").contains(QStringLiteral("the keychain is locked")));
            QCOMPARE(number(answer, "asked"), i);
            asker.ask(QStringLiteral("forget mon"));
        }
        const QByteArray words = desk.keyringWords();
        desk.startKeyring(true);
        const QJsonObject after = asker.ask(QStringLiteral("find mon 1"));
        QVERIFY2(text(after, "source") == QStringLiteral("keychain"), qPrintable(text(after, "error")));
        // Without a display no question can be put; the daemon says so each time it tries.
        QCOMPARE(words.count("couldn't create system prompt"), 1);
    }

    void daemonStartedAgain()
    {
        Desk desk;
        desk.startKeyring(true);
        Asker asker(desk.environment());
        VERIFY_KEPT(asker.ask(QStringLiteral("keep mon 6161")));
        desk.stopKeyring();
        desk.startKeyring(true);
        asker.ask(QStringLiteral("forget mon"));
        const QJsonObject after = asker.ask(QStringLiteral("find mon 1"));
        QVERIFY2(text(after, "source") == QStringLiteral("keychain"), qPrintable(text(after, "error")));
    }

    void busWithoutKeychain()
    {
        Desk desk;
        Asker asker(desk.environment());
        const QJsonObject found = asker.ask(QStringLiteral("find mon 1"));
        QCOMPARE(text(found, "source"), QStringLiteral("none"));
        QVERIFY2(text(found, "note").startsWith(QStringLiteral("no keychain runs here")),
                 qPrintable(text(found, "note")));
    }

    void noBus()
    {
        Desk desk;
        desk.stopBus();
        QProcessEnvironment environment = desk.environment();
        environment.remove(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"));
        Asker asker(environment);
        const QJsonObject found = asker.ask(QStringLiteral("find mon 1"));
        QCOMPARE(text(found, "source"), QStringLiteral("none"));
        QVERIFY2(text(found, "note").startsWith(QStringLiteral("no keychain runs here")),
                 qPrintable(text(found, "note")));
        QCOMPARE(number(asker.ask(QStringLiteral("keep mon 6161")), "kind"), int(ErrorKind::Secret));
    }

    void silentBus()
    {
        Desk desk;
        QLocalServer server;
        const QString path = desk.home("silent");
        QVERIFY(server.listen(path));
        desk.set("DBUS_SESSION_BUS_ADDRESS", QStringLiteral("unix:path=%1").arg(path));
        Asker asker(desk.environment(), 100);
        const QJsonObject answer = asker.ask(QStringLiteral("find mon 1"));
        QCOMPARE(number(answer, "kind"), int(ErrorKind::Secret));
        QVERIFY2(text(answer, "error").contains(QStringLiteral("no answer within 100 ms")),
                 qPrintable(text(answer, "error")));
    }

    void busThatGoesAwayEndsNothing()
    {
        Desk desk;
        desk.startKeyring(true);
        Asker asker(desk.environment());
        VERIFY_KEPT(asker.ask(QStringLiteral("keep mon 6161")));
        desk.stopKeyring();
        desk.stopBus();
        // This one goes to the bus and learns that it is gone.
        const QJsonObject other = asker.ask(QStringLiteral("find other 1"));
        QVERIFY2(!text(other, "error").startsWith(QStringLiteral("gone")), qPrintable(text(other, "error")));
        QCOMPARE(text(asker.ask(QStringLiteral("find mon 1")), "source"), QStringLiteral("keychain"));
    }

private:
    static void lockWithSecret(Desk &desk, bool startAgain = true)
    {
        desk.startKeyring(true);
        {
            Asker asker(desk.environment());
            VERIFY_KEPT(asker.ask(QStringLiteral("keep mon 6161")));
        }
        desk.stopKeyring();
        if (startAgain)
            desk.startKeyring(false);
    }
};

QTEST_GUILESS_MAIN(TestKeychain)
#include "test_keychain.moc"
