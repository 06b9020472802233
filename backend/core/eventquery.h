// SPDX-License-Identifier: GPL-3.0-or-later
// Which stored events, in which order, and where to go on: what a table of a million events asks for page by page.
// Values, free to copy across threads.
#pragma once

#include "snapshot.h"

#include <QVariant>

namespace meridian
{

/// A word that must occur in an event: in a name, in a state, in its arguments; or the event has one of the codes
/// (of reasons, kinds or states), because the word occurs in how they read.
struct EventWord {
    QString text;
    QStringList codes;
    friend bool operator==(const EventWord &, const EventWord &) = default;
};

struct EventFilter {
    Instant from = Instant::min();
    Instant to = Instant::max();
    NodeId node = {};       ///< empty: all
    RegionId region = {};   ///< empty: all
    int limit = 1000;       ///< the newest ones
    ClusterId cluster = {}; ///< empty: all
    Severity least = Severity::Info;
    QStringList kinds = {};      ///< empty: all
    QList<EventWord> words = {}; ///< all of them must occur
    qint64 afterId = 0;          ///< stored after this one only
    qint64 uptoId = 0;           ///< 0: all; else none that was stored after this one
    friend bool operator==(const EventFilter &, const EventFilter &) = default;
};

/// What events can be sorted by; the newest first among equals.
enum class EventColumn { Time, Severity, Kind, Region, Cluster, Node, State, Reason };

/// The place of an event in an order: what is asked next begins behind it.
struct EventCursor {
    QVariant key; ///< its value in the column that sorts; invalid for Time
    Instant at;
    qint64 id = 0;
};

struct EventQuery {
    EventFilter filter;
    EventColumn column = EventColumn::Time;
    bool descending = true;
    std::optional<EventCursor> after; ///< nothing: from the beginning
};

struct EventPage {
    QList<Event> events; ///< at most EventFilter::limit
    qint64 newestId = 0; ///< of all that is stored, whatever the filter
};

/// One slice of a walk through all that a query finds: so many, and the place of each `stride`-th.
struct EventIndex {
    qint64 rows = 0;
    QList<EventCursor> places;
    std::optional<EventCursor> last; ///< ask on behind it; nothing: the walk is over
};

QVariant sortKey(const Event &event, EventColumn column);
EventCursor cursorOf(const Event &event, EventColumn column);

/// The words of a text with the codes of the reasons that read like them in the current language.
QList<EventWord> eventWords(const QString &text);

/// As the store filters, for events that are not stored; `limit` is not looked at.
bool matches(const Event &event, const EventFilter &filter);

} // namespace meridian
