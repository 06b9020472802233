// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of a result of MySQL or MariaDB, by the names of their columns: their order differs between versions. Does
// not own the result. Pure.
#pragma once

#include "times.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <mysql.h>

#include <cmath>
#include <optional>

namespace meridian
{

class MyRows
{
public:
    explicit MyRows(MYSQL_RES *result) : m_result(result)
    {
        for (unsigned i = 0; result && i < mysql_num_fields(result); ++i)
            m_columns.insert(QByteArray(mysql_fetch_field_direct(result, i)->name).toLower(), i);
        if (result)
            mysql_data_seek(result, 0);
    }

    bool next()
    {
        m_row = m_result ? mysql_fetch_row(m_result) : nullptr;
        m_lengths = m_row ? mysql_fetch_lengths(m_result) : nullptr;
        return m_row != nullptr;
    }
    /// Nothing: NULL, or no such column in this version.
    std::optional<QByteArray> bytes(const char *column) const
    {
        const auto at = m_columns.constFind(column);
        if (!m_row || at == m_columns.constEnd() || !m_row[*at])
            return {};
        return QByteArray(m_row[*at], static_cast<qsizetype>(m_lengths[*at]));
    }
    QByteArray raw(const char *column) const { return bytes(column).value_or(QByteArray()); }
    QString text(const char *column) const { return QString::fromUtf8(raw(column)); }
    std::optional<qint64> number(const char *column) const
    {
        bool ok = false;
        const qint64 v = raw(column).toLongLong(&ok);
        return ok ? std::optional(v) : std::nullopt;
    }
    /// "1" or "ON", "Yes": all the ways in which it is said.
    bool flag(const char *column) const
    {
        const QByteArray v = raw(column).toUpper();
        return v == "1" || v == "ON" || v == "YES";
    }
    std::optional<microseconds> seconds(const char *column) const
    {
        bool ok = false;
        const double v = raw(column).toDouble(&ok);
        return ok ? std::optional(microseconds(std::llround(v * 1e6))) : std::nullopt;
    }
    std::optional<Instant> instant(const char *column) const
    {
        const auto v = seconds(column);
        return v ? std::optional(Instant(*v)) : std::nullopt;
    }

private:
    MYSQL_RES *m_result;
    QHash<QByteArray, unsigned> m_columns;
    MYSQL_ROW m_row = nullptr;
    unsigned long *m_lengths = nullptr;
};

} // namespace meridian
