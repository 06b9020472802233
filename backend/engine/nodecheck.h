// SPDX-License-Identifier: GPL-3.0-or-later
// A connection test of one node as it is declared: its password is looked for where it would be, then the way to the
// server is tried step by step. Lives on the main thread; never blocks.
#pragma once

#include "checkstep.h"
#include "secrets.h"

#include <QObject>

#include <memory>

namespace meridian
{

class ConnectionCheck;

class NodeCheck : public QObject
{
    Q_OBJECT
public:
    NodeCheck(Node node, const Cluster &cluster, const Credential &credential, Secrets &secrets,
              QObject *parent = nullptr);
    ~NodeCheck() override;

    void start(); ///< once; ends in finished() after the deadlines of all steps at the latest
    const Node &node() const { return m_node; }

Q_SIGNALS:
    void stepChanged(const meridian::CheckStep &step);
    void finished(const QList<meridian::CheckStep> &steps);

private:
    void begin(const Result<Secret> &secret);

    Node m_node;
    Cluster m_cluster;
    Credential m_credential;
    Secrets &m_secrets;
    std::shared_ptr<bool> m_alive; ///< the keychain may answer when this is gone
    std::unique_ptr<ConnectionCheck> m_check;
};

} // namespace meridian
