// SPDX-License-Identifier: GPL-3.0-or-later
// A real Patroni cluster in the window: its members, pause and history in the inspector, maintenance, and a switchover
// by the wizard that Patroni carries out.
#include "inspector.h"
#include "operations.h"
#include "operationwizard.h"
#include "patroniservers.h"
#include "programwindow.h"
#include "watcharea.h"
#include "windowtyping.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace meridian;

namespace
{
constexpr int kLiveMs = 60'000, kRunMs = 120'000;
const ClusterId kShop(QStringLiteral("shop"));
} // namespace

class TestPatroniWindow : public QObject, test::ProgramWindow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void itsMembersAreShown();
    void theWizardAsksPatroni();
    void maintenancePausesIt();

private:
    OperationWizard *wizard() const { return m_window->operationWizard(); }
    QWidget *part(const char *name) const { return wizard()->findChild<QWidget *>(QLatin1String(name)); }
    QString inspected() const { return m_window->findChild<Inspector *>()->text(); }
    void carryOut(const char *command);
    void take(const char *name); ///< pictures in both themes, languages and sizes, where somebody wants them

    std::unique_ptr<PatroniServers> m_cluster;
};

void TestPatroniWindow::initTestCase()
{
    qputenv("MERIDIAN_PASSWORD_REST", "secret");
    auto made = PatroniServers::make({QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")});
    QVERIFY2(made, made ? "" : qPrintable(made.error().text()));
    m_cluster = std::move(*made);
    openWindow(QSize(1366, 768));
    watch(m_cluster->fleetFile(true), 3);
    m_window->area()->select(kShop);
}

void TestPatroniWindow::cleanupTestCase()
{
    closeWindow();
    m_cluster.reset();
}

void TestPatroniWindow::take(const char *name)
{
    if (qEnvironmentVariableIsEmpty("MERIDIAN_SHOT_DIR"))
        return;
    for (const auto &[theme, size, language] : {std::tuple(ThemeChoice::Dark, QSize(1366, 768), "en"),
                                                {ThemeChoice::Light, QSize(1366, 768), "zh_CN"},
                                                {ThemeChoice::Light, QSize(3840, 2160), "en"},
                                                {ThemeChoice::Dark, QSize(1366, 768), "en"}}) {
        m_window->setTheme(theme);
        m_language.use(QString::fromLatin1(language));
        m_window->resize(size);
        const QByteArray file = QByteArray(name) + '-' + QByteArray::number(size.width()) + '-' + language;
        QTRY_COMPARE(m_window->size(), size);
        test::shot(m_window.get(), file.constData());
    }
}

void TestPatroniWindow::itsMembersAreShown()
{
    QTRY_VERIFY_WITH_TIMEOUT(inspected().contains(QStringLiteral("acts by itself")), kLiveMs);
    QTRY_VERIFY_WITH_TIMEOUT(inspected().contains(QStringLiteral("app: shop-")), kLiveMs); // looked at seldom
    const QString text = inspected();
    for (const char *word :
         {"Owner: Patroni", "Scope: shop", "leader", "replica", "timeline ", "Endpoints lead to", "app: shop-"})
        QVERIFY2(text.contains(QLatin1String(word)), qPrintable(text));
    take("patroni-cluster");
    m_window->area()->select(NodeId(QStringLiteral("shop-a")));
    QTRY_VERIFY_WITH_TIMEOUT(inspected().contains(QStringLiteral("As Patroni says")), kLiveMs);
    take("patroni-node");
    m_window->area()->select(kShop);
}

/// Through the wizard with what it proposes.
void TestPatroniWindow::carryOut(const char *command)
{
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *input = m_window->findChild<QLineEdit *>(QStringLiteral("paletteInput"));
    QTRY_VERIFY(input->isVisible());
    QTest::keyClicks(input, QString::fromLatin1(command));
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(wizard()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!wizard()->isPlanning(), kLiveMs);
    auto *next = static_cast<QPushButton *>(part("operationNext"));
    while (wizard()->step() < OperationWizard::Confirm) {
        const auto before = wizard()->step();
        QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), kLiveMs);
        if (before == OperationWizard::Plan)
            test::shot(wizard(), (QByteArray(command).replace(' ', '-') + "-plan").constData());
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(wizard()->step() > before);
    }
    auto *reason = static_cast<QComboBox *>(part("operationReason"));
    QTest::keyClick(reason, Qt::Key_Down);
    auto *schema = static_cast<QCheckBox *>(part("createSchema"));
    if (schema->isVisible() && !schema->isChecked())
        QTest::mouseClick(schema, Qt::LeftButton, {}, QPoint(8, schema->height() / 2));
    QTRY_VERIFY_WITH_TIMEOUT(next->isEnabled(), kLiveMs);
    QTest::mouseClick(next, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(wizard()->step(), OperationWizard::Result, kRunMs);
    test::shot(wizard(), (QByteArray(command).replace(' ', '-') + "-result").constData());
    const LiveOperationPtr live = wizard()->draft().live;
    QVERIFY2(live->record.state == OperationState::Done, qPrintable(live->error ? live->error->text() : QString()));
    QTest::keyClick(wizard(), Qt::Key_Escape);
    QTRY_VERIFY(!wizard()->isVisible());
}

void TestPatroniWindow::theWizardAsksPatroni()
{
    m_window->findChild<QAction *>(QStringLiteral("operatorMode"))->trigger();
    const QString before = m_cluster->leader();
    carryOut("switch over");
    QVERIFY(m_cluster->leader() != before);
    QTRY_VERIFY_WITH_TIMEOUT(inspected().contains(m_cluster->leader() + QStringLiteral(" leads")), kLiveMs);
    take("patroni-history");
}

void TestPatroniWindow::maintenancePausesIt()
{
    carryOut("begin maintenance");
    QVERIFY(m_cluster->client().cluster(QDeadlineTimer(10'000), {})->paused);
    QTRY_VERIFY_WITH_TIMEOUT(inspected().contains(QStringLiteral("paused: it does nothing by itself")), kLiveMs);
    const auto *maintained = m_window->findChild<QAbstractButton *>(QStringLiteral("count:maintenance"));
    QTRY_VERIFY_WITH_TIMEOUT(maintained->text().startsWith(QStringLiteral("3 ")), kLiveMs);
    take("patroni-maintenance");
    m_window->area()->select(NodeId(QStringLiteral("shop-b")));
    QTRY_VERIFY_WITH_TIMEOUT(inspected().contains(QStringLiteral("in maintenance since")), kLiveMs);
    take("patroni-maintenance-node");
}

QTEST_MAIN(TestPatroniWindow)
#include "test_patroniwindow.moc"
