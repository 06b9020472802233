// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard of operations on the real planners' values: who can be chosen and why, what refuses, what has to be typed,
// by keyboard alone; what read-only mode keeps from happening; how a run and its result look.
#include "wizardfixture.h"

#include <QClipboard>
#include <QSignalSpy>
#include <QTableView>

using namespace meridian;

class TestOperationWizard : public test::WizardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dress(); }
    void cleanup() { putAway(); }

    void theLedgerSaysEveryNodesPlace();
    void choosingAnotherNodePlansAgain();
    void aBlockEndsTheWay();
    void whatMayBeAcceptedIsAccepted();
    void everyKindHasItsForm_data();
    void everyKindHasItsForm();
    void productionWantsTheNameTyped();
    void aLossIsTyped();
    void readOnlyStartsNothing();
    void theSchemaNeedsConsent();
    void aPlanIsHandedOverAsAScript();
    void allOfItByKeyboard();
};

void TestOperationWizard::theLedgerSaysEveryNodesPlace()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover));
    const auto *nodes = child<QTableView>("candidates");
    QCOMPARE(nodes->model()->rowCount(), 3);
    QCOMPARE(nodes->model()->index(0, 0).data().toString(), QStringLiteral("1"));
    QCOMPARE(nodes->model()->index(0, 1).data().toString(), QStringLiteral("b"));
    QCOMPARE(nodes->currentIndex().row(), 0);
    QStringList names;
    for (int row = 1; row < 3; ++row) {
        names << nodes->model()->index(row, 1).data().toString();
        QVERIFY(!nodes->model()->index(row, 5).data().toString().isEmpty()); // why not
    }
    QVERIFY(names.contains(QStringLiteral("d")) && names.contains(QStringLiteral("a")));
    const auto *rules = child<QTableView>("rules");
    QVERIFY(rules->model()->rowCount() > 10);
    child<QPushButton>("copyLedger")->click();
    for (const auto &rule : m_operations->situation().snapshot->fleet->nodes)
        QVERIFY(QGuiApplication::clipboard()->text().contains(rule.id.name()));
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("promotion-rule")));
}

void TestOperationWizard::choosingAnotherNodePlansAgain()
{
    open(Topology(QStringLiteral("a:p b:s<a e:s<a")), form(OperationKind::Switchover));
    const int before = m_operations->plans;
    auto *nodes = child<QTableView>("candidates");
    const QString other = nodes->model()->index(1, 1).data().toString();
    nodes->selectRow(1);
    QTRY_VERIFY(m_operations->plans > before && !m_wizard->isPlanning());
    QCOMPARE(m_wizard->draft().form.node.name(), other);
    QCOMPARE(m_wizard->draft().plan()->newPrimary.name(), other);
    QCOMPARE(nodes->currentIndex().siblingAtColumn(1).data().toString(), other);
}

void TestOperationWizard::aBlockEndsTheWay()
{
    Topology topology(test::kThreeNodes);
    topology.sample("b", [](ServerSample &s) { s.replayPaused = true; });
    open(topology, form(OperationKind::Switchover, "b"));
    goTo(OperationWizard::Checks);
    QVERIFY(!next()->isEnabled());
    QVERIFY(!child<QLabel>("operationObstacle")->text().isEmpty());
    QCOMPARE(next()->toolTip(), child<QLabel>("operationObstacle")->text());
    save(QStringLiteral("wizard-refused"));
}

void TestOperationWizard::whatMayBeAcceptedIsAccepted()
{
    Topology topology(test::kThreeNodes);
    topology.extra().lastFailover = topology.situation().at() - seconds(60);
    open(topology, form(OperationKind::Switchover, "b"));
    goTo(OperationWizard::Checks);
    QVERIFY(!next()->isEnabled());
    auto *accept = child<QCheckBox>("accept:quiet-period");
    QTRY_VERIFY(accept->isVisible());
    accept->click();
    QTRY_VERIFY(next()->isEnabled());
    QVERIFY(m_wizard->draft().form.accepted.contains(QStringLiteral("quiet-period")));
    accept = child<QCheckBox>("accept:quiet-period");
    QTRY_VERIFY(accept->isVisible() && accept->isChecked());
    accept->click(); // and taken back
    QTRY_VERIFY(!next()->isEnabled());
}

