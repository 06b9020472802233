// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard of operations on the real planners' values: who can be chosen and why, what refuses, what has to be typed,
// by keyboard alone; what read-only mode keeps from happening; how a run and its result look.
#include "operationwizard.h"
#include "plannedoperations.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

namespace
{

const auto kThree = QStringLiteral("a:p/@us-east-1 b:s<a/@us-west-2 d:s<a/@eu-west-1/must-not pool=pgbouncer");

} // namespace

class TestOperationWizard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanup();

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
    void allOfItByKeyboard();
    void stopsOnlyBeforeThePointOfNoReturn();
    void closingEndsNothing();
    void aFailureOffersTheWaysOn();
    void pictures_data();
    void pictures();

private:
    void open(Topology topology, OperationForm form, bool mayAct = true);
    OperationForm form(OperationKind kind, const char *node = "") const;
    template <class T>
    T *child(const char *name) const
    {
        T *found = m_wizard->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("the wizard has no %s", name);
        return found;
    }
    QPushButton *next() const { return child<QPushButton>("operationNext"); }
    void goTo(OperationWizard::Step step);
    void confirm();
    void save(const QString &name) const;

    QTemporaryDir m_dir;
    std::unique_ptr<test::PlannedOperations> m_operations;
    std::unique_ptr<OperationWizard> m_wizard;
};

void TestOperationWizard::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
    apply(*qApp, Theme::dark());
}

void TestOperationWizard::cleanup()
{
    m_wizard.reset();
    m_operations.reset();
}

OperationForm TestOperationWizard::form(OperationKind kind, const char *node) const
{
    OperationForm f;
    f.kind = kind;
    f.cluster = Topology::c();
    f.node = NodeId(QLatin1String(node));
    return f;
}

void TestOperationWizard::open(Topology topology, OperationForm form, bool mayAct)
{
    m_operations =
        std::make_unique<test::PlannedOperations>(topology.situation(), m_dir.filePath(QStringLiteral("journal.db")));
    m_operations->setMayAct(mayAct);
    m_wizard = std::make_unique<OperationWizard>();
    m_wizard->setTheme(Theme::dark());
    m_wizard->setOperations(m_operations.get());
    m_wizard->setSnapshot(m_operations->situation().snapshot);
    m_wizard->begin(form);
    m_wizard->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_wizard.get()));
    QTRY_VERIFY(!m_wizard->isPlanning());
}

void TestOperationWizard::goTo(OperationWizard::Step step)
{
    while (m_wizard->step() < step) {
        QVERIFY2(next()->isEnabled(), qPrintable(next()->toolTip()));
        const auto before = m_wizard->step();
        next()->click();
        QVERIFY(m_wizard->step() > before);
    }
}

void TestOperationWizard::confirm()
{
    goTo(OperationWizard::Confirm);
    auto *reason = child<QComboBox>("operationReason");
    reason->setCurrentIndex(0);
    Q_EMIT reason->activated(0);
    if (child<QCheckBox>("createSchema")->isVisible())
        child<QCheckBox>("createSchema")->click();
    if (child<QLineEdit>("typedCluster")->isVisible())
        QTest::keyClicks(child<QLineEdit>("typedCluster"), QStringLiteral("c"));
}

/// With MERIDIAN_SHOT_DIR set, a picture to be looked at.
void TestOperationWizard::save(const QString &name) const
{
    // What was added is laid out, and no word of it is cut.
    QVERIFY(QTest::qWaitFor([this] {
        const auto labels = m_wizard->findChildren<QLabel *>();
        return std::all_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return !label->isVisible() || label->height() >= label->heightForWidth(label->width());
        });
    }));
    const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR");
    if (!folder.isEmpty())
        QVERIFY(m_wizard->grab().save(QDir(folder).filePath(name + QStringLiteral(".png"))));
}

void TestOperationWizard::theLedgerSaysEveryNodesPlace()
{
    open(Topology(kThree), form(OperationKind::Switchover));
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
    Topology topology(kThree);
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
    Topology topology(kThree);
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
    QTest::newRow("switchover") << kThree << OperationKind::Switchover << QByteArray("b") << 3
                                << QByteArray("Promote b");
    QTest::newRow("failover") << QStringLiteral("a:p/x b:s<a e:s<a") << OperationKind::Failover << QByteArray("b") << 3
                              << QByteArray("Promote b");
    QTest::newRow("rejoin") << QStringLiteral("a:p/x b:p/t2 e:s<b/t2") << OperationKind::Rejoin << QByteArray("a") << 3
                            << QByteArray("Start a as a standby of b");
    QTest::newRow("maintenance") << kThree << OperationKind::MaintenanceOn << QByteArray("b") << 4
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
    Topology topology(kThree);
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
    open(Topology(kThree), form(OperationKind::Switchover, "b"), false);
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
    open(Topology(kThree), form(OperationKind::Switchover, "b"));
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

void TestOperationWizard::allOfItByKeyboard()
{
    open(Topology(kThree), form(OperationKind::Switchover, "b"));
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

void TestOperationWizard::stopsOnlyBeforeThePointOfNoReturn()
{
    open(Topology(kThree), form(OperationKind::Switchover, "b"));
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

void TestOperationWizard::closingEndsNothing()
{
    open(Topology(kThree), form(OperationKind::Switchover, "b"));
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

void TestOperationWizard::aFailureOffersTheWaysOn()
{
    open(Topology(kThree), form(OperationKind::Switchover, "b"));
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

void TestOperationWizard::pictures_data()
{
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QSize>("size");
    QTest::newRow("dark, as it opens") << QStringLiteral("dark") << QSize(1240, 800);
    QTest::newRow("light, small") << QStringLiteral("light") << QSize(1100, 680);
}

void TestOperationWizard::pictures()
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

QTEST_MAIN(TestOperationWizard)
#include "test_operationwizard.moc"
