// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationlogins.h"

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

void ask(const std::shared_ptr<Collection> &collection, Secrets &secrets, const Fleet &fleet, const QString &name,
         const Node &node, const std::function<void(OperationLogins &, const Login &)> &put)
{
    const Credential *named = fleet.credential(name);
    const Credential credential = named ? *named : Credential{};
    ++collection->open;
    secrets.find(credential, node, [collection, credential, put](const Result<Secret> &secret) {
        Login login{credential.user, {}, credential.passwordFile, credential.service, {}};
        if (secret) {
            login.password = secret->value;
            login.source = secret->source;
        }
        put(collection->logins, login);
        collection->answered();
    });
}

const QString &firstOf(const QString &a, const QString &b)
{
    return a.isEmpty() ? b : a;
}

} // namespace

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
        Node behind = *first; // the password of an endpoint is looked for by its own address
        behind.host = firstOf(endpoint.host, first->host);
        behind.port = endpoint.port ? endpoint.port : first->port;
        const QString &credential =
            firstOf(endpoint.credential, firstOf(cluster.operatorCredential, first->credential));
        ask(collection, secrets, *fleet, credential, behind,
            [name = endpoint.name](OperationLogins &all, const Login &login) { all.endpoints.insert(name, login); });
    }
    collection->answered();
}

} // namespace meridian
