// SPDX-License-Identifier: GPL-3.0-or-later
#include "host.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

namespace meridian
{

namespace
{

constexpr int kEndMs = 2000;

} // namespace

Result<std::shared_ptr<SshSessions>> SshSessions::open()
{
    // ssh puts a name of 40 letters and, for a moment, 17 more into it: the path of a socket is at most 107 long.
    QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/meridian-ssh-XXXXXX")); // mkdtemp(3): 0700
    if (!folder.isValid() || folder.path().size() > 45)
        return Error{ErrorKind::Storage,
                     QCoreApplication::translate("HostError", "make a private folder in %1").arg(QDir::tempPath()),
                     folder.errorString(),
                     {},
                     QCoreApplication::translate("HostError", "Set TMPDIR to a short path that you may write to.")};
    folder.setAutoRemove(false);
    return std::shared_ptr<SshSessions>(new SshSessions(folder.path()));
}

SshSessions::~SshSessions()
{
    const QDir folder(m_folder);
    for (const QString &socket : folder.entryList(QDir::System | QDir::Files | QDir::NoDotAndDotDot)) {
        QProcess ssh;
        ssh.start(QStringLiteral("ssh"),
                  {QStringLiteral("-S"), folder.filePath(socket), QStringLiteral("-O"), QStringLiteral("exit"),
                   QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("--"), QStringLiteral("any")});
        ssh.waitForFinished(kEndMs);
    }
    QDir(m_folder).removeRecursively();
}

} // namespace meridian
