// SPDX-License-Identifier: GPL-3.0-or-later
#include "server.h"

#include "pgserver.h"

namespace meridian
{

std::unique_ptr<Server> Server::create(const Node &node, const Cluster &cluster, std::shared_ptr<SocketWatch> sockets)
{
    switch (cluster.engine) {
    case EngineKind::PostgreSql:
        return std::make_unique<PgServer>(node, cluster, std::move(sockets));
    case EngineKind::MariaDb: // no fleet file names them yet
    case EngineKind::MySql:
        break;
    }
    return nullptr;
}

} // namespace meridian
