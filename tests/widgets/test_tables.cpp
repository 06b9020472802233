// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of nodes and of availability and the inspector, used by keyboard and mouse; availability comes from a real
// store on disk.
#include "availabilitypage.h"
#include "engine.h"
#include "eventlines.h"
#include "inspector.h"
#include "livesnapshot.h"
#include "nodespage.h"
#include "store.h"

#include <QApplication>
#include <QClipboard>
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

using namespace meridian;

class TestTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void groupsByKeyboard();
    void groupsByMouse();
    void columnFiltersByKeyboard();
    void columnsGoBackToTheFirst();
    void nodesPageKeepsItsPlace();
    void availabilityByDayAndMonth();
    void availabilityByKeyboard();
    void inspectorLeadsOn();

private:
    template <class T>
    static T *child(QWidget &in, const char *name)
    {
        T *found = in.findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("there is no %s", name);
        return found;
    }
    static void show(QWidget &page)
    {
        page.resize(1300, 800);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
    }
    static void choose(QWidget &page, const char *tool, int action)
    {
        child<QToolButton>(page, tool)->menu()->actions().at(action)->trigger();
    }
    static QString text(const QTableView *view, int row) { return view->model()->index(row, 0).data().toString(); }
};

void TestTables::groupsByKeyboard()
{
    NodesPage page;
    page.setSnapshot(std::make_shared<const Snapshot>(test::liveSnapshot()));
    show(page);
    choose(page, "nodesGroup", 1); // by region
    auto *view = child<QTableView>(page, "nodesTable");
    QCOMPARE(view->model()->rowCount(), 11 + 7);
    QSignalSpy chosen(&page, &PageWidget::selected);
    view->setFocus();
    view->selectRow(1);
    QTest::keyClick(view, Qt::Key_Left); // from the node to its group
    QCOMPARE(view->currentIndex().row(), 0);
    QCOMPARE(chosen.last()[0].value<Selection>(), Selection(RegionId(QStringLiteral("ap-northeast-1"))));
    QTest::keyClick(view, Qt::Key_Left);
    QCOMPARE(view->model()->rowCount(), 10 + 7);
    QTest::keyClick(view, Qt::Key_Right);
    QCOMPARE(view->model()->rowCount(), 11 + 7);
    QTest::keyClick(view, Qt::Key_Space);
    QCOMPARE(view->model()->rowCount(), 10 + 7);
    choose(page, "nodesGroup", 2); // by cluster
    view->selectRow(1);
    view->selectRow(0);
    QCOMPARE(chosen.last()[0].value<Selection>(), Selection(ClusterId(QStringLiteral("orders"))));
    QVERIFY(!page.selectedAsTsv().contains(QStringLiteral("worst")));
}

void TestTables::groupsByMouse()
{
    NodesPage page;
    page.setSnapshot(std::make_shared<const Snapshot>(test::liveSnapshot()));
    show(page);
    choose(page, "nodesGroup", 4); // by health
    auto *view = child<QTableView>(page, "nodesTable");
    QVERIFY(text(view, 0).startsWith(QStringLiteral("failed")));
    const QRect group = view->visualRect(view->model()->index(0, 0));
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, {12, group.center().y()});
    QCOMPARE(view->model()->rowCount(), 10 + 3);
    QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, {200, group.center().y()});
    QCOMPARE(view->model()->rowCount(), 11 + 3);
}

void TestTables::columnFiltersByKeyboard()
{
    NodesPage page;
    page.setSnapshot(std::make_shared<const Snapshot>(test::liveSnapshot()));
    show(page);
    auto *tool = child<QToolButton>(page, "nodesColumnFilters");
    tool->setFocus();
    QTest::keyClick(tool, Qt::Key_Space);
    auto *name = child<QLineEdit>(page, "columnFilter0");
    QVERIFY(name->isVisible());
    QTRY_VERIFY(name->hasFocus());
    QTest::keyClicks(name, QStringLiteral("eu-"));
    auto *view = child<QTableView>(page, "nodesTable");
    QCOMPARE(view->model()->rowCount(), 2);
    QCOMPARE(child<QLabel>(page, "nodesCount")->text(), QStringLiteral("2 of 11 node(s)"));
    const QRect field = name->geometry();
    QVERIFY(field.bottom() <= view->horizontalHeader()->height());
    QTest::keyClick(tool, Qt::Key_Space); // hidden fields filter nothing
    QCOMPARE(view->model()->rowCount(), 11);
}

void TestTables::columnsGoBackToTheFirst()
{
    NodesPage page;
    page.setSnapshot(std::make_shared<const Snapshot>(test::liveSnapshot()));
    show(page);
    auto *view = child<QTableView>(page, "nodesTable");
    view->setColumnHidden(3, true);
    view->setColumnWidth(0, 300);
    view->horizontalHeader()->moveSection(0, 4);
    QList<QAction *> actions = child<QToolButton>(page, "nodesColumns")->menu()->actions();
    actions.last()->trigger();
    QVERIFY(!view->isColumnHidden(3));
    QCOMPARE(view->columnWidth(0), 150);
    QCOMPARE(view->horizontalHeader()->visualIndex(0), 0);
}

