// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteconnection.h"

#include <QCoreApplication>
#include <QSqlError>
#include <QUuid>

namespace meridian
{

namespace
{

struct Code {
    int number;
    const char *name;
    const char *remedy; // %1: the file
};

// Primary result codes, https://www.sqlite.org/rescode.html; the numbers are part of SQLite's stable interface.
constexpr const char *kMakeRoom =
    QT_TRANSLATE_NOOP("Store", "Free some space on the disk of %1; writing is tried again by itself.");
constexpr const char *kCheckDisk =
    QT_TRANSLATE_NOOP("Store", "Check the disk of %1; writing is tried again by itself.");
constexpr const char *kAllow =
    QT_TRANSLATE_NOOP("Store", "Allow this user to write %1 and its folder, or choose another file.");
constexpr const char *kMoveAway =
    QT_TRANSLATE_NOOP("Store", "Move %1 away, or choose another file: a new one is begun.");
constexpr const char *kClose = QT_TRANSLATE_NOOP("Store", "Close the other program that uses %1.");
constexpr Code kCodes[] = {
    {3, "SQLITE_PERM", kAllow},      {5, "SQLITE_BUSY", kClose},       {6, "SQLITE_LOCKED", kClose},
    {8, "SQLITE_READONLY", kAllow},  {10, "SQLITE_IOERR", kCheckDisk}, {11, "SQLITE_CORRUPT", kMoveAway},
    {13, "SQLITE_FULL", kMakeRoom},  {14, "SQLITE_CANTOPEN", kAllow},  {26, "SQLITE_NOTADB", kMoveAway},
    {15, "SQLITE_PROTOCOL", kClose}, {23, "SQLITE_AUTH", kAllow},      {22, "SQLITE_NOLFS", kCheckDisk},
};

QString say(const char *text)
{
    return QCoreApplication::translate("Store", text);
}

} // namespace

Result<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &file)
{
    QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QUuid::createUuid().toString());
    database.setDatabaseName(file);
    // Another program on the same store (window and command line) holds the write lock for milliseconds only.
    database.setConnectOptions(QStringLiteral("QSQLITE_BUSY_TIMEOUT=5000"));
    auto connection = std::unique_ptr<SqliteConnection>(new SqliteConnection(file, std::move(database)));
    if (!connection->m_database.open())
        return connection->error(connection->m_database.lastError());
    return connection;
}

SqliteConnection::SqliteConnection(const QString &file, QSqlDatabase database)
    : m_file(file)
    , m_database(std::move(database))
{
}

SqliteConnection::~SqliteConnection()
{
    m_statements.clear();
    const QString name = m_database.connectionName();
    m_database.close();
    m_database = {};
    QSqlDatabase::removeDatabase(name);
}

Result<Done> SqliteConnection::run(const QString &sql, const QVariantList &values, const Row &row)
{
    std::shared_ptr<QSqlQuery> &query = m_statements[sql];
    if (!query) {
        auto fresh = std::make_shared<QSqlQuery>(m_database);
        fresh->setForwardOnly(true);
        if (!fresh->prepare(sql)) {
            m_statements.remove(sql);
            return error(fresh->lastError());
        }
        query = std::move(fresh);
    }
    int place = 0;
    for (const QVariant &value : values)
        query->bindValue(place++, value);
    if (!query->exec())
        return error(query->lastError());
    if (row) {
        while (query->next())
            row(*query);
    }
    m_rowsChanged = query->numRowsAffected();
    m_lastInsertId = query->lastInsertId().toLongLong();
    // A statement that was stepped to an error says so only here, and one left open would keep its read lock.
    const QSqlError failed = query->lastError();
    query->finish();
    if (failed.isValid())
        return error(failed);
    return Done{};
}

Result<QVariant> SqliteConnection::value(const QString &sql, const QVariantList &values)
{
    QVariant first;
    auto done = run(sql, values, [&first](const QSqlQuery &row) {
        if (!first.isValid())
            first = row.value(0);
    });
    if (!done)
        return done.error();
    return first;
}

Error SqliteConnection::damaged(const QString &what) const
{
    return {ErrorKind::Storage, QCoreApplication::translate("Store", "read the store %1").arg(m_file),
            QCoreApplication::translate("Store", "%1 cannot be unpacked").arg(what), QStringLiteral("SQLITE_CORRUPT"),
            say(kMoveAway).arg(m_file)};
}

Error SqliteConnection::error(const QSqlError &error) const
{
    const QString number = error.nativeErrorCode();
    Error out{ErrorKind::Storage, QCoreApplication::translate("Store", "use the store %1").arg(m_file),
              error.databaseText(), number, say(kCheckDisk).arg(m_file)};
    if (out.message.isEmpty())
        out.message = error.text();
    // The low byte of an extended result code is the primary one.
    const int primary = number.toInt() & 0xff;
    for (const Code &code : kCodes) {
        if (code.number != primary)
            continue;
        out.code = QString::fromLatin1(code.name);
        out.remedy = say(code.remedy).arg(m_file);
    }
    return out;
}

SqliteTransaction::~SqliteTransaction()
{
    // After some errors (a full disk among them) SQLite has rolled back already and refuses: nothing is lost by that.
    if (m_open)
        (void)m_connection.run(QStringLiteral("ROLLBACK"));
}

Result<Done> SqliteTransaction::begin(Kind kind)
{
    // IMMEDIATE takes the write lock now: a later upgrade from reading would fail at once instead of waiting.
    auto done = m_connection.run(kind == Writing ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
    m_open = done.ok();
    return done;
}

Result<Done> SqliteTransaction::commit()
{
    auto done = m_connection.run(QStringLiteral("COMMIT"));
    m_open = !done.ok();
    return done;
}

} // namespace meridian
