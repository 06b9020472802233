// SPDX-License-Identifier: GPL-3.0-or-later
// Who is in maintenance: the last word of the journal about each node.
#include "journal.h"

#include "sqliteconnection.h"

#include <QJsonDocument>

namespace meridian
{

Result<QHash<NodeId, Maintenance>> Journal::maintenance() const
{
    QHash<NodeId, Maintenance> nodes;
    const auto read = m_connection->run(
        QStringLiteral("SELECT i.action, o.at_us, op.who, op.place, op.reason FROM operation op"
                       " JOIN intent i ON i.operation = op.number JOIN outcome o ON o.intent = i.number"
                       " WHERE op.kind IN ('maintenance-on', 'maintenance-off') AND o.error IS NULL ORDER BY i.number"),
        {}, [&](const QSqlQuery &row) {
            const QJsonObject action = QJsonDocument::fromJson(row.value(0).toString().toUtf8()).object();
            if (action.value(u"do") != QLatin1String("set-maintenance"))
                return;
            const NodeId node(action.value(u"node").toString());
            if (!action.value(u"on").toBool()) {
                nodes.remove(node);
                return;
            }
            const QString who = row.value(2).toString(), place = row.value(3).toString();
            nodes.insert(node,
                         {Instant(microseconds(row.value(1).toLongLong())),
                          place.isEmpty() ? who : QStringLiteral("%1@%2").arg(who, place), row.value(4).toString()});
        });
    if (!read)
        return read.error();
    return nodes;
}

} // namespace meridian
