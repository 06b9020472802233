// SPDX-License-Identifier: GPL-3.0-or-later
// The window as its user has it from the first start: the practice lab is started from it, its real servers become
// live, a fault shows in the pills, in the inspector's words and as an event, and goes away when it is healed.
#include "firstrunpage.h"
#include "labclient.h"
#include "language.h"
#include "mainwindow.h"
#include "pill.h"
#include "screenshot.h"
#include "shownmoment.h"
#include "timelinetrack.h"
#include "watcharea.h"
#include "windowcontrol.h"
#include "wiring.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{
constexpr int kLabMs = 120'000, kFaultMs = 30'000;
}

class TestWatching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void labStartsFromTheWindow();
    void chartsAndInspectorAreLive();
    void faultShowsAndHeals();
    void looksBackAtTheFault();
    void brokenFileKeepsTheRunningFleet();
    void screenshotIsTaken();
    void unusableFileIsExplained();

private:
    QString pill(const char *name) const { return m_window->findChild<Pill *>(QLatin1String(name))->text(); }
    QString label(const char *name) const { return m_window->findChild<QLabel *>(QLatin1String(name))->text(); }
    QString facts() const;
    void stepBackTo(Instant at); ///< by keyboard

    QTemporaryDir m_dir{QDir::tempPath() + QStringLiteral("/meridian-watching-XXXXXX")};
    Language m_language;
    std::unique_ptr<LabClient> m_lab;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowControl> m_control;
    std::unique_ptr<Screenshot> m_screenshot;
    Instant m_beforeFault{}, m_duringFault{};
};

void TestWatching::initTestCase()
{
    // Run by root, the servers belong to another user, who must be able to pass.
    QFile::setPermissions(m_dir.path(), QFile::permissions(m_dir.path()) | QFile::ExeGroup | QFile::ExeOther);
    m_language.use(QStringLiteral("en"));
    MainWindowOptions options;
    options.theme = ThemeChoice::Dark;
    options.size = QSize(1680, 1050);
    options.settingsFile = m_dir.filePath(QStringLiteral("window.ini"));
    options.language = m_language.name();
    m_window = std::make_unique<MainWindow>(options);
    m_lab = std::make_unique<LabClient>(m_dir.filePath(QStringLiteral("lab")));
    m_screenshot = std::make_unique<Screenshot>(*m_window, m_dir.filePath(QStringLiteral("shot.png")), 0, nullptr);
    m_control = std::make_unique<WindowControl>(*m_window, m_language, *m_lab,
                                                m_dir.filePath(QStringLiteral("store.db")), m_screenshot.get());
    wire(*m_window, *m_control, *m_lab);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestWatching::cleanupTestCase()
{
    m_control.reset();
    QSignalSpy ended(m_lab.get(), &LabClient::ended);
    m_lab->down();
    QVERIFY(ended.wait(kLabMs));
}

QString TestWatching::facts() const
{
    QStringList out;
    for (const QLabel *l : m_window->findChild<QWidget *>(QStringLiteral("facts"))->findChildren<QLabel *>())
        out << l->text();
    return out.join(u'|');
}

void TestWatching::labStartsFromTheWindow()
{
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(QStringLiteral("firstLab")), Qt::LeftButton);
    QTRY_VERIFY(!label("firstProgress").isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:healthy"), QStringLiteral("7 healthy"), kLabMs);
    QVERIFY(m_window->area()->isVisible());
    QVERIFY(m_control->labIsOurs());
    QCOMPARE(pill("environment"), QStringLiteral("Test"));
}

void TestWatching::chartsAndInspectorAreLive()
{
    ChartPlot *lag = m_window->area()->stripCharts()->lagChart()->plot();
    QTRY_COMPARE_WITH_TIMEOUT(lag->series().size(), 6, kFaultMs); // seven nodes, a primary has none
    m_window->area()->select(NodeId(QStringLiteral("orders-euw1-2")));
    QTRY_VERIFY_WITH_TIMEOUT(facts().contains(QStringLiteral("orders-euw1-1")), kFaultMs); // it cascades from there
    QTRY_VERIFY_WITH_TIMEOUT(facts().contains(QStringLiteral("streaming")), kFaultMs);
}

void TestWatching::faultShowsAndHeals()
{
    const NodeId node(QStringLiteral("orders-sae1-1"));
    m_window->area()->select(node);
    LabFault kill;
    kill.kind = LabFault::Kind::Kill;
    kill.node = node.name();
    const Instant healthy = now();
    QTRY_VERIFY_WITH_TIMEOUT(now() > healthy + seconds(6), kFaultMs); // a past that can be looked back at
    m_beforeFault = now() - seconds(1);
    m_lab->fault(kill);
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:failed"), QStringLiteral("1 failed"), kFaultMs);
    QTRY_COMPARE_WITH_TIMEOUT(pill("inspectorHealth"), QStringLiteral("failed"), kFaultMs);
    QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("error"))->isVisible());
    QVERIFY(label("errorTried").contains(node.name()));
    m_duringFault = now();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QWidget *>(QStringLiteral("events"))->isVisible(), kFaultMs);

    QSignalSpy healed(m_lab.get(), &LabClient::done);
    m_lab->heal();
    QVERIFY(healed.wait(kLabMs));
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:healthy"), QStringLiteral("7 healthy"), kLabMs);
    QVERIFY(!m_window->findChild<QWidget *>(QStringLiteral("error"))->isVisible());
}

