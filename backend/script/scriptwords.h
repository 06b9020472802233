// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces of a script: words, comments, here-documents, connection strings without passwords. Pure.
#pragma once

#include "times.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace meridian
{

QByteArray word(const QString &text);       ///< of bash: bare where it may be, else quoted
QByteArray comment(const QString &text);    ///< lines of at most 120 columns
QByteArray wholeSeconds(milliseconds time); ///< rounded up
QByteArray heredoc(const QByteArray &text); ///< from its mark on, quoted: nothing in it is expanded
QByteArray sqlLines(const QList<QByteArray> &statements);
/// libpq's keyword/value notation; password and password file are left out: they are found where the script runs.
QByteArray conninfoText(const QList<std::pair<QByteArray, QByteArray>> &parameters);

} // namespace meridian
