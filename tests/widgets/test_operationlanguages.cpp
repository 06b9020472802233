// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard of operations, the page of failovers and the strip, laid out in English, in Chinese and in the
// pseudo-language: what is clipped, and what was never translated, shows itself.
#include "failoverspage.h"
#include "operationhistory.h"
#include "operationstrip.h"
#include "operationwizard.h"
#include "plannedoperations.h"
#include "wordcheck.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace meridian;

Q_DECLARE_METATYPE(Theme)

class TestOperationLanguages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void layout_data();
    void layout();
    void switchesWhileRunning();

private:
    void begin(OperationWizard &wizard) const;
    void go(OperationWizard &wizard, int step) const;
    void look(QWidget *shown, const QString &where);

    QTemporaryDir m_dir;
    test::WordCheck m_words;
    std::unique_ptr<test::PlannedOperations> m_operations;
    QStringList m_faults;
};

void TestOperationLanguages::initTestCase()
{
    loadFonts();
    QApplication::setFont(textFont());
    Topology topology(QStringLiteral("orders_use_1:p/@us-east-1 orders_usw_1:s<orders_use_1/@us-west-2 "
                                     "orders_sa_1:s<orders_use_1/@sa-east-1/must-not orders_pool=pgbouncer"));
    topology.cluster().rto = seconds(30);
    topology.extra().lastFailover = topology.situation().at() - seconds(60); // may be accepted
    m_operations =
        std::make_unique<test::PlannedOperations>(topology.situation(), m_dir.filePath(QStringLiteral("journal.db")));
    m_operations->setMayAct(true);
}

/// Until what was laid out anew has settled.
void TestOperationLanguages::look(QWidget *shown, const QString &where)
{
    QStringList faults;
    (void)QTest::qWaitFor([&] { return (faults = m_words.faults(shown, where)).isEmpty(); }, 10'000);
    m_faults << faults;
    if (const QString folder = qEnvironmentVariable("MERIDIAN_SHOT_DIR"); !folder.isEmpty())
        QVERIFY(shown->grab().save(QDir(folder).filePath(QStringLiteral("%1-%2.png").arg(where, m_words.language()))));
}

void TestOperationLanguages::begin(OperationWizard &wizard) const
{
    wizard.setOperations(m_operations.get());
    wizard.setSnapshot(m_operations->situation().snapshot);
    OperationForm form;
    form.cluster = Topology::c();
    form.node = NodeId(QStringLiteral("orders_usw_1"));
    wizard.begin(form);
    wizard.show();
}

/// To the page of that number, with what has to be said before.
void TestOperationLanguages::go(OperationWizard &wizard, int step) const
{
    const auto child = [&](const char *name) { return wizard.findChild<QWidget *>(QLatin1String(name)); };
    auto *next = static_cast<QPushButton *>(child("operationNext"));
    if (wizard.step() == OperationWizard::Checks && !next->isEnabled())
        static_cast<QCheckBox *>(child("accept:quiet-period"))->click();
    if (wizard.step() == OperationWizard::Confirm) {
        auto *reason = static_cast<QComboBox *>(child("operationReason"));
        reason->setCurrentIndex(0);
        Q_EMIT reason->activated(0);
        static_cast<QCheckBox *>(child("createSchema"))->click();
        QTest::keyClicks(child("typedCluster"), QStringLiteral("c"));
    }
    if (step == OperationWizard::Result) {
        m_operations->advance(m_operations->live()->pointOfNoReturn());
        m_operations->end(OperationState::NeedsPerson);
        return;
    }
    next->click();
    if (step == OperationWizard::Run) {
        m_operations->advance(3);
        m_operations->change([](LiveOperation &live) { live.canary = {test::canaryReading(now(), 186, true)}; });
    }
}

void TestOperationLanguages::layout_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<Theme>("theme");
    for (const char *language : {"en", "zh_CN", "pseudo"}) {
        QTest::addRow("%s dark", language) << QString(QLatin1String(language)) << Theme::dark();
        QTest::addRow("%s contrast", language) << QString(QLatin1String(language)) << Theme::highContrast();
    }
}

void TestOperationLanguages::layout()
{
    QFETCH(QString, language);
    QFETCH(Theme, theme);
    m_faults.clear();
    QVERIFY(m_words.speak(language));
    apply(*qApp, theme);
    OperationWizard wizard;
    wizard.setTheme(theme);
    begin(wizard);
    wizard.resize(1240, 720); // as high as a small screen
    for (int step = OperationWizard::Target; step <= OperationWizard::Result; ++step) {
        if (step > OperationWizard::Target)
            go(wizard, step);
        QCOMPARE(wizard.step(), step);
        look(&wizard, QStringLiteral("operation-%1").arg(step));
        QCOMPARE(wizard.size(), QSize(1240, 720));
    }
    FailoversPage page;
    page.setTheme(theme);
    page.setSnapshot(m_operations->situation().snapshot);
    page.setOperations(m_operations.get());
    page.resize(980, 560); // what a small screen leaves beside the inspector
    page.show();
    look(&page, QStringLiteral("failovers"));
    QCOMPARE(page.size(), QSize(980, 560));
    QVERIFY2(m_faults.isEmpty(), qPrintable(u'\n' + m_faults.join(u'\n')));
}

/// What was built in one language speaks the next one.
void TestOperationLanguages::switchesWhileRunning()
{
    QVERIFY(m_words.speak(QStringLiteral("pseudo")));
    OperationWizard wizard;
    FailoversPage page;
    OperationStrip strip;
    begin(wizard);
    page.setOperations(m_operations.get());
    page.show();
    for (int step = OperationWizard::Checks; step <= OperationWizard::Result; ++step)
        go(wizard, step);
    strip.setOperations(m_operations.get());
    QVERIFY(!test::WordCheck::left(&wizard).isEmpty());
    QVERIFY(!test::WordCheck::left(&page).isEmpty());
    QVERIFY(m_words.speak(QStringLiteral("en")));
    wizard.showLive();
    QTRY_COMPARE(test::WordCheck::left(wizard.page(wizard.step())), QString());
    QTRY_COMPARE(test::WordCheck::left(&page), QString());
    QTRY_COMPARE(test::WordCheck::left(&strip), QString());
}

QTEST_MAIN(TestOperationLanguages)
#include "test_operationlanguages.moc"
