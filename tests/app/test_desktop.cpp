// SPDX-License-Identifier: GPL-3.0-or-later
// The program as a citizen of a desktop, on a session bus of its own: the services it asks are peers on that bus, the
// programs are real ones. Nothing of the desktop that runs the test is touched.
#include "desktopnotifier.h"
#include "livesnapshot.h"
#include "runninginstance.h"
#include "screenawake.h"
#include "trayicon.h"

#include <QApplication>
#include <QDBusConnectionInterface>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace meridian;

namespace
{
constexpr int kPatienceMs = 20'000;
}

/// What a desktop does when it is asked to stay awake.
class Saver : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")
public Q_SLOTS:
    uint Inhibit(const QString &application, const QString &reason)
    {
        said << application << reason;
        holds << ++m_cookies;
        return m_cookies;
    }
    void UnInhibit(uint cookie) { holds.removeAll(cookie); }

public:
    QList<uint> holds;
    QStringList said;

private:
    uint m_cookies = 40;
};

/// What a desktop does with notifications: it keeps those that are on the screen.
class Notifications : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown {
        QString title, body;
        QVariantMap hints;
    };
    QMap<uint, Shown> shown;
    int total = 0;

public Q_SLOTS:
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &, const QVariantMap &hints, int)
    {
        const uint id = replaces ? replaces : ++m_ids;
        shown.insert(id, {title, body, hints});
        ++total;
        return id;
    }
    void CloseNotification(uint id)
    {
        shown.remove(id);
        Q_EMIT NotificationClosed(id, 3);
    }

Q_SIGNALS:
    void NotificationClosed(uint id, uint reason);
    void ActionInvoked(uint id, const QString &action);

private:
    uint m_ids = 0;
};

class TestDesktop : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void staysAwakeUntilReleased();
    void staysAwakeThroughARestartOfTheService();
    void withoutABusNothingHappens();
    void notificationComesAndGoes();
    void manyBecomeOne();
    void clickSaysWhichNode();
    void trayShowsTheWorst();
    void secondStartHandsOver();
    void newStartStaysAlone();

private:
    QDBusConnection connection(const char *name)
    {
        return QDBusConnection::connectToBus(m_address, QLatin1String(name));
    }
    std::unique_ptr<QProcess> meridian(const QStringList &arguments);
    static void end(QProcess &process);
    QString owner();

    QTemporaryDir m_dir;
    QProcess m_daemon;
    QString m_address;
};

void TestDesktop::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
                    QStringLiteral("--address=unix:dir=") + m_dir.path()});
    QVERIFY(m_daemon.waitForReadyRead(kPatienceMs));
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    QVERIFY(connection("test").isConnected());
}

void TestDesktop::cleanupTestCase()
{
    end(m_daemon);
}

void TestDesktop::end(QProcess &process)
{
    process.terminate();
    if (!process.waitForFinished(kPatienceMs))
        process.kill();
}

