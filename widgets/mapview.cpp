// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview.h"

#include "mapaccess.h"
#include "mapcard.h"
#include "maplegend.h"
#include "mapminimap.h"
#include "walltype.h"

#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace meridian
{

namespace
{

using namespace std::chrono_literals;

constexpr milliseconds kPause = 1000ms;    // between two pictures in which only numbers and ages differ
constexpr milliseconds kNewsPause = 200ms; // … in which something became better or worse
constexpr milliseconds kPulseStep = 33ms;
constexpr milliseconds kFlightStep = 16ms;
constexpr milliseconds kJump = 5000ms; // so far apart, two snapshots do not follow each other: somebody looks back
constexpr double kSmallText = 11.5;    // pixels of the smallest letters on the map
constexpr int kMargin = 12;
constexpr int kWorldWidth = 1800;

bool isJump(const Snapshot &before, const Snapshot &now)
{
    return std::chrono::abs(now.at - before.at) > kJump || now.at < before.at;
}

/// Did anything change that is more than a number?
bool isNews(const SnapshotPtr &before, const SnapshotPtr &now)
{
    if (!before || !now || before->fleet != now->fleet || isJump(*before, *now))
        return true;
    const auto sameHealth = [](const auto &a, const auto &b) { return a.health == b.health; }; // in the fleet's order
    const auto sameLink = [](const LinkState &a, const LinkState &b) {
        return a.from == b.from && a.to == b.to && a.state == b.state && a.lag.state == b.lag.state;
    };
    return !std::equal(before->nodes.begin(), before->nodes.end(), now->nodes.begin(), now->nodes.end(), sameHealth) ||
           !std::equal(before->regions.begin(), before->regions.end(), now->regions.begin(), now->regions.end(),
                       sameHealth) ||
           !std::equal(before->links.begin(), before->links.end(), now->links.begin(), now->links.end(), sameLink);
}

} // namespace

MapView::MapView(QWidget *parent) : QWidget(parent), m_projection(Projection::home(sizeHint()))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    installMapAccess();
    m_composeTimer.setSingleShot(true);
    m_pulseTimer.setInterval(kPulseStep);
    m_flightTimer.setInterval(kFlightStep);
    m_flightTimer.setTimerType(Qt::PreciseTimer);
    m_pulseClock.start();
    connect(&m_composeTimer, &QTimer::timeout, this, &MapView::compose);
    connect(&m_pulseTimer, &QTimer::timeout, this, &MapView::movePulses);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &MapView::composed);
    connect(&m_flightTimer, &QTimer::timeout, this, &MapView::fly);
    connect(&m_worldWorker, &QFutureWatcherBase::finished, this, [this] {
        m_world = m_worldWorker.result();
        m_minimap->setWorld(m_world);
    });
    buildControls();
    setTheme(m_theme);
}

// A picture that is still being composed holds only values of its own; nobody waits for it.
MapView::~MapView() = default;

void MapView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_legend->setTheme(theme);
    m_minimap->setTheme(theme);
    m_card->setTheme(theme, m_picture.textScale);
    m_worldIsOld = true;
    placeControls();
    compose();
}

void MapView::setSnapshot(const SnapshotPtr &snapshot)
{
    const SnapshotPtr before = std::exchange(m_snapshot, snapshot);
    m_minimap->setSnapshot(snapshot);
    const bool jump = before && snapshot && isJump(*before, *snapshot);
    composeWithin(jump ? milliseconds(0) : isNews(before, snapshot) ? kNewsPause : kPause);
    tellAccess(*this, before);
}

void MapView::setLargeType(bool large)
{
    m_large = large;
    setAttribute(Qt::WA_TransparentForMouseEvents, large);
    setFocusPolicy(large ? Qt::NoFocus : Qt::StrongFocus);
    for (QToolButton *button : std::as_const(m_buttons))
        button->setVisible(!large);
    m_card->hide();
    placeControls();
    compose();
}

void MapView::compose()
{
    m_composeTimer.stop();
    if (!isVisible())
        return; // showEvent() asks again
    if (m_composing) {
        m_composeAgain = true;
        return;
    }
    m_composeAgain = false;
    m_composedFor = destination();
    MapRequest request;
    request.snapshot = m_snapshot;
    request.projection = m_composedFor;
    request.devicePixelRatio = devicePixelRatioF();
    request.theme = m_theme;
    request.selection = m_selection;
    request.land = m_picture.land;
    request.magnification = m_large ? std::max(1.0, WallType::forHeight(window()->height()).unit / kSmallText) : 1;
    if (m_legend->isVisible()) {
        request.reserved.append(m_legend->geometry());
        request.stripLeft = m_legend->geometry().right() + kMargin;
    }
    if (m_minimap->isVisible()) {
        request.reserved.append(m_minimap->geometry());
        request.stripRight = width() - m_minimap->geometry().left() + kMargin;
    }
    if (m_banner->isVisible())
        request.reserved.append(m_banner->geometry());
    for (const QToolButton *button : std::as_const(m_buttons)) {
        if (button->isVisible())
            request.reserved.append(button->geometry());
    }
    m_composing = true;
    m_sinceCompose.start();
    m_worker.setFuture(QtConcurrent::run([request] { return composeMap(request); }));
}

