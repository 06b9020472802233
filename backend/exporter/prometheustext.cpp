// SPDX-License-Identifier: GPL-3.0-or-later
#include "prometheustext.h"

#include <QLocale>

#include <algorithm>
#include <functional>
#include <utility>

namespace meridian
{

namespace
{

using Labels = QList<std::pair<const char *, QString>>;
using Put = std::function<void(const Labels &, std::optional<double>)>;

struct Family {
    const char *name;
    const char *type;
    const char *help;
    std::function<void(const Snapshot &, const ExporterState &, const Put &)> samples;
};

std::optional<double> inSeconds(const std::optional<microseconds> &d)
{
    return d ? std::optional(toSeconds(*d)) : std::nullopt;
}

template <class T>
std::optional<double> asNumber(const std::optional<T> &v)
{
    return v ? std::optional(double(*v)) : std::nullopt;
}

/// The numbers that the help texts name; unknown has none.
std::optional<double> asNumber(Health health)
{
    switch (health) {
    case Health::Unknown:
        return {};
    case Health::Healthy:
        return 1;
    case Health::Degraded:
        return 2;
    case Health::Failed:
        return 3;
    case Health::Maintenance:
        return 4;
    }
    return {};
}

/// A family with one sample a node.
template <class Value>
Family ofNodes(const char *name, const char *help, Value value)
{
    return {name, "gauge", help, [value](const Snapshot &s, const ExporterState &, const Put &put) {
                for (const NodeState &node : s.nodes) {
                    const Node *declared = s.fleet ? s.fleet->node(node.id) : nullptr;
                    if (declared)
                        put({{"cluster", declared->cluster.name()},
                             {"region", declared->region.name()},
                             {"node", node.id.name()}},
                            value(node));
                }
            }};
}

/// The same of what the server itself said: of nothing older than its last poll.
template <class Value>
Family ofServers(const char *name, const char *help, Value value)
{
    return ofNodes(name, help, [value](const NodeState &node) -> std::optional<double> {
        if (!node.reachable || !node.sample)
            return {};
        return value(node);
    });
}

void replicationLag(const Snapshot &s, const ExporterState &, const Put &put)
{
    for (const LinkState &link : s.links) {
        const Node *from = s.fleet ? s.fleet->node(link.from) : nullptr;
        const Node *to = s.fleet ? s.fleet->node(link.to) : nullptr;
        if (from && to)
            put({{"source_region", from->region.name()},
                 {"target_region", to->region.name()},
                 {"source", link.from.name()},
                 {"target", link.to.name()},
                 {"cluster", to->cluster.name()}},
                inSeconds(link.lag.time));
    }
}

void regionLatency(const Snapshot &s, const ExporterState &, const Put &put)
{
    for (const RegionPair &pair : s.pairs)
        put({{"source_region", pair.from.name()}, {"target_region", pair.to.name()}}, inSeconds(pair.roundTrip));
}

void regionHealth(const Snapshot &s, const ExporterState &, const Put &put)
{
    for (const RegionState &region : s.regions)
        put({{"region", region.id.name()}}, asNumber(region.health));
}

void endpoints(const Snapshot &s, const ExporterState &, const Put &put)
{
    for (const EndpointState &e : s.endpoints) {
        const bool known = e.health == Health::Healthy || e.health == Health::Failed;
        put({{"cluster", e.cluster.name()}, {"endpoint", e.name}},
            known ? std::optional<double>(e.health == Health::Healthy) : std::nullopt);
    }
}

void nodeCounts(const Snapshot &s, const ExporterState &, const Put &put)
{
    for (const Health health :
         {Health::Unknown, Health::Healthy, Health::Degraded, Health::Failed, Health::Maintenance})
        put({{"health", toText(health)}}, s.count(health));
}

void connecting(const Snapshot &s, const ExporterState &state, const Put &put)
{
    using Phase = std::pair<const char *, std::optional<microseconds> Timings::*>;
    for (const auto &[phase, timing] :
         {Phase{"tcp", &Timings::tcp}, {"tls", &Timings::tls}, {"login", &Timings::login}}) {
        const auto withPhase = [&put, name = phase](Labels labels, std::optional<double> value) {
            labels.append({"phase", QString::fromLatin1(name)});
            put(labels, value);
        };
        ofServers("", "", [t = timing](const NodeState &n) {
            return inSeconds(n.timings.*t);
        }).samples(s, state, withPhase);
    }
}

/// The names that were promised to the users' own Grafana and alerts.
QList<Family> promised()
{
    return {
        {"region_to_region_latency_seconds", "gauge",
         "Network round trip between two regions, as the servers of the links between them measured it.",
         regionLatency},
        {"region_health_status", "gauge",
         "Health of a region: 1 healthy, 2 degraded, 3 failed, 4 maintenance; absent while unknown.", regionHealth},
        {"data_replication_lag_seconds", "gauge",
         "Age of the newest data that the target has replayed; absent while unknown. Of a broken link: at least.",
         replicationLag},
        {"failover_events", "counter", "Standbys that became primaries since this exporter started.",
         [](const Snapshot &, const ExporterState &state, const Put &put) { put({}, double(state.promotions)); }},
    };
}

QList<Family> nodeFamilies()
{
    return {
        ofNodes("meridian_node_up", "1: the last poll of the node was answered, 0: it was not.",
                [](const NodeState &n) -> std::optional<double> {
                    if (!n.polledAt)
                        return {};
                    return n.reachable ? 1 : 0;
                }),
        ofNodes("meridian_node_health_status",
                "Health of a node: 1 healthy, 2 degraded, 3 failed, 4 maintenance; absent while unknown.",
                [](const NodeState &n) { return asNumber(n.health); }),
        ofServers("meridian_node_is_primary", "1: primary, 0: standby.",
                  [](const NodeState &n) -> std::optional<double> {
                      if (n.role() == Role::Unknown)
                          return {};
                      return n.role() == Role::Primary ? 1 : 0;
                  }),
        ofNodes("meridian_node_lag_bytes", "Bytes of WAL that the node has not replayed.",
                [](const NodeState &n) { return asNumber(n.lag.bytes); }),
        ofNodes("meridian_node_lag_transactions",
                "Transactions that the node has not replayed, where they are counted.",
                [](const NodeState &n) { return asNumber(n.lag.transactions); }),
        ofNodes("meridian_node_lag_seconds", "Age of the newest data that the node has replayed.",
                [](const NodeState &n) { return inSeconds(n.lag.time); }),
        ofServers("meridian_node_round_trip_seconds", "Network round trip of the last poll.",
                  [](const NodeState &n) { return inSeconds(n.timings.roundTrip); }),
        ofServers("meridian_node_query_seconds", "The last poll's statement, sent to answered.",
                  [](const NodeState &n) { return inSeconds(n.timings.query); }),
        {"meridian_node_connect_seconds", "gauge", "Parts of the last new connection: tcp, tls, login.", connecting},
        ofServers("meridian_node_timeline", "Timeline of the node's WAL.",
                  [](const NodeState &n) { return asNumber(n.sample->timeline); }),
        ofServers("meridian_node_connections", "Connections that clients hold.",
                  [](const NodeState &n) { return asNumber(n.sample->detail.connections); }),
        ofServers("meridian_node_max_connections", "Connections that the server allows.",
                  [](const NodeState &n) { return asNumber(n.sample->detail.maxConnections); }),
        ofServers("meridian_node_transactions_per_second",
                  "Commits and rollbacks per second between the last two readings.",
                  [](const NodeState &n) { return n.transactionsPerSecond; }),
        ofServers("meridian_node_oldest_transaction_seconds", "Age of the oldest open transaction.",
                  [](const NodeState &n) { return inSeconds(n.sample->detail.oldestTransaction); }),
        ofServers("meridian_node_clock_offset_seconds", "The server's clock minus the one of this exporter's machine.",
                  [](const NodeState &n) { return inSeconds(n.sample->clockOffset); }),
    };
}

QList<Family> ownFamilies()
{
    return {
        {"meridian_endpoint_leads_to_primary", "gauge",
         "1: the endpoint leads to the primary, 0: it leads elsewhere; absent while unknown.", endpoints},
        {"meridian_nodes", "gauge", "Nodes by their health.", nodeCounts},
        {"meridian_last_poll_age_seconds", "gauge", "Time since the last poll of any node ended.",
         [](const Snapshot &s, const ExporterState &state, const Put &put) {
             const auto last = s.lastPoll();
             put({}, last ? std::optional(toSeconds(state.now - *last)) : std::nullopt);
         }},
        {"meridian_store_problem", "gauge", "1: history cannot be written at present, 0: nothing is known against it.",
         [](const Snapshot &s, const ExporterState &, const Put &put) { put({}, s.storeProblem.isEmpty() ? 0 : 1); }},
        {"meridian_build_info", "gauge", "Always 1; the version of this program.",
         [](const Snapshot &, const ExporterState &, const Put &put) {
             put({{"version", QStringLiteral(MERIDIAN_VERSION)}}, 1);
         }},
    };
}

QList<Family> families()
{
    return promised() + nodeFamilies() + ownFamilies();
}

QByteArray escaped(const QString &value)
{
    QByteArray out = value.toUtf8();
    out.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return out;
}

QByteArray line(const char *name, const Labels &labels, double value)
{
    QByteArrayList parts;
    for (const auto &[label, text] : labels)
        parts.append(QByteArray(label) + "=\"" + escaped(text) + '"');
    const QByteArray set = parts.isEmpty() ? QByteArray() : '{' + parts.join(',') + '}';
    return name + set + ' ' + QByteArray::number(value, 'g', QLocale::FloatingPointShortest) + '\n';
}

} // namespace

QByteArray prometheusText(const Snapshot &snapshot, const ExporterState &state)
{
    QByteArray out;
    for (const Family &family : families()) {
        QByteArray lines;
        family.samples(snapshot, state, [&](const Labels &labels, std::optional<double> value) {
            if (value)
                lines += line(family.name, labels, *value);
        });
        if (lines.isEmpty())
            continue;
        out += QByteArray("# HELP ") + family.name + ' ' + family.help + '\n';
        out += QByteArray("# TYPE ") + family.name + ' ' + family.type + '\n' + lines;
    }
    return out;
}

QStringList prometheusNames()
{
    QStringList names;
    for (const Family &family : families())
        names.append(QString::fromLatin1(family.name));
    return names;
}

} // namespace meridian
