// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard of operations while one runs and after it: what can still be stopped, what goes on when it is closed,
// which ways lead on from a failure, and how every page looks.
#include "wizardfixture.h"

using namespace meridian;

class TestOperationRun : public test::WizardFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { dress(); }
    void cleanup() { putAway(); }

    void stopsOnlyBeforeThePointOfNoReturn();
    void closingEndsNothing();
    void aFailureOffersTheWaysOn();
    void pictures_data();
    void pictures();
};

void TestOperationRun::stopsOnlyBeforeThePointOfNoReturn()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"));
    confirm();
    next()->click();
    QCOMPARE(m_wizard->step(), OperationWizard::Run);
    auto *stop = child<QPushButton>("stopAndUndo");
    QVERIFY(stop->isVisible() && stop->isEnabled());
    const int point = m_operations->live()->pointOfNoReturn();
    QVERIFY(point > 0);
    m_operations->advance(point);
    QVERIFY(!stop->isEnabled());
    QVERIFY(!stop->toolTip().isEmpty());
    m_operations->advance(point - 1);
    stop->click();
    QVERIFY(m_operations->stopped);
    QVERIFY(!stop->isEnabled()); // once is enough
}

void TestOperationRun::closingEndsNothing()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"));
    confirm();
    next()->click();
    m_operations->advance(2);
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(!m_wizard->isVisible());
    QVERIFY(!m_operations->stopped);
    m_operations->advance(3);
    m_wizard->showLive();
    m_wizard->show();
    QCOMPARE(m_wizard->step(), OperationWizard::Run);
    QCOMPARE(m_wizard->draft().live->current(), 3);
    m_operations->end(OperationState::Done);
    QCOMPARE(m_wizard->step(), OperationWizard::Result);
}

void TestOperationRun::aFailureOffersTheWaysOn()
{
    open(Topology(test::kThreeNodes), form(OperationKind::Switchover, "b"));
    confirm();
    next()->click();
    const int point = m_operations->live()->pointOfNoReturn();
    m_operations->advance(point);
    m_operations->change([point](LiveOperation &live) {
        live.steps[point].state = StepState::Failed;
        live.steps[point].error = Error{ErrorKind::Timeout,
                                        QStringLiteral("promote b"),
                                        QStringLiteral("server did not promote within 10 s"),
                                        {},
                                        {}};
    });
    m_operations->end(OperationState::NeedsPerson);
    QVERIFY(child<QPushButton>("resumeOperation")->isVisible());
    QVERIFY(!child<QPushButton>("undoOperation")->isVisible()); // there is no way back
    QVERIFY(child<QPushButton>("handOver")->isVisible());
    save(QStringLiteral("wizard-needs-person"));
    child<QPushButton>("resumeOperation")->click();
    QCOMPARE(m_operations->resumed, QStringList{m_operations->live()->record.id});
}

void TestOperationRun::pictures_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark, as it opens") << QStringLiteral("dark") << QSize(1240, 800);
    QTest::newRow("light, small") << QStringLiteral("light") << QSize(1100, 680);
}

void TestOperationRun::pictures()
{
    QFETCH(QString, theme);
    QFETCH(QSize, size);
    const Theme look = theme == QLatin1String("dark") ? Theme::dark() : Theme::light();
    apply(*qApp, look);
    Topology topology(
        QStringLiteral("orders_use_1:p/@us-east-1 orders_usw_1:s<orders_use_1/@us-west-2 "
                       "orders_eu_1:s<orders_use_1/@eu-west-1 orders_sa_1:s<orders_use_1/@sa-east-1/must-not "
                       "pool=pgbouncer app=direct"));
    topology.cluster().rto = seconds(30);
    open(topology, form(OperationKind::Switchover, "orders_usw_1"));
    m_wizard->setTheme(look);
    m_wizard->resize(size);
    const auto take = [&](const char *name) {
        QTRY_COMPARE(m_wizard->size(), size); // nothing forces it to be larger
        save(QStringLiteral("wizard-%1-%2").arg(QLatin1String(name), theme));
    };
    take("1-target");
    goTo(OperationWizard::Checks);
    take("2-checks");
    goTo(OperationWizard::Plan);
    take("3-plan");
    confirm();
    QTest::keyClicks(child<QLineEdit>("operationComment"), QStringLiteral("DR-118"));
    take("4-confirm");
    next()->click();
    QCOMPARE(m_wizard->step(), OperationWizard::Run);
    m_operations->advance(m_operations->live()->pointOfNoReturn() - 1);
    m_operations->change([](LiveOperation &live) { live.canary = {test::canaryReading(now(), 186, true)}; });
    take("5-run");
    m_operations->advance(static_cast<int>(m_operations->live()->steps.size()));
    m_operations->change([](LiveOperation &live) { live.canary = {test::canaryReading(now(), 59, false)}; });
    m_operations->end(OperationState::Done);
    QCOMPARE(m_wizard->step(), OperationWizard::Result);
    take("6-result");
    apply(*qApp, Theme::dark());
}

QTEST_MAIN(TestOperationRun)
#include "test_operationrun.moc"
