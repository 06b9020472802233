// SPDX-License-Identifier: GPL-3.0-or-later
#include "server.h"

#include "gtidserver.h"
#include "gtidtalk.h"
#include "pgserver.h"
#include "pgtalk.h"

namespace meridian
{

std::unique_ptr<Server> Server::create(const Node &node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets)
{
    switch (cluster.engine) {
    case EngineKind::PostgreSql:
        return std::make_unique<PgServer>(node, cluster, std::move(sockets));
    case EngineKind::MariaDb:
        return std::make_unique<GtidServer>(node, cluster, std::move(sockets), mariaDbDialect());
    case EngineKind::MySql:
        return std::make_unique<GtidServer>(node, cluster, std::move(sockets), mySqlDialect());
    }
    return nullptr;
}

std::unique_ptr<ServerTalk> ServerTalk::create(const Node &node, const Cluster &cluster, const Login &login,
                                               SocketWatch &sockets)
{
    const milliseconds limit = cluster.polling.timeout;
    switch (cluster.engine) {
    case EngineKind::PostgreSql:
        return std::make_unique<PgTalk>(node, limit, login, sockets);
    case EngineKind::MariaDb:
        return std::make_unique<GtidTalk>(node, limit, login, sockets, mariaDbDialect());
    case EngineKind::MySql:
        return std::make_unique<GtidTalk>(node, limit, login, sockets, mySqlDialect());
    }
    return nullptr;
}

} // namespace meridian
