// SPDX-License-Identifier: GPL-3.0-or-later
#include "storeavailability.h"

#include "storelayout.h"

#include <map>

namespace meridian
{

namespace
{

constexpr std::chrono::hours kClockSetBack{1};

/// A row of table service: since when a subject is in a state.
struct Standing {
    QString subject;
    int state = 0;
    Instant since;
};

Result<QList<Standing>> standings(SqliteConnection &connection)
{
    QList<Standing> out;
    auto done = connection.run(
        QStringLiteral("SELECT subject, state, since_us FROM service"), {}, [&out](const QSqlQuery &row) {
            out.append({row.value(0).toString(), row.value(1).toInt(), layout::fromUs(row.value(2).toLongLong())});
        });
    if (!done)
        return done.error();
    return out;
}

struct Run {
    std::optional<Instant> begin;
    Instant end;
};

Result<Run> newestRun(SqliteConnection &connection)
{
    Run run;
    auto done = connection.run(QStringLiteral("SELECT begin_us, end_us FROM run ORDER BY begin_us DESC LIMIT 1"), {},
                               [&run](const QSqlQuery &row) {
                                   run.begin = layout::fromUs(row.value(0).toLongLong());
                                   run.end = layout::fromUs(row.value(1).toLongLong());
                               });
    if (!done)
        return done.error();
    return run;
}

qint64 dayNumber(Instant t)
{
    return std::chrono::floor<std::chrono::days>(t).time_since_epoch().count();
}

Result<Done> credit(SqliteConnection &connection, const Standing &standing, Instant until)
{
    const QString add = QStringLiteral("INSERT INTO availability(day, subject, state, us) VALUES(?, ?, ?, ?)"
                                       " ON CONFLICT(day, subject, state) DO UPDATE SET us = us + excluded.us");
    for (const TimeSpan &part : splitByDay({standing.since, until})) {
        const qint64 us = (part.to - part.from).count();
        auto done = connection.run(add, {dayNumber(part.from), standing.subject, standing.state, us});
        if (!done)
            return done;
    }
    return Done{};
}

Result<Done> begin(SqliteConnection &connection, const ServiceOf &service, Instant since)
{
    if (!service.state)
        return connection.run(QStringLiteral("DELETE FROM service WHERE subject = ?"), {service.subject});
    return connection.run(QStringLiteral("INSERT OR REPLACE INTO service(subject, state, since_us) VALUES(?, ?, ?)"),
                          {service.subject, int(*service.state), layout::toUs(since)});
}

/// What the last run left standing lasted to its end; then all stands as the new one found it.
Result<Done> beginRun(SqliteConnection &connection, const Run &last, const Watch &watch)
{
    const auto standing = standings(connection);
    if (!standing)
        return standing.error();
    for (const Standing &s : *standing) {
        if (auto done = credit(connection, s, last.end); !done)
            return done;
    }
    if (auto done = connection.run(QStringLiteral("DELETE FROM service")); !done)
        return done;
    for (const ServiceOf &service : watch.states) {
        if (auto done = begin(connection, service, watch.from); !done)
            return done;
    }
    return connection.run(QStringLiteral("INSERT OR REPLACE INTO run(begin_us, end_us) VALUES(?, ?)"),
                          {layout::toUs(watch.from), layout::toUs(watch.until)});
}

Result<Done> change(SqliteConnection &connection, const ServiceChange &change)
{
    Standing before;
    auto found = connection.run(
        QStringLiteral("SELECT state, since_us FROM service WHERE subject = ?"), {change.service.subject},
        [&](const QSqlQuery &row) {
            before = {change.service.subject, row.value(0).toInt(), layout::fromUs(row.value(1).toLongLong())};
        });
    if (!found)
        return found;
    if (!before.subject.isEmpty()) {
        if (auto done = credit(connection, before, change.at); !done)
            return done;
    }
    return begin(connection, change.service, change.at);
}

/// States that are not as they stand, as another program saw them, are so from the end of what it wrote.
Result<Done> extendRun(SqliteConnection &connection, const Run &last, const Watch &watch)
{
    if (watch.from < last.end) {
        for (const ServiceOf &service : watch.states) {
            const auto stands =
                connection.value(QStringLiteral("SELECT state FROM service WHERE subject = ?"), {service.subject});
            if (!stands)
                return stands.error();
            const int state = service.state ? int(*service.state) : -1;
            if ((stands->isValid() ? stands->toInt() : -1) == state)
                continue;
            if (auto done = change(connection, {last.end, service}); !done)
                return done;
        }
    }
    return connection.run(QStringLiteral("UPDATE run SET end_us = ? WHERE begin_us = ?"),
                          {layout::toUs(std::max(watch.until, last.end)), layout::toUs(*last.begin)});
}

using Days = std::map<std::pair<qint64, QString>, Availability>;

void add(Availability &time, int state, microseconds span)
{
    const auto ms = std::chrono::round<milliseconds>(span);
    switch (ServiceState(state)) {
    case ServiceState::InSync:
        time.inSync += ms;
        break;
    case ServiceState::Behind:
        time.behind += ms;
        break;
    case ServiceState::Down:
        time.down += ms;
        break;
    case ServiceState::Maintenance:
        time.maintenance += ms;
        break;
    }
}

} // namespace

Result<Done> appendWatch(SqliteConnection &connection, const Watch &watch)
{
    SqliteTransaction transaction(connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    const auto last = newestRun(connection);
    if (!last)
        return last.error();
    // Another program's run ends within what this one watched, or the clock was set back a little: what has been
    // counted is not counted again.
    const bool goesOn = last->begin && watch.from <= last->end && last->end - watch.until < kClockSetBack;
    auto done = goesOn ? extendRun(connection, *last, watch) : beginRun(connection, *last, watch);
    if (!done)
        return done;
    for (ServiceChange c : watch.changes) {
        if (goesOn)
            c.at = std::max(c.at, last->end);
        if (auto changed = change(connection, c); !changed)
            return changed;
    }
    return transaction.commit();
}

Result<QList<AvailabilityDay>> readAvailability(SqliteConnection &connection, Instant from, Instant to)
{
    SqliteTransaction transaction(connection);
    if (auto begun = transaction.begin(SqliteTransaction::Reading); !begun)
        return begun.error();
    const qint64 first = dayNumber(from);
    const qint64 last = dayNumber(to - microseconds(1));
    Days days;
    auto done =
        connection.run(QStringLiteral("SELECT day, subject, state, us FROM availability WHERE day BETWEEN ? AND ?"),
                       {first, last}, [&days](const QSqlQuery &row) {
                           add(days[{row.value(0).toLongLong(), row.value(1).toString()}], row.value(2).toInt(),
                               microseconds(row.value(3).toLongLong()));
                       });
    if (!done)
        return done.error();
    const auto run = newestRun(connection);
    const auto standing = standings(connection);
    if (!run || !standing)
        return run ? standing.error() : run.error();
    for (const Standing &s : *standing) {
        for (const TimeSpan &part : splitByDay({s.since, run->end})) {
            const qint64 day = dayNumber(part.from);
            if (day >= first && day <= last)
                add(days[{day, s.subject}], s.state, part.to - part.from);
        }
    }
    QList<AvailabilityDay> out;
    for (const auto &[key, time] : days)
        out.append({key.second, Instant(std::chrono::days(key.first)), time});
    return out;
}

} // namespace meridian
