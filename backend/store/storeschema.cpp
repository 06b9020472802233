// SPDX-License-Identifier: GPL-3.0-or-later
#include "storeschema.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <utility>

namespace meridian::schema
{

namespace
{

constexpr int kApplicationId = 0x4d52444e; // "MRDN": which program's file this is

// A step is final once a release has written it: change a table by adding a step.
//
// live    What was appended last, one row per batch and ten-minute window: only ever appended to and deleted.
// fold    At most one row: window `window` is being moved out of live. In its rows up to `upto`, the series below
//         `next` have been moved and do not count any more.
// chunk   All samples of one series in one window. id = window number << 24 | series.
// rollup  The minutes of one series in one hour, and the hour as a whole. id = hour number << 24 | series.
//         Ids with the time in front make new rows append and retention delete at one end.
// picture The whole picture at a moment. kind 0: on its own; 1: packed with picture `base_us`, a kind 0, as dictionary;
//         2: only what has changed since picture `base_us`, a kind 0 or 1, and its other kind 2.
// fleet   The fleets of the pictures, each once.
// run     When was watched without a break.
// service The state of each cluster and region at the end of the newest run, and since when.
// availability  Microseconds of a day (its number since 1970) in a state, up to `since_us` of service.
QList<QStringList> steps()
{
    return {
        {
            QStringLiteral("CREATE TABLE series(id INTEGER PRIMARY KEY, subject TEXT NOT NULL, metric INTEGER NOT NULL,"
                           " UNIQUE(subject, metric))"),
            QStringLiteral("CREATE TABLE live(seq INTEGER PRIMARY KEY, window INTEGER NOT NULL, n INTEGER NOT NULL,"
                           " data BLOB NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE fold(window INTEGER PRIMARY KEY, upto INTEGER NOT NULL, next INTEGER NOT NULL)"),
            QStringLiteral("CREATE TABLE chunk(id INTEGER PRIMARY KEY, data BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE rollup(id INTEGER PRIMARY KEY, n INTEGER NOT NULL, minimum REAL NOT NULL,"
                           " maximum REAL NOT NULL, mean REAL NOT NULL, minutes BLOB NOT NULL)"),
            QStringLiteral(
                "CREATE TABLE event(id INTEGER PRIMARY KEY AUTOINCREMENT, at_us INTEGER NOT NULL,"
                " severity INTEGER NOT NULL, kind TEXT NOT NULL, region TEXT NOT NULL, node TEXT NOT NULL,"
                " state_from TEXT NOT NULL, state_to TEXT NOT NULL, reason TEXT NOT NULL, args TEXT NOT NULL)"),
            QStringLiteral("CREATE INDEX event_at ON event(at_us)"),
        },
        {
            // Events of clusters, and reading those of one node or region without a walk through all of them.
            QStringLiteral("ALTER TABLE event ADD COLUMN cluster TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("CREATE INDEX event_node ON event(node, at_us)"),
            QStringLiteral("CREATE INDEX event_region ON event(region, at_us)"),
        },
        {
            QStringLiteral("CREATE TABLE fleet(id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, data BLOB NOT NULL)"),
            QStringLiteral("CREATE TABLE picture(at_us INTEGER PRIMARY KEY, kind INTEGER NOT NULL,"
                           " base_us INTEGER NOT NULL, fleet INTEGER NOT NULL, data BLOB NOT NULL)"),
            QStringLiteral("CREATE INDEX picture_fleet ON picture(fleet)"),
            QStringLiteral("CREATE TABLE run(begin_us INTEGER PRIMARY KEY, end_us INTEGER NOT NULL)"),
            QStringLiteral("CREATE TABLE service(subject TEXT PRIMARY KEY, state INTEGER NOT NULL,"
                           " since_us INTEGER NOT NULL) WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE availability(day INTEGER NOT NULL, subject TEXT NOT NULL,"
                           " state INTEGER NOT NULL, us INTEGER NOT NULL, PRIMARY KEY(day, subject, state))"
                           " WITHOUT ROWID"),
        },
        {
            // The table of events sorts by any column: each value of a column, newest first, by walking an index.
            QStringLiteral("CREATE INDEX event_severity ON event(severity, at_us)"),
            QStringLiteral("CREATE INDEX event_kind ON event(kind, at_us)"),
            QStringLiteral("CREATE INDEX event_cluster ON event(cluster, at_us)"),
            QStringLiteral("CREATE INDEX event_to ON event(state_to, at_us)"),
            QStringLiteral("CREATE INDEX event_reason ON event(reason, at_us)"),
        },
    };
}

QString tried(const SqliteConnection &connection)
{
    return QCoreApplication::translate("Store", "open the store %1").arg(connection.file());
}

Error newer(const SqliteConnection &connection, int version)
{
    return {ErrorKind::Newer,
            tried(connection),
            QCoreApplication::translate("Store", "it has schema version %1, this program knows versions up to %2")
                .arg(version)
                .arg(latest()),
            {},
            QCoreApplication::translate("Store",
                                        "Use the newer program, or choose another file. Nothing in it was changed.")};
}

Error foreign(const SqliteConnection &connection)
{
    return {ErrorKind::Storage,
            tried(connection),
            QCoreApplication::translate("Store", "it is the database of another program"),
            {},
            QCoreApplication::translate("Store", "Choose another file. Nothing in it was changed.")};
}

/// The file's version; an Error when this program must not touch it.
Result<int> usableVersion(SqliteConnection &connection)
{
    const auto version = connection.value(QStringLiteral("PRAGMA user_version"));
    if (!version)
        return version.error();
    const auto application = connection.value(QStringLiteral("PRAGMA application_id"));
    if (!application)
        return application.error();
    const auto tables = connection.value(QStringLiteral("SELECT count(*) FROM sqlite_master"));
    if (!tables)
        return tables.error();
    const bool blank = version->toInt() == 0 && tables->toInt() == 0;
    if (application->toInt() != kApplicationId && !blank)
        return foreign(connection);
    if (version->toInt() > latest())
        return newer(connection, version->toInt());
    return version->toInt();
}

} // namespace

int latest()
{
    return int(steps().size());
}

Result<Done> migrate(SqliteConnection &connection, int target)
{
    // Looked at without the write lock first: a file that is refused is not touched.
    const auto seen = usableVersion(connection);
    if (!seen)
        return seen.error();
    if (*seen >= target)
        return Done{};

    SqliteTransaction transaction(connection);
    if (auto begun = transaction.begin(SqliteTransaction::Writing); !begun)
        return begun;
    // Again, with the lock: another program may have migrated it meanwhile.
    const auto present = usableVersion(connection);
    if (!present)
        return present.error();
    QStringList statements;
    for (int step = *present; step < target; ++step)
        statements += steps().at(step);
    statements += QStringLiteral("PRAGMA application_id = %1").arg(kApplicationId);
    statements += QStringLiteral("PRAGMA user_version = %1").arg(std::max(*present, target));
    for (const QString &sql : std::as_const(statements)) {
        if (auto done = connection.run(sql); !done)
            return done;
    }
    return transaction.commit();
}

} // namespace meridian::schema
