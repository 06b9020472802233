// SPDX-License-Identifier: GPL-3.0-or-later
// The window as a person uses it, found by object names: real widgets, snapshot values in. With MERIDIAN_SHOT_DIR set,
// pictures of every page in the usual sizes, themes and languages are left there to be looked at.
#include "clockface.h"
#include "firstrunpage.h"
#include "format.h"
#include "livesnapshot.h"
#include "mainwindow.h"
#include "mapview.h"
#include "nodespage.h"
#include "pill.h"
#include "watcharea.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTranslator>

using namespace meridian;

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setFont(textFont()); }
    void init();
    void cleanup();

    void emptyWindowOffersThreeThings();
    void pillsCountTheNodes();
    void pillFiltersTheTable();
    void clockSaysHowOldThePictureIs();
    void inspectorExplainsTheChosenNode();
    void errorIsShownWholeAndCopied();
    void inspectorCopiesAsText();
    void searchSelects();
    void tableFiltersAndCopies();
    void keyboardChangesPages();
    void problemsStandUnderTheTopBar();
    void themeChangesAtRunTime();
    void languageChangesAtRunTime();
    void placeIsKept();
    void everyControlHasAName();
    void shots_data();
    void shots();

private:
    template <class T>
    T *child(const char *name)
    {
        T *found = m_window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    QString squeezed() const; ///< the labels that have less room than their words need
    void open(ThemeChoice theme, std::optional<QSize> size = {}); ///< without a size it is as remembered
    void live();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<QTranslator> m_translator;
    std::unique_ptr<MainWindow> m_window;
    std::shared_ptr<const Snapshot> m_snapshot;
};

void TestWindow::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_translator = std::make_unique<QTranslator>(); // English plurals
    QVERIFY(m_translator->load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_en.qm")));
    QVERIFY(QCoreApplication::installTranslator(m_translator.get()));
    open(ThemeChoice::Dark, QSize(1680, 1050));
}

void TestWindow::cleanup()
{
    m_window.reset();
}

