// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationplan.h"

#include "factcard.h"
#include "format.h"
#include "operationparts.h"
#include "operationtexts.h"
#include "stepcards.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace meridian
{

namespace
{
constexpr int kSideWidth = 330;
} // namespace

OperationPlan::OperationPlan(QWidget *parent)
    : OperationPage(parent)
    , m_steps(new StepCards(StepCard::Detail::Review, this))
    , m_outage(operationLabel("planOutage", nullptr, this))
    , m_wayBack(new FactCard(QStringLiteral("wayBack"), this))
    , m_objective(new FactCard(QStringLiteral("objective"), this))
    , m_copy(new QPushButton(this))
    , m_copyScript(new QPushButton(this))
    , m_export(new QPushButton(this))
{
    setObjectName(QStringLiteral("operationPlan"));
    m_copy->setObjectName(QStringLiteral("copyPlanStatements"));
    m_copyScript->setObjectName(QStringLiteral("copyScript"));
    m_export->setObjectName(QStringLiteral("exportScript"));
    auto *left = new QVBoxLayout;
    left->addWidget(m_outage);
    left->addWidget(scrolled(m_steps, QStringLiteral("planScroll")), 1);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(16);
    layout->addLayout(left, 1);
    layout->addWidget(buildSide());
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_steps->statements()); });
    connect(m_copyScript, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_draft.script()); });
    connect(m_export, &QPushButton::clicked, this, &OperationPlan::exportRequested);
    m_wayBack->setProse();
    retranslate();
}

QWidget *OperationPlan::buildSide()
{
    auto *side = new QWidget(this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_wayBack);
    column->addWidget(m_objective);
    column->addWidget(m_copy);
    column->addWidget(m_copyScript);
    column->addWidget(m_export);
    column->addStretch(1);
    auto *area = scrolled(side, QStringLiteral("planSide"));
    area->setFixedWidth(kSideWidth);
    return area;
}

void OperationPlan::setTheme(const Theme &theme)
{
    m_steps->setTheme(theme);
    m_wayBack->setTheme(theme);
    m_objective->setTheme(theme);
    setLabelColour(m_outage, theme.warning);
}

void OperationPlan::show(const OperationDraft &draft)
{
    m_draft = draft;
    const Plan *plan = draft.plan();
    m_copy->setEnabled(plan && !plan->steps.isEmpty());
    for (QPushButton *b : {m_copyScript, m_export})
        b->setVisible(!draft.script().isEmpty());
    if (!plan)
        return;
    QList<LiveStep> steps;
    for (qsizetype i = 0; i < plan->steps.size(); ++i) {
        LiveStep step;
        step.step = plan->steps[i];
        step.statements = draft.review->statements.value(i);
        steps << step;
    }
    m_steps->setSteps(steps, now());
    m_wayBack->setFacts(wayBackFacts(*plan, nullptr));
    m_objective->setVisible(plan->outage || plan->lossBytes);
    if (const Cluster *cluster = draft.cluster())
        m_objective->setFacts(objectiveFacts(*plan, *cluster, nullptr));
    setLabelWords(m_outage, plan->outage ? tr("No writes for about %1, during the steps with a bar at their left.")
                                               .arg(format::duration(*plan->outage))
                                         : QString());
}

QString OperationPlan::sentence() const
{
    return tr("What will be done, in this order. Nothing has been changed yet.");
}

QString OperationPlan::note(const OperationDraft &draft) const
{
    return draft.plan() ? planSummary(*draft.plan()) : QString();
}

QString OperationPlan::obstacle(const OperationDraft &draft) const
{
    return draft.plan() && draft.plan()->steps.isEmpty() ? tr("There is nothing to do: it is as asked for already.")
                                                         : QString();
}

QWidget *OperationPlan::firstField() const
{
    return m_copy;
}

void OperationPlan::retranslate()
{
    m_copy->setText(tr("&Copy statements"));
    m_copy->setToolTip(tr("Every step with the statements that its server gets"));
    m_copyScript->setText(tr("Copy as a sc&ript"));
    m_export->setText(tr("&Save as a script…"));
    for (QPushButton *b : {m_copyScript, m_export})
        b->setToolTip(
            tr("For bash, psql and ssh: does the same by hand, step by step, and stops at the first failure"));
    m_wayBack->setWords(tr("If something goes wrong"));
    m_objective->setWords(tr("Objective"));
    if (m_draft.snapshot)
        show(OperationDraft(m_draft));
}

void OperationPlan::changeEvent(QEvent *event)
{
    OperationPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
