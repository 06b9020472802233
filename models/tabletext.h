// SPDX-License-Identifier: GPL-3.0-or-later
// A table as text: tab-separated for the clipboard, CSV (RFC 4180) for files. Pure.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace meridian
{

/// One row a line; tabs and line ends inside a cell become spaces.
QString toTsv(const QList<QStringList> &rows);
/// UTF-8 with a byte order mark, lines end with CRLF. A cell that a spreadsheet would take for a formula is quoted with
/// an apostrophe; numbers stay numbers.
QByteArray toCsv(const QList<QStringList> &rows);
QByteArray csvLines(const QList<QStringList> &rows); ///< the same without the mark: to be appended

} // namespace meridian
