// SPDX-License-Identifier: GPL-3.0-or-later
// How Meridian may act on the machine of one server, and what applications connect to: as declared in the fleet file.
// There is never a secret in it.
#pragma once

#include "ids.h"
#include "times.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace meridian
{

enum class ControlKind {
    None,    ///< SQL only: what needs the host is a manual step
    Local,   ///< the server runs on this machine
    Ssh,     ///< through the system's OpenSSH client, with keys or an agent, never a password
    Patroni, ///< through the REST API of the node's Patroni
};
QString toText(ControlKind kind); ///< "none", "local", "ssh", "patroni"

/// What starts and stops the server on its machine.
enum class Launcher {
    PgCtl,        ///< pg_ctl of `binDirectory`
    PgCtlCluster, ///< Debian's pg_ctlcluster(1); `service` is "15/main"
    Systemd,      ///< systemctl; `service` is the unit
};
QString toText(Launcher launcher); ///< "pg_ctl", "pg_ctlcluster", "systemd"

struct HostControl {
    ControlKind kind = ControlKind::None;
    Launcher launcher = Launcher::PgCtl;
    QString dataDirectory; ///< on that machine
    QString binDirectory;  ///< with pg_ctl, pg_rewind, pg_basebackup, pg_waldump
    QString configFile;    ///< postgresql.conf when it is not in the data directory
    QString service;       ///< see Launcher
    QString account;       ///< system account that owns the server; empty: whoever runs the commands
    QString sshHost;       ///< as ssh(1) takes it, an alias of ssh_config(5) included; empty: the node's host
    std::optional<int> sshPort;
    QString sshUser;
    QString sshIdentity;       ///< private key file; empty: the agent or ssh's defaults
    QString sshConfig;         ///< ssh_config(5) file; empty: ssh's own
    QString patroniUrl;        ///< "https://10.0.0.5:8008"
    QString patroniCredential; ///< name of a Credential for its basic authentication
    friend bool operator==(const HostControl &, const HostControl &) = default;
};

enum class EndpointKind {
    Direct,    ///< clients list all hosts with target_session_attrs: nothing to move, only to measure
    PgBouncer, ///< pauses and resumes; its target host is changed in its configuration and reloaded
    HaProxy,   ///< through its runtime socket
    Hook,      ///< a command of the user
};
QString toText(EndpointKind kind); ///< "direct", "pgbouncer", "haproxy", "hook"

/// Where applications of a cluster connect for writing.
struct Endpoint {
    QString name;
    ClusterId cluster;
    RegionId region; ///< empty: everywhere
    EndpointKind kind = EndpointKind::Direct;
    QString host; ///< that applications connect to; empty for Direct
    quint16 port = 0;
    QString database;        ///< that applications connect to
    QString credential;      ///< of the canary, and of PgBouncer's admin console
    QString configFile;      ///< PgBouncer: the file with its [databases] section (may be one that it %includes)
    HostControl control;     ///< PgBouncer: where that file is; only kind, account and ssh* count
    QString socket;          ///< HAProxy: path of the runtime socket, or "host:port"
    QString backend, server; ///< HAProxy: what is pointed at the primary
    QStringList command;     ///< Hook: program and arguments; gets JSON on standard input
    milliseconds timeout{10000};
    friend bool operator==(const Endpoint &, const Endpoint &) = default;
};

} // namespace meridian
