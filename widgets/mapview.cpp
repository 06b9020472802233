// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapview.h"

#include "mapcard.h"
#include "maplegend.h"

#include <QLabel>
#include <QPaintEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
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
constexpr int kMargin = 12, kButtonSize = 30;
constexpr double kButtonZoom = 1.6;
constexpr int kBannerPadding = 14; // as the style sheet has it

/// Did anything change that is more than a number?
bool isNews(const SnapshotPtr &before, const SnapshotPtr &now)
{
    if (!before || !now || before->fleet != now->fleet)
        return true;
    const auto sameHealth = [](const auto &a, const auto &b) { return a.id == b.id && a.health == b.health; };
    const auto sameLink = [](const LinkState &a, const LinkState &b) {
        return a.from == b.from && a.to == b.to && a.state == b.state && a.lag.state == b.lag.state;
    };
    return !std::equal(before->nodes.begin(), before->nodes.end(), now->nodes.begin(), now->nodes.end(), sameHealth) ||
           !std::equal(before->regions.begin(), before->regions.end(), now->regions.begin(), now->regions.end(),
                       sameHealth) ||
           !std::equal(before->links.begin(), before->links.end(), now->links.begin(), now->links.end(), sameLink);
}

QIcon homeIcon(const QColor &colour, qreal ratio)
{
    QPixmap pixmap(QSize(16, 16) * ratio * 2); // large enough for a large screen, too
    pixmap.setDevicePixelRatio(ratio * 2);
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
    m_banner->setIndent(0);
    m_banner->setTextFormat(Qt::PlainText);
    m_banner->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_banner->hide();

    const auto button = [this](const QString &text, const QString &name, auto &&act) {
        auto *out = new QToolButton(this);
        out->setText(text);
        out->setAccessibleName(name);
        out->setToolTip(name);
        out->setFocusPolicy(Qt::TabFocus);
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
    m_card->setTheme(theme, m_picture.textScale());
    m_buttons.last()->setIcon(homeIcon(theme.text, devicePixelRatioF()));
    placeControls();
    compose();
}

void MapView::setSnapshot(const SnapshotPtr &snapshot)
{
    const bool news = isNews(std::exchange(m_snapshot, snapshot), snapshot);
    composeWithin(news ? kNewsPause : kPause);
}

void MapView::setBanner(const QString &text, Severity severity)
{
    m_banner->setText(text);
    m_banner->setAccessibleName(text);
    m_banner->setVisible(!text.isEmpty());
    m_banner->setProperty("severity", toText(severity));
    style()->unpolish(m_banner);
    style()->polish(m_banner);
    placeControls();
    compose();
}

void MapView::placeControls()
{
    const int side = static_cast<int>(kButtonSize * m_picture.textScale());
    int y = kMargin;
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->resize(side, side);
        button->setFont(textFont(m_picture.textScale()));
        button->setIconSize(QSize(side, side) * 16 / 30);
        button->move(width() - kMargin - button->width(), y);
        y += button->height() + 4;
    }
    m_banner->setFont(textFont(m_picture.textScale()));
    const int bannerRoom = width() - 2 * (2 * kMargin + side);
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
    if (m_composing) {
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

void MapView::showPicture()
{
    m_composing = false;
    m_picture = m_worker.result();
    m_pixmap = QPixmap::fromImage(std::move(m_picture.image));
    m_pixmap.setDevicePixelRatio(m_picture.devicePixelRatio);
    m_picture.image = {};
    setAccessibleDescription(m_picture.description);
    m_legend->setScale(m_picture.layout.scale, m_picture.textScale());
    m_card->setTheme(m_theme, m_picture.textScale());
    placeControls();
    m_pulses.setPicture(m_picture, m_theme);
    m_pulses.moveTo(m_picture, milliseconds(m_pulseClock.elapsed()), rect());
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
        m_pulses.paint(painter);
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
    if (m_picture.devicePixelRatio != devicePixelRatioF() && !m_composing)
        composeWithin(milliseconds(0)); // moved to another screen
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
