// SPDX-License-Identifier: GPL-3.0-or-later
#include "patronimembers.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr milliseconds kPatience{3000}; ///< for one of them
constexpr qsizetype kChanges = 5;

bool isSameInterface(const QString &a, const QString &b)
{
    const QUrl one(a), other(b);
    return !one.host().isEmpty() && one.host() == other.host() && one.port() == other.port();
}

bool isNode(const PatroniMember &member, const Node &node)
{
    return isSameInterface(member.apiUrl, node.control.patroniUrl) || node.answersTo(member.host, member.port, {});
}

QStringList textsOf(const QJsonObject &tags)
{
    QStringList texts;
    for (auto tag = tags.begin(); tag != tags.end(); ++tag)
        texts.append(QStringLiteral("%1=%2").arg(tag.key(), tag.value().toVariant().toString()));
    return texts;
}

/// Rows are [timeline, position, reason, when, leader]; older versions leave the last ones out.
QList<OwnerChange> changesOf(const QJsonArray &history)
{
    QList<OwnerChange> changes;
    for (qsizetype i = history.size() - 1; i >= 0 && changes.size() < kChanges; --i) {
        const QJsonArray row = history.at(i).toArray();
        OwnerChange change;
        change.timeline = static_cast<quint32>(row.at(0).toInteger());
        change.reason = row.at(2).toString();
        const QDateTime at = QDateTime::fromString(row.at(3).toString(), Qt::ISODateWithMs);
        if (at.isValid())
            change.at = fromEpochMs(at.toMSecsSinceEpoch());
        change.leader = row.at(4).toString();
        changes.append(change);
    }
    return changes;
}

/// Older ones say it of a member only.
QString scopeOf(const PatroniClient &client, const QString &known, const std::stop_token &stop)
{
    if (!known.isEmpty())
        return known;
    const auto node = client.node(QDeadlineTimer(kPatience), stop);
    return node ? node->value(QStringLiteral("patroni")).toObject().value(QStringLiteral("scope")).toString()
                : QString();
}

} // namespace

std::optional<QString> patroniNameOf(const PatroniCluster &cluster, const Node &node)
{
    const auto find = [&](auto &&is) -> std::optional<QString> {
        const auto it = std::find_if(cluster.members.begin(), cluster.members.end(), is);
        return it == cluster.members.end() ? std::nullopt : std::optional(it->name);
    };
    if (const auto byAddress = find([&](const PatroniMember &m) { return isNode(m, node); }))
        return byAddress;
    return find([&](const PatroniMember &m) { return m.name == node.id.name(); });
}

OwnerState askPatroni(const QList<Node> &nodes, OwnerState known, std::stop_token stop)
{
    known.askedAt = now();
    for (const Node &asked : nodes) {
        if (asked.control.patroniUrl.isEmpty() || stop.stop_requested())
            continue;
        const PatroniClient client(asked.control.patroniUrl, {}, asked.tls.rootCertificate);
        const auto cluster = client.cluster(QDeadlineTimer(kPatience), stop);
        if (!cluster) {
            known.error = cluster.error();
            continue;
        }
        known.error.reset();
        known.askedAt = now();
        known.scope = cluster->scope.isEmpty() ? scopeOf(client, known.scope, stop) : cluster->scope;
        known.paused = cluster->paused;
        known.members.clear();
        for (const PatroniMember &m : cluster->members) {
            OwnerMember member{m.name, {}, m.role, m.state, m.timeline, m.lagBytes, textsOf(m.tags)};
            for (const Node &node : nodes) {
                if (patroniNameOf(*cluster, node) == m.name)
                    member.node = node.id;
            }
            known.members.append(member);
        }
        if (const auto history = client.history(QDeadlineTimer(kPatience), stop))
            known.history = changesOf(*history);
        break;
    }
    return known;
}

} // namespace meridian
