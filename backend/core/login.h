// SPDX-License-Identifier: GPL-3.0-or-later
// Who logs in to a server, with the secret itself: kept in memory only, never written, never in a message.
#pragma once

#include <QByteArray>
#include <QString>

namespace meridian
{

/// How to log in to one server.
struct Login {
    QString user;
    QByteArray password;  ///< empty: libpq looks for it (password file, service file)
    QString passwordFile; ///< empty: libpq's default
    QString service;      ///< section of the service file; empty: none
    QString source;       ///< where the password came from, for display
};

} // namespace meridian
