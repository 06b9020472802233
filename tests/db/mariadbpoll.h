// SPDX-License-Identifier: GPL-3.0-or-later
// One poll of one MariaDB server, with short deadlines.
#pragma once

#include "server.h"

#include <QTest>

namespace mariadbpoll
{

using namespace meridian;

inline Cluster quickCluster()
{
    Cluster c;
    c.engine = EngineKind::MariaDb;
    c.polling.timeout = milliseconds(1500);
    c.polling.connectTimeout = milliseconds(1000);
    c.polling.detail = milliseconds(0);
    c.thresholds.healthyWithin = milliseconds(200);
    return c;
}

inline Node nodeAt(const QString &host, quint16 port, TlsMode mode = TlsMode::Disable)
{
    Node n;
    n.id = NodeId(QStringLiteral("n"));
    n.host = host;
    n.port = port;
    n.database.clear();
    n.tls.mode = mode;
    return n;
}

inline Login login(const QString &user = QStringLiteral("watcher"), const QByteArray &password = "watch")
{
    return {user, password, {}, {}, QStringLiteral("test")};
}

/// One whole poll; the overdue notice, if any, is counted apart.
struct Poll {
    Observation result;
    int overdue = 0;
};

inline Poll poll(Server &server)
{
    Poll p;
    bool done = false;
    const auto c = QObject::connect(&server, &Server::sampled, &server, [&](const Observation &o) {
        if (o.overdue) {
            ++p.overdue;
        } else {
            p.result = o;
            done = true;
        }
    });
    server.sample(now());
    [&] { QTRY_VERIFY_WITH_TIMEOUT(done, 10'000); }();
    QObject::disconnect(c);
    return p;
}

inline Poll pollOnce(const Node &node, const Login &with = login())
{
    const auto server = Server::create(node, quickCluster());
    server->setLogin(with);
    return poll(*server);
}

} // namespace mariadbpoll
