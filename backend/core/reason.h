// SPDX-License-Identifier: GPL-3.0-or-later
// Why something is as it is, as data: a code and its arguments. Kept in events and put into words only when shown, so
// that history reads in the language of today.
#pragma once

#include <QString>
#include <QStringList>

namespace meridian
{

struct Reason {
    QString code;     ///< row of the table in reason.cpp, e.g. "node.refused"
    QStringList args; ///< %1, %2 … of its text, already formatted numbers or the server's own words

    bool isEmpty() const { return code.isEmpty(); }
    QString text() const; ///< in the current language; an unknown code is shown as it is with its arguments
    friend bool operator==(const Reason &, const Reason &) = default;
};

/// The codes whose words, in the current language and without arguments, contain this one; letter case is ignored.
QStringList reasonCodesLike(const QString &word);

} // namespace meridian