void TestDesktop::staysAwakeUntilReleased()
{
    QDBusConnection bus = connection("saver");
    Saver saver;
    QVERIFY(
        bus.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), &saver, QDBusConnection::ExportAllSlots));
    QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.ScreenSaver")));
    ScreenAwake awake(connection("program"));
    awake.hold(QStringLiteral("the wall"));
    awake.hold(QStringLiteral("the wall")); // once is enough
    QTRY_VERIFY_WITH_TIMEOUT(awake.isHeld(), kPatienceMs);
    QCOMPARE(saver.holds.size(), 1);
    QVERIFY(saver.said.contains(QStringLiteral("the wall")));
    awake.release();
    QTRY_VERIFY_WITH_TIMEOUT(saver.holds.isEmpty(), kPatienceMs);
    awake.hold(QStringLiteral("the wall"));
    awake.release(); // before the answer has come
    QTRY_COMPARE_WITH_TIMEOUT(saver.said.size(), 4, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(saver.holds.isEmpty(), kPatienceMs);
    {
        ScreenAwake other(connection("program"));
        other.hold(QStringLiteral("the wall"));
        QTRY_VERIFY_WITH_TIMEOUT(other.isHeld(), kPatienceMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(saver.holds.isEmpty(), kPatienceMs);
    bus.unregisterService(QStringLiteral("org.freedesktop.ScreenSaver"));
}

void TestDesktop::staysAwakeThroughARestartOfTheService()
{
    ScreenAwake awake(connection("program"));
    awake.hold(QStringLiteral("the wall"));
    for (int start = 0; start < 2; ++start) {
        QDBusConnection bus = connection("saver");
        Saver saver;
        bus.registerObject(QStringLiteral("/org/freedesktop/ScreenSaver"), &saver, QDBusConnection::ExportAllSlots);
        QVERIFY(bus.registerService(QStringLiteral("org.freedesktop.ScreenSaver")));
        QTRY_COMPARE_WITH_TIMEOUT(saver.holds.size(), 1, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(awake.isHeld(), kPatienceMs);
        bus.unregisterService(QStringLiteral("org.freedesktop.ScreenSaver"));
        QTRY_VERIFY_WITH_TIMEOUT(!awake.isHeld(), kPatienceMs);
    }
}

void TestDesktop::withoutABusNothingHappens()
{
    const QDBusConnection none(QStringLiteral("no such connection"));
    ScreenAwake awake(none);
    awake.hold(QStringLiteral("the wall"));
    QVERIFY(!awake.isHeld());
    RunningInstance instance(none);
    QVERIFY(instance.claim());
    DesktopNotifier notifier(none, nullptr);
    notifier.addEvents(test::liveEvents(*test::worldSnapshot()));
}

namespace
{

Event health(const char *node, Health from, Health to)
{
    Event e;
    e.at = now();
    e.kind = QStringLiteral("health");
    e.node = NodeId(QLatin1String(node));
    e.from = toText(from);
    e.to = toText(to);
    e.severity = to == Health::Failed ? Severity::Critical : Severity::Info;
    e.reason = {QStringLiteral("node.waiting"), {}};
    return e;
}

/// A desktop with notifications, and a program that sends them without long pauses.
struct Desk {
    explicit Desk(const QDBusConnection &peer, const QDBusConnection &program) : bus(peer), notifier(program, nullptr)
    {
        bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), &service,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals);
        bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
        NoticeOptions options;
        options.gather = milliseconds(30);
        options.pause = milliseconds(30);
        notifier.setOptions(options);
    }
    ~Desk()
    {
        bus.unregisterService(QStringLiteral("org.freedesktop.Notifications"));
        bus.unregisterObject(QStringLiteral("/org/freedesktop/Notifications"));
    }
    QDBusConnection bus;
    Notifications service;
    DesktopNotifier notifier;
};

} // namespace

void TestDesktop::notificationComesAndGoes()
{
    Desk desk(connection("notifications"), connection("program"));
    desk.notifier.addEvents({health("a", Health::Healthy, Health::Failed)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.service.shown.size(), 1, kPatienceMs);
    const Notifications::Shown shown = desk.service.shown.first();
    QCOMPARE(shown.title, QStringLiteral("a: healthy → failed"));
    QCOMPARE(shown.hints.value(QStringLiteral("urgency")).value<uchar>(), uchar(2));
    // over: the desktop is asked once it has given the notification a number
    desk.notifier.addEvents({health("a", Health::Failed, Health::Healthy)});
    QTRY_VERIFY_WITH_TIMEOUT(desk.service.shown.isEmpty(), kPatienceMs);
    QCOMPARE(desk.service.total, 1);
}

void TestDesktop::manyBecomeOne()
{
    Desk desk(connection("notifications"), connection("program"));
    QList<Event> events;
    for (const char *node : {"a", "b", "c", "d", "e", "f", "g"})
        events << health(node, Health::Healthy, Health::Failed);
    desk.notifier.addEvents(events.mid(0, 3));
    desk.notifier.addEvents(events.mid(3));
    QTRY_COMPARE_WITH_TIMEOUT(desk.service.shown.size(), 1, kPatienceMs);
    QVERIFY(desk.service.shown.first().body.startsWith(QStringLiteral("a: healthy → failed\nb: ")));
    QCOMPARE(desk.service.total, 1);
    desk.notifier.clear();
    QTRY_VERIFY_WITH_TIMEOUT(desk.service.shown.isEmpty(), kPatienceMs);
}

void TestDesktop::clickSaysWhichNode()
{
    Desk desk(connection("notifications"), connection("program"));
    QSignalSpy activated(&desk.notifier, &DesktopNotifier::activated);
    desk.notifier.addEvents({health("a", Health::Healthy, Health::Failed)});
    QTRY_COMPARE_WITH_TIMEOUT(desk.service.shown.size(), 1, kPatienceMs);
    // The program knows the number only when the answer has come: clicked until it has.
    const auto click = [&] {
        Q_EMIT desk.service.ActionInvoked(desk.service.shown.firstKey(), QStringLiteral("default"));
        return !activated.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(click(), kPatienceMs);
    QCOMPARE(activated.first().first().value<NodeId>(), NodeId(QStringLiteral("a")));
}

void TestDesktop::trayShowsTheWorst()
{
    TrayIcon tray;
    tray.setSnapshot(test::worldSnapshot());
    QCOMPARE(tray.worst(), Health::Failed);
    QCOMPARE(tray.toolTip(), QStringLiteral("global-app: 1 failed, 1 degraded, 9 healthy"));
    const QImage icon = tray.icon().pixmap(32).toImage();
    QCOMPARE(icon.pixelColor(icon.rect().center()), Theme::dark().critical);
    QCOMPARE(tray.contextMenu()->actions().size(), 4); // one of them a line
}

std::unique_ptr<QProcess> TestDesktop::meridian(const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), m_address);
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), m_dir.filePath(QStringLiteral("config")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), m_dir.filePath(QStringLiteral("data")));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    process->setProcessEnvironment(environment);
    process->setProcessChannelMode(QProcess::ForwardedChannels);
    process->start(QStringLiteral(MERIDIAN_BIN_DIR "/meridian"),
                   arguments + QStringList{QStringLiteral("--store"), QStringLiteral("none")});
    return process;
}