void TestTables::nodesPageKeepsItsPlace()
{
    NodesPage page;
    page.setSnapshot(std::make_shared<const Snapshot>(test::liveSnapshot()));
    show(page);
    choose(page, "nodesGroup", 1);
    auto *view = child<QTableView>(page, "nodesTable");
    view->setFocus();
    view->selectRow(0);
    QTest::keyClick(view, Qt::Key_Left);
    view->setColumnWidth(0, 222);
    NodesPage again;
    again.restoreState(page.saveState());
    again.setSnapshot(std::make_shared<const Snapshot>(test::liveSnapshot()));
    show(again);
    QCOMPARE(child<QTableView>(again, "nodesTable")->columnWidth(0), 222);
    QCOMPARE(child<QTableView>(again, "nodesTable")->model()->rowCount(), 10 + 7);
}

void TestTables::availabilityByDayAndMonth()
{
    using namespace std::chrono;
    QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("s.db"));
    const Instant today = dayOf(now());
    {
        auto store = Store::open(file);
        QVERIFY(store.ok());
        const ServiceOf up{QStringLiteral("cluster:orders"), ServiceState::InSync};
        const ServiceOf down{QStringLiteral("cluster:orders"), ServiceState::Down};
        const Instant begin = today - days(3);
        QVERIFY(
            (*store)
                ->append(Watch{begin, begin + hours(24), {up}, {{begin + hours(10), down}, {begin + hours(11), up}}})
                .ok());
    }
    EngineOptions options;
    options.storeFile = file;
    Engine engine(options);
    AvailabilityPage page;
    page.setSnapshot(test::worldSnapshot());
    page.setHistory(&engine);
    show(page);
    QTRY_VERIFY(!page.table()->rows().isEmpty() && page.table()->rows()[0].days.value(26).time.down > milliseconds(0));
    QCOMPARE(page.table()->rows()[0].days[26].time.down, milliseconds(hours(1)));
    QCOMPARE(page.periods()->rowCount(), 30);
    QCOMPARE(page.periods()->index(3, 5).data().toString(), QStringLiteral("1 h"));
    QTest::mouseClick(child<QPushButton>(page, "availabilityByMonth"), Qt::LeftButton);
    QCOMPARE(page.periods()->rowCount(), 1);
    QTest::mouseClick(child<QPushButton>(page, "availability90"), Qt::LeftButton);
    QCOMPARE(page.table()->rows()[0].days.size(), 90);
    QVERIFY(page.texts().size() > 90);
    page.setHistory(nullptr);
}

void TestTables::availabilityByKeyboard()
{
    AvailabilityPage page;
    page.setSnapshot(test::worldSnapshot());
    show(page);
    QSignalSpy chosen(&page, &PageWidget::selected);
    auto *view = child<QTableView>(page, "availabilityTable");
    view->setFocus();
    QTest::keyClick(view, Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Selection>(), Selection(RegionId(QStringLiteral("us-east-1"))));
    QTest::keyClick(view, Qt::Key_Left);
    QTest::keyClick(view, Qt::Key_Left);
    const QString yesterday = dayText(dayOf(now()) - std::chrono::days(1));
    QVERIFY2(child<QLabel>(page, "availabilitySaid")->text().contains(yesterday), "the chosen day in words");
    QTest::keyClick(view, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("us-east-1")));
}

void TestTables::inspectorLeadsOn()
{
    const Snapshot snapshot = test::liveSnapshot();
    SeriesBook book;
    book.append(test::liveMeasurements(snapshot));
    EventLog log;
    log.add(test::liveEvents(snapshot));
    Inspector inspector(book);
    const Clock clock{snapshot.at, true};
    inspector.resize(384, 900);
    inspector.setVisible(true);
    inspector.show(inspect(snapshot, NodeId(QStringLiteral("orders-eu-1")), log, clock), clock, seconds(5));
    QVERIFY(QTest::qWaitForWindowExposed(&inspector));
    QSignalSpy chosen(&inspector, &Inspector::chosen), moments(&inspector, &Inspector::momentChosen);
    bool linked = false;
    for (QLabel *label : inspector.findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(QStringLiteral(">orders</a>"))) {
            linked = true;
            label->setFocus();
            QTest::keyClick(label, Qt::Key_Tab);
            Q_EMIT label->linkActivated(label->text().section(u'\'', 1, 1));
        }
    }
    QVERIFY(linked);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].value<Selection>(), Selection(ClusterId(QStringLiteral("orders"))));
    auto *events = inspector.findChild<EventLines *>();
    auto *first = events->findChild<QLabel *>();
    Q_EMIT first->linkActivated(QStringLiteral("then"));
    QCOMPARE(moments.size(), 1);
    QCOMPARE(moments[0][0].value<Instant>(), snapshot.at - seconds(240));
}

QTEST_MAIN(TestTables)
#include "test_tables.moc"
