// SPDX-License-Identifier: GPL-3.0-or-later
// The help, about and the list of shortcuts: complete in both languages, no dead link, reached by keyboard alone.
#include "aboutwindow.h"
#include "helptopics.h"
#include "helpwindow.h"
#include "livesnapshot.h"
#include "mainwindow.h"
#include "watcharea.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeWidget>

using namespace meridian;

class TestHelp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void everyPageHasHelp_data();
    void everyPageHasHelp();
    void everyTopicIsWhole_data();
    void everyTopicIsWhole();
    void noFileIsLeftOut();
    void f1ShowsThePagesHelp();
    void linksGoBackAndForth();
    void searchKeepsWhatSaysIt();
    void shortcutsAreListed();
    void aboutNamesEveryPart();

private:
    template <class T>
    T *child(const char *name)
    {
        T *found = m_window->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the window has no %s", name);
        return found;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<MainWindow> m_window;
};

void TestHelp::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
}

void TestHelp::init()
{
    MainWindowOptions options;
    options.theme = ThemeChoice::Dark;
    options.size = QSize(1366, 768);
    options.settingsFile = m_dir.filePath(QStringLiteral("window.ini"));
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showFleet(std::make_shared<const Snapshot>(test::liveSnapshot()));
}

void TestHelp::everyPageHasHelp_data()
{
    QTest::addColumn<QString>("topic");
    for (const Page page : allPages())
        QTest::newRow(qPrintable(toText(page))) << toText(page);
}

void TestHelp::everyPageHasHelp()
{
    QFETCH(QString, topic);
    QVERIFY(helpTopics().contains(topic));
    for (const char *language : {"en", "zh_CN"})
        QVERIFY(QFile::exists(QStringLiteral(":/meridian/help/%1/%2.md").arg(QLatin1String(language), topic)));
}

void TestHelp::everyTopicIsWhole_data()
{
    QTest::addColumn<QString>("topic");
    QTest::addColumn<QString>("language");
    for (const QString &topic : helpTopics()) {
        for (const char *language : {"en", "zh_CN"})
            QTest::addRow("%s %s", qPrintable(topic), language) << topic << QString(QLatin1String(language));
    }
}

void TestHelp::everyTopicIsWhole()
{
    QFETCH(QString, topic);
    QFETCH(QString, language);
    const QString text = helpText(topic, language);
    QVERIFY(text.startsWith(QLatin1String("# ")));
    QVERIFY(text.size() > 150);
    static const QRegularExpression chinese(QStringLiteral("\\p{Han}"));
    QCOMPARE(text.contains(chinese), language == QLatin1String("zh_CN"));
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)]+)\\)"));
    for (auto it = link.globalMatch(text); it.hasNext();) {
        const QString target = it.next().captured(1);
        QVERIFY2(QFile::exists(QStringLiteral(":/meridian/help/%1/%2").arg(language, target)), qPrintable(target));
    }
    // Both languages say the same: as many headings, rows and points.
    const auto shape = [](const QString &t) {
        QStringList out;
        static const QRegularExpression marks(QStringLiteral("^(#+|\\||-) ?"));
        for (const QString &line : t.split(u'\n'))
            out << marks.match(line).captured(1);
        out.removeAll({});
        return out;
    };
    QCOMPARE(shape(text), shape(helpText(topic, QStringLiteral("en"))));
}

void TestHelp::noFileIsLeftOut()
{
    for (const char *language : {"en", "zh_CN"}) {
        for (const QString &file : QDir(QStringLiteral(":/meridian/help/") + QLatin1String(language)).entryList())
            QVERIFY2(helpTopics().contains(file.section(u'.', 0, 0)), qPrintable(file));
    }
}

void TestHelp::f1ShowsThePagesHelp()
{
    for (const Page page : allPages()) {
        m_window->setPage(page);
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_F1);
        auto *help = child<HelpWindow>("helpWindow");
        QTRY_VERIFY(help->isVisible());
        QVERIFY(!help->isModal());
        QCOMPARE(help->topic(), toText(page));
        QVERIFY(child<QTextBrowser>("helpText")->toPlainText().size() > 100);
        QTest::keyClick(help, Qt::Key_Escape);
        QTRY_VERIFY(!help->isVisible());
    }
}

void TestHelp::linksGoBackAndForth()
{
    child<QAction>("help")->trigger();
    auto *help = child<HelpWindow>("helpWindow");
    const QString first = help->topic();
    auto *text = child<QTextBrowser>("helpText");
    text->setSource(QUrl(QStringLiteral("states.md"))); // as a click on a link does
    QCOMPARE(help->topic(), QStringLiteral("states"));
    QCOMPARE(child<QListWidget>("helpContents")->currentItem()->text(),
             helpTitle(QStringLiteral("states"), QStringLiteral("en")));
    QVERIFY(child<QToolButton>("helpBack")->isEnabled());
    child<QToolButton>("helpBack")->click();
    QCOMPARE(help->topic(), first);
    child<QToolButton>("helpForward")->click();
    QCOMPARE(help->topic(), QStringLiteral("states"));
}

void TestHelp::searchKeepsWhatSaysIt()
{
    child<QAction>("help")->trigger();
    auto *contents = child<QListWidget>("helpContents");
    QCOMPARE(contents->count(), helpTopics().size());
    QTest::keyClicks(child<QLineEdit>("helpSearch"), QStringLiteral("keychain yaml"));
    QVERIFY(contents->count() >= 1 && contents->count() < 4);
    QVERIFY(!child<QTextBrowser>("helpText")->extraSelections().isEmpty());
    child<QLineEdit>("helpSearch")->clear();
    QCOMPARE(contents->count(), helpTopics().size());
}

void TestHelp::shortcutsAreListed()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1, Qt::ShiftModifier);
    auto *list = child<QTreeWidget>("shortcutsList");
    QTRY_VERIFY(list->isVisible());
    QStringList keys;
    for (QTreeWidgetItemIterator it(list); *it; ++it)
        keys << (*it)->text(1);
    for (const char *expected : {"Ctrl+1", "Ctrl+K", "F1", "Shift+F1, ?", "F5", "Ctrl+O", "Ctrl+I"})
        QVERIFY2(keys.contains(QLatin1String(expected)), expected);
}

void TestHelp::aboutNamesEveryPart()
{
    child<QAction>("about")->trigger();
    QTest::mouseClick(child<QPushButton>("aboutCopy"), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    for (const char *part :
         {MERIDIAN_VERSION, qVersion(), "Qt Charts", "GPL-3.0-only", "libpq", "yaml-cpp", "CLI11", "QtKeychain",
          "SQLite", "OpenSSL", "Natural Earth", "Inter", "JetBrains Mono", "OFL-1.1", "General Public License"})
        QVERIFY2(copied.contains(QLatin1String(part)), part);
    QVERIFY(QFile::exists(QStringLiteral(":/meridian/fonts/OFL.txt")));
}

QTEST_MAIN(TestHelp)
#include "test_help.moc"
