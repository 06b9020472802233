// SPDX-License-Identifier: GPL-3.0-or-later
#include "timetext.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

QString say(const char *text)
{
    return QCoreApplication::translate("Time", text);
}

class TimeReader
{
public:
    explicit TimeReader(const QString &text) : m_text(text) {}

    Result<Instant> read()
    {
        const Instant day = date();
        microseconds time{0}, offset{0};
        if (skip(u'T') || skip(u' ')) {
            time = clock();
            offset = zone();
        }
        if (m_problem.isEmpty() && m_at < m_text.size())
            expect(say(QT_TRANSLATE_NOOP("Time", "the end")));
        if (m_problem.isEmpty())
            return day + time - offset;
        return Error{ErrorKind::BadInput,
                     QCoreApplication::translate("Time", "read the time '%1'").arg(m_text),
                     m_problem,
                     {},
                     say(QT_TRANSLATE_NOOP("Time", "Write it like 2026-11-20T14:31:00Z."))};
    }

private:
    Instant date()
    {
        const int year = number(4, 1970, 9999);
        mark(u'-');
        const int month = number(2, 1, 12);
        mark(u'-');
        const auto first = std::chrono::year(year) / month / 1;
        const auto last =
            m_problem.isEmpty() ? unsigned((first.year() / first.month() / std::chrono::last).day()) : 31u;
        const int day = number(2, 1, int(last));
        return m_problem.isEmpty() ? Instant(std::chrono::sys_days(first)) + std::chrono::days(day - 1) : Instant();
    }

    microseconds clock()
    {
        microseconds time = std::chrono::hours(number(2, 0, 23));
        mark(u':');
        time += std::chrono::minutes(number(2, 0, 59));
        if (!skip(u':'))
            return time;
        time += seconds(number(2, 0, 59));
        if (!skip(u'.'))
            return time;
        microseconds unit = seconds(1);
        if (!digit())
            expect(say(QT_TRANSLATE_NOOP("Time", "a digit")));
        while (digit())
            time += (unit /= 10) * m_text[m_at++].digitValue();
        return time;
    }

    microseconds zone()
    {
        if (skip(u'Z') || m_at == m_text.size())
            return {};
        const bool west = skip(u'-');
        if (!west && !skip(u'+')) {
            expect(say(QT_TRANSLATE_NOOP("Time", "Z, +HH:MM or the end")));
            return {};
        }
        microseconds offset = std::chrono::hours(number(2, 0, 14));
        mark(u':');
        offset += std::chrono::minutes(number(2, 0, 59));
        return west ? -offset : offset;
    }

    int number(int digits, int low, int high)
    {
        const qsizetype start = m_at;
        int value = 0;
        int seen = 0;
        for (; seen < digits && digit(); ++seen)
            value = value * 10 + m_text[m_at++].digitValue();
        if (seen == digits && value >= low && value <= high)
            return value;
        m_at = start;
        const auto padded = [digits](int v) { return QString::number(v).rightJustified(digits, u'0'); };
        expect(QCoreApplication::translate("Time", "a number from %1 to %2").arg(padded(low), padded(high)));
        return low;
    }

    bool digit() const
    {
        return m_problem.isEmpty() && m_at < m_text.size() && m_text[m_at] >= u'0' && m_text[m_at] <= u'9';
    }
    bool skip(QChar wanted)
    {
        const bool there = m_problem.isEmpty() && m_at < m_text.size() && m_text[m_at] == wanted;
        m_at += there ? 1 : 0;
        return there;
    }
    void mark(QChar wanted)
    {
        if (!skip(wanted))
            expect(QStringLiteral("'%1'").arg(wanted));
    }
    /// The first mistake is the one that is told.
    void expect(const QString &what)
    {
        if (!m_problem.isEmpty())
            return;
        const QString found = m_at < m_text.size() ? QStringLiteral("'%1'").arg(m_text.mid(m_at, 4))
                                                   : say(QT_TRANSLATE_NOOP("Time", "the end"));
        m_problem = QCoreApplication::translate("Time", "at character %1: expected %2, found %3")
                        .arg(QString::number(m_at + 1), what, found);
    }

    QString m_text;
    qsizetype m_at = 0;
    QString m_problem;
};

} // namespace

Result<Instant> parseTime(const QString &text)
{
    return TimeReader(text).read();
}

} // namespace meridian
