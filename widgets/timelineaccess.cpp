// SPDX-License-Identifier: GPL-3.0-or-later
#include "timelineaccess.h"

#include "timelinetrack.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace meridian
{

namespace
{

class TrackAccess : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit TrackAccess(TimelineTrack *track) : QAccessibleWidget(track, QAccessible::Slider), m_track(*track) {}

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }

    QVariant currentValue() const override { return secondsFromNow(m_track.shownAt()); }
    QVariant minimumValue() const override { return secondsFromNow(m_track.from()); }
    QVariant maximumValue() const override { return 0.0; }
    QVariant minimumStepSize() const override { return toSeconds(m_track.stepSize()); }
    void setCurrentValue(const QVariant &value) override
    {
        m_track.seek(m_track.clock() + microseconds(qint64(value.toDouble() * 1e6)));
    }

private:
    double secondsFromNow(Instant at) const { return toSeconds(at - m_track.clock()); }

    TimelineTrack &m_track;
};

QAccessibleInterface *makeAccess(const QString &className, QObject *object)
{
    auto *track =
        className == QLatin1String("meridian::TimelineTrack") ? qobject_cast<TimelineTrack *>(object) : nullptr;
    return track ? new TrackAccess(track) : nullptr;
}

} // namespace

void installTimelineAccess()
{
    QAccessible::installFactory(makeAccess);
}

} // namespace meridian
