// SPDX-License-Identifier: GPL-3.0-or-later
// The command palette as a person uses it: by keyboard alone, in English and in Chinese.
#include "livesnapshot.h"
#include "mainwindow.h"
#include "palettelist.h"
#include "watcharea.h"
#include "windowmemory.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace meridian;

class TestPalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void opensAndLeaves();
    void fieldOfTheTopBarOpensIt();
    void finds_data();
    void finds();
    void movesOverTitles();
    void rememberedByUse();
    void englishNamesInChinese();
    void everyActionIsThere();
    void saysWhatIsChosen();

private:
    template <class T>
    T *child(const char *name)
    {
        T *found = m_window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }
    void open() { QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier); }
    void type(const QString &text) { QTest::keyClicks(child<QLineEdit>("paletteInput"), text); }
    void compose(const QString &text) ///< as an input method does: no keyboard has these characters
    {
        QInputMethodEvent event;
        event.setCommitString(text);
        QVERIFY(QCoreApplication::sendEvent(child<QLineEdit>("paletteInput"), &event));
    }
    void press(Qt::Key key) { QTest::keyClick(child<QLineEdit>("paletteInput"), key); }
    QString current() { return child<QListView>("paletteList")->currentIndex().data().toString(); }
    QStringList rows();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<MainWindow> m_window;
};

void TestPalette::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
}

void TestPalette::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    MainWindowOptions options;
    options.theme = ThemeChoice::Dark;
    options.size = QSize(1366, 768);
    options.settingsFile = m_dir->filePath(QStringLiteral("window.ini"));
    options.language = QStringLiteral("en");
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showFleet(std::make_shared<const Snapshot>(test::liveSnapshot()));
}

QStringList TestPalette::rows()
{
    QStringList out;
    const auto *model = child<QListView>("paletteList")->model();
    for (int i = 0; i < model->rowCount(); ++i)
        out << model->index(i, 0).data().toString();
    return out;
}

void TestPalette::opensAndLeaves()
{
    m_window->setPage(Page::Nodes);
    auto *filter = child<QLineEdit>("nodesFilter");
    filter->setFocus();
    open();
    QVERIFY(child<QWidget>("palette")->isVisible());
    QVERIFY(child<QLineEdit>("paletteInput")->hasFocus());
    QCOMPARE(child<QWidget>("palette")->size(), m_window->size());
    press(Qt::Key_Escape);
    QVERIFY(!child<QWidget>("palette")->isVisible());
    QVERIFY(filter->hasFocus());
    open();
    QTest::mouseClick(child<QWidget>("palette"), Qt::LeftButton, {}, QPoint(4, 4));
    QVERIFY(!child<QWidget>("palette")->isVisible());
}

void TestPalette::fieldOfTheTopBarOpensIt()
{
    auto *field = child<QWidget>("finder");
    QTest::mouseClick(field, Qt::LeftButton);
    QVERIFY(child<QWidget>("palette")->isVisible());
    press(Qt::Key_Escape);
    QTest::keyClick(field, Qt::Key_E);
    QCOMPARE(child<QLineEdit>("paletteInput")->text(), QStringLiteral("e"));
    type(QStringLiteral("u"));
    QCOMPARE(child<QLineEdit>("paletteInput")->text(), QStringLiteral("eu"));
}

void TestPalette::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("title"); // of the inspector afterwards; empty: does not matter
    QTest::addColumn<QString>("page");
    QTest::newRow("a node") << "oeu1"
                            << "orders-eu-1"
                            << "map";
    QTest::newRow("a region by its city") << "singap"
                                          << "ap-southeast-1"
                                          << "map";
    QTest::newRow("a page") << "charts"
                            << ""
                            << "charts";
    QTest::newRow("a cluster") << "orders cluster"
                               << ""
                               << "map";
}

void TestPalette::finds()
{
    QFETCH(QString, typed);
    QFETCH(QString, title);
    QFETCH(QString, page);
    open();
    type(typed);
    press(Qt::Key_Return);
    QVERIFY(child<QWidget>("palette")->isVisible() == rows().isEmpty());
    if (!title.isEmpty())
        QCOMPARE(child<QLabel>("inspectorTitle")->text(), title);
    QCOMPARE(toText(m_window->area()->page()), page);
}

