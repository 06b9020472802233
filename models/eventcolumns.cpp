// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of the table of events, and what a search for a word means there. Pure.
#include "eventlog.h"
#include "eventtable.h"
#include "format.h"
#include "words.h"

#include <QCoreApplication>

namespace meridian
{

namespace
{

struct Events {
    Q_DECLARE_TR_FUNCTIONS(EventColumns)
};

EventColumnLook column(const char *id, EventColumn order, const QString &title, int width,
                       QString (*display)(const EventRow &))
{
    EventColumnLook look;
    look.id = QLatin1String(id);
    look.title = title;
    look.display = display;
    look.width = width;
    look.order = order;
    return look;
}

} // namespace

QList<EventColumnLook> eventColumns()
{
    QList<EventColumnLook> all = {
        column("time", EventColumn::Time, Events::tr("Time"), 186,
               [](const EventRow &r) { return format::dateTime(r.event->at, r.utc); }),
        column("severity", EventColumn::Severity, Events::tr("Severity"), 92,
               [](const EventRow &r) { return words::severity(r.event->severity); }),
        column("kind", EventColumn::Kind, Events::tr("Kind"), 80,
               [](const EventRow &r) { return words::eventKind(r.event->kind); }),
        column("node", EventColumn::Node, Events::tr("Node"), 124,
               [](const EventRow &r) { return r.event->node.name(); }),
        column("region", EventColumn::Region, Events::tr("Region"), 116,
               [](const EventRow &r) { return r.event->region.name(); }),
        column("cluster", EventColumn::Cluster, Events::tr("Cluster"), 100,
               [](const EventRow &r) { return r.event->cluster.name(); }),
        column("change", EventColumn::State, Events::tr("Change"), 160,
               [](const EventRow &r) {
                   return r.event->from.isEmpty() && r.event->to.isEmpty() ? QString() : eventTitle(*r.event);
               }),
        column("reason", EventColumn::Reason, Events::tr("Reason"), 360,
               [](const EventRow &r) { return r.event->reason.text(); }),
    };
    all[5].shown = false; // most fleets have one cluster or two
    return all;
}

QList<EventWord> searchedEventWords(const QString &text)
{
    QList<EventWord> searched = eventWords(text);
    for (EventWord &word : searched) {
        const auto reads = [&](const QString &as) { return as.contains(word.text, Qt::CaseInsensitive); };
        for (const QString &kind : words::eventKinds()) {
            if (reads(words::eventKind(kind)))
                word.codes << kind;
        }
        for (const QString &state : words::states()) {
            if (reads(words::state(state)))
                word.codes << state;
        }
    }
    return searched;
}

} // namespace meridian
