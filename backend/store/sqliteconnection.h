// SPDX-License-Identifier: GPL-3.0-or-later
// One connection to one SQLite file through QtSql: prepared statements, transactions, and errors in the program's
// terms. Made, used and destroyed on one thread. It knows nothing of what is in the file.
#pragma once

#include "result.h"

#include <QHash>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QVariant>

#include <functional>
#include <memory>

namespace meridian
{

class SqliteConnection
{
public:
    /// Opens or creates `file`; SQLite reads it with the first statement only.
    static Result<std::unique_ptr<SqliteConnection>> open(const QString &file);
    ~SqliteConnection();

    using Row = std::function<void(const QSqlQuery &)>;

    /// Runs a statement, prepared once and kept, and hands every row to `row`. Errors: ErrorKind::Storage with
    /// SQLite's own words, the name of its result code and the remedy.
    Result<Done> run(const QString &sql, const QVariantList &values = {}, const Row &row = {});
    /// The first column of the first row; an invalid QVariant when there is none.
    Result<QVariant> value(const QString &sql, const QVariantList &values = {});
    qint64 lastInsertId() const { return m_lastInsertId; } ///< of the last INSERT that was run
    int rowsChanged() const { return m_rowsChanged; }      ///< by the last statement that was run

    const QString &file() const { return m_file; }
    /// What to say of a blob in the file that cannot be unpacked.
    Error damaged(const QString &what) const;

private:
    SqliteConnection(const QString &file, QSqlDatabase database);
    Error error(const QSqlError &error) const;

    QString m_file;
    QSqlDatabase m_database;
    QHash<QString, std::shared_ptr<QSqlQuery>> m_statements;
    qint64 m_lastInsertId = 0;
    int m_rowsChanged = 0;
};

/// Rolls back when it goes out of scope without commit().
class SqliteTransaction
{
public:
    enum Kind { Reading, Writing };
    explicit SqliteTransaction(SqliteConnection &connection) : m_connection(connection) {}
    ~SqliteTransaction();
    Q_DISABLE_COPY_MOVE(SqliteTransaction)

    Result<Done> begin(Kind kind);
    Result<Done> commit();

private:
    SqliteConnection &m_connection;
    bool m_open = false;
};

} // namespace meridian
