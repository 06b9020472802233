// SPDX-License-Identifier: GPL-3.0-or-later
// Every page, the palette, help, about, the forms and the wall, laid out in English, in Chinese and in a
// pseudo-language that is 40 % longer and puts every translated text into brackets: what is clipped, and what was never
// translated, shows itself. Events and availability come from a real store.
#include "discoverywizard.h"
#include "engine.h"
#include "firstrunpage.h"
#include "fleeteditor.h"
#include "helpwindow.h"
#include "livesnapshot.h"
#include "mainwindow.h"
#include "mapview.h"
#include "seriesbook.h"
#include "storedevents.h"
#include "wall.h"
#include "wallpages.h"
#include "watcharea.h"
#include "wordcheck.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

Theme themeNamed(const QString &name)
{
    return themeOf(*themeFromText(name), Theme::dark());
}

} // namespace

class TestLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void layout_data();
    void layout();
    void forms_data() { layout_data(); }
    void forms();
    void wall_data();
    void wall();
    void switchesWhileRunning();
    void formsSwitchWhileRunning();
    void wallSwitchesWhileRunning();

private:
    void open(const QString &theme);
    void showEverything();
    void look(QWidget *shown, const QString &where);
    void fill(FleetEditor &editor) const;
    void advance(DiscoveryWizard &wizard, DiscoveryWizard::Step step) const;
    std::unique_ptr<Wall> makeWall(const SeriesBook &book, const SnapshotPtr &snapshot, const QString &page) const;
    void save(QWidget *shown, const QString &name);

    QTemporaryDir m_dir;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    test::WordCheck m_words;
    QString m_theme;
    QStringList m_faults;
};

void TestLanguages::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
    const QString file = m_dir.filePath(QStringLiteral("history.db"));
    QVERIFY(test::storeEvents(file, 0, 40).ok());
    {
        auto store = Store::open(file);
        QVERIFY(store.ok());
        const ServiceOf up{QStringLiteral("cluster:orders"), ServiceState::InSync};
        const ServiceOf down{QStringLiteral("cluster:orders"), ServiceState::Down};
        const Instant begin = dayOf(now()) - std::chrono::days(3);
        const Watch watch{begin,
                          begin + std::chrono::hours(24),
                          {up},
                          {{begin + std::chrono::hours(10), down}, {begin + std::chrono::hours(11), up}}};
        QVERIFY((*store)->append(watch).ok());
    }
    EngineOptions options;
    options.storeFile = file;
    m_engine = std::make_unique<Engine>(options);
}

void TestLanguages::cleanup()
{
    if (m_window)
        m_window->setHistory(nullptr);
    m_window.reset();
    QVERIFY(m_words.speak(QStringLiteral("en")));
}

