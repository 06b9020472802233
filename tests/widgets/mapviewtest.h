// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the map have in common: showing it, finding places on it, pointing at them.
#pragma once

#include "mapview.h"
#include "worldsnapshot.h"

#include <QApplication>
#include <QMouseEvent>
#include <QTest>

namespace meridian::test
{

inline void hover(MapView &view, QPoint at)
{
    QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, {}, {});
    QApplication::sendEvent(&view, &move);
}

inline void showAndWait(MapView &view, QSize size, const SnapshotPtr &snapshot)
{
    view.resize(size);
    view.setSnapshot(snapshot);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(view.isCurrent() && view.layoutShown().markers.size() >= snapshot->regions.size(), 10000);
}

inline QPoint placeOf(const MapView &view, const char *title)
{
    for (const MapMarker &marker : view.layoutShown().markers) {
        if (marker.title == QLatin1String(title))
            return marker.at.toPoint();
    }
    return {};
}

} // namespace meridian::test