void MapView::composeWithin(milliseconds pause)
{
    const milliseconds passed(m_sinceCompose.isValid() ? m_sinceCompose.elapsed() : pause.count());
    const milliseconds rest = std::max(milliseconds(0), pause - passed);
    if (!m_composeTimer.isActive() || m_composeTimer.remainingTimeAsDuration() > rest)
        m_composeTimer.start(rest);
}

/// A picture that shows less than what is in sight now waits until the view has got there.
void MapView::composed()
{
    m_waiting = isMoving() && m_composedFor.pixelsPerDegree() > m_projection.pixelsPerDegree();
    if (!m_waiting)
        showPicture();
}

void MapView::showPicture()
{
    m_composing = m_waiting = false;
    m_picture = m_worker.future().takeResult(); // not a copy: the pixels become the pixmap's own
    m_pixmap = QPixmap::fromImage(std::exchange(m_picture.image, {}));
    setAccessibleDescription(m_picture.description);
    m_legend->setScale(m_picture.layout.scale, m_picture.textScale);
    m_card->setTheme(m_theme, m_picture.textScale);
    const QRect banner = m_banner->isVisible() ? m_banner->geometry() : QRect();
    showBanner();
    placeControls();
    if (banner != (m_banner->isVisible() ? m_banner->geometry() : QRect()))
        m_composeAgain = true; // labels make room for it
    m_pulses.setPicture(m_picture, m_theme);
    m_pulses.moveTo(m_picture, milliseconds(m_pulseClock.elapsed()), rect());
    updatePulseTimer();
    update();
    if (m_composeAgain)
        compose();
    if (m_worldIsOld)
        composeWorld();
    Q_EMIT pictureShown();
}

void MapView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (m_picture.projection == m_projection && !m_pixmap.isNull()) {
        painter.drawPixmap(0, 0, m_pixmap);
        m_pulses.paint(painter);
    } else {
        painter.fillRect(event->rect(), m_theme.ocean);
        paintMoving(painter);
    }
    if (m_picture.devicePixelRatio != devicePixelRatioF() && !m_composing)
        composeWithin(milliseconds(0)); // moved to another screen
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_theme.accent, 2));
        painter.drawRect(rect().adjusted(1, 1, -1, -1));
        if (const auto at = placeOf(m_selection))
            painter.drawEllipse(QRectF(*at).adjusted(-9, -9, 9, 9));
    }
}

/// The old picture, moved and scaled, until the new one is ready; and the quiet world where that does not reach.
void MapView::paintMoving(QPainter &painter)
{
    const double factor = m_projection.pixelsPerDegree() / m_picture.projection.pixelsPerDegree();
    const QPointF middle = m_projection.toScreen(m_picture.projection.centre());
    const QSizeF size = m_picture.projection.viewport() * factor;
    const QRectF old(middle - QPointF(size.width() / 2, size.height() / 2), size);
    painter.setClipRegion(QRegion(rect()) - (m_pixmap.isNull() ? QRect() : old.toAlignedRect().adjusted(1, 1, -1, -1)));
    paintBackdrop(painter);
    painter.setClipping(false);
    if (!m_pixmap.isNull())
        painter.drawPixmap(old, m_pixmap, QRectF(QPointF(), m_pixmap.size()));
}

void MapView::paintBackdrop(QPainter &painter)
{
    if (m_world.isNull() || painter.clipRegion().isEmpty())
        return;
    // From Greenwich's copy of the world to the one on the screen.
    const QSizeF size(360 * m_projection.pixelsPerDegree(), 180 * m_projection.pixelsPerDegree());
    const double middle =
        m_projection.viewport().width() / 2 - m_projection.centre().longitude * m_projection.pixelsPerDegree();
    const QRectF world = m_projection.worldRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (const int turn : {-1, 0, 1}) {
        const QRectF target(QPointF(middle + (turn - 0.5) * size.width(), world.top()), size);
        if (target.intersects(QRectF(rect())) && target.intersects(world))
            painter.drawImage(target, m_world, QRectF(m_world.rect()));
    }
}

void MapView::composeWorld()
{
    m_worldIsOld = false;
    m_worldWorker.setFuture(QtConcurrent::run([theme = m_theme] { return worldImage(kWorldWidth, theme); }));
}

void MapView::resizeEvent(QResizeEvent *)
{
    const Projection wanted = destination().resized(size());
    m_flightTimer.stop();
    m_projection = wanted;
    placeControls();
    compose();
}

void MapView::showEvent(QShowEvent *)
{
    placeControls();
    compose();
    updatePulseTimer();
}

void MapView::hideEvent(QHideEvent *)
{
    m_card->hide();
    m_pulseTimer.stop();
    if (isMoving())
        setProjection(m_flightTo);
}

void MapView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MapView::updatePulseTimer()
{
    if (m_pulses.isFlowing() && isVisible())
        m_pulseTimer.start();
    else
        m_pulseTimer.stop();
}

void MapView::movePulses()
{
    if (m_picture.projection == m_projection) // else the picture below moves
        update(m_pulses.moveTo(m_picture, milliseconds(m_pulseClock.elapsed()), rect()));
}

} // namespace meridian
