// SPDX-License-Identifier: GPL-3.0-or-later
// The REST API of one node's Patroni (its manual, "Patroni REST API"). Blocking, with a deadline; an object belongs to
// the thread that uses it, which needs no event loop. It decides nothing.
#pragma once

#include "login.h"
#include "result.h"
#include "times.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>
#include <stop_token>

namespace meridian
{

struct PatroniMember {
    QString name, role, state; ///< role: "leader", "replica", "sync_standby", "standby_leader"
    QString host, apiUrl;
    std::optional<int> port;
    std::optional<quint32> timeline;
    std::optional<qint64> lagBytes; ///< nothing: the leader, or "unknown"
    QJsonObject tags;
};

struct PatroniCluster {
    QString scope;
    QList<PatroniMember> members;
    bool paused = false;
    QJsonObject scheduledSwitchover; ///< empty: none
    const PatroniMember *leader() const;
};

class PatroniClient
{
public:
    /// `url`: "https://10.0.0.5:8008". `authority`: file with the authorities to trust; empty: the system's.
    PatroniClient(QString url, std::optional<Login> login = {}, QString authority = {});

    Result<PatroniCluster> cluster(QDeadlineTimer deadline, std::stop_token stop) const; ///< GET /cluster
    Result<QJsonObject> node(QDeadlineTimer deadline, std::stop_token stop) const;       ///< GET /patroni
    Result<QJsonObject> config(QDeadlineTimer deadline, std::stop_token stop) const;     ///< GET /config
    Result<QJsonArray> history(QDeadlineTimer deadline, std::stop_token stop) const;     ///< GET /history

    /// POST /switchover; returns when Patroni has done it. The answer in Patroni's words.
    Result<QString> switchover(const QString &leader, const QString &candidate, QDeadlineTimer deadline,
                               std::stop_token stop) const;
    Result<QString> failover(const QString &candidate, QDeadlineTimer deadline, std::stop_token stop) const;
    Result<QString> reinitialise(QDeadlineTimer deadline, std::stop_token stop) const; ///< this node
    Result<Done> setPaused(bool paused, QDeadlineTimer deadline, std::stop_token stop) const;

private:
    Result<QString> order(const char *method, const QString &path, const QJsonObject &body, QDeadlineTimer deadline,
                          std::stop_token stop) const;
    Result<QByteArray> ask(const char *method, const QString &path, const QByteArray &body, QDeadlineTimer deadline,
                           std::stop_token stop) const;
    Result<QJsonDocument> read(const QString &path, QDeadlineTimer deadline, std::stop_token stop) const;

    QString m_url;
    std::optional<Login> m_login;
    QString m_authority;
};

} // namespace meridian
