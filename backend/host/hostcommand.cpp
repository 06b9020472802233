// SPDX-License-Identifier: GPL-3.0-or-later
#include "hostcommand.h"

#include <QCoreApplication>
#include <QFile>
#include <QRegularExpression>

#include <array>
#include <pwd.h>
#include <unistd.h>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(HostCommand)
};

/// What each deed runs: files of backend/host/sh after common.sh, and then these calls of their functions.
struct DeedRow {
    HostDeed deed;
    const char *name;
    const char *files;
    const char *calls;
    bool ofServer = true; ///< needs the data directory
};

constexpr std::array kDeeds{
    DeedRow{HostDeed::Look, "look", "reclone look", "look"},
    DeedRow{HostDeed::Stop, "stop", "server", "stop_server INT"},
    DeedRow{HostDeed::StopNow, "stop-now", "server", "stop_server QUIT && late_commits"},
    DeedRow{HostDeed::Start, "start", "server", "start_server"},
    DeedRow{HostDeed::Restart, "restart", "server", "stop_server INT && start_server"},
    DeedRow{HostDeed::BecomeStandby, "become-standby", "standby", "must_be_stopped && become_standby \"$DATA\""},
    DeedRow{HostDeed::StartAsStandby, "start-as-standby", "standby server",
            "must_be_stopped && become_standby \"$DATA\" && start_server"},
    DeedRow{HostDeed::Rewind, "rewind", "rewind", "rewind"},
    DeedRow{HostDeed::SetAside, "set-aside", "reclone", "set_aside"},
    DeedRow{HostDeed::Reclone, "reclone", "standby reclone", "reclone"},
    DeedRow{HostDeed::SaveDivergence, "save-divergence", "divergence", "save_divergence"},
    DeedRow{HostDeed::ReadFile, "read-file", "file", "read_file", false},
    DeedRow{HostDeed::WriteFile, "write-file", "file", "write_file", false},
};

const DeedRow &rowOf(HostDeed deed)
{
    return *std::find_if(kDeeds.begin(), kDeeds.end(), [&](const DeedRow &row) { return row.deed == deed; });
}

/// A value in a configuration file of PostgreSQL (manual, "Setting Parameters").
QString settingValue(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("''"));
    return QStringLiteral("'%1'").arg(text);
}

/// A value in a connection string (manual, "Keyword/Value Connection Strings").
QString conninfoValue(QString text)
{
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'\'', QStringLiteral("\\'"));
    return QStringLiteral("'%1'").arg(text);
}

/// One line of a password file for every server (manual, "The Password File").
QByteArray passwordLine(QByteArray password)
{
    if (password.isEmpty())
        return {};
    return "*:*:*:*:" + password.replace('\\', "\\\\").replace(':', "\\:");
}

QString standbySettings(const Upstream &upstream, const HostControl &control)
{
    QString conninfo = upstream.conninfo;
    if (!upstream.password.isEmpty())
        conninfo += QStringLiteral(" passfile=") + conninfoValue(keptPassfile(control));
    return QStringLiteral("primary_conninfo = %1\nprimary_slot_name = %2")
        .arg(settingValue(conninfo), settingValue(upstream.slot));
}

QByteArray quoted(QByteArray word)
{
    if (const qsizetype end = word.indexOf('\0'); end >= 0)
        word.truncate(end);
    return '\'' + word.replace('\'', "'\\''") + '\'';
}

QList<std::pair<QByteArray, QByteArray>> variables(const HostRequest &request, const HostControl &control)
{
    const auto text = [](const QString &value) { return value.toUtf8(); };
    const auto number = [](quint64 value) { return QByteArray::number(value); };
    const QByteArray config = text(control.configFile);
    return {
        {"DATA", text(control.dataDirectory)},
        {"BIN", text(control.binDirectory)},
        {"CONFIG", config},
        // pg_ctl hands this to a shell of its own.
        {"CONFIG_OPTION", config.isEmpty() ? config : "-c " + quoted("config_file=" + config)},
        {"LAUNCHER", text(toText(control.launcher))},
        {"SERVICE", text(control.service)},
        {"PATIENCE", number(std::chrono::ceil<seconds>(request.patience).count())},
        {"CONNINFO", text(request.upstream.conninfo)},
        {"SLOT", text(request.upstream.slot)},
        {"SETTINGS", text(standbySettings(request.upstream, control))},
        {"KEPT_PASSFILE", text(keptPassfile(control))},
        {"PASSLINE", passwordLine(request.upstream.password)},
        {"FORK", text(request.forkedAt.text())},
        {"TIMELINE", number(request.timeline)},
        {"STAMP", text(request.stamp)},
        {"FILE", text(request.file)},
        {"CONTENT", request.content},
    };
}

