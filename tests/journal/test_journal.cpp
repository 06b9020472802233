// SPDX-License-Identifier: GPL-3.0-or-later
// The journal on disk: what goes in comes out, nothing can be changed, and a long history is read page by page.
#include "journal.h"
#include "sqliteconnection.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

OperationRecord operation(const char *id, const char *cluster = "orders")
{
    OperationRecord o;
    o.id = QLatin1String(id);
    o.kind = QStringLiteral("switchover");
    o.cluster = ClusterId(QLatin1String(cluster));
    o.oldPrimary = NodeId(QStringLiteral("a"));
    o.newPrimary = NodeId(QStringLiteral("b"));
    o.reason = QStringLiteral("kernel update");
    o.who = QStringLiteral("ada");
    o.place = QStringLiteral("desk");
    o.request = {{QStringLiteral("target"), QStringLiteral("b")}};
    o.started = now();
    return o;
}

StepRecord step(int number)
{
    StepRecord s;
    s.number = number;
    s.action = {{QStringLiteral("do"), QStringLiteral("promote")}};
    s.began = now();
    return s;
}

} // namespace

class TestJournal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto journal = Journal::open(file());
        QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().text()));
        m_journal = std::move(*journal);
    }
    void cleanup() { m_journal.reset(); }

    void whatWasWrittenIsReadBack()
    {
        OperationRecord o = operation("op-1");
        QVERIFY(m_journal->begin(o, {{QStringLiteral("steps"), 3}}));
        QList<StepRecord> first{step(1), step(2)}, second{step(3)}, none;
        QVERIFY(m_journal->record(o.id, {}, first));
        QVERIFY(first.at(0).id > 0 && first.at(1).id > first.at(0).id);
        first[0].ended = now();
        first[0].evidence = {{QStringLiteral("marker"), QStringLiteral("0/3000060")}};
        first[1].ended = now();
        first[1].error = Error{ErrorKind::Timeout, QStringLiteral("t"), QStringLiteral("m"), QStringLiteral("57014"),
                               QStringLiteral("r")};
        QVERIFY(m_journal->record(o.id, first, second));

        const auto read = m_journal->operation(o.id);
        QVERIFY(read.ok() && read->has_value());
        const OperationDetail &d = **read;
        QCOMPARE(d.operation.reason, o.reason);
        QCOMPARE(d.operation.newPrimary, o.newPrimary);
        QCOMPARE(d.operation.started, o.started);
        QCOMPARE(d.operation.state, OperationState::Running);
        QCOMPARE(d.plans, QList<QJsonObject>({{{QStringLiteral("steps"), 3}}}));
        QCOMPARE(d.steps.size(), 3);
        QCOMPARE(d.steps.at(0).evidence, first.at(0).evidence);
        QVERIFY(!d.steps.at(0).error);
        QCOMPARE(d.steps.at(1).error, first.at(1).error);
        QVERIFY(!d.steps.at(2).ended); // as after a crash: nobody knows
        QVERIFY(!(*m_journal->operation(QStringLiteral("op-2"))).has_value());
    }

    /// Steps that go out together wait for each other: what was meant was written before them all.
    void theTrueBeginOfAStepIsKept()
    {
        OperationRecord o = operation("op-1");
        QVERIFY(m_journal->begin(o, {}));
        QList<StepRecord> steps{step(1)}, none;
        QVERIFY(m_journal->record(o.id, {}, steps));
        const Instant meant = steps[0].began;
        QCOMPARE((*m_journal->operation(o.id))->steps.at(0).began, meant);
        steps[0].began = meant + milliseconds(70);
        steps[0].ended = meant + milliseconds(75);
        QVERIFY(m_journal->record(o.id, steps, none));
        QCOMPARE((*m_journal->operation(o.id))->steps.at(0).began, meant + milliseconds(70));
    }

    void whatClientsSawIsKept()
    {
        OperationRecord o = operation("op-1");
        QVERIFY(m_journal->begin(o, {}));
        QVERIFY((*m_journal->operation(o.id))->canary.isEmpty());
        CanaryTrace trace;
        const Instant start = now();
        for (int i = 0; i < 5000; ++i) {
            trace.add({start + milliseconds(5 * i), i == 2001 ? std::nullopt : std::optional(microseconds(900 + i)),
                       i == 2001});
            if (i == 2002)
                trace.atLongestGap();
        }
        CanaryReading reading{QStringLiteral("pool"), trace.aroundGap(), 4999, 1, qint64(0),
                              microseconds(5899),     milliseconds(61),  false};
        QCOMPARE(reading.latest.size(), CanaryTrace::most); // bounded, and the failed one is among them
        QVERIFY(
            std::any_of(reading.latest.begin(), reading.latest.end(), [](const CanaryWrite &w) { return w.failed; }));
        QVERIFY(m_journal->keep(o.id, {CanaryReading{}}));
        QVERIFY(m_journal->keep(o.id, {reading}));
        QCOMPARE((*m_journal->operation(o.id))->canary, QList<CanaryReading>{reading});
    }

    void aJournalOfTheFirstLayoutIsTakenOver()
    {
        OperationRecord o = operation("op-1");
        QVERIFY(m_journal->begin(o, {}));
        QList<StepRecord> steps{step(1)}, none;
        QVERIFY(m_journal->record(o.id, {}, steps));
        m_journal.reset();
        auto old = SqliteConnection::open(file());
        for (const char *sql : {"DROP TRIGGER state_latest", "DROP TABLE latest", "DROP TABLE canary",
                                "ALTER TABLE outcome DROP COLUMN began_us", "PRAGMA user_version = 1"})
            QVERIFY2((*old)->run(QLatin1String(sql)), sql);
        old->reset();
        auto journal = Journal::open(file());
        QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().text()));
        QCOMPARE((*journal)->history({})->size(), 1);
        QVERIFY((*journal)->record(o.id, steps, none));
        QCOMPARE((*(*journal)->operation(o.id))->steps.at(0).began, steps[0].began);
    }

    void isSortedByEveryColumn()
    {
        // Three operations: a, b and c; of the last one nothing was measured.
        struct Row {
            const char *id, *kind, *cluster, *who;
            OperationState state;
            std::optional<double> figure;
        };
        const Row rows[] = {{"a", "rejoin", "z", "bob", OperationState::Undone, 9},
                            {"b", "failover", "y", "eve", OperationState::Refused, 80},
                            {"c", "switchover", "x", "ada", OperationState::Done, {}}};
        for (const Row &row : rows) {
            OperationRecord o = operation(row.id, row.cluster);
            o.kind = QLatin1String(row.kind);
            o.who = QLatin1String(row.who);
            o.reason = QLatin1String(row.who);
            o.newPrimary = NodeId(QLatin1String(row.who));
            QVERIFY(m_journal->begin(o, {}));
            QJsonObject facts;
            for (const char *fact : {"duration_ms", "outage_ms", "client_errors", "lost_rows"})
                facts.insert(QLatin1String(fact), row.figure ? QJsonValue(*row.figure) : QJsonValue());
            QVERIFY(m_journal->enter(o.id, row.state, facts));
        }
        const auto order = [&](HistorySort sort, bool ascending) { // a page for each
            HistoryFilter filter;
            filter.sort = sort;
            filter.ascending = ascending;
            filter.limit = 1;
            QString ids;
            for (;;) {
                const auto page = m_journal->history(filter);
                if (!page || page->isEmpty())
                    return page ? ids : page.error().text();
                ids += page->first().id;
                filter.after = page->first().number;
            }
        };
        const std::pair<HistorySort, const char *> wanted[] = {
            {HistorySort::Started, "abc"}, {HistorySort::Kind, "bac"},   {HistorySort::Cluster, "cba"},
            {HistorySort::Nodes, "cab"},   {HistorySort::Result, "cba"}, {HistorySort::Duration, "cab"},
            {HistorySort::Outage, "cab"},  {HistorySort::Errors, "cab"}, {HistorySort::Lost, "cab"},
            {HistorySort::Who, "cab"},     {HistorySort::Reason, "cab"}};
        for (const auto &[sort, ids] : wanted) {
            QString upwards = QString::fromLatin1(ids);
            QCOMPARE(order(sort, true), upwards);
            std::reverse(upwards.begin(), upwards.end());
            QCOMPARE(order(sort, false), upwards);
        }
    }

    void openOnesAreFound()
    {
        OperationRecord running = operation("op-1"), done = operation("op-2"), needs = operation("op-3");
        for (OperationRecord *o : {&running, &done, &needs})
            QVERIFY(m_journal->begin(*o, {}));
        QVERIFY(m_journal->enter(done.id, OperationState::Done, {{QStringLiteral("outage_ms"), 61.5}}));
        QVERIFY(m_journal->enter(needs.id, OperationState::NeedsPerson, {}));
        auto open = m_journal->openOperations();
        QVERIFY(open.ok());
        QCOMPARE(open->size(), 2);
        QCOMPARE(open->first().id, needs.id);
        QVERIFY(m_journal->replan(needs.id, {{QStringLiteral("steps"), 1}}));
        QCOMPARE((*m_journal->operation(needs.id))->operation.state, OperationState::Running);
        QCOMPARE((*m_journal->operation(needs.id))->plans.size(), 2);
        QVERIFY(m_journal->enter(needs.id, OperationState::Undone, {}));
        QCOMPARE(m_journal->openOperations()->size(), 1);
        QCOMPARE((*m_journal->operation(done.id))->operation.facts.value(u"outage_ms").toDouble(), 61.5);
    }

    void nothingCanBeChanged()
    {
        OperationRecord o = operation("op-1");
        QVERIFY(m_journal->begin(o, {}));
        auto other = SqliteConnection::open(file());
        for (const char *sql : {"DELETE FROM operation", "UPDATE operation SET reason = ''", "DELETE FROM state",
                                "UPDATE plan SET plan = ''"}) {
            const auto changed = (*other)->run(QLatin1String(sql));
            QVERIFY2(!changed, sql);
            QVERIFY(changed.error().message.contains(QLatin1String("only added to")));
        }
        QVERIFY(!m_journal->begin(o, {})); // nor begun twice
        QVERIFY(!m_journal->enter(QStringLiteral("op-9"), OperationState::Done, {}));
    }

    void onlyItsOwnerReadsIt()
    {
        QCOMPARE(QFileInfo(file()).permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void aFileThatCannotBeIsAnError()
    {
        QCOMPARE(Journal::open(QStringLiteral("/proc/journal.db")).error().kind, ErrorKind::Storage);
        auto other = SqliteConnection::open(file());
        QVERIFY((*other)->run(QStringLiteral("PRAGMA user_version = 99")));
        QCOMPARE(Journal::open(file()).error().kind, ErrorKind::Newer);
    }

    void aLongHistoryIsReadPageByPage()
    {
        {
            auto c = SqliteConnection::open(file());
            QVERIFY((*c)->run(QStringLiteral(
                "INSERT INTO operation (id, kind, cluster, old_primary, new_primary, reason, who, place, request, "
                "at_us)"
                " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000)"
                " SELECT 'op-' || i, CASE i % 3 WHEN 0 THEN 'failover' ELSE 'switchover' END, 'c' || (i % 7), 'a', 'b',"
                " '', '', '', '{}', i FROM n")));
            QVERIFY((*c)->run(QStringLiteral("INSERT INTO state (operation, state, facts, at_us)"
                                             " SELECT number, 'done', '{}', 0 FROM operation")));
        }
        HistoryFilter filter;
        filter.cluster = ClusterId(QStringLiteral("c3"));
        filter.kind = QStringLiteral("failover");
        filter.state = OperationState::Done;
        filter.limit = 50;
        for (int page = 0; page < 3; ++page) {
            const auto rows = m_journal->history(filter);
            QVERIFY2(rows, qPrintable(rows ? QString() : rows.error().text()));
            QCOMPARE(rows->size(), 50);
            for (const OperationRecord &o : *rows) {
                QVERIFY(o.number % 7 == 3 && o.number % 3 == 0);
                QVERIFY(filter.after == 0 || o.number < filter.after);
                filter.after = o.number;
            }
        }
        QVERIFY(filter.after > 290'000);
        filter.after = 0;
        filter.from = Instant(microseconds(10));
        filter.to = Instant(microseconds(40));
        QCOMPARE(m_journal->history(filter)->size(), 1); // 24
        filter.sort = HistorySort::Reason;               // few pass the filter: it is asked before the order
        QCOMPARE(m_journal->history(filter)->size(), 1);
        QCOMPARE(m_journal->openOperations()->size(), 0);
        QCOMPARE(*m_journal->lastBegun(QStringLiteral("failover"), ClusterId(QStringLiteral("c3"))),
                 std::optional(Instant(microseconds(299'988))));
        QCOMPARE(*m_journal->lastBegun(QStringLiteral("failover"), ClusterId(QStringLiteral("c3")),
                                       QStringLiteral("op-299988")),
                 std::optional(Instant(microseconds(299'967))));
    }

private:
    QString file() const { return m_dir->filePath(QStringLiteral("j.db")); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Journal> m_journal;
};

QTEST_GUILESS_MAIN(TestJournal)
#include "test_journal.moc"
