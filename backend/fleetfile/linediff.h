// SPDX-License-Identifier: GPL-3.0-or-later
// Which lines of two texts differ (Myers, "An O(ND) Difference Algorithm", 1986), with a few lines around. Pure.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace meridian
{

struct DiffLine {
    enum class Kind { Place, Same, Removed, Added };
    Kind kind = Kind::Same;
    QString text;           ///< without its line break; of Place: "@@ -12,7 +12,8 @@"
    QString marked() const; ///< as in a unified diff: "+port: 5433"
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// Empty when the texts are equal. `context` lines stand around each difference.
QList<DiffLine> lineDiff(const QByteArray &before, const QByteArray &after, int context = 3);

} // namespace meridian
