// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the inspector says about what is selected, as one value: drawn by the widget, copied as text. Pure.
#pragma once

#include "availability.h"
#include "eventlog.h"
#include "facts.h"
#include "lagclass.h"
#include "series.h"

namespace meridian
{

/// One line of the inspector's list of nodes.
struct NodeCard {
    NodeId node;
    Health health = Health::Unknown;
    QString detail; ///< "standby · async"
    QString lag;
    LagClass lagClass = LagClass::Unknown;
    QString roundTrip;
    bool stale = false; ///< the values are those of its last answer
};

/// A series of the last minutes with what it is now.
struct Trend {
    QString label;
    SeriesKey key;
    QString value;
    Health health = Health::Unknown; ///< its colour
};

struct Inspection {
    QString title, subtitle;
    Health health = Health::Unknown;
    QString state; ///< the word in the chip: of the health, or of the link
    QString reason;
    QString since; ///< "since 14:31:26 UTC (41 s)"; empty when not known
    QList<NodeCard> nodes;
    QList<Trend> trends;
    QList<FactGroup> groups;
    std::optional<Error> error; ///< of the last poll
    QList<Event> events;

    bool isEmpty() const { return title.isEmpty(); }
};

/// Empty when the selection is nothing, or is no longer in the fleet.
/// `watched`: the days of this month, of which a cluster and a region say how available they were.
Inspection inspect(const Snapshot &snapshot, const Selection &what, const EventLog &log, const Clock &clock,
                   const QList<AvailabilityDay> &watched = {});

QString toText(const Inspection &inspection, const Clock &clock);

} // namespace meridian
