// SPDX-License-Identifier: GPL-3.0-or-later
// Which events stand in a chart, and that their chips never overlap.
#include "eventmarks.h"

#include <QTest>

using namespace meridian;

namespace
{

Event happened(qint64 second, const char *kind, Severity severity, const char *node = "a")
{
    Event e;
    e.at = Instant(seconds(second));
    e.kind = QLatin1String(kind);
    e.severity = severity;
    e.node = NodeId(QLatin1String(node));
    e.from = QStringLiteral("healthy");
    e.to = QStringLiteral("failed");
    return e;
}

EventMark mark(qint64 second, int rank, const QString &text = QStringLiteral("mark"))
{
    return {Instant(seconds(second)), Severity::Info, text, text, rank};
}

/// A pixel a second, ten pixels a letter.
QList<PlacedMark> place(const QList<EventMark> &marks, double right = 1000)
{
    MarkSpace space;
    space.right = right;
    space.x = [](Instant at) { return toSeconds(at.time_since_epoch()); };
    space.width = [](const QString &text) { return 10.0 * static_cast<double>(text.size()); };
    return placeMarks(marks, space);
}

} // namespace

class TestEventMarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsMarked_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Severity>("severity");
        QTest::addColumn<int>("rank"); // -1: no mark
        QTest::newRow("an operation") << "operation" << Severity::Info << 5;
        QTest::newRow("a change of role") << "role" << Severity::Info << 4;
        QTest::newRow("a failure") << "health" << Severity::Critical << 3;
        QTest::newRow("a restart") << "restart" << Severity::Warning << 2;
        QTest::newRow("another fleet") << "fleet" << Severity::Info << 1;
        QTest::newRow("a warning is a tick") << "link" << Severity::Warning << 0;
        QTest::newRow("healthy again") << "health" << Severity::Info << -1;
    }
    void whatIsMarked()
    {
        QFETCH(QString, kind);
        QFETCH(Severity, severity);
        QFETCH(int, rank);
        const auto marks = eventMarks({happened(1, qPrintable(kind), severity)});
        QCOMPARE(marks.isEmpty() ? -1 : marks[0].rank, rank);
    }

    void ascendingWithSubject()
    {
        const auto marks = eventMarks({happened(9, "role", Severity::Info, "b"), happened(3, "role", Severity::Info)});
        QCOMPARE(marks.size(), 2);
        QVERIFY(marks[0].at < marks[1].at);
        QVERIFY(marks[0].text.startsWith(QStringLiteral("a: ")));
    }

    void theMoreImportantHasTheChip()
    {
        const auto placed = place({mark(100, 1), mark(120, 4), mark(500, 1)});
        QCOMPARE(placed.size(), 3);
        QVERIFY(!placed[0].chip); // would overlap
        QVERIFY(placed[1].chip);
        QVERIFY(placed[2].chip);
    }

    void thoseThatFallTogetherAreOne()
    {
        const auto placed = place({mark(100, 1), mark(103, 3, QStringLiteral("worst")), mark(105, 0)});
        QCOMPARE(placed.size(), 1);
        QCOMPARE(placed[0].count, 3);
        QCOMPARE(placed[0].mark, 1);
        QCOMPARE(placed[0].text, QStringLiteral("worst  +2"));
    }

    void chipsStayInsideAndApart()
    {
        QList<EventMark> marks;
        for (int i = 0; i < 200; ++i)
            marks << mark(i * 5, i % 5);
        const auto placed = place(marks);
        double before = 0;
        int chips = 0;
        for (const PlacedMark &p : placed) {
            if (!p.chip)
                continue;
            ++chips;
            QVERIFY(p.chip->first >= before);
            QVERIFY(p.chip->second <= 1000);
            before = p.chip->second;
        }
        QVERIFY(chips >= 5);
        QVERIFY(place({mark(5, 4)}, 20)[0].chip == std::nullopt); // no room at all
    }
};

QTEST_APPLESS_MAIN(TestEventMarks)
#include "test_eventmarks.moc"