void TestOperationWizard::everyKindHasItsForm_data()
{
    QTest::addColumn<QString>("topology");
    QTest::addColumn<OperationKind>("kind");
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<int>("nodes");
    QTest::addColumn<QByteArray>("step");
    QTest::newRow("switchover") << test::kThreeNodes << OperationKind::Switchover << QByteArray("b") << 3
                                << QByteArray("Promote b");
    QTest::newRow("failover") << QStringLiteral("a:p/x b:s<a e:s<a") << OperationKind::Failover << QByteArray("b") << 3
                              << QByteArray("Promote b");
    QTest::newRow("rejoin") << QStringLiteral("a:p/x b:p/t2 e:s<b/t2") << OperationKind::Rejoin << QByteArray("a") << 3
                            << QByteArray("Start a as a standby of b");
    QTest::newRow("maintenance") << test::kThreeNodes << OperationKind::MaintenanceOn << QByteArray("b") << 4
                                 << QByteArray("Begin maintenance of b");
}

void TestOperationWizard::everyKindHasItsForm()
{
    QFETCH(QString, topology);
    QFETCH(OperationKind, kind);
    QFETCH(QByteArray, node);
    QFETCH(int, nodes);
    QFETCH(QByteArray, step);
    open(Topology(topology), form(kind, node));
    QCOMPARE(child<QTableView>("candidates")->model()->rowCount(), nodes);
    QCOMPARE(child<QCheckBox>("keepData")->isVisible(), kind == OperationKind::Rejoin);
    QVERIFY(m_wizard->draft().plan());
    QStringList steps;
    for (const Step &s : m_wizard->draft().plan()->steps)
        steps << toText(s.action);
    QVERIFY2(!steps.filter(QString::fromUtf8(step)).isEmpty(), qPrintable(steps.join(u'\n')));
}

void TestOperationWizard::productionWantsTheNameTyped()
{
    Topology topology(test::kThreeNodes);
    topology.cluster().environment = Environment::Production;
    open(topology, form(OperationKind::Switchover, "b"));
    confirm();
    QVERIFY2(next()->isEnabled(), qPrintable(next()->toolTip()));
    child<QLineEdit>("typedCluster")->clear();
    QTest::keyClicks(child<QLineEdit>("typedCluster"), QStringLiteral("x"));
    QVERIFY(!next()->isEnabled());
    topology.cluster().environment = Environment::Test;
    open(topology, form(OperationKind::Switchover, "b"));
    goTo(OperationWizard::Confirm);
    QVERIFY(!child<QLineEdit>("typedCluster")->isVisible());
}

void TestOperationWizard::aLossIsTyped()
{
    Topology topology(QStringLiteral("a:p/x b:s<a-5000 e:s<a-9000"));
    for (const char *standby : {"b", "e"})
        topology.sample(standby, [](ServerSample &s) { s.receiver->status = QStringLiteral("stopping"); });
    topology.cluster().environment = Environment::Test;
    open(topology, form(OperationKind::Failover, "b"));
    QVERIFY(m_wizard->draft().plan()->lossBytes.value_or(0) > 0);
    goTo(OperationWizard::Checks);
    if (auto *agree = m_wizard->findChild<QCheckBox *>(QStringLiteral("accept:replicas-agree"));
        agree && agree->isVisible())
        agree->click();
    confirm();
    QVERIFY(child<QLineEdit>("typedLoss")->isVisible());
    QVERIFY(!next()->isEnabled());
    save(QStringLiteral("wizard-loss"));
    QTest::keyClicks(child<QLineEdit>("typedLoss"), QStringLiteral("5.0 MB"));
    QTRY_VERIFY2(next()->isEnabled(), qPrintable(next()->toolTip()));
    QCOMPARE(m_wizard->draft().form.acceptedLossBytes, m_wizard->draft().plan()->lossBytes);
    QTest::keyClick(child<QLineEdit>("typedLoss"), Qt::Key_Backspace);
    QTRY_VERIFY(!next()->isEnabled());
    QVERIFY(!m_wizard->draft().form.acceptedLossBytes);
}

