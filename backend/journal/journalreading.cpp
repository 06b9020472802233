// SPDX-License-Identifier: GPL-3.0-or-later
// How the journal is read. A page of the history is a walk along the index of its order from where the page before
// ended, so that its cost does not grow with what lies behind.
#include "journal.h"

#include "historycolumns.h"
#include "sqliteconnection.h"

#include <QHash>
#include <QJsonDocument>

#include <algorithm>

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

namespace
{

constexpr int kWalked = 5000; ///< rows of an order that are looked at before the filter is asked first

/// What a filter says in SQL, with its values.
struct Conditions {
    QStringList all;
    QVariantList values;

    void add(const QString &sql, const QVariantList &with)
    {
        all += sql;
        values += with;
    }
    QString text() const
    {
        return all.isEmpty() ? QString() : QStringLiteral(" WHERE ") + all.join(QStringLiteral(" AND "));
    }
};

/// Operations are numbered as they begin: a time is a number, and every index has the number behind its column.
Conditions conditionsOf(const HistoryFilter &f)
{
    Conditions c;
    const auto equal = [&](const char *column, const QString &value) {
        if (!value.isEmpty())
            c.add(QStringLiteral("l.%1 = ?").arg(QLatin1String(column)), {value});
    };
    const auto micros = [](Instant at) { return qint64(at.time_since_epoch().count()); };
    equal("cluster", f.cluster.name());
    equal("kind", f.kind);
    equal("result", f.state ? toText(*f.state) : QString());
    if (f.from != Instant::min())
        c.add(QStringLiteral("l.number >= (SELECT number FROM latest WHERE started >= ? ORDER BY started LIMIT 1)"),
              {micros(f.from)});
    if (f.to != Instant::max())
        c.add(QStringLiteral("l.number <= (SELECT number FROM latest WHERE started < ? ORDER BY started DESC LIMIT 1)"),
              {micros(f.to)});
    return c;
}

/// Behind the last row of the page before; `plus` keeps SQLite from taking the order's index for it.
Conditions behind(const HistoryFilter &f, const QString &column, const char *plus)
{
    Conditions c;
    if (f.after > 0)
        c.add(QStringLiteral("(%1l.%2, l.number) %3 (SELECT %2, number FROM latest WHERE number = ?)")
                  .arg(QLatin1String(plus), column, f.ascending ? QStringLiteral(">") : QStringLiteral("<")),
              {f.after});
    return c;
}

} // namespace

/// The operations of a page, in their order. A filter that lets many through is applied along the order's index; one
/// that few pass is asked first, and what it finds is sorted.
Result<QList<qint64>> Journal::page(const HistoryFilter &f) const
{
    QList<qint64> numbers;
    const auto ask = [&](const QString &sql, const QVariantList &values) {
        numbers.clear();
        return m_connection->run(sql, values, [&](const QSqlQuery &row) { numbers += row.value(0).toLongLong(); });
    };
    const bool byNumber = f.sort == HistorySort::Started;
    const QString column =
        byNumber ? QStringLiteral("number") : QString::fromLatin1(kSortColumns[static_cast<int>(f.sort)]);
    const QString order = QStringLiteral(" ORDER BY %2l.%1%3, l.number%3 LIMIT ?")
                              .arg(column, QStringLiteral("%1"), f.ascending ? QString() : QStringLiteral(" DESC"));
    const Conditions filter = conditionsOf(f);
    if (byNumber || filter.all.isEmpty()) {
        Conditions all = behind(f, column, "");
        all.all += filter.all;
        const auto done = ask(QStringLiteral("SELECT l.number FROM latest l") + all.text() + order.arg(QString()),
                              all.values + filter.values + QVariantList{f.limit});
        return done ? Result<QList<qint64>>(numbers) : done.error();
    }
    const Conditions walked = behind(f, column, ""), found = behind(f, column, "+");
    auto done = ask(QStringLiteral("SELECT l.number FROM (SELECT * FROM latest l") + walked.text() +
                        order.arg(QString()) + QStringLiteral(") l") + filter.text() + QStringLiteral(" LIMIT ?"),
                    walked.values + QVariantList{kWalked} + filter.values + QVariantList{f.limit});
    if (done && numbers.size() < f.limit) {
        Conditions all = filter;
        all.all += found.all;
        done = ask(QStringLiteral("SELECT l.number FROM latest l") + all.text() + order.arg(QStringLiteral("+")),
                   all.values + found.values + QVariantList{f.limit});
    }
    return done ? Result<QList<qint64>>(numbers) : done.error();
}

Result<QList<OperationRecord>> Journal::history(const HistoryFilter &filter) const
{
    const auto numbers = page(filter);
    if (!numbers)
        return numbers.error();
    QStringList list;
    QHash<qint64, qsizetype> place;
    for (const qint64 number : *numbers) {
        place.insert(number, list.size());
        list += QString::number(number);
    }
    auto records = read(QStringLiteral(" WHERE o.number IN (%1)").arg(list.join(u',')), {});
    if (records)
        std::sort(records->begin(), records->end(), [&](const OperationRecord &a, const OperationRecord &b) {
            return place.value(a.number) < place.value(b.number);
        });
    return records;
}

Result<std::optional<OperationDetail>> Journal::operation(const QString &id) const
{
    const auto found = read(QStringLiteral(" WHERE o.id = ?"), {id});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return std::optional<OperationDetail>();
    OperationDetail detail{found->first(), {}, {}, {}};
    auto plans = m_connection->run(QStringLiteral("SELECT plan FROM plan WHERE operation = ? ORDER BY number"),
                                   {detail.operation.number},
                                   [&](const QSqlQuery &row) { detail.plans += object(row.value(0)); });
    if (!plans)
        return plans.error();
    auto steps = m_connection->run(
        QStringLiteral("SELECT i.number, i.step, i.undo, i.action, coalesce(o.began_us, i.at_us), o.at_us, o.evidence,"
                       " o.error FROM intent i LEFT JOIN outcome o ON o.intent = i.number WHERE i.operation = ? ORDER "
                       "BY i.number"),
        {detail.operation.number}, [&](const QSqlQuery &row) { detail.steps += stepOf(row); });
    if (!steps)
        return steps.error();
    auto canary = m_connection->run(
        QStringLiteral("SELECT readings FROM canary WHERE operation = ? ORDER BY number DESC LIMIT 1"),
        {detail.operation.number}, [&](const QSqlQuery &row) {
            detail.canary = canaryFromJson(QJsonDocument::fromJson(row.value(0).toString().toUtf8()).array());
        });
    if (!canary)
        return canary.error();
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
