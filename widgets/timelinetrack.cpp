// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelinetrack.h"

#include "format.h"
#include "shownmoment.h"
#include "ticks.h"
#include "timelineaccess.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace meridian
{

namespace
{

constexpr double kMargin = 16, kLineY = 32, kHandle = 6.5, kMark = 5, kReach = 9;
constexpr int kHeight = 66, kTickWidth = 96;
constexpr microseconds kLeastSpan = std::chrono::minutes(5), kMostSpan = std::chrono::hours(24 * 400);
constexpr int kStepsAcross = 240; ///< of a key, from one end to the other

} // namespace

TimelineTrack::TimelineTrack(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("timelineTrack"));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    installTimelineAccess();
    describe();
}

QSize TimelineTrack::sizeHint() const
{
    return {400, kHeight};
}

void TimelineTrack::setTheme(const Theme &theme)
{
    m_theme = theme;
    update();
}

void TimelineTrack::setUtc(bool utc)
{
    m_utc = utc;
    describe();
    update();
}

void TimelineTrack::setEvents(const QList<Event> &events)
{
    m_marks = eventMarks(events);
    update();
}

void TimelineTrack::setRecorded(const PictureSpan &recorded)
{
    m_recorded = recorded;
    update();
}

void TimelineTrack::setMoment(std::optional<Instant> moment)
{
    m_moment = moment;
    if (!moment && !m_follows)
        setView(m_now, m_span);
    else if (moment && !m_dragging && (*moment < from() || *moment > to()))
        setView(std::min(m_now, *moment + m_span / 2), m_span);
    describe();
    update();
}

void TimelineTrack::tick(Instant now)
{
    m_now = now;
    if (!m_follows || m_dragging)
        return;
    const double pixels = toSeconds(now - m_end) / toSeconds(m_span) * width();
    if (pixels < 0.5 && pixels >= 0)
        return;
    m_end = now;
    update();
}

void TimelineTrack::setSpan(microseconds span)
{
    m_spanChosen = true;
    setView(m_follows ? m_now : m_end, span);
}

void TimelineTrack::fitSpan(microseconds span)
{
    if (!m_spanChosen && span != m_span)
        setView(m_follows ? m_now : m_end, span);
}

void TimelineTrack::setView(Instant end, microseconds span)
{
    m_span = std::clamp<microseconds>(span, kLeastSpan, kMostSpan);
    m_end = std::min(end, m_now);
    m_follows = m_end == m_now;
    update();
    Q_EMIT viewChanged();
}

TimeScale TimelineTrack::scale() const
{
    return {from(), to(), kMargin, width() - kMargin};
}

QList<PlacedMark> TimelineTrack::placed() const
{
    const TimeScale time = scale();
    const QFontMetricsF metrics(textFont(0.85));
    return placeMarks(m_marks, {time.left, time.right, 200, [time](Instant at) { return time.x(at); },
                                [metrics](const QString &text) { return metrics.horizontalAdvance(text) + 10; }});
}

const PlacedMark *TimelineTrack::markAt(const QList<PlacedMark> &marks, double x) const
{
    const auto near = std::min_element(marks.begin(), marks.end(), [x](const PlacedMark &a, const PlacedMark &b) {
        return std::abs(a.x - x) < std::abs(b.x - x);
    });
    return near != marks.end() && std::abs(near->x - x) <= kReach ? &*near : nullptr;
}

std::optional<Instant> TimelineTrack::neighbour(bool later) const
{
    const Instant here = m_moment.value_or(m_now - ShownMoment::kPresent); // what is nearer is shown already
    if (later) {
        const auto next = std::upper_bound(m_marks.begin(), m_marks.end(), here,
                                           [](Instant t, const EventMark &mark) { return t < mark.at; });
        return next == m_marks.end() ? std::nullopt : std::optional(next->at);
    }
    const auto next = std::lower_bound(m_marks.begin(), m_marks.end(), here,
                                       [](const EventMark &mark, Instant t) { return mark.at < t; });
    return next == m_marks.begin() ? std::nullopt : std::optional(std::prev(next)->at);
}

