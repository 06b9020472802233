// SPDX-License-Identifier: GPL-3.0-or-later
// Which events stand in a chart, and where: a labelled chip for what fits, a small tick for the rest, one for several
// that fall together. Pure: the caller says how wide a text is.
#pragma once

#include "snapshot.h"

#include <functional>

namespace meridian
{

struct EventMark {
    Instant at;
    Severity severity = Severity::Info;
    QString text;   ///< "orders-eu-1: standby → primary"
    QString detail; ///< and why, for a tooltip and a screen reader
    int rank = 0;   ///< 0: a tick only; the higher, the sooner it has its chip
};

/// Changes of role and timeline, restarts, other fleets, what is critical or a warning; ascending in time.
QList<EventMark> eventMarks(const QList<Event> &events);

struct PlacedMark {
    double x = 0;
    qsizetype mark = 0;                            ///< the most important of those that fall together
    int count = 1;                                 ///< how many do
    QString text;                                  ///< of the chip, with "+2" for the others
    std::optional<std::pair<double, double>> chip; ///< its left and right edge; nothing: a tick
};

/// Those between `left` and `right`, ascending. `x` gives the place of a mark, `width` that of a text in a chip with
/// its padding; no chip is wider than `widest`.
struct MarkSpace {
    double left = 0, right = 0, widest = 220;
    std::function<double(Instant)> x;
    std::function<double(const QString &)> width;
};
QList<PlacedMark> placeMarks(const QList<EventMark> &marks, const MarkSpace &space);

} // namespace meridian
