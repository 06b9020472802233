// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventmarks.h"

#include "eventlog.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>

namespace meridian
{

namespace
{

constexpr double kTogether = 7; ///< pixels within which marks are one
constexpr double kBetweenChips = 4;

struct KindRow {
    const char *kind;
    int rank;
};
constexpr KindRow kKinds[] = {{"operation", 5}, {"role", 4}, {"timeline", 3}, {"restart", 2}, {"fleet", 1}};

std::optional<int> rankOf(const Event &event)
{
    for (const KindRow &row : kKinds) {
        if (event.kind == QLatin1String(row.kind))
            return row.rank;
    }
    if (event.severity == Severity::Critical)
        return 3;
    return event.severity == Severity::Warning ? std::optional(0) : std::nullopt;
}

QString say(const Event &event, const QString &what)
{
    const QString subject = eventSubject(event);
    return subject.isEmpty() ? what
                             : QCoreApplication::translate("EventMarks", "%1: %2", "a node and what happened to it")
                                   .arg(subject, what);
}

} // namespace

QList<EventMark> eventMarks(const QList<Event> &events)
{
    QList<EventMark> out;
    for (const Event &e : events) {
        const auto rank = rankOf(e);
        if (!rank)
            continue;
        const QString text = say(e, eventTitle(e)), why = e.reason.text();
        out.append({e.at, e.severity, text, why.isEmpty() || text.contains(why) ? text : text + u'\n' + why, *rank});
    }
    std::stable_sort(out.begin(), out.end(), [](const EventMark &a, const EventMark &b) { return a.at < b.at; });
    return out;
}

QList<PlacedMark> placeMarks(const QList<EventMark> &marks, const MarkSpace &space)
{
    QList<PlacedMark> out;
    for (qsizetype i = 0; i < marks.size(); ++i) {
        const double x = space.x(marks[i].at);
        if (x < space.left || x > space.right)
            continue;
        if (!out.isEmpty() && x - out.last().x < kTogether) {
            PlacedMark &last = out.last();
            ++last.count;
            if (marks[i].rank > marks[last.mark].rank)
                last.mark = i;
        } else {
            out.append({x, i, 1, {}, {}});
        }
    }
    QList<qsizetype> order(out.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](qsizetype a, qsizetype b) { // newest first among equals
        const int first = marks[out[a].mark].rank, second = marks[out[b].mark].rank;
        return first != second ? first > second : a > b;
    });
    QList<std::pair<double, double>> taken;
    for (const qsizetype i : order) {
        PlacedMark &placed = out[i];
        const EventMark &mark = marks[placed.mark];
        if (mark.rank == 0)
            break;
        placed.text = placed.count > 1 ? QStringLiteral("%1  +%2").arg(mark.text).arg(placed.count - 1) : mark.text;
        const double width = std::min(space.width(placed.text), space.widest);
        if (width > space.right - space.left)
            continue;
        const double left = std::clamp(placed.x - width / 2, space.left, space.right - width);
        const bool free = std::all_of(taken.begin(), taken.end(), [&](const auto &other) {
            return left + width + kBetweenChips <= other.first || other.second + kBetweenChips <= left;
        });
        if (!free)
            continue;
        placed.chip = std::make_pair(left, left + width);
        taken.append(*placed.chip);
    }
    return out;
}

} // namespace meridian
