// SPDX-License-Identifier: GPL-3.0-or-later
// The context menu of MapView: for a region, a node, a link, or the open sea; by mouse or by the menu key. GUI thread.
#include "inspection.h"
#include "mapview.h"
#include "operationchoices.h"
#include "selection.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

namespace meridian
{

namespace
{

Selection selectionOf(const MapSelection &what)
{
    if (!what.region.isEmpty())
        return what.region;
    if (!what.node.isEmpty())
        return what.node;
    return LinkId{what.linkFrom, what.linkTo};
}

QString textOf(const Snapshot &snapshot, const MapSelection &what)
{
    const Clock clock{snapshot.at};
    return toText(inspect(snapshot, selectionOf(what), EventLog(), clock), clock);
}

} // namespace

void MapView::contextMenuEvent(QContextMenuEvent *event)
{
    MapSelection what = m_selection;
    QPoint at = event->pos();
    if (event->reason() == QContextMenuEvent::Keyboard) {
        at = placeOf(m_selection).value_or(rect()).center();
    } else {
        what = itemAt(at);
        if (const auto link = what == MapSelection{} ? linkAt(at) : std::nullopt) {
            what.linkFrom = m_picture.layout.links[*link].from;
            what.linkTo = m_picture.layout.links[*link].to;
        }
    }
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("mapMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu, what, at);
    menu->popup(mapToGlobal(at));
}

void MapView::fillMenu(QMenu &menu, const MapSelection &what, QPointF at)
{
    const auto add = [&menu, this](const char *name, const QString &text, auto &&act) {
        menu.addAction(text, this, act)->setObjectName(QLatin1String(name));
    };
    if (!what.region.isEmpty()) {
        add("zoomTo", tr("&Zoom to %1").arg(what.region.name()), [this, what] { zoomTo(what.region); });
        add("nodes", tr("Show its &nodes in the table"), [this, what] { Q_EMIT nodesWanted(what.region); });
    }
    if (!what.node.isEmpty())
        add("nodes", tr("Show %1 in the &table").arg(what.node.name()), [this, what] { Q_EMIT nodeWanted(what.node); });
    if (what != MapSelection{} && m_snapshot) {
        add("select", tr("&Select"), [this, what] { choose(what); });
        add("copy", tr("&Copy as text"),
            [this, what] { QGuiApplication::clipboard()->setText(textOf(*m_snapshot, what)); });
        menu.addSeparator();
    }
    if (m_operates && what != MapSelection{} && m_snapshot) {
        for (const OperationChoice &choice : operationChoices(*m_snapshot, selectionOf(what))) {
            QAction *action =
                menu.addAction(choice.title, this, [this, choice] { Q_EMIT operationWanted(choice.form); });
            action->setObjectName(QStringLiteral("operate:%1").arg(toText(choice.form.kind)));
            action->setEnabled(choice.obstacle.isEmpty());
            action->setToolTip(choice.obstacle);
        }
        menu.setToolTipsVisible(true);
        menu.addSeparator();
    }
    const double here = m_projection.toGeo(at).longitude;
    add("centre", tr("Put this &meridian in the middle of the world"), [this, here] { centreWorldOn(here); });
    if (m_homeLongitude != Projection::homeLongitude)
        add("uncentre", tr("Put &Europe and Africa in the middle again"),
            [this] { centreWorldOn(Projection::homeLongitude); });
    add("all", tr("Show the &whole world"), [this] { showAll(); });
}

} // namespace meridian
