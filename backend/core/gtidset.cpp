// SPDX-License-Identifier: GPL-3.0-or-later
#include "gtidset.h"

#include "gtidscanner.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <charconv>
#include <functional>
#include <iterator>
#include <limits>
#include <optional>

namespace meridian
{

namespace
{

using Interval = GtidSet::Interval;
using Ranges = QList<Interval>;

/// MySQL manual, "GTID Sets": the highest number is 2^63 - 2.
constexpr quint64 kMostMySql = std::numeric_limits<qint64>::max() - 1;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(GtidSet)
};

/// One interval "3" or "3-7".
std::optional<Interval> interval(GtidScanner &in)
{
    in.skipSpace();
    const qsizetype from = in.at();
    const auto first = in.number(kMostMySql);
    if (!first)
        return {};
    if (*first == 0)
        return in.fail(Words::tr("a number above 0"), from), std::nullopt;
    if (!in.take('-'))
        return Interval{*first, *first};
    const auto last = in.number(kMostMySql);
    if (!last)
        return {};
    if (*last < *first)
        return in.fail(Words::tr("an interval that does not end before it begins"), from), std::nullopt;
    return Interval{*first, *last};
}

/// Ascending and merged where they touch or overlap.
void tidy(Ranges &ranges)
{
    const auto touches = [](const Interval &a, const Interval &b) { return b.first <= a.last + 1; };
    const auto inOrder = [&](const Interval &a, const Interval &b) { return a.last < b.first && !touches(a, b); };
    if (std::adjacent_find(ranges.begin(), ranges.end(), std::not_fn(inOrder)) == ranges.end())
        return;
    std::sort(ranges.begin(), ranges.end(), [](const Interval &a, const Interval &b) { return a.first < b.first; });
    Ranges out;
    for (const Interval &next : std::as_const(ranges)) {
        if (!out.isEmpty() && touches(out.constLast(), next))
            out.last().last = std::max(out.constLast().last, next.last);
        else
            out.append(next);
    }
    ranges = out;
}

Ranges unitedRanges(const Ranges &a, const Ranges &b)
{
    Ranges out;
    out.reserve(a.size() + b.size());
    std::merge(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(out),
               [](const Interval &x, const Interval &y) { return x.first < y.first; });
    tidy(out);
    return out;
}

Ranges rangesWithout(const Ranges &a, const Ranges &b)
{
    Ranges out;
    auto hole = b.begin();
    for (const Interval &range : a) {
        quint64 from = range.first;
        while (hole != b.end() && hole->last < from)
            ++hole;
        bool open = true;
        for (auto h = hole; open && h != b.end() && h->first <= range.last; ++h) {
            if (h->first > from)
                out.append({from, h->first - 1});
            open = h->last < range.last;
            from = h->last + 1;
            if (open)
                hole = h + 1;
        }
        if (open)
            out.append({from, range.last});
    }
    return out;
}

void append(QByteArray &to, quint64 number)
{
    char digits[20];
    to.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr - digits);
}

bool holds(const Ranges &a, const Ranges &b)
{
    auto around = a.begin();
    for (const Interval &range : b) {
        while (around != a.end() && around->last < range.first)
            ++around;
        if (around == a.end() || around->first > range.first || around->last < range.last)
            return false;
    }
    return true;
}

} // namespace

std::strong_ordering GtidSet::Origin::operator<=>(const Origin &other) const
{
    const auto compared = [](const QByteArray &a, const QByteArray &b) { return a.compare(b) <=> 0; };
    if (const auto c = compared(uuid, other.uuid); c != 0)
        return c;
    if (const auto c = compared(tag, other.tag); c != 0)
        return c;
    if (const auto c = domain <=> other.domain; c != 0)
        return c;
    return server <=> other.server;
}

Result<GtidSet> GtidSet::parseMySql(const QByteArray &text)
{
    GtidScanner in(text);
    GtidSet out;
    while (!in.atEnd()) {
        if (in.take(',')) // the server lets them be empty
            continue;
        const auto uuid = in.uuid();
        if (!uuid)
            return in.error();
        Part part{{*uuid, {}, 0, 0}, 0, {}};
        if (in.peek() != ':')
            return in.fail(Words::tr("':' and an interval")), in.error();
        while (in.take(':')) {
            const char next = in.peek();
            if (next != '\0' && (next < '0' || next > '9')) {
                const auto tag = in.tag();
                if (!tag)
                    return in.error();
                if (in.peek() != ':')
                    return in.fail(Words::tr("':' and an interval")), in.error();
                if (!part.ranges.isEmpty())
                    out.m_parts.append(part);
                part = {{*uuid, *tag, 0, 0}, 0, {}};
                continue;
            }
            const auto range = interval(in);
            if (!range)
                return in.error();
            part.ranges.append(*range);
        }
        if (!part.ranges.isEmpty())
            out.m_parts.append(part);
        if (!in.atEnd() && in.peek() != ',')
            return in.fail(Words::tr("':' or ','")), in.error();
    }
    out.normalise();
    return out;
}

Result<GtidSet> GtidSet::parseMariaDb(const QByteArray &text)
{
    return parseDashed(text, false);
}

Result<GtidSet> GtidSet::parseMariaDbState(const QByteArray &text)
{
    return parseDashed(text, true);
}

