// SPDX-License-Identifier: GPL-3.0-or-later
#include "labdirectory.h"

#include "serverprocesses.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace meridian
{

namespace
{

QString markerFile(const QString &path)
{
    return path + QStringLiteral("/.meridian-lab");
}

Error refusal(const QString &path, const QString &message, const QString &remedy)
{
    return Error{ErrorKind::BadInput,
                 QCoreApplication::translate("PracticeLab", "use %1 for the practice lab").arg(path),
                 message,
                 {},
                 remedy};
}

Error systemRefusal(const QString &path)
{
    return refusal(path, QString::fromLocal8Bit(std::strerror(errno)),
                   QCoreApplication::translate("PracticeLab", "choose another folder: --dir D"));
}

Error foreign(const QString &path, const QString &message)
{
    return refusal(path, message,
                   QCoreApplication::translate("PracticeLab", "choose an empty or a new folder: --dir D"));
}

/// In a folder that all may write to, somebody else may have been first.
bool isOurFolder(const QString &path)
{
    struct stat info {
    };
    return ::lstat(QFile::encodeName(path).constData(), &info) == 0 && S_ISDIR(info.st_mode) &&
           info.st_uid == ::geteuid();
}

/// The locked marker file; -1 with EWOULDBLOCK when an owner lives, with ENOENT when there is none and `create` is
/// not wanted.
int lockMarker(const QString &path, bool create)
{
    const QByteArray file = QFile::encodeName(markerFile(path));
    for (;;) {
        const int fd = ::open(file.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | (create ? O_CREAT : 0), 0600);
        if (fd < 0)
            return -1;
        struct stat held {
        }, there{};
        const bool locked = ::flock(fd, LOCK_EX | LOCK_NB) == 0;
        const int reason = errno;
        if (locked && ::fstat(fd, &held) == 0 && ::stat(file.constData(), &there) == 0 && held.st_ino == there.st_ino)
            return fd;
        ::close(fd);
        if (!locked) {
            errno = reason;
            return -1;
        }
        // It was removed between the two calls: once more.
    }
}

} // namespace

QString LabDirectory::defaultPath()
{
    const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
    const uid_t user = ::geteuid();
    if (user != 0 && !runtime.isEmpty() && QFileInfo(runtime).isWritable())
        return runtime + QStringLiteral("/meridian-lab");
    return QStringLiteral("/tmp/meridian-lab-%1").arg(user);
}

QString LabDirectory::socketPath(const QString &path)
{
    return path + QStringLiteral("/control");
}

QString LabDirectory::fleetFile(const QString &path)
{
    return path + QStringLiteral("/fleet.yaml");
}

Result<LabDirectory> LabDirectory::claim(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    const QByteArray encoded = QFile::encodeName(absolute);
    if (static_cast<size_t>(QFile::encodeName(socketPath(absolute)).size()) >= sizeof(sockaddr_un::sun_path)) {
        return refusal(absolute, QCoreApplication::translate("PracticeLab", "its path is too long for a local socket"),
                       QCoreApplication::translate("PracticeLab", "choose a shorter one: --dir D"));
    }
    // Others may pass through (the servers' user has to), but not list.
    if (::mkdir(encoded.constData(), 0711) != 0 && errno != EEXIST)
        return systemRefusal(absolute);
    if (!isOurFolder(absolute))
        return foreign(absolute, QCoreApplication::translate("PracticeLab", "it is not a folder of yours"));
    const QDir folder(absolute);
    if (!QFileInfo::exists(markerFile(absolute)) &&
        !folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot))
        return foreign(absolute, QCoreApplication::translate("PracticeLab", "it holds files that are not a lab's"));
    LabDirectory directory;
    directory.m_lock = lockMarker(absolute, true);
    if (directory.m_lock < 0) {
        if (errno != EWOULDBLOCK)
            return systemRefusal(absolute);
        return refusal(absolute, QCoreApplication::translate("PracticeLab", "a lab is running there already"),
                       QCoreApplication::translate("PracticeLab", "use it (fleet file: %1), end it with \"meridianctl "
                                                                  "lab down --dir %2\", or choose another folder: "
                                                                  "--dir D")
                           .arg(fleetFile(absolute), absolute));
    }
    directory.m_path = QFileInfo(absolute).canonicalFilePath();
    ::chmod(encoded.constData(), 0711);
    if (auto cleared = directory.clear(); !cleared)
        return cleared.error();
    return directory;
}

Result<LabDirectory::Found> LabDirectory::find(const QString &path)
{
    const QString absolute = QDir::cleanPath(QFileInfo(path).absoluteFilePath());
    if (!QFileInfo::exists(markerFile(absolute)))
        return Found::Nothing;
    if (!isOurFolder(absolute))
        return foreign(absolute, QCoreApplication::translate("PracticeLab", "it is not a folder of yours"));
    LabDirectory directory;
    directory.m_lock = lockMarker(absolute, false);
    if (directory.m_lock < 0) {
        if (errno == EWOULDBLOCK)
            return Found::Living;
        if (errno == ENOENT)
            return Found::Nothing;
        return systemRefusal(absolute);
    }
    directory.m_path = QFileInfo(absolute).canonicalFilePath();
    if (auto removed = directory.remove(); !removed)
        return removed.error();
    return Found::Cleared;
}

LabDirectory::~LabDirectory()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

Result<Done> LabDirectory::clear()
{
    signalServers(m_path, SIGKILL);
    const QDir nodes(m_path + QStringLiteral("/nodes"));
    for (const QString &node : nodes.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        releaseSharedMemory(nodes.filePath(node));
    const QDir folder(m_path);
    const QString marker = QFileInfo(markerFile(m_path)).fileName();
    const QFileInfoList entries =
        folder.entryInfoList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() == marker)
            continue;
        const bool isFolder = entry.isDir() && !entry.isSymLink();
        if (isFolder ? !QDir(entry.filePath()).removeRecursively() : !QFile::remove(entry.filePath())) {
            return Error{ErrorKind::Storage,
                         QCoreApplication::translate("PracticeLab", "remove %1").arg(entry.filePath()),
                         QCoreApplication::translate("PracticeLab", "some of it could not be removed"),
                         {},
                         QCoreApplication::translate("PracticeLab", "remove it by hand")};
        }
    }
    return Done{};
}

Result<Done> LabDirectory::remove()
{
    if (auto cleared = clear(); !cleared)
        return cleared;
    QFile::remove(markerFile(m_path));
    QDir().rmdir(m_path);
    return Done{};
}

} // namespace meridian