void TestLanguages::open(const QString &theme)
{
    m_theme = theme;
    MainWindowOptions options;
    options.theme = themeFromText(theme);
    options.size = QSize(1366, 768);
    options.settingsFile = m_dir.filePath(QStringLiteral("window.ini"));
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

/// With MERIDIAN_SHOT_DIR set, a picture to be looked at.
void TestLanguages::save(QWidget *shown, const QString &name)
{
    const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
    if (!folder.isEmpty())
        QVERIFY(shown->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

void TestLanguages::layout_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("theme");
    for (const char *language : {"en", "zh_CN", "pseudo"}) {
        for (const char *theme : {"dark", "light", "contrast"})
            QTest::addRow("%s %s", language, theme)
                << QString(QLatin1String(language)) << QString(QLatin1String(theme));
    }
}

void TestLanguages::look(QWidget *shown, const QString &where)
{
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList faults; // what is laid out anew needs a turn of the event loop or two
    (void)QTest::qWaitFor([&] { return (faults = m_words.faults(shown, where)).isEmpty(); }, 10'000);
    m_faults << faults;
    save(shown, QStringLiteral("%1-%2-%3").arg(where, m_theme, m_words.language()));
}

void TestLanguages::showEverything()
{
    const auto snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    m_window->showFleet(snapshot);
    m_window->setHistory(m_engine.get());
    m_window->addMeasurements(test::liveMeasurements(*snapshot));
    m_window->addEvents(test::liveEvents(*snapshot));
}

void TestLanguages::layout()
{
    QFETCH(QString, language);
    QFETCH(QString, theme);
    m_faults.clear();
    QVERIFY(m_words.speak(language));
    open(theme);
    look(m_window.get(), QStringLiteral("first"));
    m_window->firstRun()->showError({ErrorKind::BadInput, QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1"),
                                     QStringLiteral("08006"), QStringLiteral("127.0.0.1")});
    look(m_window.get(), QStringLiteral("error"));
    showEverything();
    const auto part = [this](const char *name) { return m_window->findChild<QTableView *>(QLatin1String(name)); };
    for (const Page page : allPages()) {
        m_window->setPage(page);
        m_window->area()->select(RegionId(QStringLiteral("eu-west-1")));
        const auto drawn = [this] { return m_window->area()->map()->layoutShown().markers.size() == 7; };
        QTRY_VERIFY_WITH_TIMEOUT(page != Page::Map || drawn(), 20000);
        QTRY_VERIFY(page != Page::Events || part("eventsTable")->model()->rowCount() > 0);
        QTRY_VERIFY(page != Page::Availability || part("availabilityTable")->model()->rowCount() > 0);
        for (const char *table : {"eventsTable", "availabilityTable"}) {
            if (part(table) && part(table)->isVisible())
                part(table)->selectRow(0);
        }
        look(m_window.get(), toText(page));
        QVERIFY2(m_window->size() == QSize(1366, 768), qPrintable(toText(page))); // nothing forces it to be larger
    }
    m_window->setPage(Page::Charts);
    m_window->findChild<QAbstractButton *>(QStringLiteral("view:matrix"))->click();
    look(m_window.get(), QStringLiteral("matrix"));
    m_window->findChild<QAbstractButton *>(QStringLiteral("view:charts"))->click();
    m_window->setPage(Page::Map);
    m_window->findChild<QAction *>(QStringLiteral("search"))->trigger();
    look(m_window.get(), QStringLiteral("palette"));
    QTest::keyClicks(m_window->findChild<QLineEdit *>(QStringLiteral("paletteInput")), QStringLiteral("eu"));
    save(m_window.get(), QStringLiteral("palette-eu-%1-%2").arg(theme, language));
    QTest::keyClick(m_window->findChild<QLineEdit *>(QStringLiteral("paletteInput")), Qt::Key_Escape);
    for (const char *name : {"settingsMenu", "fleetMenu"}) {
        auto *menu = m_window->findChild<QMenu *>(QLatin1String(name));
        menu->popup(m_window->mapToGlobal(QPoint(90, 90)));
        look(menu, QLatin1String(name));
        menu->close();
    }
    for (const char *name : {"help", "shortcuts", "about"}) {
        m_window->findChild<QAction *>(QLatin1String(name))->trigger();
        auto *dialog = m_window->findChild<QWidget *>(QLatin1String(name) + QStringLiteral("Window"));
        QVERIFY(dialog && QTest::qWaitForWindowExposed(dialog));
        look(dialog, QLatin1String(name));
        dialog->close();
    }
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

/// A region, a credential, a cluster and two nodes, one without a place; a line changed, and a connection that failed.
void TestLanguages::fill(FleetEditor &editor) const
{
    const QByteArray text = "name: global-app\nregions:\n  - {name: eu-west-9, latitude: 53.3, longitude: -6.2}\n"
                            "credentials:\n  - {name: orders-monitor, user: orders}\nclusters:\n  - name: orders\n"
                            "    credential: orders-monitor\n    nodes:\n"
                            "      - {name: orders-eu-1, region: eu-west-1, host: 127.0.0.1}\n"
                            "      - {name: orders-eu-2, region: eu-wset-1, host: 127.0.0.1}\n";
    editor.open(FleetDraft(QStringLiteral("orders.yaml"), text));
    const QString zero = QStringLiteral("0");
    editor.choose({QStringLiteral("clusters"), zero, QStringLiteral("nodes"), zero});
    (void)editor.draft().set({QStringLiteral("name")}, QStringLiteral("global-app-2"), false);
    editor.showDraft();
    editor.showStep(
        {CheckStep::Part::Name, CheckStep::State::Passed, milliseconds(2), QStringLiteral("127.0.0.1"), {}});
    editor.showStep({CheckStep::Part::Tcp, CheckStep::State::Failed, milliseconds(2), QString(),
                     Error{ErrorKind::Refused, QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1"),
                           QStringLiteral("08006"), QStringLiteral("127.0.0.1")}});
}

void TestLanguages::advance(DiscoveryWizard &wizard, DiscoveryWizard::Step step) const
{
    auto *next = wizard.findChild<QPushButton *>(QStringLiteral("wizardNext"));
    if (step == DiscoveryWizard::Server) {
        wizard.begin(std::make_shared<const Fleet>(test::worldFleet()));
        wizard.findChild<QLineEdit *>(QStringLiteral("discoverHost"))->setText(QStringLiteral("127.0.0.1"));
        return;
    }
    if (step == DiscoveryWizard::Way) {
        next->click();
        wizard.showStep({CheckStep::Part::Name, CheckStep::State::Running, {}, QStringLiteral("127.0.0.1"), {}});
        return;
    }
    if (step == DiscoveryWizard::Nodes) {
        FoundNode reached, heard;
        reached.node.id = NodeId(QStringLiteral("orders-eu-1"));
        reached.node.host = QStringLiteral("127.0.0.1");
        reached.node.port = 5432;
        reached.role = Role::Primary;
        heard = reached;
        heard.node.id = NodeId(QStringLiteral("orders-use-1"));
        heard.node.port = 0;
        heard.isReached = false;
        wizard.showTested(true);
        wizard.showFound({reached, heard}, {QStringLiteral("127.0.0.1")});
        return;
    }
    next->click();
}

/// The fleet editor at each kind of entry, and the four steps of the discovery.
void TestLanguages::forms()
{
    QFETCH(QString, language);
    QFETCH(QString, theme);
    m_faults.clear();
    m_theme = theme;
    QVERIFY(m_words.speak(language));
    apply(*qApp, themeNamed(theme));
    FleetEditor editor;
    editor.setTheme(themeNamed(theme));
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    fill(editor);
    look(&editor, QStringLiteral("editor-node"));
    for (const char *list : {"clusters", "regions", "credentials"}) {
        editor.choose({QLatin1String(list), QStringLiteral("0")});
        look(&editor, QStringLiteral("editor-") + QLatin1String(list));
    }
    editor.choose({});
    editor.showError({ErrorKind::BadInput, QStringLiteral("127.0.0.1"), QStringLiteral("127.0.0.1"),
                      QStringLiteral("08006"), QStringLiteral("127.0.0.1")});
    look(&editor, QStringLiteral("editor-fleet"));
    editor.hide();
    DiscoveryWizard wizard;
    wizard.setTheme(themeNamed(theme));
    wizard.show();
    QVERIFY(QTest::qWaitForWindowExposed(&wizard));
    for (const auto step :
         {DiscoveryWizard::Server, DiscoveryWizard::Way, DiscoveryWizard::Nodes, DiscoveryWizard::File}) {
        advance(wizard, step);
        QCOMPARE(wizard.step(), step);
        look(&wizard, QStringLiteral("discovery-%1").arg(step));
    }
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

void TestLanguages::wall_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("page");
    for (const char *language : {"en", "zh_CN", "pseudo"}) {
        for (const QString &page : wallPageNames())
            QTest::addRow("%s %s", language, qPrintable(page)) << QString(QLatin1String(language)) << page;
    }
}

void TestLanguages::wall()
{
    QFETCH(QString, language);
    QFETCH(QString, page);
    m_faults.clear();
    m_theme = QStringLiteral("dark");
    QVERIFY(m_words.speak(language));
    apply(*qApp, Theme::dark());
    const auto snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    SeriesBook book;
    book.append(test::liveMeasurements(*snapshot));
    const auto wall = makeWall(book, snapshot, page);
    QVERIFY(QTest::qWaitForWindowExposed(wall->windows().at(0)));
    look(wall->windows().at(0), QStringLiteral("wall-") + page);
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

std::unique_ptr<Wall> TestLanguages::makeWall(const SeriesBook &book, const SnapshotPtr &snapshot,
                                              const QString &page) const
{
    WallOptions options;
    options.pages = {page};
    options.size = QSize(1920, 1080);
    auto wall = std::make_unique<Wall>(book, options);
    wall->setTheme(Theme::dark());
    wall->setHistory(m_engine.get());
    wall->setSnapshot(snapshot);
    wall->remember(test::liveEvents(*snapshot));
    wall->start();
    return wall;
}

/// What was built in one language speaks the next one: nothing keeps brackets after the pseudo-language is gone.
void TestLanguages::switchesWhileRunning()
{
    QVERIFY(m_words.speak(QStringLiteral("pseudo")));
    open(QStringLiteral("dark"));
    showEverything();
    for (const Page page : allPages()) {
        m_window->setPage(page);
        m_window->area()->select(RegionId(QStringLiteral("eu-west-1")));
    }
    const auto *events = m_window->findChild<QTableView *>(QStringLiteral("eventsTable"));
    QTRY_VERIFY(events->model()->rowCount() > 0);
    for (const char *name : {"help", "shortcuts", "about"})
        m_window->findChild<QAction *>(QLatin1String(name))->trigger();
    QVERIFY(!test::WordCheck::left(m_window.get()).isEmpty());
    QVERIFY(m_words.speak(QStringLiteral("en")));
    QTRY_COMPARE(test::WordCheck::left(m_window.get()), QString());
}

void TestLanguages::formsSwitchWhileRunning()
{
    QVERIFY(m_words.speak(QStringLiteral("pseudo")));
    FleetEditor editor;
    DiscoveryWizard wizard;
    editor.show();
    wizard.show();
    fill(editor);
    for (const auto step :
         {DiscoveryWizard::Server, DiscoveryWizard::Way, DiscoveryWizard::Nodes, DiscoveryWizard::File})
        advance(wizard, step);
    QVERIFY(!test::WordCheck::left(&editor).isEmpty());
    QVERIFY(!test::WordCheck::left(&wizard).isEmpty());
    QVERIFY(m_words.speak(QStringLiteral("en")));
    QTRY_COMPARE(test::WordCheck::left(&editor), QString());
    QTRY_COMPARE(test::WordCheck::left(&wizard), QString());
}

void TestLanguages::wallSwitchesWhileRunning()
{
    const auto snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
    SeriesBook book;
    for (const QString &page : wallPageNames()) {
        QVERIFY(m_words.speak(QStringLiteral("pseudo")));
        const auto wall = makeWall(book, snapshot, page);
        QVERIFY(!test::WordCheck::left(wall->windows().at(0)).isEmpty());
        QVERIFY(m_words.speak(QStringLiteral("en")));
        QTRY_COMPARE(test::WordCheck::left(wall->windows().at(0)), QString());
    }
}

QTEST_MAIN(TestLanguages)
#include "test_languages.moc"
