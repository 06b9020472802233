// SPDX-License-Identifier: GPL-3.0-or-later
// One running window for a user: owns org.meridian.Meridian on the session bus and answers org.freedesktop.Application
// (Desktop Entry Specification, "D-Bus Activation"), or hands over to the one that owns it. GUI thread; handing over is
// the one call that waits, before there is a window. Without a bus the program just runs.
#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace meridian
{

/// What a start asks for.
struct StartRequest {
    QString fleet; ///< absolute path; empty: none in particular
    bool wall = false;
};

class RunningInstance : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Application")
public:
    explicit RunningInstance(const QDBusConnection &bus, QObject *parent = nullptr);

    /// True: this is the running instance from now on (or there is no bus). False: another one is.
    bool claim();
    /// Asks the running instance to do it. False when it does not answer.
    bool handOver(const StartRequest &request);

public Q_SLOTS: // the interface, as the specification spells it
    void Activate(const QVariantMap &platformData);
    void Open(const QStringList &uris, const QVariantMap &platformData);
    void ActivateAction(const QString &action, const QVariantList &parameters, const QVariantMap &platformData);

Q_SIGNALS:
    void activated();
    void openRequested(const QString &fleetFile);
    void wallRequested();

private:
    QDBusConnection m_bus;
};

} // namespace meridian
