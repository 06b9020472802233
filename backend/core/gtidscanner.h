// SPDX-License-Identifier: GPL-3.0-or-later
// Walks along the text of a set of transactions; the first thing that does not fit is kept with its place. One thread.
#pragma once

#include "result.h"

#include <QByteArray>

#include <optional>

namespace meridian
{

class GtidScanner
{
public:
    explicit GtidScanner(const QByteArray &text) : m_text(text) {} ///< which must outlive it

    void skipSpace();
    bool atEnd();           ///< but for space
    char peek();            ///< the next one that is no space; 0 at the end
    bool take(char wanted); ///< goes past it, when it is next
    std::optional<quint64> number(quint64 most);
    std::optional<QByteArray> uuid(); ///< in lower case, with dashes; they may be missing
    std::optional<QByteArray> tag();  ///< in lower case: a letter or an underscore, then digits, too; at most 32
    void fail(const QString &wanted, qsizetype at = -1);
    qsizetype at() const { return m_at; }
    const Error &error() const { return m_error; }

private:
    const QByteArray &m_text;
    qsizetype m_at = 0;
    Error m_error;
};

} // namespace meridian
