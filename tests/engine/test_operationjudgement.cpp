// SPDX-License-Identifier: GPL-3.0-or-later
// What an interrupted operation knows of its own past. Pure.
#include "operationjudgement.h"
#include "planjson.h"

#include <QTest>

#include <algorithm>

using namespace meridian;

namespace
{

NodeId node(const char *name)
{
    return NodeId(QString::fromLatin1(name));
}

Step step(Action action, std::optional<Action> undo = {})
{
    Step s;
    s.action = std::move(action);
    s.undo = std::move(undo);
    return s;
}

/// The same deeds under other numbers once it is resumed.
QList<Plan> plans()
{
    const QString retry = QStringLiteral("wal_retrieve_retry_interval");
    const Step lock = step(TakeLock{ClusterId(QStringLiteral("c")), node("a")},
                           ReleaseLock{ClusterId(QStringLiteral("c")), node("a")});
    const Step set =
        step(SetParameter{node("b"), retry, QStringLiteral("100ms")}, SetParameter{node("b"), retry, QString()});
    const Step fence = step(Fence{node("a"), node("b")}, Unfence{node("a")});
    Step promote = step(Promote{node("b")});
    promote.pointOfNoReturn = true;
    Plan first, second;
    first.steps = {lock, set, fence, promote};
    second.steps = {step(Checkpoint{node("b")}), lock, fence, promote};
    return {first, second};
}

/// "1+ 2?|3-u3+": step 1 went well, of 2 nobody knows, then in the second plan 3 failed and was taken back.
OperationDetail detail(const QString &story)
{
    OperationDetail detail;
    const QList<Plan> all = plans();
    for (const Plan &plan : all)
        detail.plans += toJson(plan);
    int plan = 0;
    bool undo = false;
    for (const QChar c : story) {
        if (c == u'|')
            ++plan;
        else if (c == u'u')
            undo = true;
        if (c.isDigit()) {
            const Step &s = all.at(plan).steps.at(c.digitValue() - 1);
            detail.steps += StepRecord{0, c.digitValue(), undo, toJson(undo ? *s.undo : s.action), {}, {}, {}, {}};
            undo = false;
        }
        if (c == u'+' || c == u'-')
            detail.steps.last().ended = Instant();
        if (c == u'-' || c == u'x')
            detail.steps.last().error =
                Error{ErrorKind::Timeout, {}, {}, c == u'x' ? QLatin1String(kNotBegun) : QString(), {}};
    }
    return detail;
}

} // namespace

class TestOperationJudgement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theJournalTellsWhatIsDone_data()
    {
        QTest::addColumn<QString>("story");
        QTest::addColumn<QString>("done");
        QTest::addColumn<QString>("stands"); ///< is still to be taken back
        QTest::addColumn<bool>("past");
        const auto row = [](const char *name, const char *story, const char *done, const char *stands, bool past) {
            QTest::newRow(name) << story << done << stands << past;
        };
        row("nothing", "", "", "", false);
        row("ended well", "1+2+3+", "take-lock set-parameter fence", "take-lock set-parameter fence", false);
        row("nobody knows of a fence", "1+2+3", "take-lock set-parameter", "take-lock set-parameter fence", false);
        row("a setting may be there", "1+2", "take-lock set-parameter", "take-lock set-parameter", false);
        row("a setting that failed, too", "1+2-", "take-lock set-parameter", "take-lock set-parameter", false);
        row("taken back", "1+2+3+u3+u2+", "take-lock", "take-lock", false);
        row("a fence that may be off", "1+3+u3-", "take-lock", "take-lock fence", false);
        row("a setting that may be there still", "1+2+u2-", "take-lock set-parameter", "take-lock set-parameter",
            false);
        row("promoted", "3+4+", "fence promote", "fence promote", true);
        row("perhaps promoted", "3+4", "fence", "fence promote", true);
        row("never told to be promoted", "3+4x", "fence", "fence", false);
        row("numbers of two plans", "1+2+u2+|2+3+", "take-lock fence", "take-lock fence", false);
        row("fenced again", "3+u3-|3+", "fence", "fence", false);
        row("taken back through both plans", "2+3+|3-u3+", "set-parameter", "set-parameter", false);
        row("taken back twice", "3+u3-u3+", "", "", false);
    }
    void theJournalTellsWhatIsDone()
    {
        QFETCH(QString, story);
        const OperationDetail past = detail(story);
        const QList<Step> begun = begunOf(past);
        QStringList done, stands;
        for (const Action &action : doneOf(past))
            done += toJson(action).value(u"do").toString();
        for (const Step &step : begun)
            stands += toJson(step.action).value(u"do").toString();
        QTEST(done.join(u' '), "done");
        QTEST(stands.join(u' '), "stands");
        QTEST(std::any_of(begun.begin(), begun.end(), isPastReturn), "past");
    }
};

QTEST_APPLESS_MAIN(TestOperationJudgement)
#include "test_operationjudgement.moc"
