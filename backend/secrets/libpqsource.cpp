// SPDX-License-Identifier: GPL-3.0-or-later
#include "libpqsource.h"

#include "passwordfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <array>
#include <optional>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

QString firstOf(std::initializer_list<QString> choices)
{
    for (const QString &choice : choices) {
        if (!choice.isEmpty())
            return choice;
    }
    return {};
}

QString environment(const char *name)
{
    return qEnvironmentVariable(name);
}

QString systemUser()
{
#ifdef Q_OS_UNIX
    std::array<char, 4096> buffer;
    passwd entry{};
    passwd *found = nullptr;
    if (getpwuid_r(geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found)
        return QString::fromLocal8Bit(found->pw_name);
    return {};
#else
    return environment("USERNAME");
#endif
}

QString defaultFile(const QString &unixName, const QString &windowsName)
{
#ifdef Q_OS_WIN
    Q_UNUSED(unixName)
    return QDir(environment("APPDATA")).filePath(QStringLiteral("postgresql/") + windowsName);
#else
    Q_UNUSED(windowsName)
    return QDir::home().filePath(unixName);
#endif
}

using Section = QHash<QByteArray, QByteArray>;

std::optional<Section> sectionOf(const QString &fileName, const QByteArray &name)
{
    QFile file(fileName);
    if (fileName.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    std::optional<Section> section;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine().trimmed();
        if (line.startsWith('[')) {
            if (section)
                break;
            if (line.sliced(1).startsWith(name + ']'))
                section.emplace();
        } else if (section && !line.startsWith('#') && line.contains('=')) {
            const qsizetype equals = line.indexOf('=');
            if (!section->contains(line.first(equals)))
                section->insert(line.first(equals), line.sliced(equals + 1));
        }
    }
    return section;
}

std::optional<Section> serviceSection(const QString &name)
{
    const QString own = firstOf({environment("PGSERVICEFILE"),
                                 defaultFile(QStringLiteral(".pg_service.conf"), QStringLiteral("pg_service.conf"))});
    if (auto section = sectionOf(own, name.toUtf8()))
        return section;
    // libpq's own folder is compiled in: Debian's, Red Hat's and the upstream one are tried.
    const QString set = environment("PGSYSCONFDIR");
    const QStringList folders =
        set.isEmpty() ? QStringList{QStringLiteral("/etc/postgresql-common"), QStringLiteral("/etc/sysconfig/pgsql"),
                                    QStringLiteral("/usr/local/pgsql/etc")}
                      : QStringList{set};
    for (const QString &folder : folders) {
        if (auto section = sectionOf(folder + QStringLiteral("/pg_service.conf"), name.toUtf8()))
            return section;
    }
    return {};
}

/// libpq ignores a password file, with no more than a line on stderr, that others could read.
QString whyIgnored(const QString &fileName)
{
    const QFileInfo info(fileName);
    if (!info.isFile())
        return Words::tr("%1 is ignored: it is not a plain file").arg(fileName);
#ifndef Q_OS_WIN
    const auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup |
                        QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    if (info.permissions() & others)
        return Words::tr("%1 is ignored: group or others have access to it; its mode must be 0600").arg(fileName);
#endif
    if (!info.isReadable())
        return Words::tr("%1 is ignored: it cannot be read").arg(fileName);
    return {};
}

} // namespace

LibpqSource libpqSource(const Credential &credential, const Node &node)
{
    LibpqSource out;
    Section section;
    if (!credential.service.isEmpty()) {
        const auto found = serviceSection(credential.service);
        if (!found)
            out.notes.append(Words::tr("no service file has a section [%1]").arg(credential.service));
        section = found.value_or(Section());
    }
    if (!section.value("password").isEmpty()) {
        out.source = Words::tr("service %1").arg(credential.service);
        return out;
    }
    if (!environment("PGPASSWORD").isEmpty()) {
        out.source = Words::tr("environment %1").arg(QStringLiteral("PGPASSWORD"));
        return out;
    }
    const QString file =
        firstOf({credential.passwordFile, QString::fromUtf8(section.value("passfile")), environment("PGPASSFILE"),
                 defaultFile(QStringLiteral(".pgpass"), QStringLiteral("pgpass.conf"))});
    const QString user =
        firstOf({credential.user, QString::fromUtf8(section.value("user")), environment("PGUSER"), systemUser()});
    if (!QFileInfo::exists(file)) {
        if (!credential.passwordFile.isEmpty())
            out.notes.append(Words::tr("%1 does not exist").arg(file));
        return out;
    }
    if (const QString why = whyIgnored(file); !why.isEmpty())
        out.notes.append(why);
    else if (passwordInFile(file, node, user))
        out.source = Words::tr("password file %1").arg(file);
    else
        out.notes.append(Words::tr("%1 has no line for %2:%3:%4:%5")
                             .arg(file, node.host, QString::number(node.port), node.database, user));
    return out;
}

} // namespace meridian