void TestOperationWizard::readOnlyStartsNothing()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"), false);
    confirm();
    QVERIFY(!next()->isEnabled());
    QVERIFY(child<QPushButton>("toOperatorMode")->isVisible());
    QSignalSpy refused(m_operations.get(), &Operations::refused);
    m_operations->start(m_wizard->draft().form, *m_wizard->draft().review, {});
    m_operations->resume(QStringLiteral("x"));
    m_operations->undo(QStringLiteral("x"));
    QCOMPARE(refused.size(), 3);
    QVERIFY(!m_operations->started && m_operations->resumed.isEmpty() && m_operations->undone.isEmpty());
    m_operations->setMayAct(true);
    QTRY_VERIFY(next()->isEnabled());
}

void TestOperationWizard::theSchemaNeedsConsent()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"));
    confirm();
    QVERIFY(next()->isEnabled());
    child<QCheckBox>("createSchema")->click();
    QVERIFY(!next()->isEnabled());
    child<QCheckBox>("canary")->click(); // without it nothing is written
    QVERIFY(next()->isEnabled());
    next()->click();
    QVERIFY(m_operations->confirmation && !m_operations->confirmation->canary);
    QVERIFY(!m_operations->confirmation->mayCreateSchema);
}

void TestOperationWizard::aPlanIsHandedOverAsAScript()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"));
    next()->click();
    next()->click();
    QCOMPARE(m_wizard->step(), OperationWizard::Plan);
    QVERIFY(child<QPushButton>("exportScript")->isVisible());
    child<QPushButton>("copyScript")->click();
    QCOMPARE(QApplication::clipboard()->text(), m_wizard->draft().review->script);
}

void TestOperationWizard::allOfItByKeyboard()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"));
    const auto press = [](QWidget *who, Qt::Key key) { QTest::keyClick(who, key); };
    const auto focusOn = [&](const QWidget *wanted) {
        for (int i = 0; i < 60 && QApplication::focusWidget() != wanted; ++i)
            press(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget(), wanted);
    };
    m_wizard->activateWindow();
    QTRY_VERIFY(QApplication::focusWidget());
    for (const auto step : {OperationWizard::Checks, OperationWizard::Plan, OperationWizard::Confirm}) {
        focusOn(next());
        press(next(), Qt::Key_Space);
        QCOMPARE(m_wizard->step(), step);
    }
    auto *reason = child<QComboBox>("operationReason");
    focusOn(reason);
    press(reason, Qt::Key_Down);
    QTest::keyClicks(child<QLineEdit>("operationComment"), QStringLiteral("DR-118"));
    focusOn(child<QCheckBox>("createSchema"));
    press(child<QCheckBox>("createSchema"), Qt::Key_Space);
    auto *name = child<QLineEdit>("typedCluster");
    focusOn(name);
    QTest::keyClicks(name, QStringLiteral("c"));
    QVERIFY2(next()->isEnabled(), qPrintable(next()->toolTip()));
    focusOn(next());
    press(next(), Qt::Key_Space);
    QCOMPARE(m_wizard->step(), OperationWizard::Run);
    QVERIFY(m_operations->started && m_operations->confirmation);
    QCOMPARE(recordedReason(*m_operations->confirmation), QStringLiteral("planned: DR-118"));
    QVERIFY(m_operations->confirmation->mayCreateSchema);
}

QTEST_MAIN(TestOperationWizard)
#include "test_operationwizard.moc"
