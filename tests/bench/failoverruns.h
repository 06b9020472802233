// SPDX-License-Identifier: GPL-3.0-or-later
// One contender of the topic "failover" put through its runs: what its clients saw of switchovers and emergencies, and
// when all nodes streamed again. Blocks for seconds each; one thread.
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace meridian
{

class Contender;

struct FailoverWay {
    const char *name;
    bool pooled, loaded;
};
inline constexpr FailoverWay kFailoverWays[] = {
    {"through PgBouncer", true, false},
    {"through PgBouncer, pgbench beside it", true, true},
    {"multi-host clients", false, false},
    {"multi-host clients, pgbench beside it", false, true},
};

struct FailoverKind {
    const char *name, *script;
    bool pools;       ///< else only clients that list all hosts
    bool emergencies; ///< acts on confirmation; the others decide for themselves after their time-outs
    bool watches;     ///< says when it has detected a failure
};
inline constexpr FailoverKind kByHand{"by hand", "floor", true, true, false};
inline constexpr FailoverKind kMeridian{"Meridian", "meridian", true, true, true};
inline constexpr FailoverKind kPatroni{"Patroni", "peer_patroni", false, false, false};
inline constexpr FailoverKind kFailoverKinds[] = {
    kByHand,
    kMeridian,
    kPatroni,
    {"repmgr", "peer_repmgr", false, false, false},
    {"pg_auto_failover", "peer_pgaf", false, false, false},
};

struct PlannedRuns {
    QList<double> outage, streaming; ///< ms
    int errors = 0, failedLogins = 0, lost = 0, failed = 0;
};

struct EmergencyRuns {
    QList<double> detected, firstWrite, promotion, rejoin; ///< ms
    int lost = 0, failed = 0, rejoinFailed = 0;
};

struct FailoverResults {
    QHash<QString, PlannedRuns> planned; ///< by way
    EmergencyRuns emergency;
};

/// While a client's thread writes.
void letPass(double seconds);

class FailoverRuns
{
public:
    FailoverRuns(const FailoverKind &kind, Contender &contender) : m_kind(kind), m_contender(contender) {}
    void planned(const FailoverWay &way, PlannedRuns *out);
    void emergency(EmergencyRuns *out); ///< the leader is killed, replaced, and comes back

private:
    QString settle(bool pooled);
    QHash<QString, QByteArray> othersThan(const QString &node) const;
    QString plannedOnce(const FailoverWay &way, PlannedRuns *out);
    QString emergencyOnce(EmergencyRuns *out);
    QString rejoinOnce(const QString &leader, const QString &lost, EmergencyRuns *out);

    const FailoverKind &m_kind;
    Contender &m_contender;
    int m_run = 0;
    QString m_leader, m_client;
    QHash<QString, QByteArray> m_nodes; ///< and how we connect
};

} // namespace meridian
