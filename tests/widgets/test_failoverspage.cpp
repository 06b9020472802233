// SPDX-License-Identifier: GPL-3.0-or-later
// The page of failovers on a real journal: newest first, page by page, filtered; one operation whole, and as a file.
// The strip that says what was left unfinished.
#include "failoverspage.h"
#include "format.h"
#include "operationhistory.h"
#include "operationstrip.h"
#include "plannedoperations.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{
constexpr int kMany = 450;
}

class TestFailoversPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();

    void theNewestComesFirst();
    void moreIsReadWhenItIsLookedAt();
    void filtersAskTheJournal();
    void aHeadingSortsAllOfIt();
    void whatAClientSawIsDrawn();
    void oneOperationIsWhole();
    void itIsExported();
    void whatWasLeftIsShown();

private:
    void record(int number, OperationState state, bool ended = true);

    QTemporaryDir m_dir;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<test::PlannedOperations> m_operations;
    std::unique_ptr<FailoversPage> m_page;
};

void TestFailoversPage::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
    apply(*qApp, Theme::dark());
}

void TestFailoversPage::init()
{
    m_page.reset();
    const QString file = m_dir.filePath(QStringLiteral("%1.db").arg(QLatin1String(QTest::currentTestFunction())));
    auto journal = Journal::open(file);
    QVERIFY(journal);
    m_journal = std::move(*journal);
    m_operations = std::make_unique<test::PlannedOperations>(
        Topology(QStringLiteral("a:p/@us-east-1 b:s<a/@us-west-2 pool=pgbouncer")).situation(), file);
    m_page = std::make_unique<FailoversPage>();
    m_page->setSnapshot(m_operations->situation().snapshot);
    m_page->resize(1200, 800);
}

/// Planned by the real planner; two of its steps were done.
void TestFailoversPage::record(int number, OperationState state, bool ended)
{
    OperationForm form;
    form.cluster = Topology::c();
    form.node = NodeId(QStringLiteral("b"));
    const Plan plan = m_operations->plan(form).result()->plan;
    OperationRecord o;
    o.id = QStringLiteral("op-%1").arg(number);
    o.kind = toText(number % 2 ? OperationKind::Switchover : OperationKind::Failover);
    o.cluster = form.cluster;
    o.oldPrimary = NodeId(QStringLiteral("a"));
    o.newPrimary = form.node;
    o.reason = QStringLiteral("drill: DR-118");
    o.who = QStringLiteral("dba");
    o.place = QStringLiteral("ws-14");
    o.started = now();
    QVERIFY(m_journal->begin(o, toJson(plan)));
    QList<StepRecord> steps, none;
    for (int i = 0; i < 2; ++i)
        steps << StepRecord{0, i + 1, false, toJson(plan.steps[i].action), o.started, {}, {}, {}};
    QVERIFY(m_journal->record(o.id, {}, steps));
    steps[0].ended = steps[0].began + milliseconds(12);
    steps[0].evidence = {{QStringLiteral("locked"), true}};
    steps[1].ended = steps[1].began + milliseconds(340);
    QVERIFY(m_journal->record(o.id, steps, none));
    if (ended)
        QVERIFY(m_journal->enter(o.id, state,
                                 {{QStringLiteral("duration_ms"), 4100.5},
                                  {QStringLiteral("outage_ms"), 59.25},
                                  {QStringLiteral("client_errors"), 0},
                                  {QStringLiteral("lost_rows"), 0}}));
}

void TestFailoversPage::theNewestComesFirst()
{
    for (int i = 1; i <= 3; ++i)
        record(i, OperationState::Done);
    m_page->setOperations(m_operations.get());
    QCOMPARE(m_page->history()->rowCount(), 0); // nothing is asked before the page is seen
    m_page->show();
    QTRY_COMPARE(m_page->history()->rowCount(), 3);
    QCOMPARE(m_page->history()->record(0)->id, QStringLiteral("op-3"));
    record(4, OperationState::Undone);
    m_operations->tellHistory();
    QTRY_COMPARE(m_page->history()->rowCount(), 4);
}

