// SPDX-License-Identifier: GPL-3.0-or-later
#include "nodecheck.h"

#include "connectioncheck.h"

namespace meridian
{

NodeCheck::NodeCheck(Node node, const Cluster &cluster, const Credential &credential, Secrets &secrets, QObject *parent)
    : QObject(parent)
    , m_node(std::move(node))
    , m_cluster(cluster)
    , m_credential(credential)
    , m_secrets(secrets)
    , m_alive(std::make_shared<bool>(true))
{
}

NodeCheck::~NodeCheck() = default;

void NodeCheck::start()
{
    m_secrets.find(m_credential, m_node, [this, alive = std::weak_ptr<bool>(m_alive)](const Result<Secret> &secret) {
        if (!alive.expired())
            begin(secret);
    });
}

void NodeCheck::begin(const Result<Secret> &secret)
{
    Login login{m_credential.user, {}, m_credential.passwordFile, m_credential.service, {}};
    if (secret) {
        login.password = secret->value;
        login.source = secret->source;
    }
    m_check = std::make_unique<ConnectionCheck>(m_node, m_cluster, login);
    if (!secret)
        m_check->setSecretError(secret.error());
    connect(m_check.get(), &ConnectionCheck::stepChanged, this, &NodeCheck::stepChanged);
    connect(m_check.get(), &ConnectionCheck::finished, this, &NodeCheck::finished);
    m_check->start();
}

} // namespace meridian
