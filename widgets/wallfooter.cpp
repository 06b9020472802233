// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallfooter.h"

#include "eventlog.h"
#include "format.h"

#include <QPainter>

namespace meridian
{

namespace
{

constexpr qreal kLine = 1.55, kMargin = 0.55;

Health shapeOf(Severity severity)
{
    return severity == Severity::Critical  ? Health::Failed
           : severity == Severity::Warning ? Health::Degraded
                                           : Health::Healthy;
}

} // namespace

WallFooter::WallFooter(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("wallFooter"));
}

void WallFooter::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void WallFooter::setType(const WallType &type)
{
    m_type = type;
    setFixedHeight(type.of(lines * kLine + 2 * kMargin));
    update();
}

void WallFooter::setEvents(const QList<Event> &latest)
{
    m_events = latest.mid(0, lines);
    QStringList said;
    for (const Event &e : std::as_const(m_events))
        said << QStringLiteral("%1 %2: %3").arg(format::time(e.at), eventSubject(e), eventTitle(e));
    setAccessibleName(said.join(u'\n'));
    update();
}

void WallFooter::setHint(bool shown)
{
    m_hint = shown;
    update();
}

void WallFooter::paintEventLine(QPainter &painter, const Event &event, int baseline) const
{
    const int right = width() - m_type.unit;
    int x =
        drawWallText(painter, m_type.figures(), m_theme.dimText, m_type.unit, right, baseline, format::time(event.at));
    x += m_type.of(1.3);
    // An event of no consequence says that it is news, not that something is well.
    Theme theme = m_theme;
    theme.healthy = m_theme.info;
    paintHealthShape(painter, theme, QPointF(x, baseline - m_type.of(0.35)), m_type.of(0.4), shapeOf(event.severity));
    x = drawWallText(painter, m_type.text(1, QFont::DemiBold), m_theme.text, x + m_type.of(0.9), right, baseline,
                     eventSubject(event));
    x = drawWallText(painter, m_type.text(), severityColour(m_theme, event.severity), x + m_type.of(0.8), right,
                     baseline, eventTitle(event));
    if (!event.from.isEmpty() || !event.to.isEmpty())
        drawWallText(painter, m_type.text(), m_theme.dimText, x + m_type.of(0.8), right, baseline, event.reason.text());
}

void WallFooter::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(0, 0, width(), 2, m_theme.border);
    int baseline = m_type.of(kMargin + 1.15);
    if (m_events.isEmpty())
        drawWallText(painter, m_type.text(), m_theme.dimText, m_type.unit, width() - m_type.unit, baseline,
                     tr("Nothing has happened yet."));
    for (const Event &event : m_events) {
        paintEventLine(painter, event, baseline);
        baseline += m_type.of(kLine);
    }
    if (!m_hint)
        return;
    const QString hint = tr("Esc or F11 leaves the wall");
    const QFont font = m_type.text(1.1, QFont::DemiBold);
    const int wide = QFontMetrics(font).horizontalAdvance(hint) + m_type.of(2);
    const QRect box(width() - wide - m_type.unit, (height() - m_type.of(2.4)) / 2, wide, m_type.of(2.4));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.accentFill);
    painter.drawRoundedRect(box, m_type.of(0.4), m_type.of(0.4));
    painter.setPen(m_theme.onFill);
    painter.setFont(font);
    painter.drawText(box, Qt::AlignCenter, hint);
}

} // namespace meridian