QString TestDesktop::owner()
{
    return connection("test").interface()->serviceOwner(QStringLiteral("org.meridian.Meridian")).value();
}

void TestDesktop::secondStartHandsOver()
{
    const QString fleet = m_dir.filePath(QStringLiteral("the fleet.yaml"));
    QVERIFY(QFile::copy(QStringLiteral(MERIDIAN_SOURCE_DIR "/resources/fleet.example.yaml"), fleet));
    const auto first = meridian({});
    QTRY_VERIFY_WITH_TIMEOUT(!owner().isEmpty(), kPatienceMs);
    const QString before = owner();
    const auto second = meridian({QStringLiteral("--fleet"), fleet});
    QVERIFY(second->waitForFinished(kPatienceMs));
    QCOMPARE(second->exitStatus(), QProcess::NormalExit);
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(first->state(), QProcess::Running);
    QCOMPARE(owner(), before);
    // The running one has opened it: it is among the files that it remembers.
    const auto remembered = [&] {
        for (const QString &name : QDir(m_dir.filePath(QStringLiteral("config"))).entryList(QDir::Files) +
                                       QDir(m_dir.filePath(QStringLiteral("config/meridian"))).entryList(QDir::Files)) {
            for (const char *folder : {"config/", "config/meridian/"}) {
                QFile file(m_dir.filePath(QLatin1String(folder) + name));
                if (file.open(QIODevice::ReadOnly) && file.readAll().contains("the fleet.yaml"))
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(remembered(), kPatienceMs);
    const auto wall = meridian({QStringLiteral("--wall")});
    QVERIFY(wall->waitForFinished(kPatienceMs));
    QCOMPARE(wall->exitCode(), 0);
    end(*first);
    QTRY_VERIFY_WITH_TIMEOUT(owner().isEmpty(), kPatienceMs);
}

void TestDesktop::newStartStaysAlone()
{
    const auto first = meridian({});
    QTRY_VERIFY_WITH_TIMEOUT(!owner().isEmpty(), kPatienceMs);
    const auto other = meridian({QStringLiteral("--new"), QStringLiteral("--size"), QStringLiteral("800x600")});
    QVERIFY(!other->waitForFinished(3000));
    end(*other);
    end(*first);
}

QTEST_MAIN(TestDesktop)
#include "test_desktop.moc"