void TestPalette::movesOverTitles()
{
    open();
    type(QStringLiteral("eu"));
    const auto *list = child<QListView>("paletteList");
    const auto *model = static_cast<const PaletteRows *>(list->model());
    QVERIFY(model->row(0).isTitle);
    QCOMPARE(list->currentIndex().row(), 1);
    for (int i = 0; i < model->rowCount() + 3; ++i) {
        press(i % 3 == 2 ? Qt::Key_PageDown : Qt::Key_Down);
        QVERIFY(!model->row(list->currentIndex().row()).isTitle);
    }
    QCOMPARE(list->currentIndex().row(), model->rowCount() - 1);
    for (int i = 0; i < model->rowCount() + 3; ++i) {
        press(i % 3 == 2 ? Qt::Key_PageUp : Qt::Key_Up);
        QVERIFY(!model->row(list->currentIndex().row()).isTitle);
    }
    QCOMPARE(list->currentIndex().row(), 1);
}

void TestPalette::rememberedByUse()
{
    for (const char *typed : {"dark", "oeu1"}) {
        open();
        type(QLatin1String(typed));
        press(Qt::Key_Return);
    }
    open();
    QCOMPARE(current(), QStringLiteral("orders-eu-1"));
    QCOMPARE(rows().mid(0, 3), (QStringList{paletteGroupTitle(PaletteGroup::Recent), QStringLiteral("orders-eu-1"),
                                            QStringLiteral("Theme › Dark")}));
}

void TestPalette::englishNamesInChinese()
{
    QTranslator chinese;
    QVERIFY(chinese.load(QStringLiteral(MERIDIAN_QM_DIR "/meridian_zh_CN.qm")));
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    QTRY_COMPARE(child<QAction>("page:nodes")->text(), QStringLiteral("节点"));
    open();
    type(QStringLiteral("nodes"));
    QCOMPARE(current(), QStringLiteral("节点"));
    press(Qt::Key_Escape);
    open();
    compose(QStringLiteral("节点"));
    QCOMPARE(current(), QStringLiteral("节点"));
    press(Qt::Key_Escape);
    open();
    type(QStringLiteral("poll now"));
    press(Qt::Key_Escape);
    QSignalSpy polled(m_window.get(), &MainWindow::pollRequested);
    open();
    type(QStringLiteral("poll now"));
    press(Qt::Key_Return);
    QCOMPARE(polled.size(), 1);
    QCoreApplication::removeTranslator(&chinese);
}

void TestPalette::everyActionIsThere()
{
    open();
    const QStringList all = rows();
    for (const char *expected :
         {"Map", "Charts", "Nodes", "Open a fleet file…", "Poll now", "Quit", "Theme › Dark", "Theme › High contrast",
          "Language › 简体中文", "Time range › 15 min", "Local time instead of UTC", "Inspector", "Help on this page",
          "Keyboard shortcuts", "About Meridian"})
        QVERIFY2(all.contains(QString::fromUtf8(expected)), expected);
    QVERIFY(!all.contains(QStringLiteral("Recent"))); // an empty menu is nothing to do
    type(QStringLiteral("light"));
    QCOMPARE(current(), QStringLiteral("Theme › Light"));
    press(Qt::Key_Return);
    QCOMPARE(m_window->grab(QRect(300, 2, 1, 1)).toImage().pixelColor(0, 0), Theme::light().panel);
}

void TestPalette::saysWhatIsChosen()
{
    open();
    type(QStringLiteral("oeu1"));
    auto *list = child<QListView>("paletteList");
    QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(list);
    QVERIFY(spoken && !child<QLineEdit>("paletteInput")->accessibleName().isEmpty());
    const QString words = list->currentIndex().data(Qt::AccessibleTextRole).toString();
    QVERIFY(words.startsWith(QStringLiteral("orders-eu-1, eu-west-1")));
    QVERIFY(child<QLineEdit>("paletteInput")
                ->accessibleDescription()
                .contains(QString::number(static_cast<const PaletteRows *>(list->model())->found())));
    type(QStringLiteral("zzzz"));
    QVERIFY(rows().isEmpty());
    press(Qt::Key_Return); // nothing to do
    QVERIFY(child<QWidget>("palette")->isVisible());
}

QTEST_MAIN(TestPalette)
#include "test_palette.moc"
