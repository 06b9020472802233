// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventquery.h"

#include <algorithm>

namespace meridian
{

namespace
{

bool holds(const Event &event, const EventWord &word)
{
    const QString texts[] = {
        event.kind, event.region.name(), event.cluster.name(),        event.node.name(), event.from,
        event.to,   event.reason.code,   event.reason.args.join(u' ')};
    const auto contains = [&](const QString &text) { return text.contains(word.text, Qt::CaseInsensitive); };
    return std::any_of(std::begin(texts), std::end(texts), contains) || word.codes.contains(event.reason.code) ||
           word.codes.contains(event.kind) || word.codes.contains(event.from) || word.codes.contains(event.to);
}

} // namespace

QVariant sortKey(const Event &event, EventColumn column)
{
    switch (column) {
    case EventColumn::Time:
        return {};
    case EventColumn::Severity:
        return int(event.severity);
    case EventColumn::Kind:
        return event.kind;
    case EventColumn::Region:
        return event.region.name();
    case EventColumn::Cluster:
        return event.cluster.name();
    case EventColumn::Node:
        return event.node.name();
    case EventColumn::State:
        return event.to;
    case EventColumn::Reason:
        return event.reason.code;
    }
    Q_UNREACHABLE();
}

EventCursor cursorOf(const Event &event, EventColumn column)
{
    return {sortKey(event, column), event.at, event.id};
}

QList<EventWord> eventWords(const QString &text)
{
    QList<EventWord> words;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        words.append({word, reasonCodesLike(word)});
    return words;
}

bool matches(const Event &e, const EventFilter &f)
{
    const auto isOf = [](const auto &wanted, const auto &id) { return wanted.isEmpty() || wanted == id; };
    return e.at >= f.from && e.at < f.to && isOf(f.node, e.node) && isOf(f.region, e.region) &&
           isOf(f.cluster, e.cluster) && e.severity >= f.least && (f.kinds.isEmpty() || f.kinds.contains(e.kind)) &&
           (f.afterId == 0 || e.id > f.afterId) && (f.uptoId == 0 || e.id <= f.uptoId) &&
           std::all_of(f.words.begin(), f.words.end(), [&](const EventWord &w) { return holds(e, w); });
}

} // namespace meridian
