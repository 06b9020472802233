// SPDX-License-Identifier: GPL-3.0-or-later
#include "myprograms.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <pwd.h>
#include <unistd.h>

namespace meridian
{

namespace
{

constexpr int kVersionMs = 10000;

QString installed(const QString &program)
{
    const QString found = QStandardPaths::findExecutable(program);
    return found.isEmpty() ? QStandardPaths::findExecutable(
                                 program, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
                           : found;
}

/// "10.11" of "mariadbd  Ver 10.11.6-MariaDB-…"; empty when it does not run or is the other one.
QString versionOf(const QStringList &server, bool mariaDb)
{
    QProcess process;
    process.start(server.first(), server.mid(1) + QStringList{QStringLiteral("--version")});
    if (!process.waitForFinished(kVersionMs))
        return {};
    const QString said = QString::fromLocal8Bit(process.readAllStandardOutput());
    if (said.contains(QLatin1String("MariaDB")) != mariaDb)
        return {};
    static const QRegularExpression number(QStringLiteral("Ver (\\d+\\.\\d+)"));
    return number.match(said).captured(1);
}

Error missing(const QString &name, const QString &message, const QString &remedy)
{
    return Error{ErrorKind::BadInput,
                 QCoreApplication::translate("PracticeLab", "find the server programs of %1").arg(name),
                 message,
                 {},
                 remedy};
}

/// The folder that `./dev` unpacks into. The home is the account's own: a lab's owner has none in its environment.
QString cacheFolder()
{
    QString cache = qEnvironmentVariable("XDG_CACHE_HOME");
    if (cache.isEmpty() && ::geteuid() == 0)
        cache = QStringLiteral("/var/cache"); // servers run as another user, who cannot pass through root's home
    const passwd *entry = cache.isEmpty() ? ::getpwuid(::geteuid()) : nullptr;
    if (entry)
        cache = QString::fromLocal8Bit(entry->pw_dir) + QStringLiteral("/.cache");
    return cache + QStringLiteral("/meridian/mysql/current");
}

/// A MySQL of another system, unpacked: it brings its own loader and libraries.
MyPrograms unpacked(const QString &folder)
{
    const QString usr = folder + QStringLiteral("/usr");
    const QString share = usr + QStringLiteral("/share/mysql");
    MyPrograms programs;
    programs.server = {folder + QStringLiteral("/ld-linux.so"), QStringLiteral("--library-path"),
                       folder + QStringLiteral("/lib"), usr + QStringLiteral("/sbin/mysqld")};
    programs.settings = {QStringLiteral("basedir=") + usr, QStringLiteral("plugin_dir=%1/lib/mysql/plugin").arg(usr),
                         QStringLiteral("lc_messages_dir=") + share,
                         QStringLiteral("character_sets_dir=%1/charsets").arg(share)};
    programs.templateFolder = folder + QStringLiteral("/template");
    return programs;
}

} // namespace

Result<MyPrograms> MyPrograms::findMariaDb()
{
    MyPrograms programs;
    programs.server = {installed(QStringLiteral("mariadbd"))};
    const QString install = installed(QStringLiteral("mariadb-install-db"));
    const QString version = programs.server.first().isEmpty() ? QString() : versionOf(programs.server, true);
    if (version.isEmpty() || install.isEmpty()) {
        return missing(
            QStringLiteral("MariaDB"),
            QCoreApplication::translate("PracticeLab", "there is no mariadbd with mariadb-install-db"),
            QCoreApplication::translate("PracticeLab", "install MariaDB (Debian: apt install mariadb-server-core)"));
    }
    programs.title = QStringLiteral("MariaDB ") + version;
    // Its administrator logs in through a socket only, and the lab's own come from its list of roles.
    programs.initialise = {install, QStringLiteral("--no-defaults"), QStringLiteral("--skip-test-db"),
                           QStringLiteral("--skip-name-resolve"), QStringLiteral("--innodb-log-file-size=8M")};
    return programs;
}

Result<MyPrograms> MyPrograms::findMySql()
{
    const QString named = qEnvironmentVariable("MERIDIAN_MYSQL");
    const QString folder = named.isEmpty() ? cacheFolder() : named;
    MyPrograms programs;
    if (QFileInfo::exists(folder + QStringLiteral("/ld-linux.so"))) {
        programs = unpacked(folder);
    } else if (const QString server = installed(QStringLiteral("mysqld")); !server.isEmpty()) {
        programs.server = {server};
        programs.initialise = {server, QStringLiteral("--no-defaults"), QStringLiteral("--initialize-insecure"),
                               QStringLiteral("--auto-generate-certs=OFF")};
    }
    const QString version = programs.server.isEmpty() ? QString() : versionOf(programs.server, false);
    if (version.isEmpty()) {
        return missing(
            QStringLiteral("MySQL"),
            QCoreApplication::translate("PracticeLab", "there is none in %1, and none is installed").arg(folder),
            QCoreApplication::translate("PracticeLab", "install MySQL's server (in a checkout: ./dev mysql), or "
                                                       "name its folder in MERIDIAN_MYSQL"));
    }
    programs.title = QStringLiteral("MySQL ") + version;
    return programs;
}

} // namespace meridian
