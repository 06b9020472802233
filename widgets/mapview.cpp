// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview.h"

#include "mapcard.h"
#include "maplegend.h"

#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
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

constexpr milliseconds kSnapshotPause = 500ms; // between two pictures that only new data asks for
constexpr milliseconds kPulseStep = 33ms;
constexpr double kPulseSpeed = 46;   // pixels a second, times the unit
constexpr double kPulseSpacing = 92; // pixels, times the unit
constexpr qsizetype kMostPulses = 800;
constexpr qsizetype kFewPulses = 60; // up to here only the dots' own rectangles are painted
constexpr double kSpriteSize = 9;
constexpr int kMargin = 12;
constexpr double kButtonZoom = 1.6;

QIcon homeIcon(const QColor &colour, qreal ratio)
{
    QPixmap pixmap(QSize(16, 16) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolyline(QPolygonF({{2, 8.5}, {8, 3}, {14, 8.5}}));
    painter.drawPolyline(QPolygonF({{4, 7}, {4, 13}, {12, 13}, {12, 7}}));
    return pixmap;
}

} // namespace

MapView::MapView(QWidget *parent) : QWidget(parent), m_projection(Projection::home(sizeHint()))
{
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("World map"));
    m_composeTimer.setSingleShot(true);
    m_pulseTimer.setInterval(kPulseStep);
    m_pulseClock.start();
    connect(&m_composeTimer, &QTimer::timeout, this, &MapView::compose);
    connect(&m_pulseTimer, &QTimer::timeout, this, &MapView::movePulses);
    connect(&m_worker, &QFutureWatcherBase::finished, this, &MapView::showPicture);
    buildControls();
    setTheme(m_theme);
}

// A picture that is still being composed holds only values of its own; nobody waits for it.
MapView::~MapView() = default;

void MapView::buildControls()
{
    m_legend = new MapLegend(this);
    m_card = new MapCard(this);
    m_banner = new QLabel(this);
    m_banner->setObjectName(QStringLiteral("mapBanner"));
    m_banner->setWordWrap(true);
    m_banner->setTextFormat(Qt::PlainText);
    m_banner->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();

    const auto button = [this](const QString &text, const QString &name, auto &&act) {
        auto *out = new QToolButton(this);
        out->setText(text);
        out->setAccessibleName(name);
        out->setToolTip(name);
        out->setFocusPolicy(Qt::TabFocus);
        out->resize(30, 30);
        connect(out, &QToolButton::clicked, this, act);
        m_buttons.append(out);
    };
    const auto middle = [this] { return QPointF(rect().center()); };
    button(QStringLiteral("+"), tr("Zoom in"), [this, middle] { zoomBy(kButtonZoom, middle()); });
    button(QStringLiteral("−"), tr("Zoom out"), [this, middle] { zoomBy(1 / kButtonZoom, middle()); });
    button({}, tr("Show the whole world"), [this] { showAll(); });
}

void MapView::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_legend->setTheme(theme);
    m_card->setTheme(theme);
    m_buttons.last()->setIcon(homeIcon(theme.text, devicePixelRatioF()));
    buildPulseSprites();
    placeControls();
    compose();
}

void MapView::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    composeSoon();
}

void MapView::setBanner(const QString &text, Severity severity)
{
    m_banner->setText(text);
    m_banner->setAccessibleName(text);
    m_banner->setVisible(!text.isEmpty());
    m_banner->setStyleSheet(
        QStringLiteral("QLabel { background: %1; border: 1px solid %2; border-radius: %3px; color: %4; padding: 8px "
                       "12px; }")
            .arg(severityTint(m_theme, severity).name(), severityColour(m_theme, severity).name())
            .arg(m_theme.radius)
            .arg(m_theme.text.name()));
    placeControls();
    compose();
}

void MapView::placeControls()
{
    int y = kMargin;
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->move(width() - kMargin - button->width(), y);
        y += button->height() + 4;
    }
    m_banner->setFont(textFont(1 + (m_picture.unit - 1) * 0.7));
    const int bannerRoom = width() - 2 * (2 * kMargin + 30);
    const int wanted = std::min(bannerRoom, m_banner->fontMetrics().horizontalAdvance(m_banner->text()) + 32);
    m_banner->resize(wanted,
                     m_banner->hasHeightForWidth() ? m_banner->heightForWidth(wanted) : m_banner->sizeHint().height());
    m_banner->move((width() - wanted) / 2, kMargin);
    m_legend->resize(m_legend->sizeHint());
    m_legend->move(kMargin, height() - kMargin - m_legend->height());
    m_legend->setVisible(m_legend->width() < width() * 0.6 && m_legend->height() < height() * 0.4);
}

void MapView::setProjection(const Projection &projection)
{
    if (projection == m_projection)
        return;
    m_projection = projection;
    m_card->hide();
    compose();
    update();
}

void MapView::zoomBy(double factor, QPointF at)
{
    setProjection(m_projection.zoomed(factor, at));
}

void MapView::showAll()
{
    setProjection(Projection::home(size()));
}

void MapView::compose()
{
    m_composeTimer.stop();
    if (!isVisible())
        return; // showEvent() asks again
    if (m_worker.isRunning()) {
        m_composeAgain = true;
        return;
    }
    m_composeAgain = false;
    MapRequest request{m_snapshot, m_projection, devicePixelRatioF(), m_theme, m_selection,
                       {},         kMargin,      m_picture.land};
    if (m_legend->isVisible()) {
        request.reserved.append(m_legend->geometry());
        request.stripLeft = m_legend->geometry().right() + kMargin;
    }
    if (m_banner->isVisible())
        request.reserved.append(m_banner->geometry());
    for (const QToolButton *button : std::as_const(m_buttons))
        request.reserved.append(button->geometry());
    m_sinceCompose.start();
    m_worker.setFuture(QtConcurrent::run([request] { return composeMap(request); }));
}

