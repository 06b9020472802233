// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallveil.h"

#include <QPainter>

namespace meridian
{

WallVeil::WallVeil(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("wallVeil"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void WallVeil::setText(const QString &text)
{
    m_text = text;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    update();
}

void WallVeil::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QColor grey = m_theme.isDark ? QColor(0x55, 0x5b, 0x62) : QColor(0xb4, 0xb9, 0xbf);
    grey.setAlpha(190);
    painter.fillRect(rect(), grey);
    const WallType type = WallType::forHeight(window()->height());
    const QFont font = type.text(1.9, QFont::Bold);
    const QFontMetrics metrics(font);
    const int wide = std::min(metrics.horizontalAdvance(m_text) + type.of(4.6), width() - type.of(2));
    const QRect box((width() - wide) / 2, (height() - type.of(4.4)) / 2, wide, type.of(4.4));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme.critical, type.of(0.16)));
    painter.setBrush(m_theme.criticalTint);
    painter.drawRoundedRect(box, type.of(0.6), type.of(0.6));
    painter.setPen(m_theme.critical);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, metrics.elidedText(m_text, Qt::ElideRight, wide - type.of(2)));
}

} // namespace meridian
