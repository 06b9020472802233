// SPDX-License-Identifier: GPL-3.0-or-later
#include "mappage.h"

#include "mapview.h"

#include <QEvent>
#include <QVBoxLayout>

namespace meridian
{

MapPage::MapPage(QWidget *parent) : PageWidget(parent), m_map(new MapView(this))
{
    setObjectName(QStringLiteral("mapPage"));
    m_map->setObjectName(QStringLiteral("map"));
    m_map->setAccessibleName(tr("World map of the fleet"));
    setFocusProxy(m_map);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_map);
    connect(m_map, &MapView::regionSelected, this, [this](const RegionId &id) { Q_EMIT selected(id); });
    connect(m_map, &MapView::nodeSelected, this, [this](const NodeId &id) { Q_EMIT selected(id); });
    connect(m_map, &MapView::linkSelected, this, [this](const NodeId &from, const NodeId &to) {
        Q_EMIT selected(LinkId{from, to});
    });
    connect(m_map, &MapView::selectionCleared, this, [this] { Q_EMIT selected(std::monostate()); });
    connect(m_map, &MapView::nodesWanted, this,
            [this](const RegionId &id) { Q_EMIT nodesWanted(QStringLiteral("region:%1").arg(id.name())); });
    connect(m_map, &MapView::nodeWanted, this,
            [this](const NodeId &id) { Q_EMIT nodesWanted(QStringLiteral("name:%1").arg(id.name())); });
    connect(m_map, &MapView::operationWanted, this, &PageWidget::operationWanted);
    connect(m_map, &MapView::viewChanged, this, &PageWidget::stateChanged);
}

void MapPage::setTheme(const Theme &theme)
{
    m_map->setTheme(theme);
}

void MapPage::setOperations(Operations *operations)
{
    m_map->setOperates(operations);
}

void MapPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_map->setSnapshot(snapshot);
}

void MapPage::select(const Selection &what)
{
    if (const auto *region = std::get_if<RegionId>(&what))
        m_map->select(*region);
    else if (const auto *node = std::get_if<NodeId>(&what))
        m_map->select(*node);
    else if (what.index() == 0)
        m_map->clearSelection();
}

void MapPage::setLargeType(bool large)
{
    m_map->setLargeType(large);
}

QByteArray MapPage::saveState() const
{
    return m_map->saveState();
}

void MapPage::restoreState(const QByteArray &state)
{
    m_map->restoreState(state);
}

void MapPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_map->setAccessibleName(tr("World map of the fleet"));
}

} // namespace meridian
