// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationrun.h"

#include "canarychart.h"
#include "factcard.h"
#include "format.h"
#include "operationparts.h"
#include "operationtexts.h"
#include "stepcards.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace meridian
{

namespace
{
constexpr int kSideWidth = 390, kTickMs = 100;
} // namespace

OperationRun::OperationRun(QWidget *parent)
    : OperationPage(parent)
    , m_steps(new StepCards(StepCard::Detail::Progress, this))
    , m_scroll(scrolled(m_steps, QStringLiteral("runScroll")))
    , m_writes(new FactCard(QStringLiteral("clientWrites"), this))
    , m_wayBack(new FactCard(QStringLiteral("runWayBack"), this))
    , m_objective(new FactCard(QStringLiteral("runObjective"), this))
    , m_chart(new CanaryChart(this))
    , m_figures(operationLabel("canaryFigures", nullptr, this))
    , m_export(new QPushButton(this))
{
    setObjectName(QStringLiteral("operationRun"));
    m_export->setObjectName(QStringLiteral("runExport"));
    m_figures->setFont(figureFont(0.9));
    m_writes->column()->addWidget(m_chart, 1);
    m_writes->column()->addWidget(m_figures);
    m_wayBack->column()->addWidget(m_export, 0, Qt::AlignLeft);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(buildSide());
    m_wayBack->setProse();
    m_clock.setInterval(kTickMs);
    connect(&m_clock, &QTimer::timeout, this, &OperationRun::tick);
    connect(m_export, &QPushButton::clicked, this, &OperationRun::exportRequested);
    retranslate();
}

QWidget *OperationRun::buildSide()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_writes);
    column->addWidget(m_wayBack);
    column->addWidget(m_objective);
    column->addStretch(1);
    auto *area = scrolled(side, QStringLiteral("runSide"));
    area->setFixedWidth(kSideWidth);
    return area;
}

void OperationRun::setTheme(const Theme &theme)
{
    m_steps->setTheme(theme);
    m_chart->setTheme(theme);
    for (FactCard *card : {m_writes, m_wayBack, m_objective})
        card->setTheme(theme);
    setLabelColour(m_figures, theme.dimText);
}

void OperationRun::show(const OperationDraft &draft)
{
    m_draft = draft;
    const LiveOperationPtr &live = draft.live;
    if (!live)
        return;
    m_wayBack->setFacts(wayBackFacts(live->plan, live.get()));
    m_objective->setVisible(live->plan.outage || live->plan.lossBytes);
    if (const Cluster *cluster = draft.cluster())
        m_objective->setFacts(objectiveFacts(live->plan, *cluster, live.get()));
    m_export->setVisible(!draft.script().isEmpty());
    if (isVisible() && !live->ended)
        m_clock.start();
    tick();
    if (const int step = live->current(); step >= 0 && step != m_seen) {
        m_seen = step;
        QTimer::singleShot(0, this, [this, step] { // once it is laid out
            if (StepCard *card = m_steps->card(step))
                m_scroll->ensureWidgetVisible(card, 0, 120);
        });
    }
}

/// Times that go on, and a gap that is still open.
void OperationRun::tick()
{
    const LiveOperationPtr &live = m_draft.live;
    if (!live)
        return;
    const Instant at = live->ended.value_or(now());
    m_steps->setSteps(live->steps, at);
    showCanary(at);
    if (live->ended)
        m_clock.stop();
}

void OperationRun::showCanary(Instant at)
{
    const CanaryReading *reading = m_draft.live->worstCanary();
    m_writes->setVisible(reading != nullptr);
    if (!reading)
        return;
    m_writes->setWords(tr("Writes seen by a client"), tr("a row every 5 ms through %1").arg(canaryPlace(*reading)));
    m_chart->setVisible(!reading->latest.isEmpty() || reading->written == 0); // figures alone are words
    m_chart->setReading(*reading, at);
    setLabelWords(m_figures, canaryFigures(*reading));
}

QString OperationRun::sentence() const
{
    return tr("Each step is written to the journal before it starts: close this and it goes on; it can be resumed or "
              "undone.");
}

QString OperationRun::note(const OperationDraft &draft) const
{
    if (!draft.live)
        return {};
    if (draft.live->ended)
        return words::operationState(draft.live->record.state);
    const int step = draft.live->current();
    return step < 0 ? QString() : tr("step %1 of %2").arg(step + 1).arg(draft.live->steps.size());
}

QWidget *OperationRun::firstField() const
{
    return m_export;
}

QString OperationRun::statements() const
{
    return m_steps->statements();
}

void OperationRun::retranslate()
{
    m_wayBack->setWords(tr("If something goes wrong from here"));
    m_objective->setWords(tr("Objective"));
    m_export->setText(tr("Sa&ve as a script…"));
    m_export->setToolTip(
        tr("For bash, psql and ssh: does the same by hand, step by step, and stops at the first failure"));
    if (m_draft.snapshot)
        show(OperationDraft(m_draft));
}

void OperationRun::showEvent(QShowEvent *event)
{
    OperationPage::showEvent(event);
    if (m_draft.live && !m_draft.live->ended)
        m_clock.start();
}

void OperationRun::hideEvent(QHideEvent *event)
{
    OperationPage::hideEvent(event);
    m_clock.stop();
}

void OperationRun::changeEvent(QEvent *event)
{
    OperationPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
