// SPDX-License-Identifier: GPL-3.0-or-later
// What the operation wizard is built of: header, rail, pages, bar. GUI thread.
#include "errorcard.h"
#include "operationchecks.h"
#include "operationconfirm.h"
#include "operationparts.h"
#include "operationplan.h"
#include "operationresult.h"
#include "operationrun.h"
#include "operationtarget.h"
#include "operationwizard.h"
#include "wizardrail.h"

#include <QClipboard>
#include <QEvent>
#include <QFrame>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace meridian
{

namespace
{

QPushButton *button(const char *name, QWidget *parent)
{
    auto *b = new QPushButton(parent);
    b->setObjectName(QLatin1String(name));
    b->setAutoDefault(true); // Enter presses what has the keyboard
    return b;
}

} // namespace

OperationWizard::OperationWizard(QWidget *parent)
    : QWidget(parent, Qt::Window)
    , m_run(new OperationRun)
    , m_rail(new WizardRail(this))
    , m_stack(new QStackedWidget(this))
    , m_heading(operationLabel("operationHeading", nullptr, this))
    , m_route(operationLabel("operationRoute", nullptr, this))
    , m_manner(operationLabel("operationManner", "dim", this))
    , m_title(operationLabel("operationTitle", nullptr, this))
    , m_sentence(operationLabel("operationSentence", "dim", this))
    , m_obstacle(operationLabel("operationObstacle", nullptr, this))
    , m_footer(operationLabel("operationFooter", nullptr, this))
    , m_error(new ErrorCard(QStringLiteral("operationError"), this))
    , m_copy(button("copyStatements", this))
    , m_stop(button("stopAndUndo", this))
    , m_mode(button("toOperatorMode", this))
    , m_again(button("planAgain", this))
    , m_close(button("operationClose", this))
    , m_back(button("operationBack", this))
    , m_next(button("operationNext", this))
{
    setObjectName(QStringLiteral("operationWizard"));
    resize(1240, 800);
    m_pages = {new OperationTarget, new OperationChecks, new OperationPlan, new OperationConfirm, m_run,
               new OperationResult};
    for (OperationPage *page : std::as_const(m_pages))
        m_stack->addWidget(page);
    auto *column = new QVBoxLayout;
    column->setContentsMargins(24, 16, 24, 12);
    column->setSpacing(4);
    column->addWidget(m_title);
    column->addWidget(m_sentence);
    column->addSpacing(8);
    column->addWidget(m_error);
    column->addWidget(m_stack, 1);
    column->addSpacing(4);
    column->addWidget(m_obstacle);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildHeader());
    layout->addLayout(row, 1);
    layout->addWidget(buildBar());
    m_error->hide();
    wire();
    retranslate();
}

QWidget *OperationWizard::buildHeader()
{
    auto *header = new QFrame(this);
    header->setObjectName(QStringLiteral("operationHeader"));
    header->setProperty("role", QStringLiteral("panel"));
    m_heading->setFont(textFont(1.3, QFont::DemiBold));
    m_heading->setWordWrap(false);
    m_route->setFont(figureFont(1.05));
    m_route->setWordWrap(false);
    m_manner->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(24, 14, 24, 14);
    layout->setSpacing(28);
    layout->addWidget(m_heading);
    layout->addWidget(m_route);
    layout->addWidget(m_manner, 1);
    return header;
}

QWidget *OperationWizard::buildBar()
{
    auto *bar = new QFrame(this);
    bar->setObjectName(QStringLiteral("operationBar"));
    bar->setProperty("role", QStringLiteral("panel"));
    m_title->setFont(textFont(1.3, QFont::DemiBold));
    m_footer->setFont(figureFont(0.9));
    m_stop->setProperty("role", QStringLiteral("danger"));
    m_next->setProperty("role", QStringLiteral("primary"));
    m_next->setMinimumWidth(96);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(24, 12, 24, 12);
    layout->addWidget(m_footer, 1);
    for (QPushButton *b : {m_again, m_copy, m_close, m_mode, m_stop, m_back, m_next})
        layout->addWidget(b);
    return bar;
}

void OperationWizard::wire()
{
    for (OperationPage *page : std::as_const(m_pages)) {
        connect(page, &OperationPage::formChanged, this, &OperationWizard::change);
        connect(page, &OperationPage::confirmationChanged, this, [this](const Confirmation &confirmation) {
            m_draft.confirmation = confirmation;
            refresh();
        });
    }
    connect(static_cast<OperationPlan *>(m_pages[Plan]), &OperationPlan::exportRequested, this,
            &OperationWizard::saveScript);
    connect(m_run, &OperationRun::exportRequested, this, &OperationWizard::saveScript);
    auto *result = static_cast<OperationResult *>(m_pages[Result]);
    connect(result, &OperationResult::exportRequested, this, &OperationWizard::saveScript);
    connect(result, &OperationResult::recordRequested, this, [this] { Q_EMIT recordWanted(m_draft.live->record.id); });
    connect(result, &OperationResult::resumeRequested, this, [this] {
        m_starting = true;
        m_operations->resume(m_draft.live->record.id);
    });
    connect(result, &OperationResult::undoRequested, this, [this] {
        m_starting = true;
        m_operations->undo(m_draft.live->record.id);
    });
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_run->statements()); });
    connect(m_stop, &QPushButton::clicked, this, [this] { m_operations->stopAndUndo(); });
    connect(m_mode, &QPushButton::clicked, this, &OperationWizard::operatorModeWanted);
    connect(m_again, &QPushButton::clicked, this, &OperationWizard::plan);
    connect(m_close, &QPushButton::clicked, this, &QWidget::close);
    connect(m_back, &QPushButton::clicked, this, &OperationWizard::back);
    connect(m_next, &QPushButton::clicked, this, &OperationWizard::next);
    auto *clock = new QTimer(this); // of the footer
    clock->setInterval(200);
    connect(clock, &QTimer::timeout, this, [this] {
        if (isVisible() && m_draft.live && !m_draft.live->ended)
            m_footer->setText(footerText());
    });
    clock->start();
}

void OperationWizard::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_rail->setTheme(theme);
    m_error->setTheme(theme);
    for (OperationPage *page : std::as_const(m_pages))
        page->setTheme(theme);
    setLabelColour(m_route, theme.accent);
    setLabelColour(m_obstacle, theme.warning);
    setLabelColour(m_footer, theme.dimText);
}

void OperationWizard::retranslate()
{
    QStringList titles;
    for (const OperationPage *page : std::as_const(m_pages))
        titles << page->title();
    m_rail->setTitles(titles);
    m_rail->setCurrent(step());
    m_copy->setText(tr("Copy s&tatements"));
    m_stop->setText(tr("Stop and &undo"));
    m_mode->setText(tr("Switch to &operator mode"));
    m_again->setText(tr("&Ask again"));
    m_again->setToolTip(tr("Ask every server of the cluster and plan anew"));
    m_close->setText(tr("Close"));
    m_close->setToolTip(tr("What runs goes on"));
    m_back->setText(tr("&Back"));
    refresh();
    m_next->setText(m_next->text().isEmpty() ? tr("&Next") : m_next->text());
}

void OperationWizard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
