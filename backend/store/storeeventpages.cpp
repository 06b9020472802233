// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of the table of events, in any order. Events are read group by group, a group being those with one value in
// the column that sorts, newest first: with the index on (column, at_us) that is a walk, whatever lies behind, and a
// page begins where the one before ended (keyset paging), not by counting rows. On the store's thread.
#include "storeevents.h"

#include <iterator>

namespace meridian
{

namespace
{

QString fieldOf(EventColumn column)
{
    static constexpr const char *kFields[] = {"",        "severity", "kind",     "region",
                                              "cluster", "node",     "state_to", "reason"};
    return QLatin1String(kFields[static_cast<int>(column)]);
}

qint64 micros(Instant t)
{
    return t.time_since_epoch().count();
}

// QtSql binds a null string as NULL, which equals nothing.
QVariant bound(const QVariant &key)
{
    return key.typeId() == QMetaType::QString && key.toString().isNull() ? QVariant(QStringLiteral("")) : key;
}

QString pattern(QString word)
{
    for (const QChar special : {u'\\', u'%', u'_'})
        word.replace(special, QStringLiteral("\\") + special);
    return u'%' + word + u'%';
}

/// Conditions of a statement with their values. Of several with "=" the first drives and the others are hidden from
/// the planner by a "+": it has no statistics and would sort where it can walk.
class Conditions
{
public:
    void equal(const QString &field, const QVariant &value)
    {
        add((m_driven ? QStringLiteral("+") : QString()) + field + QStringLiteral(" = ?"), {value});
        m_driven = true;
    }
    void add(const QString &sql, const QVariantList &more)
    {
        m_sql += (m_sql.isEmpty() ? QStringLiteral(" WHERE ") : QStringLiteral(" AND ")) + sql;
        m_values += more;
    }
    void among(const QString &field, const QStringList &texts)
    {
        add(QStringLiteral("+%1 IN (%2)").arg(field, places(texts.size())), QVariantList(texts.begin(), texts.end()));
    }
    void word(const EventWord &word)
    {
        static constexpr const char *kTexts[] = {"kind",       "region",   "cluster", "node",
                                                 "state_from", "state_to", "reason",  "args"};
        static constexpr const char *kCodes[] = {"reason", "kind", "state_from", "state_to"};
        QStringList any;
        QVariantList with;
        for (const char *field : kTexts) {
            any << QStringLiteral("+%1 LIKE ? ESCAPE '\\'").arg(QLatin1String(field));
            with << pattern(word.text);
        }
        for (const char *field : kCodes) {
            if (word.codes.isEmpty())
                break;
            any << QStringLiteral("+%1 IN (%2)").arg(QLatin1String(field), places(word.codes.size()));
            with << QVariantList(word.codes.begin(), word.codes.end());
        }
        add(u'(' + any.join(QStringLiteral(" OR ")) + u')', with);
    }

    const QString &sql() const { return m_sql; }
    const QVariantList &values() const { return m_values; }

private:
    static QString places(qsizetype n) { return QStringList(n, QStringLiteral("?")).join(u','); }

    QString m_sql;
    QVariantList m_values;
    bool m_driven = false;
};

Conditions conditionsOf(const EventFilter &f)
{
    Conditions c;
    if (!f.node.isEmpty())
        c.equal(QStringLiteral("node"), f.node.name());
    if (!f.region.isEmpty())
        c.equal(QStringLiteral("region"), f.region.name());
    if (!f.cluster.isEmpty())
        c.equal(QStringLiteral("cluster"), f.cluster.name());
    if (f.kinds.size() == 1)
        c.equal(QStringLiteral("kind"), f.kinds.first());
    else if (!f.kinds.isEmpty())
        c.among(QStringLiteral("kind"), f.kinds);
    if (f.from != Instant::min())
        c.add(QStringLiteral("at_us >= ?"), {qint64(micros(f.from))});
    if (f.to != Instant::max())
        c.add(QStringLiteral("at_us < ?"), {qint64(micros(f.to))});
    if (f.least != Severity::Info)
        c.add(QStringLiteral("+severity >= ?"), {int(f.least)});
    if (f.afterId > 0)
        c.add(QStringLiteral("id > ?"), {f.afterId});
    if (f.uptoId > 0)
        c.add(QStringLiteral("+id <= ?"), {f.uptoId});
    for (const EventWord &word : f.words)
        c.word(word);
    return c;
}

/// Goes through the groups from where the query begins until it is told to stop.
class Walk
{
public:
    using Row = SqliteConnection::Row;
    Walk(SqliteConnection &connection, const EventQuery &query)
        : m_connection(connection)
        , m_query(query)
        , m_field(fieldOf(query.column))
        , m_conditions(conditionsOf(query.filter))
    {
    }

