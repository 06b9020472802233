// SPDX-License-Identifier: GPL-3.0-or-later
// The line of the timeline by keyboard, mouse and wheel: which moment it asks for, and what stays in view.
#include "timelinetrack.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace meridian;

class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_track.reset(); }

    void keysStep();
    void keysFindEvents();
    void aClickOnAMarkIsItsMoment();
    void theRightEndIsLive();
    void theWheelKeepsTheTimeUnderTheCursor();
    void aChosenSpanStays();
    void theMomentComesIntoView();

private:
    static Event role(Instant at);
    void wheel(QPointF at, int delta);
    Instant wanted() const { return m_moments->last().at(0).value<Instant>(); }

    const Instant m_now = now();
    std::unique_ptr<TimelineTrack> m_track;
    std::unique_ptr<QSignalSpy> m_moments, m_live;
};

Event TestTimeline::role(Instant at)
{
    Event e;
    e.at = at;
    e.kind = QStringLiteral("role");
    e.severity = Severity::Critical;
    e.node = NodeId(QStringLiteral("orders-1"));
    e.from = QStringLiteral("standby");
    e.to = QStringLiteral("primary");
    return e;
}

void TestTimeline::init()
{
    m_track = std::make_unique<TimelineTrack>();
    m_track->resize(1232, 66); // 1200 between the margins
    m_track->tick(m_now);
    m_track->setSpan(seconds(1200)); // a second a pixel
    m_track->setEvents({role(m_now - seconds(600)), role(m_now - seconds(100))});
    m_track->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_track.get()));
    m_moments = std::make_unique<QSignalSpy>(m_track.get(), &TimelineTrack::momentWanted);
    m_live = std::make_unique<QSignalSpy>(m_track.get(), &TimelineTrack::liveWanted);
}

void TestTimeline::wheel(QPointF at, int delta)
{
    QWheelEvent event(at, m_track->mapToGlobal(at), {}, {0, delta}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(m_track.get(), &event);
}

void TestTimeline::keysStep()
{
    QTest::keyClick(m_track.get(), Qt::Key_Left);
    QCOMPARE(wanted(), m_now - seconds(5));
    m_track->setMoment(wanted());
    QTest::keyClick(m_track.get(), Qt::Key_PageUp);
    QCOMPARE(wanted(), m_now - seconds(105));
    QTest::keyClick(m_track.get(), Qt::Key_Right); // from five seconds ago to now
    QCOMPARE(m_live->size(), 1);
    QTest::keyClick(m_track.get(), Qt::Key_Escape);
    QCOMPARE(m_live->size(), 2);
}

void TestTimeline::keysFindEvents()
{
    QTest::keyClick(m_track.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(wanted(), m_now - seconds(100));
    m_track->setMoment(wanted());
    QTest::keyClick(m_track.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(wanted(), m_now - seconds(600));
    m_track->setMoment(wanted());
    QTest::keyClick(m_track.get(), Qt::Key_Left, Qt::ControlModifier); // there is none before
    QCOMPARE(m_moments->size(), 2);
    QTest::keyClick(m_track.get(), Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(wanted(), m_now - seconds(100));
}

void TestTimeline::aClickOnAMarkIsItsMoment()
{
    QTest::mouseClick(m_track.get(), Qt::LeftButton, {}, {616 + 4, 32}); // beside the mark in the middle
    QCOMPARE(wanted(), m_now - seconds(600));
    QTest::mouseClick(m_track.get(), Qt::LeftButton, {}, {316, 32}); // nothing is there
    QCOMPARE(wanted(), m_now - seconds(900));
}

void TestTimeline::theRightEndIsLive()
{
    QTest::mouseClick(m_track.get(), Qt::LeftButton, {}, {1225, 32});
    QCOMPARE(m_live->size(), 1);
    QVERIFY(m_moments->isEmpty());
}

void TestTimeline::theWheelKeepsTheTimeUnderTheCursor()
{
    m_track->setMoment(m_now - seconds(30 * 60)); // outside: the view moves there and no longer follows
    const Instant before = m_track->from() + (m_track->to() - m_track->from()) / 4;
    wheel({16 + 300, 32}, 120);
    QVERIFY(m_track->span() < seconds(1000));
    const Instant after = m_track->from() + (m_track->to() - m_track->from()) / 4;
    QVERIFY(std::chrono::abs(after - before) < milliseconds(5));
}

void TestTimeline::aChosenSpanStays()
{
    m_track->fitSpan(seconds(3600));
    QCOMPARE(m_track->span(), microseconds(seconds(1200)));
    TimelineTrack fresh;
    fresh.fitSpan(seconds(3600));
    QCOMPARE(fresh.span(), microseconds(seconds(3600)));
    QVERIFY(!fresh.isSpanChosen());
}

void TestTimeline::theMomentComesIntoView()
{
    const Instant then = m_now - std::chrono::hours(5);
    m_track->setMoment(then);
    QVERIFY(m_track->from() < then && then < m_track->to());
    m_track->setMoment({});
    QVERIFY(m_now - m_track->to() < seconds(1)); // back to the present
}

QTEST_MAIN(TestTimeline)
#include "test_timeline.moc"
