// SPDX-License-Identifier: GPL-3.0-or-later
// The page of events over a real store on disk: scrolled, filtered, sorted, exported, by keyboard and by mouse, while
// new events come in.
#include "engine.h"
#include "eventspage.h"
#include "eventview.h"
#include "storedevents.h"
#include "worldsnapshot.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace meridian;

namespace
{
constexpr int kEvents = 20'000;
}

class TestEventsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void rowsArriveAsTheyAreLookedAt();
    void filters_data();
    void filters();
    void followsTheSelection();
    void sortsByAnyColumn();
    void keyboardFindsAMoment();
    void detailsSayWhyAndLeadToTheNode();
    void newEventsDoNotMoveWhatIsRead();
    void newEventsAreCountedInAnotherOrder();
    void copiesRows();
    void exportsAllOfThem();
    void exportCanBeCancelled();
    void emptyStatesSayWhatToDo();
    void placeIsKept();

private:
    template <class T>
    T *child(const char *name)
    {
        T *found = m_page->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the page has no %s", name);
        return found;
    }
    QTableView *view() { return child<QTableView>("eventsTable"); }
    EventTable *table() { return m_page->table(); }
    QString cell(int row, int column) { return table()->index(row, column).data().toString(); }
    void chosen(const char *box, const QString &data)
    {
        auto *combo = child<QComboBox>(box);
        combo->setFocus();
        const int at = combo->findData(data);
        QVERIFY(at >= 0);
        combo->setCurrentIndex(at);
        Q_EMIT combo->activated(at);
    }
    void settled() { QTRY_VERIFY_WITH_TIMEOUT(table()->isCounted() && !table()->isLoading(), 20'000); }

    QTemporaryDir m_whole;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<EventsPage> m_page;
};

void TestEventsPage::initTestCase()
{
    const auto written = test::storeEvents(m_whole.filePath(QStringLiteral("s.db")), 0, kEvents);
    QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().text()));
}

void TestEventsPage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    const QString file = m_dir->filePath(QStringLiteral("s.db"));
    QVERIFY(QFile::copy(m_whole.filePath(QStringLiteral("s.db")), file));
    EngineOptions options;
    options.storeFile = file;
    m_engine = std::make_unique<Engine>(options);
    m_page = std::make_unique<EventsPage>();
    m_page->resize(1200, 800);
    m_page->setSnapshot(test::worldSnapshot());
    m_page->setHistory(m_engine.get());
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QTRY_VERIFY(table()->rowCount() > 0);
    settled();
}

void TestEventsPage::cleanup()
{
    m_page.reset();
    m_engine.reset();
}

