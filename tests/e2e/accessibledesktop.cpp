// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibledesktop.h"

#include <QDBusMessage>
#include <QDeadlineTimer>
#include <QDir>

#include <csignal>
#include <sys/prctl.h>

namespace
{

constexpr int kPatienceMs = 30'000;
const QString kRegistry = QStringLiteral("org.a11y.atspi.Registry");

} // namespace

AccessibleDesktop::AccessibleDesktop() : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const char *foreign : {"WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "AT_SPI_BUS_ADDRESS", "XAUTHORITY"})
        m_environment.remove(QLatin1String(foreign));
    const std::pair<const char *, const char *> own[] = {{"HOME", "home"},
                                                         {"XDG_CONFIG_HOME", "config"},
                                                         {"XDG_DATA_HOME", "data"},
                                                         {"XDG_CACHE_HOME", "cache"},
                                                         {"XDG_STATE_HOME", "state"},
                                                         {"XDG_RUNTIME_DIR", "run"}};
    for (const auto &[variable, folder] : own) {
        const QString path = m_folder.filePath(QLatin1String(folder));
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(QLatin1String(variable), path);
    }
    m_environment.insert(QStringLiteral("QT_LINUX_ACCESSIBILITY_ALWAYS_ON"), QStringLiteral("1"));
    m_environment.insert(QStringLiteral("GSETTINGS_BACKEND"), QStringLiteral("memory"));
    (void)(startScreen() && startBus() && findAccessibility());
}

AccessibleDesktop::~AccessibleDesktop()
{
    QDBusConnection::disconnectFromBus(QStringLiteral("accessibility"));
    end(m_bus); // and with it the accessibility bus and its registry
    end(m_screen);
}

void AccessibleDesktop::start(QProcess &process, const QString &program, const QStringList &arguments) const
{
    process.setProcessEnvironment(m_environment);
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.start(program, arguments);
}

void AccessibleDesktop::end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(kPatienceMs)) {
        process.kill();
        process.waitForFinished();
    }
}

QString AccessibleDesktop::firstLine(QProcess &process) const
{
    QDeadlineTimer deadline(kPatienceMs);
    while (!process.canReadLine() && process.waitForReadyRead(static_cast<int>(deadline.remainingTime()))) {
    }
    return QString::fromUtf8(process.readLine()).trimmed();
}

bool AccessibleDesktop::startScreen()
{
    start(m_screen, QStringLiteral("Xvfb"),
          {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"), QStringLiteral("0"),
           QStringLiteral("1920x1200x24"), QStringLiteral("-noreset"), QStringLiteral("-nolisten"),
           QStringLiteral("tcp")});
    const QString number = firstLine(m_screen);
    m_environment.insert(QStringLiteral("DISPLAY"), u':' + number);
    if (number.isEmpty())
        m_problem =
            QStringLiteral("Xvfb: ") + m_screen.errorString() + QString::fromUtf8(m_screen.readAllStandardError());
    return isUp();
}

bool AccessibleDesktop::startBus()
{
    start(m_bus, QStringLiteral("dbus-daemon"),
          {QStringLiteral("--session"), QStringLiteral("--nofork"), QStringLiteral("--print-address=1"),
           QStringLiteral("--address=unix:dir=") + m_folder.filePath(QStringLiteral("run"))});
    const QString address = firstLine(m_bus);
    m_environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), address);
    if (address.isEmpty())
        m_problem =
            QStringLiteral("dbus-daemon: ") + m_bus.errorString() + QString::fromUtf8(m_bus.readAllStandardError());
    return isUp();
}

/// The session bus starts the accessibility bus when it is first asked for it, and that one its registry.
bool AccessibleDesktop::findAccessibility()
{
    const QString session = QStringLiteral("session");
    const QDBusMessage answer =
        QDBusConnection::connectToBus(m_environment.value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")), session)
            .call(QDBusMessage::createMethodCall(QStringLiteral("org.a11y.Bus"), QStringLiteral("/org/a11y/bus"),
                                                 QStringLiteral("org.a11y.Bus"), QStringLiteral("GetAddress")),
                  QDBus::Block, kPatienceMs);
    QDBusConnection::disconnectFromBus(session);
    m_accessibility =
        QDBusConnection::connectToBus(answer.arguments().value(0).toString(), QStringLiteral("accessibility"));
    if (!m_accessibility.isConnected())
        m_problem = QStringLiteral("org.a11y.Bus (the package at-spi2-core): ") + answer.errorMessage() +
                    m_accessibility.lastError().message();
    return isUp();
}

Accessible AccessibleDesktop::root() const
{
    return {m_accessibility, kRegistry, QStringLiteral("/org/a11y/atspi/accessible/root")};
}

bool AccessibleDesktop::generate(const char *method, const QVariantList &arguments) const
{
    QDBusMessage question =
        QDBusMessage::createMethodCall(kRegistry, QStringLiteral("/org/a11y/atspi/registry/deviceeventcontroller"),
                                       QStringLiteral("org.a11y.atspi.DeviceEventController"), QLatin1String(method));
    question.setArguments(arguments);
    return m_accessibility.call(question, QDBus::Block, kPatienceMs).type() == QDBusMessage::ReplyMessage;
}

bool AccessibleDesktop::type(int keysym) const
{
    constexpr uint kPressAndReleaseSymbol = 3; // AtspiKeySynthType
    return generate("GenerateKeyboardEvent", {keysym, QString(), kPressAndReleaseSymbol});
}

bool AccessibleDesktop::click(QPoint at) const
{
    return generate("GenerateMouseEvent", {at.x(), at.y(), QStringLiteral("b1c")});
}