void MapView::composeSoon()
{
    if (m_composeTimer.isActive())
        return;
    const qint64 passed = m_sinceCompose.isValid() ? m_sinceCompose.elapsed() : kSnapshotPause.count();
    m_composeTimer.start(static_cast<int>(std::max<qint64>(0, kSnapshotPause.count() - passed)));
}

void MapView::showPicture()
{
    m_picture = m_worker.result();
    m_pixmap = QPixmap::fromImage(std::move(m_picture.image));
    m_pixmap.setDevicePixelRatio(m_picture.devicePixelRatio);
    m_picture.image = {};
    setAccessibleDescription(m_picture.description);
    m_legend->setScale(m_picture.layout.scale, m_picture.unit);
    placeControls();
    buildPulseSprites();
    m_pulses = pulsesAt(static_cast<double>(m_pulseClock.elapsed()) / 1000);
    updatePulseTimer();
    update();
    if (m_composeAgain)
        compose();
    Q_EMIT pictureShown();
}

void MapView::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    if (m_picture.projection == m_projection && !m_pixmap.isNull()) {
        painter.drawPixmap(0, 0, m_pixmap);
        const double half = kSpriteSize * m_picture.unit / 2;
        for (const Pulse &pulse : std::as_const(m_pulses))
            painter.drawPixmap(pulse.at - QPointF(half, half), m_pulseSprites.value(pulse.lag));
    } else {
        // The old picture, moved and scaled, until the new one is ready.
        painter.fillRect(event->rect(), m_theme.ocean);
        if (!m_pixmap.isNull()) {
            const double factor = m_projection.pixelsPerDegree() / m_picture.projection.pixelsPerDegree();
            const QPointF middle = m_projection.toScreen(m_picture.projection.centre());
            const QSizeF size = m_picture.projection.viewport() * factor;
            painter.drawPixmap(QRectF(middle - QPointF(size.width() / 2, size.height() / 2), size), m_pixmap,
                               QRectF(QPointF(), m_pixmap.size()));
        }
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void MapView::resizeEvent(QResizeEvent *)
{
    m_projection = m_projection.resized(size());
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
}

void MapView::buildPulseSprites()
{
    for (const LagClass lag : {LagClass::Low, LagClass::Unknown, LagClass::Medium, LagClass::High, LagClass::Broken}) {
        const double size = kSpriteSize * m_picture.unit;
        const qreal ratio = devicePixelRatioF();
        QPixmap sprite((QSizeF(size, size) * ratio).toSize());
        sprite.setDevicePixelRatio(ratio);
        sprite.fill(Qt::transparent);
        QPainter painter(&sprite);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        const QColor colour = lagColour(m_theme, lag);
        QColor glow = colour;
        glow.setAlphaF(0.3F);
        painter.setBrush(glow);
        painter.drawEllipse(QPointF(size / 2, size / 2), size / 2, size / 2);
        painter.setBrush(m_theme.isDark ? colour.lighter(135) : m_theme.panel);
        painter.setPen(m_theme.isDark ? QPen(Qt::NoPen) : QPen(colour, m_picture.unit));
        painter.drawEllipse(QPointF(size / 2, size / 2), size / 3.6, size / 3.6);
        m_pulseSprites.insert(lag, sprite);
    }
}

QList<MapView::Pulse> MapView::pulsesAt(double seconds) const
{
    QList<Pulse> out;
    const double unit = m_picture.unit;
    double total = 0;
    for (const MapLink &link : m_picture.layout.links)
        total += link.flowing ? link.arc.length() : 0;
    const double spacing = std::max(kPulseSpacing * unit, total / kMostPulses);
    const QRectF view(rect());
    for (const MapLink &link : m_picture.layout.links) {
        if (!link.flowing || link.stale)
            continue;
        // From marker to marker; each link in a step of its own.
        const double start = m_picture.layout.markers[link.fromMarker].radius;
        const double end = link.arc.length() - m_picture.layout.markers[link.toMarker].radius;
        const double own = static_cast<double>(qHash(link.to) % 97) / 97 * spacing;
        for (double d = start + std::fmod(seconds * kPulseSpeed * unit + own, spacing); d < end; d += spacing) {
            const QPointF at = link.arc.at(d);
            const auto covers = [&at](const QRectF &badge) { return badge.contains(at); };
            if (view.contains(at) && std::none_of(m_picture.badges.begin(), m_picture.badges.end(), covers))
                out.append({at, link.lag});
        }
    }
    return out;
}

void MapView::updatePulseTimer()
{
    const QList<MapLink> &links = m_picture.layout.links;
    const bool flows = std::any_of(links.begin(), links.end(), [](const MapLink &l) { return l.flowing && !l.stale; });
    if (flows && isVisible())
        m_pulseTimer.start();
    else
        m_pulseTimer.stop();
}

void MapView::movePulses()
{
    if (m_picture.projection != m_projection)
        return; // the picture below moves
    const QList<Pulse> before = std::exchange(m_pulses, pulsesAt(static_cast<double>(m_pulseClock.elapsed()) / 1000));
    if (before.size() + m_pulses.size() > 2 * kFewPulses) {
        update();
        return;
    }
    QRegion dirty;
    const double size = kSpriteSize * m_picture.unit + 2;
    for (const QList<Pulse> &pulses : {before, m_pulses}) {
        for (const Pulse &pulse : pulses)
            dirty += QRectF(pulse.at.x() - size / 2, pulse.at.y() - size / 2, size, size).toAlignedRect();
    }
    update(dirty);
}

} // namespace meridian