void TestFailoversPage::moreIsReadWhenItIsLookedAt()
{
    for (int i = 1; i <= kMany; ++i)
        record(i, OperationState::Done);
    m_page->setOperations(m_operations.get());
    m_page->show();
    OperationHistory *history = m_page->history();
    QTRY_COMPARE(history->rowCount(), OperationHistory::pageRows);
    auto *table = m_page->findChild<QTableView *>(QStringLiteral("operationsTable"));
    while (history->rowCount() < kMany) {
        const int before = history->rowCount();
        table->scrollToBottom();
        QTRY_VERIFY(history->rowCount() > before);
    }
    QCOMPARE(history->record(kMany - 1)->id, QStringLiteral("op-1"));
    QVERIFY(!history->canFetchMore({}));
}

void TestFailoversPage::filtersAskTheJournal()
{
    for (int i = 1; i <= 4; ++i)
        record(i, i == 4 ? OperationState::Undone : OperationState::Done);
    m_page->setOperations(m_operations.get());
    m_page->show();
    QTRY_COMPARE(m_page->history()->rowCount(), 4);
    const auto choose = [this](const char *name, int index) {
        auto *box = m_page->findChild<QComboBox *>(QLatin1String(name));
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    };
    choose("operationsKind", 1); // switchovers: the odd ones
    QTRY_COMPARE(m_page->history()->rowCount(), 2);
    choose("operationsKind", 0);
    choose("operationsState", 2); // undone
    QTRY_COMPARE(m_page->history()->rowCount(), 1);
    QCOMPARE(m_page->history()->record(0)->id, QStringLiteral("op-4"));
    choose("operationsState", 4); // needs a person
    QTRY_COMPARE(m_page->history()->rowCount(), 0);
    QVERIFY(m_page->findChild<QWidget *>(QStringLiteral("operationsEmpty"))->isVisible());
}

/// Not only what was read: the longest of all comes first.
void TestFailoversPage::aHeadingSortsAllOfIt()
{
    for (int i = 1; i <= OperationHistory::pageRows + 5; ++i)
        record(i, i == 7 ? OperationState::Undone : OperationState::Done);
    QVERIFY(m_journal->enter(QStringLiteral("op-3"), OperationState::Done, {{QStringLiteral("duration_ms"), 9e6}}));
    m_page->setOperations(m_operations.get());
    m_page->show();
    OperationHistory *history = m_page->history();
    QTRY_COMPARE(history->rowCount(), OperationHistory::pageRows);
    auto *table = m_page->findChild<QTableView *>(QStringLiteral("operationsTable"));
    const auto sortBy = [&](const QString &title, Qt::SortOrder order) {
        for (int i = 0; i < history->columnCount(); ++i) {
            if (history->headerData(i, Qt::Horizontal, Qt::DisplayRole).toString() == title)
                table->sortByColumn(i, order);
        }
    };
    sortBy(QStringLiteral("Duration"), Qt::DescendingOrder);
    QTRY_COMPARE(history->record(0)->id, QStringLiteral("op-3"));
    sortBy(QStringLiteral("Result"), Qt::DescendingOrder);
    QTRY_COMPARE(history->record(0)->id, QStringLiteral("op-7"));
    sortBy(QStringLiteral("Started"), Qt::AscendingOrder);
    QTRY_COMPARE(history->record(0)->id, QStringLiteral("op-1"));
    const QByteArray state = m_page->saveState(); // and the next window shows it the same way
    FailoversPage other;
    other.setSnapshot(m_operations->situation().snapshot);
    other.setOperations(m_operations.get());
    other.restoreState(state);
    other.show();
    QTRY_VERIFY(other.history()->record(0) && other.history()->record(0)->id == QLatin1String("op-1"));
}

