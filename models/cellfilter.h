// SPDX-License-Identifier: GPL-3.0-or-later
// What a user writes into the filter of one column: a part of the text, or a comparison with a number in a unit. Pure.
#pragma once

#include "column.h"

#include <optional>

namespace meridian
{

struct Comparison {
    enum class Kind { Less, LessOrEqual, Greater, GreaterOrEqual, Equal };
    Kind kind = Kind::Equal;
    double value = 0; ///< microseconds, bytes, or a plain number
    bool holds(double with) const;
};

/// "> 5 s", "<=100MB", "= 3"; nothing when it is no comparison. Units: us, ms, s, min, h; B, kB, MB, GB.
std::optional<Comparison> comparison(const QString &text);

/// The sort keys of numbers are in the units that comparison() makes.
template <class Row>
bool columnMatches(const Column<Row> &column, const Row &row, const QString &filter)
{
    if (const auto wanted = comparison(filter)) {
        const QVariant key = column.sortKey(row);
        if (key.typeId() == QMetaType::Double || key.typeId() == QMetaType::Int)
            return wanted->holds(key.toDouble());
        if (!key.isValid())
            return false; // not known
    }
    return column.display(row).contains(filter, Qt::CaseInsensitive);
}

} // namespace meridian
