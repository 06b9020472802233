// SPDX-License-Identifier: GPL-3.0-or-later
// Each action as lines of bash, by the statements of db, the deeds of host and the words of traffic; and what these
// lines use: servers, machines, endpoints, credentials, programs. Pure.
#pragma once

#include "hostdeed.h"
#include "situation.h"

#include <QMap>

namespace meridian
{

class ScriptWriter
{
public:
    ScriptWriter(const Fleet &fleet, const Plan &plan, const Situation &situation, QString operation);

    /// The body of a function. `together`: what the executor does at the same time, this included.
    QByteArray lines(const Action &action, const QList<Action> &together);

    const QList<NodeId> &servers() const { return m_servers; } ///< that statements go to
    const QList<Endpoint> &consoles() const { return m_consoles; }
    const QList<Endpoint> &clients() const { return m_clients; }
    const QStringList &libraryFiles() const { return m_files; }
    const QStringList &programs() const { return m_programs; }
    /// By place: how a shell is run there, and what it is told about the machine.
    struct Machine {
        QStringList argv;
        QList<std::pair<QByteArray, QByteArray>> facts;
    };
    const QMap<QString, Machine> &machines() const { return m_machines; }
    QStringList credentials() const; ///< names of those that are logged in with
    QString serverCredential(const NodeId &node) const;
    QString endpointCredential(const Endpoint &endpoint) const;

private:
    struct Lines;
    QByteArray server(const NodeId &node); ///< its word; from now on it is used
    QByteArray sql(const NodeId &node, const Action &action, const QList<Action> &together,
                   const QByteArray &before = {});
    QByteArray deed(const NodeId &node, HostRequest request, const QByteArray &variables = {});
    QByteArray upstream(const NodeId &node, const NodeId &source);
    QByteArray standbyVariables(const NodeId &node, const QString &slot) const;
    QByteArray point(const PointEndpoint &action);
    QByteArray patroni(const NodeId &node, const char *method, const char *path, const QByteArray &body);
    void useMachine(const QString &place, const HostControl &control, const QString &host);
    const Endpoint *endpoint(const QString &name) const;
    int majorVersion(const NodeId &node) const;
    void need(const QString &program);

    const Fleet &m_fleet;
    const Plan &m_plan;
    const Situation &m_situation;
    const QString m_operation;
    OperationLimits m_limits;
    QList<NodeId> m_servers;
    QList<Endpoint> m_consoles, m_clients;
    QStringList m_files, m_programs;
    QSet<QString> m_otherCredentials;
    QMap<QString, Machine> m_machines;
};

} // namespace meridian
