// SPDX-License-Identifier: GPL-3.0-or-later
#include "makepage.h"

#include "availabilitypage.h"
#include "chartspage.h"
#include "eventspage.h"
#include "failoverspage.h"
#include "mappage.h"
#include "nodespage.h"

namespace meridian
{

PageWidget *makePage(Page page, const SeriesBook &book)
{
    switch (page) {
    case Page::Map:
        return new MapPage;
    case Page::Charts:
        return new ChartsPage(book);
    case Page::Nodes:
        return new NodesPage;
    case Page::Failovers:
        return new FailoversPage;
    case Page::Events:
        return new EventsPage;
    case Page::Availability:
        return new AvailabilityPage;
    }
    Q_UNREACHABLE();
}

} // namespace meridian
