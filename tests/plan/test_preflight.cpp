// SPDX-License-Identifier: GPL-3.0-or-later
// The preflight: every row of preflightrows.h, and what an operator may accept.
#include "planner.h"
#include "preflightrows.h"

#include <QTest>

using namespace meridian;

namespace
{

Result<Plan> planFor(const Situation &s, OperationKind kind, const QSet<QString> &accepted = {})
{
    const NodeId a = Topology::id("a"), b = Topology::id("b");
    if (kind == Switchover)
        return planSwitchover(s, {Topology::c(), b, {}, accepted});
    if (kind == Failover)
        return planFailover(s, {Topology::c(), b, {}, {}, accepted});
    return planRejoin(s, {Topology::c(), a, false, accepted});
}

const Check *findCheck(const Plan &plan, const QString &code)
{
    const auto it =
        std::find_if(plan.checks.begin(), plan.checks.end(), [&](const Check &c) { return c.code == code; });
    return it == plan.checks.end() ? nullptr : &*it;
}

} // namespace

class TestPreflight : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void checks_data();
    void checks();
    void everyCheckHasRows();
    void acceptedBlocks();
    void onlyOverridableOnesAreAccepted();
    void acceptedLoss();
    void commandsOfOtherOwners();
};

void TestPreflight::checks_data()
{
    QTest::addColumn<int>("index");
    for (size_t i = 0; i < std::size(kRows); ++i)
        QTest::addRow("%s: %s", kRows[i].code, kRows[i].name) << int(i);
}

void TestPreflight::checks()
{
    QFETCH(int, index);
    const Row &row = kRows[index];
    Topology topology(QString::fromLatin1(row.line));
    row.change(topology);
    const auto plan = planFor(topology.situation(), row.kind);
    QVERIFY(plan);
    const Check *check = findCheck(*plan, QLatin1String(row.code));
    QVERIFY(check);
    QVERIFY2(check->verdict == row.expected, qPrintable(toText(check->verdict) + u' ' + check->reason.text()));
    if (check->verdict == kBlock)
        QVERIFY(plan->blocked());
    for (const Check &one : plan->checks) {
        QVERIFY2(!one.reason.isEmpty() && !one.reason.text().startsWith(one.reason.code), qPrintable(one.reason.code));
        QVERIFY2(one.remedy.isEmpty() || !one.remedy.text().startsWith(one.remedy.code), qPrintable(one.remedy.code));
    }
    for (const Step &step : plan->steps)
        QVERIFY2(!step.why.text().startsWith(step.why.code), qPrintable(step.why.code));
}

/// Every check passes somewhere and objects somewhere; a check that cannot object proves nothing.
void TestPreflight::everyCheckHasRows()
{
    const QSet<QString> onlyPass{QStringLiteral("undo"), QStringLiteral("always-one-writer"),
                                 QStringLiteral("overrides")};
    QHash<QString, QSet<CheckVerdict>> seen;
    for (const Row &row : kRows)
        seen[QLatin1String(row.code)].insert(row.expected);
    for (const auto kind : {Switchover, Failover, Rejoin}) {
        const auto plan = planFor(Topology(QString::fromLatin1(kind == Rejoin ? kBack : kTwo)).situation(), kind);
        QVERIFY(plan);
        for (const Check &check : plan->checks) {
            QVERIFY2(seen.value(check.code).contains(kPass), qPrintable(check.code));
            QVERIFY2(seen.value(check.code).size() > 1 || onlyPass.contains(check.code), qPrintable(check.code));
        }
    }
}

void TestPreflight::acceptedBlocks()
{
    Topology topology(QString::fromLatin1(kTwo));
    topology.survey("b").diskFree = 1000;
    QVERIFY(planFor(topology.situation(), Switchover)->blocked());
    const auto plan = planFor(topology.situation(), Switchover, {QStringLiteral("disk-space")});
    QVERIFY(!plan->blocked());
    QCOMPARE(findCheck(*plan, QStringLiteral("disk-space"))->verdict, kWarn);
    QCOMPARE(findCheck(*plan, QStringLiteral("overrides"))->verdict, kWarn);
}

void TestPreflight::onlyOverridableOnesAreAccepted()
{
    const Topology topology(QStringLiteral("a:p b:s<a/must-not"));
    QVERIFY(planFor(topology.situation(), Switchover, {QStringLiteral("promotion-rule")})->blocked());
}

void TestPreflight::acceptedLoss()
{
    const Topology topology(QStringLiteral("a:p/u b:s<a-2000"));
    const QSet<QString> accepted{QStringLiteral("fence")};
    const FailoverRequest enough{Topology::c(), Topology::id("b"), {}, 2'000'000, accepted};
    const FailoverRequest less{Topology::c(), Topology::id("b"), {}, 1'999'999, accepted};
    QVERIFY(!planFailover(topology.situation(), enough)->blocked());
    QVERIFY(planFailover(topology.situation(), less)->blocked());
    QCOMPARE(planFailover(topology.situation(), less)->lossBytes, 2'000'000);
}

void TestPreflight::commandsOfOtherOwners()
{
    Topology topology(QString::fromLatin1(kTwo));
    topology.survey("a").owner = Owner::PgAutoFailover;
    const auto plan = planFor(topology.situation(), Switchover);
    QVERIFY(plan->steps.isEmpty() && plan->blocked());
    QCOMPARE(findCheck(*plan, QStringLiteral("owner"))->remedy.args.first(),
             QStringLiteral("pg_autoctl perform promotion --name b"));
    topology.survey("a").owner = Owner::Repmgr;
    QCOMPARE(findCheck(*planFor(topology.situation(), Switchover), QStringLiteral("owner"))->remedy.args.first(),
             QStringLiteral("repmgr standby switchover --siblings-follow"));
}

QTEST_GUILESS_MAIN(TestPreflight)
#include "test_preflight.moc"
