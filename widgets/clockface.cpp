// SPDX-License-Identifier: GPL-3.0-or-later
#include "clockface.h"

#include "format.h"
#include "words.h"

#include <QPainter>
#include <QTimerEvent>

namespace meridian
{

namespace
{
constexpr int kTickMs = 200;
}

ClockFace::ClockFace(QWidget *parent) : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("clock"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, [this] {
        setUtc(!m_utc);
        Q_EMIT utcChanged(m_utc);
    });
    tick(now());
}

void ClockFace::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void ClockFace::setSnapshot(const SnapshotPtr &snapshot, std::optional<Instant> moment)
{
    m_snapshot = snapshot;
    m_moment = moment;
    tick(now());
}

void ClockFace::setUtc(bool utc)
{
    m_utc = utc;
    tick(now());
}

void ClockFace::tick(Instant now)
{
    m_time = format::time(m_moment.value_or(now), m_utc);
    m_freshness = m_snapshot && !m_moment ? freshness(*m_snapshot, now) : Freshness::NoAnswerYet;
    const auto polled = m_snapshot ? m_snapshot->lastPoll() : std::nullopt;
    const bool watches = m_snapshot && m_snapshot->fleet;
    m_poll = m_moment  ? tr("looking back to %1").arg(format::dateTime(*m_moment, m_utc).left(10))
             : polled  ? tr("polled %1").arg(words::ago(now - *polled))
             : watches ? tr("no answer yet")
                       : QString();
    setToolTip(m_utc ? tr("Click for local time") : tr("Click for UTC"));
    setAccessibleName(tr("Clock: %1, %2").arg(m_time, m_poll));
    update();
}

QSize ClockFace::sizeHint() const
{
    return {148, 40};
}

void ClockFace::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRect inside = rect().adjusted(4, 2, -4, -2);
    if (hasFocus()) {
        painter.setPen(m_theme.accent);
        painter.drawRoundedRect(rect().adjusted(0, 0, -1, -1), m_theme.radius, m_theme.radius);
    }
    painter.setFont(figureFont(1.05));
    painter.setPen(m_moment ? m_theme.warning : m_theme.text);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignTop, m_time);
    painter.setFont(textFont(0.85));
    painter.setPen(m_moment                            ? m_theme.warning
                   : m_freshness == Freshness::Stopped ? m_theme.critical
                   : m_freshness == Freshness::Late    ? m_theme.warning
                                                       : m_theme.dimText);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, m_poll);
}

void ClockFace::showEvent(QShowEvent *)
{
    m_timer = m_timer ? m_timer : startTimer(kTickMs);
}

void ClockFace::hideEvent(QHideEvent *)
{
    if (m_timer)
        killTimer(m_timer);
    m_timer = 0;
}

void ClockFace::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer)
        tick(now());
}

} // namespace meridian
