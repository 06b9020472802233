// SPDX-License-Identifier: GPL-3.0-or-later
#include "control.h"

namespace meridian
{

QString toText(ControlKind kind)
{
    switch (kind) {
    case ControlKind::None:
        return QStringLiteral("none");
    case ControlKind::Local:
        return QStringLiteral("local");
    case ControlKind::Ssh:
        return QStringLiteral("ssh");
    case ControlKind::Patroni:
        return QStringLiteral("patroni");
    }
    return {};
}

QString toText(Launcher launcher)
{
    switch (launcher) {
    case Launcher::PgCtl:
        return QStringLiteral("pg_ctl");
    case Launcher::PgCtlCluster:
        return QStringLiteral("pg_ctlcluster");
    case Launcher::Systemd:
        return QStringLiteral("systemd");
    }
    return {};
}

QString toText(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::Direct:
        return QStringLiteral("direct");
    case EndpointKind::PgBouncer:
        return QStringLiteral("pgbouncer");
    case EndpointKind::HaProxy:
        return QStringLiteral("haproxy");
    case EndpointKind::Hook:
        return QStringLiteral("hook");
    }
    return {};
}

} // namespace meridian
