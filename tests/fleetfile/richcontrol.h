// SPDX-License-Identifier: GPL-3.0-or-later
// Host control and endpoints in which every field has another value than its default. Pure.
#pragma once

#include "fleetfields.h"

namespace meridian
{

inline HostControl richControl()
{
    HostControl control;
    control.kind = ControlKind::Ssh;
    control.launcher = Launcher::PgCtlCluster;
    const auto fill = [&](const auto &rows) {
        for (const auto &row : rows)
            control.*row.member = QStringLiteral("/f/%1").arg(QLatin1String(row.key));
    };
    fill(kControlTexts);
    fill(kSshTexts);
    control.sshPort = 2222;
    control.service = QStringLiteral("15/m:n");
    control.patroniUrl = QStringLiteral("https://[2001:db8::1]:8008");
    control.patroniCredential = QStringLiteral("~");
    return control;
}

inline QList<Endpoint> richEndpoints(const ClusterId &cluster)
{
    Endpoint pool;
    pool.name = QStringLiteral("pool");
    pool.cluster = cluster;
    pool.region = RegionId(QStringLiteral("us-east-1"));
    pool.kind = EndpointKind::PgBouncer;
    for (const auto &row : kEndpointTexts)
        pool.*row.member = QStringLiteral("/f/%1").arg(QLatin1String(row.key));
    pool.credential = QStringLiteral("m");
    pool.port = 6432;
    pool.control = richControl();
    pool.timeout = milliseconds(1234);
    Endpoint hook = pool;
    hook.name = QStringLiteral("42");
    hook.kind = EndpointKind::Hook;
    hook.region = {};
    hook.control = {};
    hook.command = {QStringLiteral("/bin/a b"), QStringLiteral("7"), QString(), QStringLiteral("- x: \"y\"")};
    Endpoint plain;
    plain.name = QStringLiteral("plain");
    plain.cluster = cluster;
    return {pool, hook, plain};
}

} // namespace meridian