void TestEventsPage::rowsArriveAsTheyAreLookedAt()
{
    QCOMPARE(table()->rowCount(), kEvents);
    QCOMPARE(table()->event(0)->at, test::someEvent(kEvents - 1).at);
    view()->verticalScrollBar()->setValue(kEvents / 2);
    QTRY_VERIFY(table()->event(kEvents / 2));
    QCOMPARE(table()->event(kEvents / 2)->at, test::someEvent(kEvents / 2 - 1).at);
    view()->setFocus();
    view()->setCurrentIndex(table()->index(kEvents / 2, 0));
    QTest::keyClick(view(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(table()->event(kEvents - 1));
    QCOMPARE(table()->event(kEvents - 1)->at, test::someEvent(0).at);
    for (int row = 0; row < kEvents; row += EventTable::pageRows) {
        view()->verticalScrollBar()->setValue(row);
        QTRY_VERIFY(table()->event(row));
    }
    QVERIFY(table()->pagesInMemory() <= EventTable::pagesHeld);
}

void TestEventsPage::filters_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("severity");
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("rows");
    const auto row = [](const char *name, const char *words, int severity, const char *place, const char *kind,
                        int rows) {
        QTest::addRow("%s", name) << QString::fromLatin1(words) << severity << QString::fromLatin1(place)
                                  << QString::fromLatin1(kind) << rows;
    };
    row("critical", "", 2, "", "", 2000);
    row("a region", "", 0, "region:eu-west-1", "", 6667);
    row("a cluster", "", 0, "cluster:orders", "", kEvents);
    row("a node and a kind", "", 0, "node:orders-use-1", "link", 1667);
    row("a name", "apn", 0, "", "", 6666);
    row("words of the reason", "behind the", 0, "", "", kEvents);
    row("a state, critical", "failed eu", 2, "", "", 667);
    row("nothing", "no-such-thing", 0, "", "", 0);
}

void TestEventsPage::filters()
{
    QFETCH(QString, words);
    QFETCH(int, severity);
    QFETCH(QString, place);
    QFETCH(QString, kind);
    QFETCH(int, rows);
    auto *box = child<QComboBox>("eventsSeverity");
    box->setCurrentIndex(severity);
    Q_EMIT box->activated(severity);
    if (!place.isEmpty())
        chosen("eventsPlace", place);
    if (!kind.isEmpty()) {
        for (QAction *action : child<QToolButton>("eventsKinds")->menu()->actions()) {
            if (action->data().toString() == kind)
                action->trigger();
        }
    }
    QTest::keyClicks(child<QLineEdit>("eventsFilter"), words);
    QTRY_COMPARE_WITH_TIMEOUT(table()->query().filter.words.size(), words.split(u' ', Qt::SkipEmptyParts).size(), 5000);
    settled();
    QCOMPARE(table()->rowCount(), rows);
    QCOMPARE(child<QLabel>("eventsEmpty")->isVisible(), rows == 0);
    QTest::mouseClick(child<QPushButton>("eventsClear"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(table()->rowCount(), kEvents, 20'000);
}

void TestEventsPage::followsTheSelection()
{
    chosen("eventsPlace", QStringLiteral("selected"));
    m_page->select(NodeId(QStringLiteral("orders-eu-1")));
    settled();
    QTRY_COMPARE(table()->rowCount(), 6667);
    m_page->select(RegionId(QStringLiteral("ap-northeast-1")));
    QTRY_COMPARE(table()->rowCount(), 6666);
    QTRY_VERIFY(table()->event(0));
    QCOMPARE(table()->event(0)->region.name(), QStringLiteral("ap-northeast-1"));
}

void TestEventsPage::sortsByAnyColumn()
{
    QHeaderView *header = view()->horizontalHeader();
    const QPoint severity(header->sectionViewportPosition(1) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, severity);
    settled();
    QTRY_VERIFY(table()->event(0) && table()->event(0)->severity == Severity::Info); // null while it is read
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, severity);
    settled();
    QTRY_VERIFY(table()->event(0) && table()->event(0)->severity == Severity::Critical);
    QCOMPARE(table()->event(0)->at, test::someEvent(kEvents - 10).at); // the newest of them
    view()->verticalScrollBar()->setValue(2000);
    QTRY_VERIFY(table()->event(1999) && table()->event(2000));
    QCOMPARE(table()->event(1999)->severity, Severity::Critical);
    QCOMPARE(table()->event(2000)->severity, Severity::Warning);
}

void TestEventsPage::keyboardFindsAMoment()
{
    QSignalSpy moments(m_page.get(), &PageWidget::momentChosen);
    view()->setFocus();
    view()->setCurrentIndex(table()->index(0, 0));
    QTest::keyClick(view(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Down);
    QTest::keyClick(view(), Qt::Key_Return);
    QCOMPARE(moments.size(), 1);
    QCOMPARE(moments[0][0].value<Instant>(), test::someEvent(kEvents - 3).at);
    const QRect cell = view()->visualRect(table()->index(5, 1));
    QTest::mouseClick(view()->viewport(), Qt::LeftButton, {}, cell.center());
    QTest::mouseDClick(view()->viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(moments.size() >= 2);
    QCOMPARE(moments.last()[0].value<Instant>(), test::someEvent(kEvents - 6).at);
}

void TestEventsPage::detailsSayWhyAndLeadToTheNode()
{
    view()->setFocus();
    view()->setCurrentIndex(table()->index(0, 0));
    QTRY_VERIFY(child<QLabel>("eventReason")->isVisible());
    QCOMPARE(child<QLabel>("eventReason")->text(), table()->event(0)->reason.text());
    QSignalSpy nodes(m_page.get(), &PageWidget::selected), moments(m_page.get(), &PageWidget::momentChosen);
    QTest::mouseClick(child<QPushButton>("eventNode"), Qt::LeftButton);
    QCOMPARE(nodes.size(), 1);
    QCOMPARE(nodes[0][0].value<Selection>(), Selection(table()->event(0)->node));
    child<QPushButton>("eventLook")->setFocus();
    QTest::keyClick(child<QPushButton>("eventLook"), Qt::Key_Space);
    QCOMPARE(moments.size(), 1);
}

void TestEventsPage::newEventsDoNotMoveWhatIsRead()
{
    view()->verticalScrollBar()->setValue(300);
    QTRY_VERIFY(table()->event(300));
    const int top = view()->rowAt(0);
    const qint64 read = table()->event(top)->id;
    QVERIFY(test::storeEvents(m_dir->filePath(QStringLiteral("s.db")), kEvents, 7).ok());
    m_page->addEvents({test::someEvent(kEvents)});
    QTRY_COMPARE(table()->rowCount(), kEvents + 7);
    QCOMPARE(view()->rowAt(0), top + 7);
    QTRY_VERIFY(table()->event(top + 7));
    QCOMPARE(table()->event(top + 7)->id, read);
    QCOMPARE(table()->event(0)->at, test::someEvent(kEvents + 6).at);
    QCOMPARE(table()->event(6)->at, test::someEvent(kEvents).at);
}

void TestEventsPage::newEventsAreCountedInAnotherOrder()
{
    view()->sortByColumn(3, Qt::AscendingOrder);
    QTRY_VERIFY(table()->rowCount() > 0);
    settled();
    QVERIFY(test::storeEvents(m_dir->filePath(QStringLiteral("s.db")), kEvents, 3).ok());
    m_page->addEvents({test::someEvent(kEvents)});
    QTRY_COMPARE(table()->newer(), 3);
    QCOMPARE(table()->rowCount(), kEvents);
    QTest::mouseClick(child<QPushButton>("eventsNewer"), Qt::LeftButton);
    QTRY_COMPARE(table()->rowCount(), kEvents + 3);
    QCOMPARE(table()->newer(), 0);
}

void TestEventsPage::copiesRows()
{
    view()->setFocus();
    view()->selectRow(1);
    QTest::keyClick(view(), Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].startsWith(QStringLiteral("Time\tSeverity")));
    QVERIFY(lines[1].startsWith(cell(1, 0) + u'\t'));
}

void TestEventsPage::exportsAllOfThem()
{
    chosen("eventsPlace", QStringLiteral("region:eu-west-1"));
    QTRY_COMPARE(table()->rowCount(), 6667);
    const QString file = m_dir->filePath(QStringLiteral("events.csv"));
    m_page->exportTo(file);
    QVERIFY(child<QWidget>("eventsProgress")->isVisible());
    QTRY_VERIFY(QFile::exists(file));
    QFile in(file);
    QVERIFY(in.open(QIODevice::ReadOnly));
    const QByteArrayList lines = in.readAll().split('\n');
    QCOMPARE(lines.size(), 6667 + 2);
    QVERIFY(lines[0].contains("id,time,severity,kind"));
    QVERIFY(lines[1].contains(",eu-west-1,orders,orders-eu-1,healthy,"));
}

void TestEventsPage::exportCanBeCancelled()
{
    const QString file = m_dir->filePath(QStringLiteral("events.csv"));
    m_page->exportTo(file);
    QTest::mouseClick(child<QPushButton>("eventsExportCancel"), Qt::LeftButton);
    QVERIFY(!child<QWidget>("eventsProgress")->isVisible());
    // The store answers in order: when this has come, so has what was asked for the file.
    view()->verticalScrollBar()->setValue(kEvents / 2);
    QTRY_VERIFY(table()->event(kEvents / 2));
    QVERIFY(!QFile::exists(file));
}

void TestEventsPage::emptyStatesSayWhatToDo()
{
    QTemporaryDir dir;
    EngineOptions options;
    options.storeFile = dir.filePath(QStringLiteral("empty.db"));
    Engine empty(options);
    m_page->setHistory(&empty);
    QTRY_VERIFY(child<QLabel>("eventsEmpty")->isVisible());
    QVERIFY(child<QLabel>("eventsEmpty")->text().startsWith(QStringLiteral("Nothing has happened yet")));
    QVERIFY(!child<QPushButton>("eventsExport")->isEnabled());
    QTest::keyClicks(child<QLineEdit>("eventsFilter"), QStringLiteral("x"));
    QTRY_VERIFY(child<QLabel>("eventsEmpty")->text().startsWith(QStringLiteral("No event matches")));
    m_page->setHistory(nullptr);
}

void TestEventsPage::placeIsKept()
{
    view()->sortByColumn(3, Qt::AscendingOrder);
    view()->setColumnHidden(2, true);
    view()->setColumnWidth(4, 77);
    auto *box = child<QComboBox>("eventsSeverity");
    box->setCurrentIndex(1);
    Q_EMIT box->activated(1);
    const QByteArray state = m_page->saveState();
    EventsPage again;
    again.restoreState(state);
    auto *other = again.findChild<QTableView *>(QStringLiteral("eventsTable"));
    QVERIFY(other->isColumnHidden(2));
    QCOMPARE(other->columnWidth(4), 77);
    QCOMPARE(again.findChild<QComboBox *>(QStringLiteral("eventsSeverity"))->currentIndex(), 1);
    QCOMPARE(again.table()->query().column, EventColumn::Node);
    auto *columns = again.findChild<QToolButton *>(QStringLiteral("eventsColumns"));
    columns->menu()->actions().last()->trigger(); // as at first
    QVERIFY(!other->isColumnHidden(2));
}

QTEST_MAIN(TestEventsPage)
#include "test_eventspage.moc"
