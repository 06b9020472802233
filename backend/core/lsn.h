// SPDX-License-Identifier: GPL-3.0-or-later
// A position in PostgreSQL's write-ahead log. Source: PostgreSQL manual, "pg_lsn Type": two hexadecimal numbers of up
// to 8 digits each, separated by a slash; the difference of two is a number of bytes.
#pragma once

#include <QString>

#include <compare>
#include <optional>

namespace meridian
{

struct Lsn {
    quint64 value = 0;

    static std::optional<Lsn> parse(QStringView text); ///< "5/3A0041F8"; nothing when malformed
    QString text() const;

    friend auto operator<=>(const Lsn &, const Lsn &) = default;
    /// Bytes from b up to a; negative when a is behind.
    friend qint64 operator-(const Lsn &a, const Lsn &b) { return static_cast<qint64>(a.value - b.value); }
};

} // namespace meridian