    /// Up to `most` rows; `row` is given each of them and the key of its group.
    Result<int> read(const QString &fields, int most,
                     const std::function<void(const QVariant &, const QSqlQuery &)> &row)
    {
        const bool grouped = m_query.column != EventColumn::Time;
        int found = 0;
        QVariant key;
        if (grouped) {
            auto first = m_query.after ? Result<QVariant>(m_query.after->key) : nextKey({});
            if (!first)
                return first.error();
            key = *first;
        }
        bool begun = !m_query.after;
        while (found < most && (!grouped || key.isValid())) {
            Conditions c = m_conditions;
            if (grouped)
                c.equal(m_field, bound(key));
            if (!begun)
                behind(c, *m_query.after);
            begun = true;
            const QVariant group = key;
            auto done = select(fields, c, most - found, [&](const QSqlQuery &r) {
                ++found;
                row(group, r);
            });
            if (!done)
                return done.error();
            if (!grouped || found >= most)
                break;
            const auto next = nextKey(key);
            if (!next)
                return next.error();
            key = *next;
        }
        return found;
    }

private:
    bool ascending() const { return m_query.column == EventColumn::Time && !m_query.descending; }

    static void equalTime(Conditions &c, const char *sql, const EventCursor &place)
    {
        c.add(QLatin1String(sql), {qint64(micros(place.at)), place.id});
    }
    void behind(Conditions &c, const EventCursor &place) const
    {
        equalTime(c, ascending() ? "(at_us, id) > (?, ?)" : "(at_us, id) < (?, ?)", place);
    }

    Result<Done> select(const QString &fields, const Conditions &c, int most, const Row &row)
    {
        const QString sql = QStringLiteral("SELECT %1 FROM event%2 ORDER BY at_us %3, id %3 LIMIT ?")
                                .arg(fields, c.sql(), ascending() ? QStringLiteral("ASC") : QStringLiteral("DESC"));
        return m_connection.run(sql, c.values() + QVariantList{most}, row);
    }

    /// The value that follows in the column that sorts, one look into its index; the first one behind nothing.
    Result<QVariant> nextKey(const QVariant &key)
    {
        const QString best = m_query.descending ? QStringLiteral("max") : QStringLiteral("min");
        if (!key.isValid())
            return nonNull(m_connection.value(QStringLiteral("SELECT %1(%2) FROM event").arg(best, m_field)));
        const QString beyond = m_query.descending ? QStringLiteral("<") : QStringLiteral(">");
        return nonNull(m_connection.value(
            QStringLiteral("SELECT %1(%2) FROM event WHERE %2 %3 ?").arg(best, m_field, beyond), {bound(key)}));
    }
    static Result<QVariant> nonNull(Result<QVariant> value)
    {
        return value && value->isNull() ? Result<QVariant>(QVariant()) : value;
    }

    SqliteConnection &m_connection;
    const EventQuery &m_query;
    QString m_field;
    Conditions m_conditions;
};

} // namespace

Result<EventPage> readEventPage(SqliteConnection &connection, const EventQuery &query)
{
    EventPage page;
    const auto newest = connection.value(QStringLiteral("SELECT max(id) FROM event"));
    if (!newest)
        return newest.error();
    page.newestId = newest->toLongLong();
    const auto read = Walk(connection, query)
                          .read(QLatin1String(kEventFields), query.filter.limit,
                                [&](const QVariant &, const QSqlQuery &row) { page.events.append(eventFromRow(row)); });
    if (!read)
        return read.error();
    return page;
}

Result<EventIndex> readEventIndex(SqliteConnection &connection, const EventQuery &query, int stride, int most)
{
    EventIndex index;
    EventCursor last;
    const auto read =
        Walk(connection, query).read(QStringLiteral("at_us, id"), most, [&](const QVariant &key, const QSqlQuery &row) {
            ++index.rows;
            if (index.rows % stride != 0 && index.rows != most)
                return;
            last = {key, Instant(microseconds(row.value(0).toLongLong())), row.value(1).toLongLong()};
            if (index.rows % stride == 0)
                index.places.append(last);
        });
    if (!read)
        return read.error();
    if (*read == most)
        index.last = last;
    return index;
}

} // namespace meridian
