// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallbanner.h"

#include "format.h"

#include <QPainter>

namespace meridian
{

WallBanner::WallBanner(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("wallBanner"));
    hide();
}

void WallBanner::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void WallBanner::setType(const WallType &type)
{
    m_type = type;
    setFixedHeight(type.of(6.6));
    update();
}

void WallBanner::setEmergency(const std::optional<Emergency> &emergency, std::optional<Instant> overSince, Instant now)
{
    m_emergency = emergency;
    m_overSince = overSince;
    m_now = now;
    setVisible(emergency.has_value());
    setAccessibleName(text());
    update();
}

QString WallBanner::when() const
{
    if (m_overSince)
        return tr("Over since %1").arg(format::time(*m_overSince));
    if (!m_emergency->since)
        return m_emergency->cause;
    const QString lasts = format::duration(std::max(m_now - *m_emergency->since, microseconds::zero()));
    const QString since = format::time(*m_emergency->since);
    return m_emergency->cause.isEmpty() ? tr("Since %1, for %2").arg(since, lasts)
                                        : tr("Since %1, for %2 · %3").arg(since, lasts, m_emergency->cause);
}

QString WallBanner::text() const
{
    return m_emergency ? QStringList{m_emergency->what, when(), m_emergency->advice}.join(u'\n') : QString();
}

void WallBanner::paintEvent(QPaintEvent *)
{
    if (!m_emergency)
        return;
    QPainter painter(this);
    const bool over = m_overSince.has_value();
    const QColor strong = over ? m_theme.healthy : m_theme.critical;
    painter.fillRect(rect(), over ? m_theme.healthyTint : m_theme.criticalTint);
    painter.fillRect(0, 0, width(), m_type.of(0.2), strong);
    painter.fillRect(0, height() - m_type.of(0.2), width(), m_type.of(0.2), strong);
    paintHealthShape(painter, m_theme, QPointF(m_type.of(2.1), height() / 2.0), m_type.of(1.2),
                     over ? Health::Healthy : Health::Failed);
    const int left = m_type.of(4.3), right = width() - m_type.unit;
    drawWallText(painter, m_type.text(1.7, QFont::Bold), m_theme.text, left, right, m_type.of(2.2), m_emergency->what);
    drawWallText(painter, m_type.text(1.15, QFont::DemiBold), strong, left, right, m_type.of(4.0), when());
    drawWallText(painter, m_type.text(1.15), m_theme.text, left, right, m_type.of(5.7),
                 over ? tr("Back to the pages in a moment.") : m_emergency->advice);
}

} // namespace meridian
