// SPDX-License-Identifier: GPL-3.0-or-later
// A real sshd on loopback with keys of its own, for the user that runs the test. Gone with the object.
#pragma once

#include "host.h"
#include "portreservation.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

class SshServer
{
public:
    static meridian::Result<std::unique_ptr<SshServer>> start();
    ~SshServer();

    /// The same server, reached through it. `known`: the file of known hosts, `key`: that of the private key.
    meridian::HostControl through(meridian::HostControl control, const char *known = "known",
                                  const char *key = "client") const;
    /// "client", "stranger", "host": keys; "known", "nobody", "other": known hosts.
    QString file(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    QByteArray read(const char *name) const;

private:
    SshServer() = default;
    static bool run(const QStringList &command);
    void write(const char *name, const QByteArray &content) const;

    QTemporaryDir m_folder{QStringLiteral("/tmp/meridian-ssh-XXXXXX")};
    meridian::PortReservation m_port;
    QProcess m_sshd;
};
