// SPDX-License-Identifier: GPL-3.0-or-later
// The ends of operations, whoever carried them out, become events: once each, and also while the program runs.
#include "journal.h"
#include "operationnews.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

class TestOperationNews : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAreEvents_data()
    {
        QTest::addColumn<OperationState>("state");
        QTest::addColumn<QJsonObject>("facts");
        QTest::addColumn<QString>("code"); // empty: no event
        QTest::addColumn<Severity>("severity");
        const QJsonObject outage{{QStringLiteral("outage_ms"), 411.6}};
        QTest::newRow("done") << OperationState::Done << outage << "operation.switchover.done.measured"
                              << Severity::Info;
        QTest::newRow("without a canary")
            << OperationState::Done << QJsonObject() << "operation.switchover.done" << Severity::Info;
        QTest::newRow("taken back") << OperationState::Undone << outage << "operation.switchover.undone"
                                    << Severity::Warning;
        QTest::newRow("left to a person") << OperationState::NeedsPerson << QJsonObject()
                                          << "operation.switchover.needs-person" << Severity::Critical;
        QTest::newRow("refused") << OperationState::Refused << QJsonObject() << QString() << Severity::Info;
        QTest::newRow("running") << OperationState::Running << QJsonObject() << QString() << Severity::Info;
    }
    void endsAreEvents()
    {
        QFETCH(OperationState, state);
        QFETCH(QJsonObject, facts);
        QFETCH(QString, code);
        OperationRecord o = operation();
        o.state = state;
        o.stateSince = Instant(seconds(10));
        o.facts = facts;
        const QList<Event> events = operationEvents({o}, Instant(seconds(9)));
        QCOMPARE(events.size(), code.isEmpty() ? 0 : 1);
        QVERIFY(operationEvents({o}, o.stateSince).isEmpty()); // known already
        if (code.isEmpty())
            return;
        QCOMPARE(events.first().reason.code, code);
        QCOMPARE(events.first().at, o.stateSince);
        QTEST(events.first().severity, "severity");
        QVERIFY2(events.first().reason.text().contains(QStringLiteral("a → b")),
                 qPrintable(events.first().reason.text()));
    }

    void everyEndHasItsWords()
    {
        for (const char *kind : {"switchover", "failover", "rejoin", "maintenance-on", "maintenance-off"}) {
            for (const OperationState state :
                 {OperationState::Done, OperationState::Undone, OperationState::NeedsPerson}) {
                OperationRecord o = operation();
                o.kind = QLatin1String(kind);
                o.state = state;
                o.stateSince = Instant(seconds(10));
                const QString text = operationEvents({o}, {}).value(0).reason.text();
                QVERIFY2(!text.startsWith(QLatin1String("operation.")), qPrintable(text));
            }
        }
    }

    void aJournalIsFollowed()
    {
        const QTemporaryDir dir;
        const QString file = dir.filePath(QStringLiteral("fleet-operations.db"));
        OperationNews news(file);
        QSignalSpy happened(&news, &OperationNews::happened), changed(&news, &OperationNews::journalChanged);
        news.start({});
        const auto journal = Journal::open(file);
        QVERIFY(journal.ok());
        OperationRecord first = operation();
        QVERIFY((*journal)->begin(first, {}));
        QVERIFY((*journal)->enter(first.id, OperationState::Done, {}));
        QTRY_COMPARE(happened.size(), 1);
        OperationRecord second = operation();
        second.id = QStringLiteral("op-2");
        QVERIFY((*journal)->begin(second, {}));
        QTRY_VERIFY(!changed.isEmpty()); // it runs: no event, but there is something to show
        QVERIFY((*journal)->enter(second.id, OperationState::Undone, {}));
        QTRY_COMPARE(happened.size(), 2);
        const auto events = happened.last().first().value<QList<Event>>();
        QCOMPARE(events.size(), 1);
        QCOMPARE(events.first().reason.code, QStringLiteral("operation.switchover.undone"));
    }

private:
    static OperationRecord operation()
    {
        OperationRecord o;
        o.id = QStringLiteral("op-1");
        o.kind = QStringLiteral("switchover");
        o.cluster = ClusterId(QStringLiteral("orders"));
        o.oldPrimary = NodeId(QStringLiteral("a"));
        o.newPrimary = NodeId(QStringLiteral("b"));
        o.started = now();
        return o;
    }
};

QTEST_GUILESS_MAIN(TestOperationNews)
#include "test_operationnews.moc"
