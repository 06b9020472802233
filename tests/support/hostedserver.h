// SPDX-License-Identifier: GPL-3.0-or-later
// A real PostgreSQL server that the program itself starts and stops, on this machine, as a host's own: configured in
// files, owned by another user when we are root. Its processes and files are gone with the object.
#pragma once

#include "host.h"
#include "portreservation.h"

#include <QTemporaryDir>

#include <memory>

class HostedServer
{
public:
    /// initdb with trust for everybody on loopback; not started.
    static meridian::Result<std::unique_ptr<HostedServer>> make(const QByteArray &settings = {});
    ~HostedServer();

    quint16 port() const { return m_port.port(); }
    QString data() const { return m_folder.filePath(QStringLiteral("data")); }
    QString folder() const { return m_folder.path(); }
    QString conninfo() const;                                                         ///< of the superuser
    meridian::HostControl control() const;                                            ///< local
    meridian::Upstream upstream(const QString &name, const QString &slot = {}) const; ///< for a standby of this one

    meridian::Result<meridian::HostReply> run(meridian::HostDeed deed, const meridian::Upstream &upstream = {});
    meridian::Result<meridian::HostReply> run(const meridian::HostRequest &request);
    /// Runs statements as the superuser; the first column of the last row, or "error: …".
    QString sql(const QByteArray &statements) const;
    /// Asks until the answer is this one; the last answer after 20 s.
    QString sqlUntil(const QByteArray &statement, const QString &wanted) const;
    void adopt(const QString &file); ///< hands a file to the servers' user
    void signal(int number);         ///< to all of its processes, until it took effect
    /// No file of it can grow beyond, as on a full disk; a server that starts again is free of it.
    void limitFiles(quint64 bytes);
    /// What a person types on its machine, as its owner; what that said, or "error: …".
    QString type(const QString &commands) const;

private:
    HostedServer() = default;
    QTemporaryDir m_folder{QStringLiteral("/tmp/meridian-hosted-XXXXXX")};
    meridian::PortReservation m_port;
};