void TestWindow::open(ThemeChoice theme, std::optional<QSize> size)
{
    MainWindowOptions options;
    options.theme = theme;
    options.size = size;
    options.settingsFile = m_dir->filePath(QStringLiteral("window.ini"));
    options.language = QStringLiteral("en");
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QString TestWindow::squeezed() const
{
    QStringList out;
    for (const QLabel *label : m_window->findChildren<QLabel *>()) {
        const int needed =
            label->hasHeightForWidth() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        const bool tooNarrow = !label->wordWrap() && label->width() < label->sizeHint().width();
        if (label->isVisible() && (label->height() < needed || tooNarrow))
            out << label->objectName() + u':' + label->text();
    }
    return out.join(u'|');
}

void TestWindow::live()
{
    m_snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    m_window->showFleet(m_snapshot);
    m_window->addMeasurements(test::liveMeasurements(*m_snapshot));
    m_window->addEvents(test::liveEvents(*m_snapshot));
}

void TestWindow::emptyWindowOffersThreeThings()
{
    QStringList offered;
    for (QAbstractButton *button : m_window->firstRun()->findChildren<QAbstractButton *>()) {
        if (button->isVisible())
            offered << button->accessibleName();
    }
    QCOMPARE(offered, (QStringList{QStringLiteral("Open a fleet file"),
                                   QStringLiteral("Connect to a server and discover the cluster"),
                                   QStringLiteral("Start the practice lab")}));
    QSignalSpy lab(m_window.get(), &MainWindow::labRequested);
    QTest::mouseClick(child<QAbstractButton>("firstLab"), Qt::LeftButton);
    QCOMPARE(lab.size(), 1);

    QSignalSpy discovery(m_window.get(), &MainWindow::discoveryRequested);
    QTest::mouseClick(child<QAbstractButton>("firstDiscover"), Qt::LeftButton);
    QCOMPARE(discovery.size(), 1);
}

void TestWindow::pillsCountTheNodes()
{
    live();
    QCOMPARE(child<Pill>("count:healthy")->text(), QStringLiteral("9 healthy"));
    QCOMPARE(child<Pill>("count:degraded")->text(), QStringLiteral("1 degraded"));
    QCOMPARE(child<Pill>("count:failed")->text(), QStringLiteral("1 failed"));
    QVERIFY(!child<Pill>("count:unknown")->isVisible());
    QCOMPARE(child<Pill>("worstLag")->text(), QStringLiteral("worst lag ≥ 41 s"));
    QCOMPARE(child<Pill>("environment")->text(), QStringLiteral("Production"));
    QCOMPARE(child<Pill>("mode")->text(), QStringLiteral("Read-only"));
}

void TestWindow::pillFiltersTheTable()
{
    live();
    QTest::mouseClick(child<Pill>("count:failed"), Qt::LeftButton);
    QTRY_VERIFY(child<QTableView>("nodesTable")->isVisible());
    QCOMPARE(child<QTableView>("nodesTable")->model()->rowCount(), 1);
    QCOMPARE(child<QTableView>("nodesTable")->model()->index(0, 0).data().toString(), QStringLiteral("orders-apn-1"));
}

void TestWindow::clockSaysHowOldThePictureIs()
{
    auto *clock = child<ClockFace>("clock");
    QCOMPARE(clock->pollText(), QString()); // nobody is asked yet
    Snapshot unanswered;
    unanswered.fleet = test::worldSnapshot()->fleet;
    clock->setSnapshot(std::make_shared<const Snapshot>(unanswered));
    QCOMPARE(clock->pollText(), QStringLiteral("no answer yet"));
    const auto snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    clock->setSnapshot(snapshot);
    clock->tick(snapshot->at);
    QCOMPARE(clock->pollText(), QStringLiteral("polled 400 ms ago"));
    QSignalSpy utc(clock, &ClockFace::utcChanged);
    QTest::mouseClick(clock, Qt::LeftButton);
    QCOMPARE(utc.size(), 1);
    QVERIFY(!clock->isUtc());
}

void TestWindow::inspectorExplainsTheChosenNode()
{
    live();
    m_window->area()->select(NodeId(QStringLiteral("orders-eu-1")));
    QCOMPARE(child<QLabel>("inspectorTitle")->text(), QStringLiteral("orders-eu-1"));
    QCOMPARE(child<Pill>("inspectorHealth")->text(), QStringLiteral("degraded"));
    QVERIFY(child<QLabel>("inspectorReason")->text().startsWith(QStringLiteral("Replay is 6.3 s behind")));
    QStringList facts;
    for (const QLabel *label : child<QWidget>("facts")->findChildren<QLabel *>())
        facts << label->text();
    for (const char *expected :
         {"6.3 s", "5/3A0041F8", "34 of 100", "keychain", "15.8", "41 ms", "← orders-use-1", "→ orders-eu-2"})
        QVERIFY2(facts.contains(QString::fromUtf8(expected)), expected);
    QVERIFY(!child<QWidget>("error")->isVisible());

    // A choice on the map is the choice everywhere.
    Q_EMIT m_window->area()->map()->regionSelected(RegionId(QStringLiteral("sa-east-1")));
    QCOMPARE(child<QLabel>("inspectorTitle")->text(), QStringLiteral("sa-east-1"));
    Q_EMIT m_window->area()->map()->linkSelected(NodeId(QStringLiteral("orders-use-1")),
                                                 NodeId(QStringLiteral("orders-eu-1")));
    QCOMPARE(child<QLabel>("inspectorTitle")->text(), QStringLiteral("orders-use-1 → orders-eu-1"));
}

void TestWindow::errorIsShownWholeAndCopied()
{
    live();
    m_window->area()->select(NodeId(QStringLiteral("orders-apn-1")));
    QVERIFY(child<QWidget>("error")->isVisible());
    QCOMPARE(child<QLabel>("errorTried")->text(), QStringLiteral("connect to orders-apn-1 (127.0.0.1:5437)"));
    QVERIFY(child<QLabel>("errorMessage")->text().endsWith(QStringLiteral("Connection refused (ECONNREFUSED)")));
    QTest::mouseClick(child<QPushButton>("errorCopy"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const char *part :
         {"connect to orders-apn-1", "Connection refused", "ECONNREFUSED", "See whether the server runs"})
        QVERIFY2(copied.contains(QLatin1String(part)), part);
}

void TestWindow::inspectorCopiesAsText()
{
    live();
    m_window->area()->select(RegionId(QStringLiteral("ap-northeast-1")));
    QTest::mouseClick(child<QToolButton>("copyAsText"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const char *part : {"ap-northeast-1 (Tokyo)", "orders-apn-1\tfailed\tstandby", "healthy → failed", "≥ 41 s"})
        QVERIFY2(copied.contains(QString::fromUtf8(part)), part);
}

void TestWindow::searchSelects()
{
    live();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *input = child<QLineEdit>("paletteInput");
    QTest::keyClicks(input, QStringLiteral("sing"));
    QTest::keyClick(input, Qt::Key_Return);
    QCOMPARE(child<QLabel>("inspectorTitle")->text(), QStringLiteral("ap-southeast-1"));
}

void TestWindow::tableFiltersAndCopies()
{
    live();
    m_window->setPage(Page::Nodes);
    auto *view = child<QTableView>("nodesTable");
    QCOMPARE(view->model()->rowCount(), 11);
    QTest::keyClicks(child<QLineEdit>("nodesFilter"), QStringLiteral("eu-west"));
    QCOMPARE(view->model()->rowCount(), 2);
    QCOMPARE(child<QLabel>("nodesCount")->text(), QStringLiteral("2 of 11 nodes"));
    for (int c = 0; c < view->model()->columnCount(); ++c)
        view->setColumnHidden(c, c != 0 && c != 1 && c != 3);
    view->horizontalHeader()->moveSection(3, 1); // as it stands on the screen
    view->setFocus();
    view->selectRow(1);
    QCOMPARE(child<QLabel>("inspectorTitle")->text(), QStringLiteral("orders-eu-2"));
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(),
             QStringLiteral("Node\tRole\tHealth\norders-eu-2\tstandby\thealthy\n"));
}

void TestWindow::keyboardChangesPages()
{
    live();
    QTest::keyClick(m_window.get(), Qt::Key_3, Qt::ControlModifier);
    QVERIFY(child<QWidget>("nodesPage")->isVisible());
    QVERIFY(!child<QWidget>("strip")->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QVERIFY(child<QWidget>("chartsPage")->isVisible());
    QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
    QVERIFY(child<QWidget>("map")->isVisible());
    QVERIFY(child<QWidget>("strip")->isVisible());
}

void TestWindow::problemsStandUnderTheTopBar()
{
    live();
    QVERIFY(!child<QWidget>("problemStrip")->isVisible());
    Snapshot s = *m_snapshot;
    s.storeProblem = {QStringLiteral("The disk is full; watching goes on, history does not"), {}};
    m_window->setSnapshot(std::make_shared<const Snapshot>(s));
    QVERIFY(child<QWidget>("problemStrip")->isVisible());
    QVERIFY(child<QLabel>("problemText")->text().startsWith(QStringLiteral("The disk is full")));
    m_window->setSnapshot(m_snapshot);
    QVERIFY(!child<QWidget>("problemStrip")->isVisible());
}

void TestWindow::themeChangesAtRunTime()
{
    live();
    const auto background = [this] { return m_window->grab(QRect(300, 2, 1, 1)).toImage().pixelColor(0, 0); };
    QCOMPARE(background(), Theme::dark().panel);
    child<QAction>("theme:light")->trigger();
    QCOMPARE(background(), Theme::light().panel);
    child<QAction>("theme:dark")->trigger();
    QCOMPARE(background(), Theme::dark().panel);
}

void TestWindow::languageChangesAtRunTime()
{
    live();
    QTranslator chinese;
    QVERIFY(chinese.load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_zh_CN.qm")));
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    QTRY_COMPARE(child<QAbstractButton>("page:map")->text(), QStringLiteral("地图"));
    QTRY_COMPARE(child<Pill>("count:healthy")->text(), QStringLiteral("9 健康"));
    QCoreApplication::removeTranslator(&chinese);
    QTRY_COMPARE(child<QAbstractButton>("page:map")->text(), QStringLiteral("Map"));
}

void TestWindow::placeIsKept()
{
    open(ThemeChoice::Dark);
    live();
    m_window->resize(1200, 800);
    m_window->setPage(Page::Charts);
    m_window->area()->setRange(seconds(3600));
    m_window->area()->nodesPage()->findChild<QTableView *>()->setColumnHidden(6, true);
    m_window->close();
    open(ThemeChoice::Dark);
    QCOMPARE(m_window->size(), QSize(1200, 800));
    QCOMPARE(m_window->area()->page(), Page::Charts);
    QCOMPARE(m_window->area()->range(), seconds(3600));
    QVERIFY(m_window->area()->nodesPage()->findChild<QTableView *>()->isColumnHidden(6));
}

void TestWindow::everyControlHasAName()
{
    live();
    for (const auto &[button, key] : {std::pair("fleetButton", Qt::Key_F), std::pair("settings", Qt::Key_S)})
        QCOMPARE(m_window->findChild<QToolButton *>(QLatin1String(button))->shortcut(), QKeySequence(Qt::ALT | key));
    for (const Page page : {Page::Map, Page::Charts, Page::Nodes}) {
        m_window->setPage(page);
        for (QWidget *w : m_window->findChildren<QWidget *>()) {
            if (!w->isVisible() || w->focusPolicy() == Qt::NoFocus || qobject_cast<QMenu *>(w))
                continue;
            QString name = w->accessibleName();
            if (auto *button = qobject_cast<QAbstractButton *>(w); button && name.isEmpty())
                name = button->text();
            const bool inner = w->objectName().startsWith(QLatin1String("qt_")) || w->inherits("QScrollArea") ||
                               w->inherits("QHeaderView") || w->inherits("QTableCornerButton") ||
                               qobject_cast<QLabel *>(w);
            QVERIFY2(inner || !name.isEmpty(),
                     qPrintable(w->objectName() + QLatin1String(w->metaObject()->className())));
        }
    }
}

void TestWindow::shots_data()
{
    QTest::addColumn<int>("page"); // -1: the empty window
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QSize>("size");
    for (int page = -1; page <= 2; ++page) {
        for (const char *theme : {"dark", "light"}) {
            for (const char *language : {"en", "zh_CN"}) {
                for (const QSize size : {QSize(1366, 768), QSize(1680, 1050), QSize(3840, 2160)}) {
                    const QString name = QStringLiteral("%1-%2-%3-%4")
                                             .arg(page < 0 ? QStringLiteral("first") : toText(static_cast<Page>(page)),
                                                  QLatin1String(theme), QLatin1String(language))
                                             .arg(size.width());
                    QTest::newRow(qPrintable(name))
                        << page << QString(QLatin1String(theme)) << QString(QLatin1String(language)) << size;
                }
            }
        }
    }
}

void TestWindow::shots()
{
    const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
    QFETCH(int, page);
    QFETCH(QString, theme);
    QFETCH(QString, language);
    QFETCH(QSize, size);
    if (folder.isEmpty() && size != QSize(1366, 768))
        return; // the small size is always laid out, the pictures are for looking at
    QTranslator translator;
    QVERIFY(translator.load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_%1.qm").arg(language)));
    QCoreApplication::installTranslator(&translator);
    open(themeFromText(theme).value(), size);
    if (page >= 0) {
        live();
        m_window->setPage(static_cast<Page>(page));
        m_window->area()->select(page == 2 ? Selection(NodeId(QStringLiteral("orders-apn-1")))
                                           : Selection(RegionId(QStringLiteral("eu-west-1"))));
        const auto shown = [this] { return m_window->area()->map()->layoutShown().markers.size() == 7; };
        QTRY_VERIFY_WITH_TIMEOUT(page != 0 || shown(), 20000);
    }
    if (page == 1)
        Q_EMIT m_window->area()->pageCharts()->lagChart()->plot()->crosshairMoved(m_snapshot->at - seconds(100));
    QTRY_COMPARE(squeezed(), QString());
    const QImage picture = m_window->grab().toImage();
    QCOMPARE(picture.size(), size); // nothing forces the window to be larger
    if (!folder.isEmpty())
        QVERIFY(
            picture.save(QDir(folder).filePath(QString::fromUtf8(QTest::currentDataTag()) + QStringLiteral(".png"))));
}

QTEST_MAIN(TestWindow)
#include "test_window.moc"