void TestFailoversPage::whatAClientSawIsDrawn()
{
    record(1, OperationState::Done);
    record(2, OperationState::Done); // of an older version: figures only
    QVERIFY(m_journal->keep(QStringLiteral("op-1"), {test::canaryReading(now(), 186, false)}));
    m_page->setOperations(m_operations.get());
    m_page->show();
    auto *chart = m_page->findChild<QWidget *>(QStringLiteral("canaryChart"));
    m_page->showOperation(QStringLiteral("op-1"));
    QTRY_VERIFY(m_page->detail() && m_page->detail()->operation.id == QLatin1String("op-1"));
    QVERIFY(chart->isVisibleTo(m_page.get()));
    QVERIFY(chart->accessibleDescription().contains(format::duration(milliseconds(186))));
    m_page->showOperation(QStringLiteral("op-2"));
    QTRY_VERIFY(m_page->detail() && m_page->detail()->operation.id == QLatin1String("op-2"));
    QVERIFY(!chart->isVisibleTo(m_page.get()));
    QVERIFY(m_page->findChild<QWidget *>(QStringLiteral("operationCanaryFigures"))->isVisibleTo(m_page.get()));
    m_page->findChild<QPushButton *>(QStringLiteral("copyOperation"))->click();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("Promote b")));
}

void TestFailoversPage::oneOperationIsWhole()
{
    record(1, OperationState::Done);
    m_page->setOperations(m_operations.get());
    m_page->show();
    m_page->showOperation(QStringLiteral("op-1"));
    QTRY_VERIFY(m_page->detail());
    const auto *steps = m_page->findChild<QTableView *>(QStringLiteral("operationSteps"))->model();
    QVERIFY(steps->rowCount() > 10);
    QCOMPARE(steps->index(0, 2).data().toString(), format::duration(milliseconds(12)));
    QVERIFY(steps->index(0, 1).data().toString().startsWith(QStringLiteral("≈")));
    QCOMPARE(steps->index(0, 4).data().toString(), QStringLiteral("locked true"));
    QCOMPARE(steps->index(2, 2).data().toString(), format::unknown()); // it was not done: a dash, not a zero
}

void TestFailoversPage::itIsExported()
{
    record(1, OperationState::Done);
    m_page->setOperations(m_operations.get());
    m_page->show();
    m_page->showOperation(QStringLiteral("op-1"));
    QTRY_VERIFY(m_page->detail());
    const QJsonObject json = QJsonDocument::fromJson(m_page->exported(QStringLiteral("json"))).object();
    QCOMPARE(json.value(QStringLiteral("id")).toString(), QStringLiteral("op-1"));
    QCOMPARE(json.value(QStringLiteral("result")).toString(), QStringLiteral("done"));
    QCOMPARE(json.value(QStringLiteral("outage_ms")).toDouble(), 59.25);
    QCOMPARE(json.value(QStringLiteral("steps")).toArray().size(), 2);
    const QString markdown = QString::fromUtf8(m_page->exported(QStringLiteral("md")));
    QVERIFY(markdown.contains(QStringLiteral("| Promote b |")));
    QVERIFY(markdown.contains(QStringLiteral("Drill: DR-118")));
    QVERIFY(m_page->exported(QStringLiteral("pdf")).startsWith("%PDF-"));
}

void TestFailoversPage::whatWasLeftIsShown()
{
    OperationStrip strip;
    strip.setTheme(Theme::dark());
    strip.setOperations(m_operations.get());
    QVERIFY(strip.isHidden());                 // nothing was left
    record(7, OperationState::Running, false); // its program died
    m_operations->tellHistory();
    QTRY_VERIFY(strip.text().contains(QStringLiteral("dba@ws-14")));
    auto *resume = strip.findChild<QPushButton *>(QStringLiteral("stripResume"));
    QVERIFY(!resume->isEnabled() && !resume->toolTip().isEmpty()); // read-only
    m_operations->setMayAct(true);
    QVERIFY(resume->isEnabled());
    resume->click();
    QCOMPARE(m_operations->resumed, QStringList{QStringLiteral("op-7")});
}

QTEST_MAIN(TestFailoversPage)
#include "test_failoverspage.moc"