QColor TimelineTrack::colourOf(const EventMark &mark) const
{
    return severityColour(m_theme, mark.severity);
}

void TimelineTrack::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const TimeScale time = scale();
    if (hasFocus()) {
        painter.setPen(m_theme.accent);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.radius, m_theme.radius);
    }
    paintLine(painter, time);
    paintTicks(painter, time);
    paintMarks(painter);
    paintHandle(painter, time);
}

/// What was recorded is a strong line, what was not a thin dashed one: colour is not alone.
void TimelineTrack::paintLine(QPainter &painter, const TimeScale &time) const
{
    painter.setPen(QPen(m_theme.border, 1.5, Qt::DashLine));
    painter.drawLine(QPointF(time.left, kLineY), QPointF(time.right, kLineY));
    if (!m_recorded.first)
        return;
    QColor colour = m_theme.accent;
    colour.setAlphaF(0.55F);
    painter.setPen(QPen(colour, 4, Qt::SolidLine, Qt::FlatCap));
    const auto draw = [&](Instant from, Instant to) {
        const double left = std::max(time.left, time.x(from)), right = std::min(time.right, time.x(to));
        if (left < right)
            painter.drawLine(QPointF(left, kLineY), QPointF(right, kLineY));
    };
    Instant begin = *m_recorded.first;
    for (const TimeSpan &hole : m_recorded.holes) {
        draw(begin, hole.from);
        begin = hole.to;
    }
    draw(begin, m_recorded.last.value_or(m_now));
}

void TimelineTrack::paintMarks(QPainter &painter) const
{
    painter.setFont(textFont(0.85));
    const QFontMetricsF metrics(painter.font());
    for (const PlacedMark &placed : placed()) {
        const QColor colour = colourOf(m_marks[placed.mark]);
        painter.setPen(QPen(colour, 2));
        painter.setBrush(m_theme.panel);
        if (m_marks[placed.mark].rank == 0)
            painter.drawLine(QPointF(placed.x, kLineY - kMark), QPointF(placed.x, kLineY + kMark));
        else
            painter.drawEllipse(QPointF(placed.x, kLineY), kMark, kMark);
        if (placed.chip) {
            const QRectF box(placed.chip->first, 4, placed.chip->second - placed.chip->first, 18);
            painter.drawText(box, Qt::AlignCenter, metrics.elidedText(placed.text, Qt::ElideRight, box.width()));
        }
    }
}

void TimelineTrack::paintTicks(QPainter &painter, const TimeScale &time) const
{
    painter.setFont(figureFont(0.85));
    const int most = std::max(2, static_cast<int>((time.right - time.left) / kTickWidth));
    for (const TimeTick &tick : timeTicks(time.from, time.to, most, m_utc)) {
        const double x = time.x(tick.at);
        painter.setPen(m_theme.border);
        painter.drawLine(QPointF(x, kLineY + 9), QPointF(x, kLineY + 13));
        painter.setPen(m_theme.dimText);
        const QRectF box(std::clamp(x - kTickWidth / 2., 0., width() - double(kTickWidth)), kLineY + 14, kTickWidth,
                         16);
        painter.drawText(box, Qt::AlignCenter, tick.text);
    }
}

void TimelineTrack::paintHandle(QPainter &painter, const TimeScale &time) const
{
    const double x = time.x(m_moment.value_or(m_end));
    if ((!m_moment && !m_follows) || x < time.left - 1 || x > time.right + 1)
        return;
    if (m_moment) {
        painter.setPen(QPen(m_theme.warning, 1.5));
        painter.drawLine(QPointF(x, 4), QPointF(x, kLineY + 13));
    }
    painter.setPen(QPen(m_theme.panel, 2));
    painter.setBrush(m_moment ? m_theme.warning : m_theme.text);
    painter.drawEllipse(QPointF(x, kLineY), kHandle, kHandle);
}

