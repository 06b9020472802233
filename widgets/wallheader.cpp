// SPDX-License-Identifier: GPL-3.0-or-later
#include "wallheader.h"

#include "format.h"
#include "icons.h"
#include "words.h"

#include <QPainter>

namespace meridian
{

namespace
{
constexpr qreal kHeight = 4.2, kFirstLine = 1.95, kSecondLine = 3.45;
}

WallHeader::WallHeader(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("wallHeader"));
}

void WallHeader::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void WallHeader::setType(const WallType &type)
{
    m_type = type;
    setFixedHeight(type.of(kHeight));
    update();
}

void WallHeader::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    setAccessibleName(summary());
    update();
}

void WallHeader::setNow(Instant now)
{
    m_now = now;
    update();
}

Freshness WallHeader::age() const
{
    return m_snapshot ? freshness(*m_snapshot, m_now) : Freshness::NoAnswerYet;
}

QString WallHeader::ageText() const
{
    const auto polled = m_snapshot ? m_snapshot->lastPoll() : std::nullopt;
    if (!polled)
        return tr("no answer yet");
    // Whole seconds: the wall is drawn once a second.
    return tr("polled %1").arg(words::ago(std::max(std::chrono::floor<seconds>(m_now - *polled), seconds(1))));
}

QString WallHeader::summary() const
{
    QStringList parts{m_snapshot->fleet ? m_snapshot->fleet->name : QString(), tr("Wall · read only")};
    for (const Health h : {Health::Healthy, Health::Degraded, Health::Failed, Health::Unknown, Health::Maintenance}) {
        if (const int n = m_snapshot->count(h); n > 0)
            parts << tr("%1: %2").arg(words::health(h)).arg(n);
    }
    return parts.join(QStringLiteral("; "));
}

int WallHeader::paintClock(QPainter &painter) const
{
    const Freshness age = this->age();
    const bool old = age == Freshness::Stopped;
    const QFont clockFont = m_type.figures(1.7, QFont::DemiBold), ageFont = m_type.text(1.1, QFont::DemiBold);
    const QString time = format::time(m_now);
    const QString data = ageText();
    const int widest =
        std::max(QFontMetrics(clockFont).horizontalAdvance(time), QFontMetrics(ageFont).horizontalAdvance(data));
    const int right = width() - m_type.unit;
    const auto draw = [&](const QFont &font, const QColor &colour, qreal line, const QString &text) {
        const int left = right - QFontMetrics(font).horizontalAdvance(text);
        drawWallText(painter, font, colour, left, right + m_type.unit, m_type.of(line), text);
    };
    draw(clockFont, m_theme.text, kFirstLine, time);
    draw(ageFont,
         old                      ? m_theme.critical
         : age == Freshness::Late ? m_theme.warning
                                  : m_theme.dimText,
         kSecondLine, data);
    return right - widest;
}

int WallHeader::paintCounts(QPainter &painter, int left, int right) const
{
    const QFont number = m_type.figures(1.7, QFont::DemiBold), word = m_type.text();
    for (const Health h : {Health::Healthy, Health::Degraded, Health::Failed, Health::Unknown, Health::Maintenance}) {
        const int n = m_snapshot->count(h);
        if (n == 0 && h != Health::Healthy)
            continue;
        const QString digits = QString::number(n), name = words::health(h);
        const int textLeft = left + m_type.of(1.85);
        const int end = textLeft + std::max(QFontMetrics(number).horizontalAdvance(digits),
                                            QFontMetrics(word).horizontalAdvance(name));
        if (end > right)
            break;
        paintHealthShape(painter, m_theme, QPointF(left + m_type.of(0.75), m_type.of(kFirstLine - 0.62)),
                         m_type.of(0.6), h);
        drawWallText(painter, number, m_theme.text, textLeft, right, m_type.of(kFirstLine), digits);
        drawWallText(painter, word, n == 0 ? m_theme.dimText : healthColour(m_theme, h), textLeft, right,
                     m_type.of(kSecondLine), name);
        left = end + m_type.of(1.3);
    }
    return left;
}

void WallHeader::paintLag(QPainter &painter, int left, int right) const
{
    const WorstLag lag = worstLag(*m_snapshot);
    const QFont number = m_type.figures(1.7, QFont::DemiBold), word = m_type.text();
    const QString name = lag.node.isEmpty() ? tr("worst lag") : tr("worst lag · %1").arg(lag.node.name());
    if (left + QFontMetrics(number).horizontalAdvance(lag.text) > right)
        return;
    drawWallText(painter, number, lagColour(m_theme, lag.level), left, right, m_type.of(kFirstLine), lag.text);
    drawWallText(painter, word, m_theme.dimText, left, right, m_type.of(kSecondLine), name);
}

void WallHeader::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.panel);
    painter.fillRect(0, height() - 2, width(), 2, m_theme.border);
    const int clockLeft = paintClock(painter) - m_type.of(1.5);
    const int size = m_type.of(2.4);
    painter.drawPixmap(m_type.unit, (height() - size) / 2,
                       iconPixmap(QStringLiteral("logo"), m_theme.accent, size, devicePixelRatioF()));
    const int left = m_type.of(4.3);
    const QString fleet = m_snapshot && m_snapshot->fleet ? m_snapshot->fleet->name : tr("No fleet");
    const int longest = std::min(width() / 4 + left, clockLeft);
    const int nameEnd = drawWallText(painter, m_type.text(1.6, QFont::DemiBold), m_theme.text, left, longest,
                                     m_type.of(kFirstLine), fleet);
    const int modeEnd = drawWallText(painter, m_type.text(), m_theme.accent, left, longest, m_type.of(kSecondLine),
                                     tr("Wall · read only"));
    if (!m_snapshot || !m_snapshot->fleet)
        return;
    const int countsEnd = paintCounts(painter, std::max(nameEnd, modeEnd) + m_type.of(2.2), clockLeft);
    paintLag(painter, countsEnd + m_type.of(0.6), clockLeft);
}

} // namespace meridian