Result<GtidSet> GtidSet::parseDashed(const QByteArray &text, bool eachServer)
{
    constexpr quint64 kMost32 = std::numeric_limits<quint32>::max();
    GtidScanner in(text);
    GtidSet out;
    QSet<quint32> domains;
    while (!in.atEnd()) {
        const qsizetype from = in.at();
        const auto domain = in.number(kMost32);
        if (!domain)
            return in.error();
        if (!in.take('-'))
            return in.fail(QStringLiteral("'-'")), in.error();
        const auto server = in.number(kMost32);
        if (!server)
            return in.error();
        if (!in.take('-'))
            return in.fail(QStringLiteral("'-'")), in.error();
        const auto sequence = in.number(std::numeric_limits<quint64>::max() - 1);
        if (!sequence)
            return in.error();
        const auto serverId = static_cast<quint32>(*server);
        const Origin origin{{}, {}, static_cast<quint32>(*domain), eachServer ? serverId : 0};
        if (!eachServer && domains.contains(origin.domain))
            return in.fail(Words::tr("each domain once"), from), in.error();
        domains.insert(origin.domain);
        if (*sequence > 0)
            out.m_parts.append({origin, serverId, {{1, *sequence}}});
        if (!in.atEnd() && !in.take(','))
            return in.fail(QStringLiteral("','")), in.error();
    }
    out.normalise();
    return out;
}

/// Origins in order, each once, and so their intervals.
void GtidSet::normalise()
{
    const auto before = [](const Part &a, const Part &b) { return a.origin < b.origin; };
    const bool sorted = std::adjacent_find(m_parts.begin(), m_parts.end(), std::not_fn(before)) == m_parts.end();
    if (!sorted) {
        std::stable_sort(m_parts.begin(), m_parts.end(), before);
        QList<Part> merged;
        for (const Part &part : std::as_const(m_parts)) {
            if (!merged.isEmpty() && merged.constLast().origin == part.origin)
                merged.last().ranges += part.ranges;
            else
                merged.append(part);
        }
        m_parts = merged;
    }
    for (Part &part : m_parts)
        tidy(part.ranges);
}

QByteArray GtidSet::text() const
{
    QByteArray out;
    const Part *before = nullptr;
    for (const Part &part : m_parts) {
        const bool mySql = !part.origin.uuid.isEmpty();
        const bool sameServer = mySql && before && before->origin.uuid == part.origin.uuid;
        before = &part;
        if (!out.isEmpty() && !sameServer)
            out.append(',');
        if (mySql && !sameServer)
            out.append(part.origin.uuid);
        if (!part.origin.tag.isEmpty())
            out.append(':').append(part.origin.tag);
        for (const Interval &range : part.ranges) {
            if (mySql) {
                out.append(':');
                append(out, range.first);
                if (range.last > range.first)
                    append(out.append('-'), range.last);
                continue;
            }
            if (&range != &part.ranges.first())
                out.append(',');
            out.append(QByteArray::number(part.origin.domain)).append('-');
            out.append(QByteArray::number(part.lastServer)).append('-');
            if (range.first > 1)
                out.append(QByteArray::number(range.first)).append(':');
            out.append(QByteArray::number(range.last));
        }
    }
    return out;
}

quint64 GtidSet::count() const
{
    quint64 all = 0;
    for (const Part &part : m_parts) {
        for (const Interval &range : part.ranges)
            all += range.last - range.first + 1;
    }
    return all;
}

qsizetype GtidSet::intervals() const
{
    qsizetype all = 0;
    for (const Part &part : m_parts)
        all += part.ranges.size();
    return all;
}

bool GtidSet::contains(const GtidSet &other) const
{
    auto mine = m_parts.begin();
    for (const Part &part : other.m_parts) {
        while (mine != m_parts.end() && mine->origin < part.origin)
            ++mine;
        if (mine == m_parts.end() || mine->origin != part.origin || !holds(mine->ranges, part.ranges))
            return false;
    }
    return true;
}

GtidSet GtidSet::united(const GtidSet &other) const
{
    GtidSet out;
    out.m_parts.reserve(m_parts.size() + other.m_parts.size());
    auto a = m_parts.begin();
    auto b = other.m_parts.begin();
    while (a != m_parts.end() || b != other.m_parts.end()) {
        if (b == other.m_parts.end() || (a != m_parts.end() && a->origin < b->origin)) {
            out.m_parts.append(*a++);
        } else if (a == m_parts.end() || b->origin < a->origin) {
            out.m_parts.append(*b++);
        } else {
            Part both = a->ranges.constLast().last >= b->ranges.constLast().last ? *a : *b;
            both.ranges = unitedRanges(a->ranges, b->ranges);
            out.m_parts.append(both);
            ++a;
            ++b;
        }
    }
    return out;
}

GtidSet GtidSet::without(const GtidSet &other) const
{
    GtidSet out;
    auto theirs = other.m_parts.begin();
    for (const Part &part : m_parts) {
        while (theirs != other.m_parts.end() && theirs->origin < part.origin)
            ++theirs;
        Part left = part;
        if (theirs != other.m_parts.end() && theirs->origin == part.origin)
            left.ranges = rangesWithout(part.ranges, theirs->ranges);
        if (!left.ranges.isEmpty())
            out.m_parts.append(left);
    }
    return out;
}

GtidSet GtidSet::withoutUuid(const QByteArray &uuid) const
{
    GtidSet out = *this;
    if (!uuid.isEmpty())
        out.m_parts.removeIf([&](const Part &p) { return p.origin.uuid == uuid; });
    return out;
}

} // namespace meridian
