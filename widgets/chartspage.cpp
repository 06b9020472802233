// SPDX-License-Identifier: GPL-3.0-or-later
#include "chartspage.h"

#include "chartpair.h"

#include <QComboBox>
#include <QEvent>
#include <QSplitter>
#include <QVBoxLayout>

namespace meridian
{

ChartsPage::ChartsPage(const SeriesBook &book, QWidget *parent)
    : PageWidget(parent)
    , m_charts(new ChartPair(book, Qt::Vertical, QStringLiteral("page")))
    , m_latencyKind(new QComboBox)
{
    setObjectName(QStringLiteral("chartsPage"));
    m_latencyKind->setObjectName(QStringLiteral("latencyKind"));
    m_latencyKind->addItems({QString(), QString(), QString()});
    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(14, 10, 14, 2);
    tools->addWidget(m_latencyKind);
    tools->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_charts, 1);
    connect(m_latencyKind, &QComboBox::currentIndexChanged, this,
            [this](int row) { m_charts->setBy(static_cast<ChartPair::By>(row)); });
    connect(m_charts->splitter(), &QSplitter::splitterMoved, this, &PageWidget::stateChanged);
    retranslate();
}

void ChartsPage::setTheme(const Theme &theme)
{
    m_charts->setTheme(theme);
}

void ChartsPage::setUtc(bool utc)
{
    m_charts->setUtc(utc);
}

void ChartsPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_charts->setSnapshot(snapshot);
}

QByteArray ChartsPage::saveState() const
{
    return m_charts->splitter()->saveState();
}

void ChartsPage::restoreState(const QByteArray &state)
{
    m_charts->splitter()->restoreState(state);
}

void ChartsPage::retranslate()
{
    m_latencyKind->setItemText(0, tr("Latency from here to each node"));
    m_latencyKind->setItemText(1, tr("Latency between the ends of each link"));
    m_latencyKind->setAccessibleName(tr("Which latency"));
}

void ChartsPage::changeEvent(QEvent *event)
{
    PageWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
