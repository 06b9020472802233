// SPDX-License-Identifier: GPL-3.0-or-later
#include "pill.h"

#include "accessrole.h"

#include <QEvent>
#include <QPainter>

namespace meridian
{

namespace
{
constexpr int kSide = 10, kMark = 14, kHeight = 24, kLeastWidth = 72;
}

Pill::Pill(const QString &name, QWidget *parent, Look look) : QAbstractButton(parent), m_look(look)
{
    setObjectName(name);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    if (look == Look::Outlined) {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::TabFocus);
    } else {
        setFocusPolicy(Qt::NoFocus);
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAccessRole(this, QAccessible::StaticText);
    }
}

void Pill::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void Pill::setHealth(Health health)
{
    m_health = health;
    m_dot = {};
    updateGeometry();
    update();
}

void Pill::setDot(const QColor &colour)
{
    m_health.reset();
    m_dot = colour;
    updateGeometry();
    update();
}

void Pill::setWords(const QString &words)
{
    if (words == text())
        return;
    setText(words);
    setAccessibleName(words);
    updateGeometry();
}

QSize Pill::sizeHint() const
{
    const bool marked = m_health || m_dot.isValid();
    return {2 * kSide + (marked ? kMark : 0) + QFontMetrics(textFont()).horizontalAdvance(text()) + 1, kHeight};
}

QSize Pill::minimumSizeHint() const
{
    return m_yields ? QSize(std::min(kLeastWidth, sizeHint().width()), kHeight) : sizeHint();
}

void Pill::setYielding()
{
    m_yields = true;
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool tinted = m_look == Look::Tinted && m_health;
    QColor fill = m_theme.card;
    if (tinted)
        fill = *m_health == Health::Failed     ? m_theme.criticalTint
               : *m_health == Health::Degraded ? m_theme.warningTint
               : *m_health == Health::Healthy  ? m_theme.healthyTint
                                               : m_theme.card;
    painter.setPen(QPen(hasFocus() || underMouse() ? m_theme.accent : tinted ? fill : m_theme.border, 1));
    painter.setBrush(isDown() ? m_theme.selection : fill);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    double left = kSide;
    const QPointF centre(left + 4.5, height() / 2.0);
    if (m_health) {
        paintHealthShape(painter, m_theme, centre, 4.5, *m_health);
        left += kMark;
    } else if (m_dot.isValid()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_dot);
        painter.drawEllipse(centre, 4, 4);
        left += kMark;
    }
    painter.setFont(textFont());
    painter.setPen(tinted ? healthColour(m_theme, *m_health) : m_theme.text);
    const double room = width() - left - (m_yields ? kSide - 1 : 0);
    painter.drawText(QRectF(left, 0, width() - left, height()), Qt::AlignLeft | Qt::AlignVCenter,
                     m_yields ? QFontMetricsF(textFont()).elidedText(text(), Qt::ElideRight, room) : text());
}

void Pill::changeEvent(QEvent *event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

} // namespace meridian