/// Becomes the server's owner: nothing where we are it already.
QStringList asAccount(const HostControl &control)
{
    const QString &account = control.account;
    const bool local = control.kind == ControlKind::Local;
    const passwd *self = local ? ::getpwuid(::geteuid()) : nullptr;
    const QString user = local ? (self ? QString::fromLocal8Bit(self->pw_name) : QString()) : control.sshUser;
    if (account.isEmpty() || account == user)
        return {};
    const bool root = user == QLatin1String("root");
    const QString program = root ? QStringLiteral("runuser") : QStringLiteral("sudo");
    return (root ? QStringList{program} : QStringList{program, QStringLiteral("-n")}) +
           QStringList{QStringLiteral("-u"), account, QStringLiteral("--")};
}

QStringList sshWords(const HostControl &control, const QString &host, const QString &socketFolder)
{
    const auto s = [](const char *text) { return QString::fromLatin1(text); };
    const auto option = [&](const QString &text) { return QStringList{s("-o"), text}; };
    QStringList words{s("ssh"), s("-T"), s("-x"), s("-a")};
    if (!control.sshConfig.isEmpty())
        words += {s("-F"), control.sshConfig};
    words += option(s("BatchMode=yes")) + option(s("StrictHostKeyChecking=yes")) + option(s("ConnectTimeout=5")) +
             option(s("ServerAliveInterval=5")) + option(s("ServerAliveCountMax=2")) +
             option(s("ClearAllForwardings=yes")) + option(s("PermitLocalCommand=no")) + option(s("LogLevel=ERROR"));
    if (!socketFolder.isEmpty())
        words += option(s("ControlMaster=auto")) + option(s("ControlPersist=60")) +
                 option(QStringLiteral("ControlPath=%1/%C").arg(socketFolder));
    if (!control.sshIdentity.isEmpty())
        words += option(s("IdentitiesOnly=yes")) + QStringList{s("-i"), control.sshIdentity};
    if (control.sshPort)
        words += {s("-p"), QString::number(*control.sshPort)};
    if (!control.sshUser.isEmpty())
        words += {s("-l"), control.sshUser};
    return words + QStringList{s("--"), control.sshHost.isEmpty() ? host : control.sshHost};
}

Error lacking(const HostRequest &request, const QString &message, const QString &remedy)
{
    return Error{
        ErrorKind::BadInput, Words::tr("do \"%1\" on the machine").arg(toText(request.deed)), message, {}, remedy};
}

std::optional<Error> refusal(const HostRequest &request, const HostControl &control)
{
    if (control.kind != ControlKind::Local && control.kind != ControlKind::Ssh)
        return lacking(request, Words::tr("the node's control is \"%1\"").arg(toText(control.kind)),
                       Words::tr("declare control: local or ssh for the node, or do it by hand"));
    if (rowOf(request.deed).ofServer && !control.dataDirectory.startsWith(u'/'))
        return lacking(request, Words::tr("the data directory is not known"),
                       Words::tr("declare control: data for the node"));
    const bool named = request.deed == HostDeed::SetAside || request.deed == HostDeed::SaveDivergence;
    static const QRegularExpression stamp(QStringLiteral("^[0-9A-Za-z]+$"));
    if (named && !stamp.match(request.stamp).hasMatch())
        return lacking(request, Words::tr("the stamp \"%1\" is no word").arg(request.stamp), {});
    if (request.content.contains('\0') || request.upstream.password.contains('\n'))
        return lacking(request, Words::tr("what is to be written there is no text"), {});
    return {};
}

} // namespace

QString toText(HostDeed deed)
{
    return QLatin1String(rowOf(deed).name);
}

QByteArray shellWord(const QString &text)
{
    return quoted(text.toUtf8());
}

QString keptPassfile(const HostControl &control)
{
    return control.dataDirectory + QStringLiteral(".pgpass");
}

QByteArray hostFile(const QString &name)
{
    QFile file(QStringLiteral(":/host/%1.sh").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Result<HostParts> hostParts(const HostRequest &request, const HostControl &control, const QString &host,
                            const QString &socketFolder)
{
    if (const auto error = refusal(request, control))
        return *error;
    const DeedRow &row = rowOf(request.deed);
    HostParts parts{asAccount(control) + QStringList{QStringLiteral("sh"), QStringLiteral("-s")},
                    variables(request, control),
                    QStringList{QStringLiteral("common")} + QString::fromLatin1(row.files).split(u' '), row.calls};
    if (control.kind == ControlKind::Local)
        return parts;
    QByteArrayList remote{"exec"};
    for (const QString &word : qAsConst(parts.argv))
        remote += shellWord(word);
    parts.argv = sshWords(control, host, socketFolder) + QStringList{QString::fromUtf8(remote.join(' '))};
    return parts;
}

Result<HostCommand> hostCommand(const HostRequest &request, const HostControl &control, const QString &host,
                                const QString &socketFolder)
{
    const auto parts = hostParts(request, control, host, socketFolder);
    if (!parts)
        return parts.error();
    QByteArray script = "{\n";
    for (const auto &[name, value] : parts->variables)
        script += name + '=' + quoted(value) + '\n';
    for (const QString &file : parts->files)
        script += hostFile(file);
    script += request.onCall ? "wait_for_word\n" + parts->calls + "\nfact outcome $?\n" : parts->calls;
    return HostCommand{parts->argv, script + "\nexit\n}\n"};
}

} // namespace meridian
