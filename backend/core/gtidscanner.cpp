// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtidscanner.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GtidSet)
};

} // namespace

void GtidScanner::skipSpace()
{
    while (m_at < m_text.size() && QByteArrayView(" \t\r\n").contains(m_text[m_at]))
        ++m_at;
}

bool GtidScanner::atEnd()
{
    skipSpace();
    return m_at >= m_text.size();
}

char GtidScanner::peek()
{
    skipSpace();
    return m_at < m_text.size() ? m_text[m_at] : '\0';
}

bool GtidScanner::take(char wanted)
{
    if (peek() != wanted)
        return false;
    ++m_at;
    return true;
}

std::optional<quint64> GtidScanner::number(quint64 most)
{
    skipSpace();
    const qsizetype from = m_at;
    quint64 value = 0;
    for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at) {
        const auto digit = static_cast<quint64>(m_text[m_at] - '0');
        if (value > (most - digit) / 10) {
            fail(Words::tr("a number of at most %1").arg(most), from);
            return {};
        }
        value = value * 10 + digit;
    }
    if (m_at == from)
        return fail(Words::tr("a number"), from), std::nullopt;
    return value;
}

std::optional<QByteArray> GtidScanner::uuid()
{
    skipSpace();
    const qsizetype from = m_at;
    QByteArray out;
    const bool dashed = m_text.size() > m_at + 8 && m_text[m_at + 8] == '-';
    for (int digits = 0; digits < 32; ++digits) {
        const bool dashBefore = digits == 8 || digits == 12 || digits == 16 || digits == 20;
        if (dashBefore) {
            out.append('-');
            if (dashed && !(m_at < m_text.size() && m_text[m_at++] == '-'))
                return fail(Words::tr("the UUID of a server"), from), std::nullopt;
        }
        const char c = m_at < m_text.size() ? m_text[m_at++] : '\0';
        if (!QByteArrayView("0123456789abcdefABCDEF").contains(c) || c == '\0')
            return fail(Words::tr("the UUID of a server"), from), std::nullopt;
        out.append(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
    }
    return out;
}

std::optional<QByteArray> GtidScanner::tag()
{
    skipSpace();
    const qsizetype from = m_at;
    QByteArray out;
    for (; m_at < m_text.size(); ++m_at) {
        const char c = m_text[m_at];
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && !(c >= '0' && c <= '9' && !out.isEmpty()))
            break;
        out.append(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
    if (out.isEmpty() || out.size() > 32)
        return fail(Words::tr("a tag of at most 32 letters"), from), std::nullopt;
    return out;
}

void GtidScanner::fail(const QString &wanted, qsizetype at)
{
    if (at < 0)
        at = m_at;
    const QByteArray found = m_text.mid(at, 20);
    m_error = Error{
        ErrorKind::BadInput,
        Words::tr("read a set of GTIDs"),
        at >= m_text.size()
            ? Words::tr("character %1: expected %2, but the text ends").arg(at + 1).arg(wanted)
            : Words::tr("character %1: expected %2, found '%3'").arg(at + 1).arg(wanted, QString::fromUtf8(found)),
        {},
        {}};
}

} // namespace meridian
