// SPDX-License-Identifier: GPL-3.0-or-later
// The long line of the timeline: every event of a stretch of time, where nothing was recorded, and a handle on the
// moment that is shown. Dragging, a click and the keys move the handle; the wheel zooms. GUI thread. Paints values,
// asks nobody.
#pragma once

#include "eventmarks.h"
#include "theme.h"
#include "timescale.h"
#include "timespan.h"

#include <QWidget>

namespace meridian
{

class TimelineTrack : public QWidget
{
    Q_OBJECT
public:
    explicit TimelineTrack(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    void setUtc(bool utc);
    void setEvents(const QList<Event> &events);
    void setRecorded(const PictureSpan &recorded);
    void setMoment(std::optional<Instant> moment); ///< nothing: live, the handle stands at the right end
    void tick(Instant now);
    void setSpan(microseconds span); ///< how much time the line holds, by somebody's choice
    void fitSpan(microseconds span); ///< the same as long as nobody has chosen
    bool isSpanChosen() const { return m_spanChosen; }
    microseconds span() const { return m_span; }
    Instant from() const { return m_end - m_span; }
    Instant to() const { return m_end; }
    Instant clock() const { return m_now; }
    Instant shownAt() const { return m_moment.value_or(m_now); }
    microseconds stepSize() const;                      ///< of the arrow keys
    void seek(Instant at);                              ///< asks for this moment, or for live when it is not past
    std::optional<Instant> neighbour(bool later) const; ///< the event before or after the moment that is shown

    QSize sizeHint() const override;

Q_SIGNALS:
    void momentWanted(meridian::Instant at);
    void liveWanted();
    void viewChanged(); ///< another stretch of time is in view

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    TimeScale scale() const;
    void setView(Instant end, microseconds span);
    void moveTo(double x, bool snap);
    void step(int steps);
    QList<PlacedMark> placed() const;
    const PlacedMark *markAt(const QList<PlacedMark> &marks, double x) const;
    void paintLine(QPainter &painter, const TimeScale &time) const;
    void paintMarks(QPainter &painter) const;
    void paintTicks(QPainter &painter, const TimeScale &time) const;
    void paintHandle(QPainter &painter, const TimeScale &time) const;
    QColor colourOf(const EventMark &mark) const;
    void describe();

    Theme m_theme = Theme::dark();
    bool m_utc = true;
    QList<EventMark> m_marks;
    PictureSpan m_recorded;
    std::optional<Instant> m_moment;
    Instant m_now = now();
    Instant m_end = m_now;
    bool m_follows = true; ///< the view ends now and moves on
    microseconds m_span = seconds(12 * 3600);
    bool m_spanChosen = false;
    bool m_dragging = false;
};

} // namespace meridian
