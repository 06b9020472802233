// SPDX-License-Identifier: GPL-3.0-or-later
// What the freedesktop Secret Service itself says about an entry, because QtKeychain reports a locked keyring as "entry
// not found". Searching never asks the user for anything. Lives on the caller's thread; never blocks for longer than
// connecting to the session bus. On platforms without the service every answer is Unknown.
#pragma once

#include <QString>

#include <functional>

class QObject;

namespace meridian
{

struct SecretService {
    enum State {
        Unknown,
        Absent, ///< no session bus, or nobody offers the service
        Locked, ///< the entry is there, or may be, behind a lock
        Open,
    };
    State state = Unknown;
    QString words; ///< D-Bus's own, when it failed
};

/// Answers later, on this thread, unless `context` is gone by then.
void askSecretService(const QString &service, const QString &key, QObject *context,
                      std::function<void(SecretService)> done);

/// libsecret holds on to its session with a keyring daemon that has been restarted since ("The session does not
/// exist"). The next request then begins a new one.
void reconnectSecretService();

/// GLib ends the whole process when the session bus goes away (g_dbus_connection_set_exit_on_close). A program that
/// watches databases must survive the end of the desktop session. To be called when the keychain has been reached.
void surviveTheSessionBus();

} // namespace meridian
