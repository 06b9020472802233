// SPDX-License-Identifier: GPL-3.0-or-later
// How the journal is read. A page of the history is a walk down the operations' numbers from where the page before
// ended, so that its cost does not grow with what lies behind.
#include "journal.h"

#include "sqliteconnection.h"

#include <QJsonDocument>

namespace meridian
{

namespace
{

Instant instant(const QVariant &v)
{
    return Instant(microseconds(v.toLongLong()));
}

QJsonObject object(const QVariant &v)
{
    return QJsonDocument::fromJson(v.toString().toUtf8()).object();
}

std::optional<Error> errorOf(const QVariant &v)
{
    if (v.isNull())
        return {};
    const QJsonObject o = object(v);
    const auto text = [&o](QStringView key) { return o.value(key).toString(); };
    return Error{static_cast<ErrorKind>(o.value(u"kind").toInt()), text(u"tried"), text(u"message"), text(u"code"),
                 text(u"remedy")};
}

OperationRecord recordOf(const QSqlQuery &row)
{
    OperationRecord r;
    r.number = row.value(0).toLongLong();
    r.id = row.value(1).toString();
    r.kind = row.value(2).toString();
    r.cluster = ClusterId(row.value(3).toString());
    r.oldPrimary = NodeId(row.value(4).toString());
    r.newPrimary = NodeId(row.value(5).toString());
    r.reason = row.value(6).toString();
    r.who = row.value(7).toString();
    r.place = row.value(8).toString();
    r.request = object(row.value(9));
    r.started = instant(row.value(10));
    r.state = operationState(row.value(11).toString()).value_or(OperationState::Running);
    r.facts = object(row.value(12));
    r.stateSince = instant(row.value(13));
    return r;
}

StepRecord stepOf(const QSqlQuery &row)
{
    StepRecord s;
    s.id = row.value(0).toLongLong();
    s.number = row.value(1).toInt();
    s.undo = row.value(2).toBool();
    s.action = object(row.value(3));
    s.began = instant(row.value(4));
    if (!row.value(5).isNull())
        s.ended = instant(row.value(5));
    s.evidence = object(row.value(6));
    s.error = errorOf(row.value(7));
    return s;
}

} // namespace

/// Operations with their latest state.
Result<QList<OperationRecord>> Journal::read(const QString &conditions, const QVariantList &values) const
{
    QList<OperationRecord> records;
    auto done = m_connection->run(
        QStringLiteral(
            "SELECT o.number, o.id, o.kind, o.cluster, o.old_primary, o.new_primary, o.reason, o.who, o.place,"
            " o.request, o.at_us, s.state, s.facts, s.at_us"
            " FROM operation o JOIN state s ON s.number ="
            " (SELECT max(number) FROM state WHERE operation = o.number)") +
            conditions,
        values, [&records](const QSqlQuery &row) { records += recordOf(row); });
    if (!done)
        return done.error();
    return records;
}

Result<QList<OperationRecord>> Journal::openOperations() const
{
    // Few are open, however long the history is: those without a state that is an end.
    return read(QStringLiteral(" WHERE s.state IN ('running', 'needs-person') AND o.number IN (SELECT operation FROM"
                               " state WHERE state IN ('running', 'needs-person')"
                               " EXCEPT SELECT operation FROM state WHERE state IN ('done', 'undone', 'refused'))"
                               " ORDER BY o.number DESC"),
                {});
}

Result<QList<OperationRecord>> Journal::history(const HistoryFilter &f) const
{
    QStringList conditions;
    QVariantList values;
    const auto where = [&](const char *sql, const QVariant &value) {
        conditions += QLatin1String(sql);
        values += value;
    };
    if (f.before > 0)
        where("o.number < ?", f.before);
    if (!f.cluster.isEmpty())
        where("o.cluster = ?", f.cluster.name());
    if (!f.kind.isEmpty())
        where("o.kind = ?", f.kind);
    if (f.state)
        where("s.state = ?", toText(*f.state));
    if (f.from != Instant::min())
        where("o.at_us >= ?", qint64(f.from.time_since_epoch().count()));
    if (f.to != Instant::max())
        where("o.at_us < ?", qint64(f.to.time_since_epoch().count()));
    const QString sql =
        conditions.isEmpty() ? QString() : QStringLiteral(" WHERE ") + conditions.join(QStringLiteral(" AND "));
    return read(sql + QStringLiteral(" ORDER BY o.number DESC LIMIT ?"), values + QVariantList{f.limit});
}

Result<std::optional<OperationDetail>> Journal::operation(const QString &id) const
{
    const auto found = read(QStringLiteral(" WHERE o.id = ?"), {id});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return std::optional<OperationDetail>();
    OperationDetail detail{found->first(), {}, {}};
    auto plans = m_connection->run(QStringLiteral("SELECT plan FROM plan WHERE operation = ? ORDER BY number"),
                                   {detail.operation.number},
                                   [&](const QSqlQuery &row) { detail.plans += object(row.value(0)); });
    if (!plans)
        return plans.error();
    auto steps = m_connection->run(
        QStringLiteral("SELECT i.number, i.step, i.undo, i.action, i.at_us, o.at_us, o.evidence, o.error FROM intent i"
                       " LEFT JOIN outcome o ON o.intent = i.number WHERE i.operation = ? ORDER BY i.number"),
        {detail.operation.number}, [&](const QSqlQuery &row) { detail.steps += stepOf(row); });
    if (!steps)
        return steps.error();
    return std::optional(detail);
}

Result<std::optional<Instant>> Journal::lastBegun(const QString &kind, const ClusterId &cluster,
                                                  const QString &but) const
{
    const auto at = m_connection->value(
        QStringLiteral("SELECT at_us FROM operation o WHERE cluster = ? AND kind = ? AND id <> ?"
                       " AND NOT EXISTS (SELECT 1 FROM state WHERE operation = o.number AND state = 'refused')"
                       " ORDER BY number DESC LIMIT 1"),
        {cluster.name(), kind, but.isNull() ? QStringLiteral("") : but});
    if (!at)
        return at.error();
    return at->isValid() ? std::optional(instant(*at)) : std::nullopt;
}

} // namespace meridian
