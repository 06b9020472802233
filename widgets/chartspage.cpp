// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartspage.h"

#include "accessrole.h"
#include "chartpair.h"
#include "latencymatrix.h"

#include <QComboBox>
#include <QDataStream>
#include <QEvent>
#include <QIODevice>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace meridian
{

ChartsPage::ChartsPage(const SeriesBook &book, QWidget *parent)
    : PageWidget(parent)
    , m_charts(new ChartPair(book, Qt::Vertical, QStringLiteral("page")))
    , m_matrix(new LatencyMatrix(book))
    , m_views(new QStackedWidget)
    , m_by(new QComboBox)
{
    setObjectName(QStringLiteral("chartsPage"));
    m_by->setObjectName(QStringLiteral("chartsBy"));
    m_by->addItems({QString(), QString(), QString()});
    m_by->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_views->addWidget(m_charts);
    m_views->addWidget(m_matrix);
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 2);
    for (const char *name : {"view:charts", "view:matrix"}) {
        auto *button = new QToolButton;
        button->setObjectName(QLatin1String(name));
        button->setCheckable(true);
        setAccessRole(button, QAccessible::PageTab);
        connect(button, &QToolButton::clicked, this, [this, view = m_viewButtons.size()] {
            showView(static_cast<int>(view));
            Q_EMIT stateChanged();
        });
        m_viewButtons << button;
        tools->addWidget(button);
    }
    tools->addSpacing(12);
    tools->addWidget(m_by);
    tools->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_views, 1);

    connect(m_by, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_charts->setBy(static_cast<ChartPair::By>(row)); });
    connect(m_charts, &ChartPair::momentChosen, this, &PageWidget::momentChosen);
    connect(m_charts, &ChartPair::stateChanged, this, &PageWidget::stateChanged);
    connect(m_charts->splitter(), &QSplitter::splitterMoved, this, &PageWidget::stateChanged);
    connect(m_charts, &ChartPair::historyMerged, m_matrix, &LatencyMatrix::historyArrived);
    connect(m_matrix, &LatencyMatrix::historyWanted, m_charts, &ChartPair::historyWanted);
    connect(m_matrix, &PageWidget::selected, this, &PageWidget::selected);
    showView(0);
    retranslate();
}

void ChartsPage::showView(int view)
{
    m_views->setCurrentIndex(view);
    for (int i = 0; i < m_viewButtons.size(); ++i) {
        m_viewButtons[i]->setChecked(i == view);
        m_viewButtons[i]->setVisible(!m_large);
    }
    m_by->setVisible(view == 0 && !m_large);
}

void ChartsPage::setTheme(const Theme &theme)
{
    m_charts->setTheme(theme);
    m_matrix->setTheme(theme);
}

void ChartsPage::setUtc(bool utc)
{
    m_charts->setUtc(utc);
}

void ChartsPage::setHistory(History *history)
{
    m_charts->setHistory(history);
}

void ChartsPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_charts->setSnapshot(snapshot);
    m_matrix->setSnapshot(snapshot);
}

void ChartsPage::setMoment(std::optional<Instant> moment)
{
    m_charts->setMoment(moment);
}

void ChartsPage::select(const Selection &what)
{
    m_matrix->select(what);
}

void ChartsPage::addEvents(const QList<Event> &events)
{
    m_charts->addEvents(events);
}

void ChartsPage::setLargeType(bool large)
{
    m_large = large;
    m_charts->setLargeType(large);
    m_matrix->setLargeType(large);
    showView(m_views->currentIndex());
}

QByteArray ChartsPage::saveState() const
{
    QByteArray state;
    QDataStream out(&state, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << m_charts->splitter()->saveState() << m_charts->saveState() << qint32(m_views->currentIndex());
    return state;
}

void ChartsPage::restoreState(const QByteArray &state)
{
    QDataStream in(state);
    in.setVersion(QDataStream::Qt_6_4);
    QByteArray splitter, charts;
    qint32 view = 0;
    in >> splitter >> charts >> view;
    if (in.status() != QDataStream::Ok)
        return;
    m_charts->splitter()->restoreState(splitter);
    m_charts->restoreState(charts);
    m_by->setCurrentIndex(static_cast<int>(m_charts->by()));
    showView(qBound(0, view, m_views->count() - 1));
}

void ChartsPage::retranslate()
{
    m_viewButtons[0]->setText(tr("Over time"));
    m_viewButtons[1]->setText(tr("Latency matrix"));
    m_by->setItemText(0, tr("By node"));
    m_by->setItemText(1, tr("By link"));
    m_by->setItemText(2, tr("By region"));
    m_by->setItemData(0, tr("From here to each node, and its lag"), Qt::ToolTipRole);
    m_by->setItemData(1, tr("Between the two ends of each link, and the lag of the receiving one"), Qt::ToolTipRole);
    m_by->setItemData(2, tr("From here to each region, and the lag of its worst node"), Qt::ToolTipRole);
    m_by->setAccessibleName(tr("Lines of the charts"));
    m_by->setToolTip(m_by->accessibleName());
}

void ChartsPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
