// SPDX-License-Identifier: GPL-3.0-or-later
// A switchover of the practice lab through the window, by keyboard alone: from the palette to the wizard, its checks,
// its plan and the run, to the result and the history. Nothing is lost, and read-only mode lets nothing through.
#include "checkcard.h"
#include "failoverspage.h"
#include "labfixture.h"
#include "operationhistory.h"
#include "operations.h"
#include "operationwizard.h"
#include "programwindow.h"
#include "watcharea.h"
#include "windowtyping.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace meridian;

namespace
{
constexpr int kLiveMs = 60'000, kRunMs = 120'000;
constexpr int kMoves = 10;
const auto kTarget = QStringLiteral("orders-usw2-1");
} // namespace

class TestOperating : public QObject, test::ProgramWindow
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void readOnlyModeOnlyPlans();
    void switchesOverByKeyboard();
    void theHistoryHasIt();
    void thereAndBackTenTimes();

private:
    OperationWizard *wizard() const { return m_window->operationWizard(); }
    QWidget *part(const char *name) const { return wizard()->findChild<QWidget *>(QLatin1String(name)); }
    void enterOperatorMode();
    void openFromPalette();
    void press(QWidget *wanted); ///< tabs there, then the space bar
    void next(OperationWizard::Step to);
    void switchOver(const QString &target, bool pictures);
    void take(QWidget *window, const char *name); ///< a picture, once no word is cut any more
    QString words() const;                        ///< what speaks against going on

    LabFixture m_lab{QStringLiteral("world")};
};

void TestOperating::initTestCase()
{
    QVERIFY2(m_lab.isUp(), qPrintable(m_lab.problem()));
    openWindow(QSize(1440, 900));
    watch(m_lab.fleetFile(), 7);
}

void TestOperating::cleanupTestCase()
{
    closeWindow();
}

QString TestOperating::words() const
{
    return static_cast<QLabel *>(part("operationObstacle"))->text() + u' ' +
           wizard()->findChild<QWidget *>(QStringLiteral("operationError"))->accessibleName();
}

void TestOperating::take(QWidget *window, const char *name)
{
    QVERIFY(QTest::qWaitFor([window] {
        const auto labels = window->findChildren<QLabel *>();
        return std::all_of(labels.begin(), labels.end(), [](const QLabel *l) {
            return !l->isVisible() || !l->toolTip().isEmpty() ||
                   (l->wordWrap() ? l->height() >= l->heightForWidth(l->width()) : l->width() >= l->sizeHint().width());
        });
    }));
    test::shot(window, name);
}

void TestOperating::openFromPalette()
{
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *input = m_window->findChild<QLineEdit *>(QStringLiteral("paletteInput"));
    QTRY_VERIFY(input->isVisible());
    QTest::keyClicks(input, QStringLiteral("switch over"));
    QTest::keyClick(input, Qt::Key_Return);
    QTRY_VERIFY(wizard()->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!wizard()->isPlanning(), kLiveMs);
    QVERIFY2(wizard()->draft().review, qPrintable(words()));
}

void TestOperating::press(QWidget *wanted)
{
    wizard()->activateWindow();
    for (int i = 0; i < 100 && wizard()->focusWidget() != wanted; ++i)
        QTest::keyClick(wizard()->focusWidget() ? wizard()->focusWidget() : wizard(), Qt::Key_Tab);
    QCOMPARE(wizard()->focusWidget(), wanted);
    QTest::keyClick(wanted, Qt::Key_Space);
}

void TestOperating::next(OperationWizard::Step to)
{
    auto *button = static_cast<QPushButton *>(part("operationNext"));
    QTRY_VERIFY2_WITH_TIMEOUT(button->isEnabled(), qPrintable(words()), kLiveMs);
    press(button);
    QCOMPARE(wizard()->step(), to);
}

void TestOperating::readOnlyModeOnlyPlans()
{
    openFromPalette();
    for (const auto step : {OperationWizard::Checks, OperationWizard::Plan, OperationWizard::Confirm})
        next(step);
    QVERIFY(!static_cast<QPushButton *>(part("operationNext"))->isEnabled());
    QTest::keyClick(wizard(), Qt::Key_Escape);
    QTRY_VERIFY(!wizard()->isVisible());
}

