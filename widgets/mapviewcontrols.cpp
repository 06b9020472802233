// SPDX-License-Identifier: GPL-3.0-or-later
// What lies on top of MapView: buttons, banner, legend, overview; their texts and places. GUI thread.
#include "mapcard.h"
#include "maplegend.h"
#include "mapminimap.h"
#include "mapview.h"

#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr int kMargin = 12, kButtonSize = 30;
constexpr double kButtonZoom = 1.6;
constexpr double kOverviewFrom = 1.25; // zoom; below, the map itself is the overview
constexpr int kOverviewWidth = 180, kNarrow = 560, kHighEnoughForShapes = 480;

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

    m_minimap = new MapMinimap(this);
    connect(m_minimap, &MapMinimap::placeChosen, this,
            [this](const GeoPoint &place) { setProjection(m_projection.centredOn(place, destination().zoom())); });

    const auto button = [this](const QString &text, auto &&act) {
        auto *out = new QToolButton(this);
        out->setText(text);
        out->setFocusPolicy(Qt::TabFocus);
        connect(out, &QToolButton::clicked, this, act);
        m_buttons.append(out);
    };
    const auto middle = [this] { return QPointF(rect().center()); };
    button(QStringLiteral("+"), [this, middle] { zoomBy(kButtonZoom, middle()); });
    button(QStringLiteral("−"), [this, middle] { zoomBy(1 / kButtonZoom, middle()); });
    button({}, [this] { showAll(); });
    retranslate();
}

void MapView::retranslate()
{
    if (accessibleName().isEmpty()) // whoever shows it may have named it
        setAccessibleName(tr("World map"));
    const QStringList names{tr("Zoom in"), tr("Zoom out"), tr("Show the whole world")};
    const QStringList keys{QStringLiteral("+"), QStringLiteral("−"),
                           QKeySequence(Qt::Key_Home).toString(QKeySequence::NativeText)};
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        m_buttons[i]->setAccessibleName(names[i]);
        m_buttons[i]->setToolTip(tr("%1 (%2)").arg(names[i], keys[i]));
    }
    m_minimap->retranslate();
    m_legend->retranslate();
    placeControls();
    compose(); // its labels are words, too
}

void MapView::setBanner(const QString &text, Severity severity)
{
    m_bannerText = text;
    m_bannerSeverity = severity;
    showBanner();
    placeControls();
    compose();
}

void MapView::showBanner()
{
    const bool given = !m_bannerText.isEmpty();
    const QString text = given ? m_bannerText : partitionText(m_picture.reach);
    const QString severity = toText(given ? m_bannerSeverity : Severity::Critical);
    m_banner->setVisible(!m_large && !text.isEmpty()); // a wall has one of its own
    if (text == m_banner->text() && severity == m_banner->property("severity").toString())
        return;
    m_banner->setText(text);
    m_banner->setAccessibleName(text);
    m_banner->setProperty("severity", severity);
    style()->unpolish(m_banner);
    style()->polish(m_banner);
}

void MapView::placeControls()
{
    const double scale = m_picture.textScale;
    const int side = static_cast<int>(kButtonSize * scale);
    int y = kMargin;
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->resize(side, side);
        button->setFont(textFont(scale));
        button->setIconSize(QSize(side, side) * 16 / 30);
        button->move(width() - kMargin - button->width(), y);
        y += button->height() + 4;
    }
    m_buttons.last()->setIcon(homeIcon(m_theme.text, devicePixelRatioF()));
    m_banner->setFont(textFont(scale));
    const int bannerRoom = width() - 2 * (2 * kMargin + side);
    const int wanted = std::min(bannerRoom, m_banner->fontMetrics().horizontalAdvance(m_banner->text()) + 32);
    m_banner->resize(wanted,
                     m_banner->hasHeightForWidth() ? m_banner->heightForWidth(wanted) : m_banner->sizeHint().height());
    m_banner->move((width() - wanted) / 2, kMargin);
    m_legend->setShapesShown(height() >= kHighEnoughForShapes);
    m_legend->resize(m_legend->sizeHint());
    m_legend->move(kMargin, height() - kMargin - m_legend->height());
    // A wall's header says what the shapes mean, and the legend would lie on South America.
    m_legend->setVisible(!m_large && m_legend->width() < width() * 0.6 && m_legend->height() < height() * 0.4);
    placeOverview(scale);
}

void MapView::placeOverview(double scale)
{
    const int wide = static_cast<int>(kOverviewWidth * scale);
    m_minimap->resize(wide, wide / 2);
    m_minimap->move(width() - kMargin - wide, height() - kMargin - m_minimap->height());
    m_minimap->setView(m_projection);
    m_minimap->setVisible(!m_large && width() > kNarrow && destination().zoom() > kOverviewFrom);
}

} // namespace meridian
