// SPDX-License-Identifier: GPL-3.0-or-later
// One row of a result, column by column in the order of the statement. Does not own the result. Pure.
#pragma once

#include "lsn.h"
#include "times.h"

#include <QByteArray>
#include <QJsonDocument>

#include <libpq-fe.h>

#include <optional>

namespace meridian
{

class PgRow
{
public:
    explicit PgRow(const pg_result *result, int row = 0) : m_result(result), m_row(row) {}

    std::optional<QByteArray> next()
    {
        const int column = m_column++;
        if (PQntuples(m_result) <= m_row || column >= PQnfields(m_result) || PQgetisnull(m_result, m_row, column))
            return {};
        return QByteArray::fromRawData(PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column));
    }
    QString text() { return QString::fromUtf8(next().value_or(QByteArray())); }
    bool flag() { return next().value_or(QByteArray()) == "t"; }
    std::optional<bool> maybe()
    {
        const auto v = next();
        return v ? std::optional(*v == "t") : std::nullopt;
    }
    std::optional<qint64> number()
    {
        const auto v = next();
        return v ? std::optional(v->toLongLong()) : std::nullopt;
    }
    std::optional<microseconds> micros()
    {
        const auto v = number();
        return v ? std::optional(microseconds(*v)) : std::nullopt;
    }
    std::optional<Instant> instant()
    {
        const auto v = micros();
        return v ? std::optional(Instant(*v)) : std::nullopt;
    }
    std::optional<Lsn> lsn()
    {
        const auto v = next();
        return v ? Lsn::parse(QString::fromLatin1(*v)) : std::nullopt;
    }
    QJsonDocument json()
    {
        const auto v = next();
        return v ? QJsonDocument::fromJson(*v) : QJsonDocument();
    }

private:
    const pg_result *m_result;
    int m_row;
    int m_column = 0;
};

} // namespace meridian