void TestOperating::enterOperatorMode()
{
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    QTest::keyClick(m_window.get(), Qt::Key_O, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(m_window->findChild<QAction *>(QStringLiteral("operatorMode"))->isChecked());
}

void TestOperating::switchesOverByKeyboard()
{
    enterOperatorMode();
    switchOver(kTarget, true);
}

void TestOperating::switchOver(const QString &target, bool pictures)
{
    const auto take = [&](QWidget *window, const char *name) {
        if (pictures)
            this->take(window, name);
    };
    openFromPalette();
    auto *nodes = static_cast<QTableView *>(part("candidates"));
    nodes->setFocus();
    for (int i = 0; i < 7 && nodes->currentIndex().siblingAtColumn(1).data().toString() != target; ++i)
        QTest::keyClick(nodes, i == 0 ? Qt::Key_Home : Qt::Key_Down);
    QCOMPARE(nodes->currentIndex().siblingAtColumn(1).data().toString(), target);
    QTRY_VERIFY_WITH_TIMEOUT(!wizard()->isPlanning(), kLiveMs);
    take(wizard(), "switchover-1-target");
    next(OperationWizard::Checks);
    take(wizard(), "switchover-2-checks");
    const auto cards = wizard()->findChildren<CheckCard *>();
    for (CheckCard *card : cards) { // that data leave a jurisdiction is for a person to say
        auto *accept = card->findChild<QCheckBox *>();
        if (accept->isVisible() && !accept->isChecked()) {
            QCOMPARE(card->check().code, QStringLiteral("jurisdiction"));
            press(accept);
        }
    }
    next(OperationWizard::Plan);
    take(wizard(), "switchover-3-plan");
    next(OperationWizard::Confirm);
    auto *reason = static_cast<QComboBox *>(part("operationReason"));
    reason->setFocus();
    QTest::keyClick(reason, Qt::Key_Down);
    QTest::keyClick(reason, Qt::Key_Down);
    if (part("createSchema")->isVisible())
        press(part("createSchema"));
    test::type(static_cast<QLineEdit *>(part("operationComment")), QStringLiteral("DR-118"));
    take(wizard(), "switchover-4-confirm");
    auto *start = static_cast<QPushButton *>(part("operationNext"));
    QTRY_VERIFY2(start->isEnabled(), qPrintable(words()));
    press(start);
    QTRY_VERIFY2_WITH_TIMEOUT(wizard()->step() >= OperationWizard::Run, qPrintable(words()), kLiveMs);
    QTRY_VERIFY_WITH_TIMEOUT(wizard()->draft().live && wizard()->draft().live->current() > 8, kRunMs);
    take(wizard(), "switchover-5-run");
    QTRY_COMPARE_WITH_TIMEOUT(wizard()->step(), OperationWizard::Result, kRunMs);
    take(wizard(), "switchover-6-result");
    const LiveOperationPtr live = wizard()->draft().live;
    QVERIFY2(live->record.state == OperationState::Done, qPrintable(live->error ? live->error->text() : QString()));
    QCOMPARE(live->record.newPrimary.name(), target);
    QCOMPARE(live->lost(), std::optional<qint64>(0));
}

void TestOperating::theHistoryHasIt()
{
    QVERIFY(wizard()->draft().live);
    const QString id = wizard()->draft().live->record.id;
    press(part("openRecord"));
    FailoversPage *page = m_window->area()->failoversPage();
    QTRY_VERIFY(page->isVisible());
    QTRY_VERIFY(page->detail() && page->detail()->operation.id == id);
    take(m_window.get(), "switchover-7-history");
    QVERIFY(page->exported(QStringLiteral("json")).contains("\"result\": \"done\""));
    QVERIFY(page->exported(QStringLiteral("md")).contains("Promote"));
    QVERIFY(page->exported(QStringLiteral("pdf")).startsWith("%PDF"));
    const auto *table = m_window->findChild<QTableView *>(QStringLiteral("operationsTable"));
    QVERIFY(table->model()->rowCount() >= 1);
}

void TestOperating::thereAndBackTenTimes()
{
    const LabFixture pair(QStringLiteral("pair"));
    QVERIFY2(pair.isUp(), qPrintable(pair.problem()));
    watch(pair.fleetFile(), 2);
    enterOperatorMode(); // every fleet begins in read-only mode
    for (int move = 0; move < kMoves; ++move) {
        switchOver(move % 2 == 0 ? QStringLiteral("pair-b") : QStringLiteral("pair-a"), false);
        if (QTest::currentTestFailed())
            return;
        QTest::keyClick(wizard(), Qt::Key_Escape);
        QTRY_VERIFY(!wizard()->isVisible());
    }
    QTRY_VERIFY(m_window->findChild<QTableView *>(QStringLiteral("operationsTable"))->model()->rowCount() >= kMoves);
}

QTEST_MAIN(TestOperating)
#include "test_operating.moc"
