// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationlogins.h"

#include <algorithm>

namespace meridian
{

namespace
{

/// Counts down the questions; the last answer tells.
struct Collection {
    OperationLogins logins;
    int open = 1;
    std::function<void(const OperationLogins &)> done;

    void answered()
    {
        if (--open == 0)
            done(logins);
    }
};

void find(Secrets &secrets, const Fleet &fleet, const QString &name, const Node &node,
          std::function<void(const Login &)> done)
{
    const Credential *named = fleet.credential(name);
    const Credential credential = named ? *named : Credential{};
    secrets.find(credential, node, [credential, done = std::move(done)](const Result<Secret> &secret) {
        Login login{credential.user, {}, credential.passwordFile, credential.service, {}};
        if (secret) {
            login.password = secret->value;
            login.source = secret->source;
        }
        done(login);
    });
}

void ask(const std::shared_ptr<Collection> &collection, Secrets &secrets, const Fleet &fleet, const QString &name,
         const Node &node, const std::function<void(OperationLogins &, const Login &)> &put)
{
    ++collection->open;
    find(secrets, fleet, name, node, [collection, put](const Login &login) {
        put(collection->logins, login);
        collection->answered();
    });
}

const QString &firstOf(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : a;
}

} // namespace

void findEndpointLogin(const Fleet &fleet, const Endpoint &endpoint, Secrets &secrets,
                       std::function<void(const Login &)> done)
{
    const auto first = std::find_if(fleet.nodes.begin(), fleet.nodes.end(),
                                    [&](const Node &node) { return node.cluster == endpoint.cluster; });
    const Cluster *cluster = fleet.cluster(endpoint.cluster);
    Node behind = first == fleet.nodes.end() ? Node() : *first;
    behind.host = firstOf(endpoint.host, behind.host);
    behind.port = endpoint.port ? endpoint.port : behind.port;
    const QString fallback = cluster ? firstOf(cluster->operatorCredential, behind.credential) : behind.credential;
    find(secrets, fleet, firstOf(endpoint.credential, fallback), behind, std::move(done));
}

void collectLogins(const FleetPtr &fleet, const ClusterId &id, Secrets &secrets,
                   std::function<void(const OperationLogins &)> done)
{
    const auto collection = std::make_shared<Collection>();
    collection->done = std::move(done);
    const Cluster cluster = fleet->cluster(id) ? *fleet->cluster(id) : Cluster{};
    const Node *first = nullptr;
    for (const Node &node : fleet->nodes) {
        if (node.cluster != id)
            continue;
        first = first ? first : &node;
        ask(collection, secrets, *fleet, firstOf(cluster.operatorCredential, node.credential), node,
            [name = node.id](OperationLogins &all, const Login &login) { all.nodes.insert(name, login); });
        if (!node.control.patroniCredential.isEmpty())
            ask(collection, secrets, *fleet, node.control.patroniCredential, node,
                [name = node.id](OperationLogins &all, const Login &login) { all.patroni.insert(name, login); });
    }
    if (first && !cluster.replicationCredential.isEmpty())
        ask(collection, secrets, *fleet, cluster.replicationCredential, *first,
            [](OperationLogins &all, const Login &login) { all.replication = login; });
    for (const Endpoint &endpoint : fleet->endpoints) {
        if (endpoint.cluster != id || !first)
            continue;
        ++collection->open;
        findEndpointLogin(*fleet, endpoint, secrets, [collection, name = endpoint.name](const Login &login) {
            collection->logins.endpoints.insert(name, login);
            collection->answered();
        });
    }
    collection->answered();
}

} // namespace meridian