void TestWatching::stepBackTo(Instant at)
{
    auto *track = m_window->findChild<TimelineTrack *>();
    track->setFocus();
    for (int i = 0; i < 1000 && m_window->shownMoment()->moment().value_or(now()) > at; ++i)
        QTest::keyClick(track, Qt::Key_Left);
}

void TestWatching::looksBackAtTheFault()
{
    QTRY_VERIFY_WITH_TIMEOUT(now() > m_duringFault + seconds(3), kFaultMs); // the pictures have gone to the disk
    auto *track = m_window->findChild<TimelineTrack *>();
    track->setSpan(seconds(600)); // a step is two and a half seconds
    stepBackTo(m_duringFault + seconds(2));
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:failed"), QStringLiteral("1 failed"), kFaultMs);
    QTRY_COMPARE_WITH_TIMEOUT(pill("inspectorHealth"), QStringLiteral("failed"), kFaultMs);
    stepBackTo(m_beforeFault);
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:healthy"), QStringLiteral("7 healthy"), kFaultMs);
    QTRY_COMPARE_WITH_TIMEOUT(pill("inspectorHealth"), QStringLiteral("healthy"), kFaultMs);

    // played, it fails once more; at the present, playing is over
    m_window->findChild<QAction *>(QStringLiteral("speed:10"))->trigger();
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(QStringLiteral("playHistoryButton")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:failed"), QStringLiteral("1 failed"), kFaultMs);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->shownMoment()->moment(), kLabMs);
    QVERIFY(!m_window->shownMoment()->isPlaying());

    QTest::keyClick(track, Qt::Key_Left, Qt::ControlModifier); // the newest event
    QTRY_VERIFY_WITH_TIMEOUT(m_window->shownMoment()->moment(), kFaultMs);
    QTest::mouseClick(m_window->findChild<QAbstractButton *>(QStringLiteral("live")), Qt::LeftButton);
    QTRY_VERIFY(!m_window->shownMoment()->moment());
    QTRY_COMPARE_WITH_TIMEOUT(pill("count:healthy"), QStringLiteral("7 healthy"), kFaultMs);
}

void TestWatching::brokenFileKeepsTheRunningFleet()
{
    QFile file(m_dir.filePath(QStringLiteral("lab/fleet.yaml")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray good = file.readAll();
    file.close();
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write("regoins: []\n");
    file.close();
    auto *strip = m_window->findChild<QWidget *>(QStringLiteral("problemStrip"));
    QTRY_VERIFY_WITH_TIMEOUT(strip->isVisible(), kFaultMs);
    QVERIFY(label("problemText").contains(QStringLiteral("regoins")));
    QCOMPARE(pill("count:healthy"), QStringLiteral("7 healthy"));
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(good);
    file.close();
    QTRY_VERIFY_WITH_TIMEOUT(!strip->isVisible(), kFaultMs);
}

void TestWatching::screenshotIsTaken()
{
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_dir.filePath(QStringLiteral("shot.png"))), kFaultMs);
    QCOMPARE(QImage(m_dir.filePath(QStringLiteral("shot.png"))).size(), QSize(1680, 1050));
}

void TestWatching::unusableFileIsExplained()
{
    m_control->openFleet(m_dir.filePath(QStringLiteral("no-such.yaml")));
    QVERIFY(m_window->firstRun()->isVisible());
    QVERIFY(label("firstErrorTried").contains(QStringLiteral("no-such.yaml")));
    m_window->setPage(Page::Map); // the running fleet is still there
    QVERIFY(m_window->area()->isVisible());
}

QTEST_MAIN(TestWatching)
#include "test_watching.moc"
