// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapaccess.h"

#include "maptexts.h"
#include "mapview.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>

namespace meridian
{

namespace
{

/// A region or a node. Lives as long as the map's own interface, whatever the fleet becomes meanwhile.
class ItemAccess : public QAccessibleInterface, public QAccessibleActionInterface
{
public:
    ItemAccess(MapView &map, const MapSelection &item) : m_map(map), m_item(item) {}

    const MapSelection &item() const { return m_item; }
    bool isValid() const override { return !name().isEmpty(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_map.window()->windowHandle(); }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(&m_map); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override {}
    QAccessible::Role role() const override { return QAccessible::ListItem; }

    QRect rect() const override
    {
        const auto at = m_map.placeOf(m_item);
        return at ? at->translated(m_map.mapToGlobal(QPoint())) : QRect();
    }

    QAccessible::State state() const override
    {
        QAccessible::State out;
        out.selectable = out.focusable = true;
        out.selected = m_map.selection() == m_item;
        out.focused = out.selected && m_map.hasFocus();
        out.offscreen = !m_map.placeOf(m_item);
        out.invisible = !m_map.isVisible();
        return out;
    }

    QString text(QAccessible::Text which) const override
    {
        if (which == QAccessible::Name)
            return name();
        if (which != QAccessible::Description || !m_map.snapshot())
            return {};
        if (const NodeState *node = m_map.snapshot()->node(m_item.node))
            return node->reason.text();
        const RegionState *region = m_map.snapshot()->region(m_item.region);
        return region ? region->reason.text() : QString();
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override
    {
        if (action == pressAction())
            m_map.choose(m_item);
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QString name() const
    {
        const SnapshotPtr &snapshot = m_map.snapshot();
        if (!snapshot)
            return {};
        if (const NodeState *node = m_item.node.isEmpty() ? nullptr : snapshot->node(m_item.node))
            return maptexts::nodeLine(*node, snapshot->at);
        const RegionState *region = snapshot->region(m_item.region);
        if (!region)
            return {};
        const LagScale scale = snapshot->fleet ? LagScale::of(*snapshot->fleet) : LagScale{};
        return maptexts::regionLine(
            *region, maptexts::regionDetail(*region, nodesOf(*snapshot, region->id), scale, snapshot->at));
    }

    MapView &m_map;
    const MapSelection m_item;
};

/// The map: its controls first, then the regions, then the nodes.
class MapAccess : public QAccessibleWidget
{
public:
    explicit MapAccess(MapView *map) : QAccessibleWidget(map, QAccessible::List), m_map(*map) {}
    ~MapAccess() override
    {
        for (const QAccessible::Id id : std::as_const(m_ids))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override
    {
        const SnapshotPtr &snapshot = m_map.snapshot();
        return QAccessibleWidget::childCount() +
               (snapshot ? static_cast<int>(snapshot->regions.size() + snapshot->nodes.size()) : 0);
    }

    QAccessibleInterface *child(int index) const override
    {
        const int widgets = QAccessibleWidget::childCount();
        if (index < widgets)
            return QAccessibleWidget::child(index);
        return index < childCount() ? access(itemAt(index - widgets)) : nullptr;
    }

    QAccessibleInterface *childAt(int x, int y) const override
    {
        if (QAccessibleInterface *control = QAccessibleWidget::childAt(x, y))
            return control;
        const MapSelection item = m_map.itemAt(m_map.mapFromGlobal(QPoint(x, y)));
        return item == MapSelection{} ? nullptr : access(item);
    }

    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *item = dynamic_cast<const ItemAccess *>(child);
        if (!item)
            return QAccessibleWidget::indexOfChild(child);
        const int items = childCount() - QAccessibleWidget::childCount();
        for (int i = 0; i < items; ++i) {
            if (itemAt(i) == item->item())
                return QAccessibleWidget::childCount() + i;
        }
        return -1;
    }

    QAccessibleInterface *focusChild() const override
    {
        const MapSelection &chosen = m_map.selection();
        return m_map.hasFocus() && chosen.linkFrom.isEmpty() && chosen != MapSelection{}
                   ? access(chosen)
                   : QAccessibleWidget::focusChild();
    }

    QAccessibleInterface *access(const MapSelection &item) const
    {
        const auto key = qMakePair(item.region, item.node);
        if (!m_ids.contains(key))
            m_ids.insert(key, QAccessible::registerAccessibleInterface(new ItemAccess(m_map, item)));
        return QAccessible::accessibleInterface(m_ids.value(key));
    }

private:
    MapSelection itemAt(int index) const
    {
        const Snapshot &snapshot = *m_map.snapshot();
        MapSelection out;
        if (index < snapshot.regions.size())
            out.region = snapshot.regions[index].id;
        else
            out.node = snapshot.nodes[index - snapshot.regions.size()].id;
        return out;
    }

    MapView &m_map;
    mutable QHash<QPair<RegionId, NodeId>, QAccessible::Id> m_ids; ///< made when first asked for
};

QAccessibleInterface *makeAccess(const QString &className, QObject *object)
{
    auto *map = className == QLatin1String("meridian::MapView") ? qobject_cast<MapView *>(object) : nullptr;
    return map ? new MapAccess(map) : nullptr;
}

MapAccess *accessOf(MapView &map)
{
    return QAccessible::isActive() ? dynamic_cast<MapAccess *>(QAccessible::queryAccessibleInterface(&map)) : nullptr;
}

} // namespace

void installMapAccess()
{
    QAccessible::installFactory(makeAccess);
}

void tellAccess(MapView &map, const SnapshotPtr &before)
{
    MapAccess *access = accessOf(map);
    if (!access || !map.snapshot())
        return;
    const SnapshotPtr &now = map.snapshot();
    if (!before || before->fleet != now->fleet) {
        QAccessibleEvent reordered(&map, QAccessible::ObjectReorder);
        QAccessible::updateAccessibility(&reordered);
        return;
    }
    for (const RegionState &region : now->regions) {
        const RegionState *old = before->region(region.id);
        if (old && old->health == region.health)
            continue;
        QAccessibleEvent renamed(access->access({region.id, {}, {}, {}}), QAccessible::NameChanged);
        QAccessible::updateAccessibility(&renamed);
    }
}

void tellAccess(MapView &map)
{
    MapAccess *access = accessOf(map);
    const MapSelection &chosen = map.selection();
    if (!access || !map.hasFocus() || !chosen.linkFrom.isEmpty() || chosen == MapSelection{})
        return;
    QAccessibleEvent focused(access->access(chosen), QAccessible::Focus);
    QAccessible::updateAccessibility(&focused);
}

} // namespace meridian
