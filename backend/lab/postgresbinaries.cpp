// SPDX-License-Identifier: GPL-3.0-or-later
#include "postgresbinaries.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

namespace meridian
{

namespace
{

// min_dynamic_shared_memory, which the lab relies on, came with 14.
constexpr int kOldest = 14;

QStringList candidates()
{
    const QString named = qEnvironmentVariable("MERIDIAN_PG_BIN");
    if (!named.isEmpty())
        return {named};
    QStringList folders;
    const QDir debian(QStringLiteral("/usr/lib/postgresql"));
    for (const QString &version : debian.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders += debian.filePath(version + QStringLiteral("/bin"));
    const QDir usr(QStringLiteral("/usr"));
    for (const QString &name : usr.entryList({QStringLiteral("pgsql-*")}, QDir::Dirs))
        folders += usr.filePath(name + QStringLiteral("/bin"));
    const QString onPath = QStandardPaths::findExecutable(QStringLiteral("initdb"));
    if (!onPath.isEmpty())
        folders += QFileInfo(QFileInfo(onPath).canonicalFilePath()).absolutePath();
    return folders;
}

int majorVersion(const QString &folder)
{
    QProcess process;
    process.start(folder + QStringLiteral("/postgres"), {QStringLiteral("--version")});
    if (!process.waitForFinished(5000))
        return 0;
    static const QRegularExpression number(QStringLiteral("\\) (\\d+)"));
    return number.match(QString::fromLocal8Bit(process.readAllStandardOutput())).captured(1).toInt();
}

} // namespace

Result<PostgresBinaries> PostgresBinaries::find()
{
    PostgresBinaries best;
    const QStringList folders = candidates();
    for (const QString &folder : folders) {
        if (!QFileInfo(folder + QStringLiteral("/initdb")).isExecutable())
            continue;
        const int version = majorVersion(folder);
        if (version > best.version)
            best = {folder, version};
    }
    if (best.version >= kOldest)
        return best;
    const QString tried = QCoreApplication::translate("PracticeLab", "find PostgreSQL's server programs");
    const QString remedy =
        QCoreApplication::translate("PracticeLab", "install PostgreSQL %1 or newer (Debian: apt install postgresql), "
                                                   "or name its folder in MERIDIAN_PG_BIN")
            .arg(kOldest);
    const QString message = best.version > 0
                                ? QCoreApplication::translate("PracticeLab", "version %1 in %2 is too old")
                                      .arg(best.version)
                                      .arg(best.folder)
                                : QCoreApplication::translate("PracticeLab", "no initdb and postgres in: %1")
                                      .arg(folders.isEmpty() ? QStringLiteral("/usr/lib/postgresql, /usr, PATH")
                                                             : folders.join(QStringLiteral(", ")));
    return Error{ErrorKind::BadInput, tried, message, {}, remedy};
}

} // namespace meridian
