// SPDX-License-Identifier: GPL-3.0-or-later
// The two charts together, and the matrix: looking back, one card for all values, choices that survive, keyboard.
#include "chartcard.h"
#include "chartpair.h"
#include "chartspage.h"
#include "latencymatrix.h"
#include "livesnapshot.h"

#include <QApplication>
#include <QClipboard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace meridian;

class TestChartPair : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { apply(*qApp, Theme::dark()); }

    void init()
    {
        m_snapshot = std::make_shared<const Snapshot>(test::liveSnapshot());
        m_book = std::make_unique<SeriesBook>();
        m_page = std::make_unique<ChartsPage>(*m_book);
        m_page->setSnapshot(m_snapshot);
        m_book->setCharted(m_page->charts()->keys());
        m_book->append(test::liveMeasurements(*m_snapshot));
        m_page->resize(1100, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }

    void looksBackAndReturns()
    {
        ChartPair *charts = m_page->charts();
        const ChartPlot *plot = charts->lagChart()->plot();
        const Instant then = m_snapshot->at - seconds(3 * 3600);
        m_page->setMoment(then);
        QVERIFY(!plot->view().live);
        QVERIFY(plot->from() < then && then < plot->to());
        const Instant from = plot->from();
        m_page->setMoment(then + seconds(10)); // in view: nothing moves
        QCOMPARE(plot->from(), from);
        charts->setRange(seconds(300));
        QVERIFY(plot->from() < then && then < plot->to());
        QSignalSpy live(charts, &ChartPair::liveWanted);
        QTest::keyClick(charts->lagChart()->plot(), Qt::Key_Home);
        QCOMPARE(live.size(), 1); // the whole window returns, not this chart alone
        m_page->setMoment({});
        QVERIFY(plot->view().live);
        QCOMPARE(plot->view().span, microseconds(seconds(300)));
    }

    void oneCardHasTheValuesOfAllCharts()
    {
        ChartPair *charts = m_page->charts();
        auto *card = charts->findChild<ChartCard *>();
        Q_EMIT charts->lagChart()->plot()->crosshairMoved(m_snapshot->at - seconds(100));
        QVERIFY(card->isVisible());
        const auto rows = card->rows();
        const auto eu = std::find_if(rows.begin(), rows.end(),
                                     [](const ChartCardRow &r) { return r.name == QLatin1String("orders-eu-1"); });
        QVERIFY(eu != rows.end());
        QCOMPARE(eu->values.size(), 2);
        QVERIFY(eu->values[0].endsWith(QStringLiteral(" ms")));
        QVERIFY(eu->values[1].endsWith(QStringLiteral(" s")));
        QCOMPARE(rows.first().name, QStringLiteral("orders-eu-1")); // the greatest lag: the pointer is in that chart
        QVERIFY(charts->rect().contains(card->geometry()));
        Q_EMIT charts->lagChart()->plot()->crosshairMoved({});
        QVERIFY(!card->isVisible());
    }

    void byNodeLinkAndRegion()
    {
        ChartPair *charts = m_page->charts();
        charts->setBy(ChartPair::By::Links);
        QVERIFY(charts->keys().contains({QStringLiteral("orders-use-1>orders-eu-1"), Metric::RoundTripMs}));
        charts->setBy(ChartPair::By::Regions);
        QVERIFY(charts->keys().contains({QStringLiteral("region:eu-west-1"), Metric::RoundTripMs}));
        QVERIFY(charts->keys().contains({QStringLiteral("region:eu-west-1"), Metric::LagSeconds}));
    }

    void choicesSurvive()
    {
        ChartPair *charts = m_page->charts();
        QSignalSpy changed(m_page.get(), &PageWidget::stateChanged);
        charts->lagChart()->findChild<QToolButton *>(QStringLiteral("pageLagLog"))->click();
        QVERIFY(charts->lagChart()->plot()->isLogarithmic());
        charts->latencyChart()->findChild<QToolButton *>(QStringLiteral("legend:orders-use-1"))->click();
        m_page->findChild<QToolButton *>(QStringLiteral("view:matrix"))->click();
        QVERIFY(changed.size() >= 3);
        ChartsPage other(*m_book);
        other.restoreState(m_page->saveState());
        other.setSnapshot(m_snapshot);
        QVERIFY(other.charts()->lagChart()->plot()->isLogarithmic());
        QVERIFY(!other.charts()->latencyChart()->plot()->series().first().shown);
        QCOMPARE(other.saveState(), m_page->saveState());
        other.restoreState("something else"); // of another version: nothing happens
        QCOMPARE(other.saveState(), m_page->saveState());
    }

    void largeTypeHasNothingToClick()
    {
        m_page->setLargeType(true);
        for (const QToolButton *button : m_page->findChildren<QToolButton *>()) {
            const bool inLegend = button->objectName().startsWith(QLatin1String("legend"));
            QVERIFY2(!button->isVisible() || inLegend, qPrintable(button->objectName()));
            QVERIFY2(!button->isVisible() || button->focusPolicy() == Qt::NoFocus ||
                         button->objectName() == QLatin1String("legendMore"),
                     qPrintable(button->objectName()));
        }
        QCOMPARE(m_page->charts()->lagChart()->plot()->focusPolicy(), Qt::NoFocus);
    }

    void matrixByKeyboard()
    {
        m_page->findChild<QToolButton *>(QStringLiteral("view:matrix"))->click();
        auto *table = m_page->findChild<QTableView *>(QStringLiteral("latencyTable"));
        QVERIFY(table->isVisible());
        QSignalSpy selected(m_page.get(), &PageWidget::selected);
        m_page->select(RegionId(QStringLiteral("eu-west-1")));
        QVERIFY(table->currentIndex().isValid());
        QCOMPARE(selected.size(), 0); // told, not chosen
        QTest::keyClick(table, Qt::Key_Left);
        QCOMPARE(selected.size(), 1);
        QVERIFY(std::holds_alternative<RegionId>(selected[0][0].value<Selection>()));
        const QString words = table->currentIndex().data(Qt::AccessibleTextRole).toString();
        QVERIFY2(words.contains(QStringLiteral("82 ms")), qPrintable(words));
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), m_page->matrix()->asTsv());
        QVERIFY(m_page->matrix()->asTsv().contains(QStringLiteral("eu-west-1\t")));
    }

private:
    SnapshotPtr m_snapshot;
    std::unique_ptr<SeriesBook> m_book;
    std::unique_ptr<ChartsPage> m_page;
};

QTEST_MAIN(TestChartPair)
#include "test_chartpair.moc"