void TimelineTrack::moveTo(double x, bool snap)
{
    const TimeScale time = scale();
    if (x >= time.right && m_follows) {
        Q_EMIT liveWanted();
        return;
    }
    const QList<PlacedMark> marks = placed();
    const PlacedMark *mark = snap ? markAt(marks, x) : nullptr;
    Q_EMIT momentWanted(mark ? m_marks[mark->mark].at : time.at(std::clamp(x, time.left, time.right)));
}

void TimelineTrack::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    moveTo(event->position().x(), true);
}

void TimelineTrack::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging)
        moveTo(event->position().x(), false);
}

void TimelineTrack::mouseReleaseEvent(QMouseEvent *)
{
    m_dragging = false;
}

/// The time under the cursor stays under it; with Shift, or sideways, the view moves along.
void TimelineTrack::wheelEvent(QWheelEvent *event)
{
    const TimeScale time = scale();
    const QPoint turned = event->angleDelta();
    const bool along = turned.x() != 0 || event->modifiers() & Qt::ShiftModifier;
    if (along) {
        const int delta = turned.x() != 0 ? turned.x() : turned.y();
        setView(m_end - m_span * delta / 1200, m_span);
    } else {
        const double factor = std::pow(0.8, turned.y() / 120.0);
        const auto span =
            std::clamp<microseconds>(microseconds(qint64(double(m_span.count()) * factor)), kLeastSpan, kMostSpan);
        const double part = (event->position().x() - time.left) / (time.right - time.left);
        const Instant under = time.at(event->position().x());
        m_spanChosen = true;
        setView(m_follows ? m_now : under + microseconds(qint64(double(span.count()) * (1 - part))), span);
    }
    event->accept();
}

microseconds TimelineTrack::stepSize() const
{
    return m_span / kStepsAcross;
}

void TimelineTrack::seek(Instant at)
{
    if (at >= m_now)
        Q_EMIT liveWanted();
    else
        Q_EMIT momentWanted(at);
}

void TimelineTrack::step(int steps)
{
    seek(shownAt() + steps * stepSize());
}

void TimelineTrack::keyPressEvent(QKeyEvent *event)
{
    const bool byEvent = event->modifiers() & Qt::ControlModifier;
    const int way = event->key() == Qt::Key_Right ? 1 : -1;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (!byEvent)
            step(way);
        else if (const auto at = neighbour(way > 0))
            Q_EMIT momentWanted(*at);
        break;
    case Qt::Key_PageUp:
        step(-20);
        break;
    case Qt::Key_PageDown:
        step(20);
        break;
    case Qt::Key_Home:
        if (m_recorded.first)
            Q_EMIT momentWanted(*m_recorded.first);
        break;
    case Qt::Key_End:
    case Qt::Key_Escape:
        Q_EMIT liveWanted();
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setSpan(m_span / 2);
        break;
    case Qt::Key_Minus:
        setSpan(m_span * 2);
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

bool TimelineTrack::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const QList<PlacedMark> marks = placed();
    const PlacedMark *mark = markAt(marks, help->pos().x());
    const Instant at = mark ? m_marks[mark->mark].at : scale().at(help->pos().x());
    QString text = format::dateTime(at, m_utc);
    if (mark)
        text += u'\n' + m_marks[mark->mark].detail;
    if (mark && mark->count > 1)
        text += u'\n' + tr("and %n more", nullptr, mark->count - 1);
    QToolTip::showText(help->globalPos(), text, this);
    return true;
}

void TimelineTrack::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        describe();
}

void TimelineTrack::describe()
{
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(m_moment ? tr("Shows the fleet as it was at %1").arg(format::dateTime(*m_moment, m_utc))
                                      : tr("Live"));
}

} // namespace meridian
