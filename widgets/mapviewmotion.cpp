// SPDX-License-Identifier: GPL-3.0-or-later
// How MapView's view moves: at once, or in a short flight that any other movement ends; and how it is remembered. GUI
// thread.
#include "mapcard.h"
#include "mapminimap.h"
#include "mapview.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace meridian
{

namespace
{

constexpr double kFlightMs = 220;
constexpr double kRegionZoom = 9;
constexpr int kStateVersion = 1;

} // namespace

void MapView::setProjection(const Projection &projection)
{
    const bool moving = isMoving();
    m_flightTimer.stop();
    if (projection == m_projection && !moving)
        return;
    m_projection = projection;
    land();
    compose();
}

void MapView::flyTo(const Projection &projection)
{
    if (!isVisible() || m_pixmap.isNull())
        return setProjection(projection);
    if (projection == destination())
        return;
    m_flightFrom = m_projection;
    m_flightTo = projection;
    m_flightClock.start();
    m_flightTimer.start();
    m_card->hide();
    placeControls();
    compose(); // for where it ends
}

void MapView::fly()
{
    const double t = static_cast<double>(m_flightClock.elapsed()) / kFlightMs;
    m_projection = Projection::between(m_flightFrom, m_flightTo, 1 - std::pow(1 - std::min(t, 1.0), 3));
    if (t >= 1) {
        m_flightTimer.stop();
        return land();
    }
    m_minimap->setView(m_projection);
    update();
}

void MapView::land()
{
    m_card->hide();
    if (m_waiting)
        showPicture();
    placeControls();
    update();
    Q_EMIT viewChanged();
}

void MapView::zoomBy(double factor, QPointF at)
{
    flyTo(destination().zoomed(factor, at));
}

void MapView::panBy(QPointF share)
{
    flyTo(destination().panned({-share.x() * width(), -share.y() * height()}));
}

void MapView::showAll()
{
    flyTo(Projection::home(size(), m_homeLongitude));
}

void MapView::zoomTo(const RegionId &region)
{
    const Region *declared = m_snapshot && m_snapshot->fleet ? m_snapshot->fleet->region(region) : nullptr;
    if (declared && declared->place)
        flyTo(destination().centredOn(*declared->place, std::max(kRegionZoom, destination().zoom())));
}

void MapView::centreWorldOn(double longitude)
{
    m_homeLongitude = std::remainder(longitude, 360);
    showAll();
    Q_EMIT viewChanged();
}

QByteArray MapView::saveState() const
{
    const Projection view = destination();
    QByteArray out = QByteArray::number(kStateVersion);
    for (const double number : {view.centre().latitude, view.centre().longitude, view.zoom(), m_homeLongitude})
        out += ' ' + QByteArray::number(number, 'f', 4);
    return out;
}

bool MapView::restoreState(const QByteArray &state)
{
    const QList<QByteArray> words = state.split(' ');
    if (words.size() != 5 || words[0].toInt() != kStateVersion)
        return false;
    double numbers[4];
    for (int i = 0; i < 4; ++i) {
        bool ok = false;
        numbers[i] = words[i + 1].toDouble(&ok);
        if (!ok || !std::isfinite(numbers[i]))
            return false;
    }
    m_homeLongitude = std::remainder(numbers[3], 360);
    m_restored = true;
    const GeoPoint centre{std::clamp(numbers[0], -90.0, 90.0), numbers[1]};
    setProjection(Projection::home(size(), m_homeLongitude).centredOn(centre, numbers[2]));
    return true;
}

} // namespace meridian
