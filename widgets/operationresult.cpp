// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationresult.h"

#include "errorcard.h"
#include "factcard.h"
#include "format.h"
#include "operationparts.h"
#include "operationtexts.h"
#include "plantext.h"
#include "tonedelegate.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace meridian
{

namespace
{

QPushButton *button(const char *name, QWidget *parent)
{
    auto *b = new QPushButton(parent);
    b->setObjectName(QLatin1String(name));
    return b;
}

} // namespace

OperationResult::OperationResult(QWidget *parent)
    : OperationPage(parent)
    , m_verdict(operationLabel("verdict", nullptr, this))
    , m_next(operationLabel("nextThing", nullptr, this))
    , m_facts(new FactCard(QStringLiteral("resultFacts"), this))
    , m_objective(new FactCard(QStringLiteral("resultObjective"), this))
    , m_error(new ErrorCard(QStringLiteral("resultError"), this))
    , m_times(new RowTable<StepTime>(this))
    , m_delegate(new ToneDelegate(this))
    , m_view(new QTableView(this))
    , m_resume(button("resumeOperation", this))
    , m_undo(button("undoOperation", this))
    , m_handOver(button("handOver", this))
    , m_copy(button("copyResult", this))
    , m_record(button("openRecord", this))
{
    setObjectName(QStringLiteral("operationResult"));
    m_verdict->setFont(textFont(1.5, QFont::DemiBold));
    m_verdict->setTextInteractionFlags(Qt::TextSelectableByMouse);
    dressTable(m_view, QStringLiteral("stepTimes"), m_delegate);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(12);
    cards->addWidget(m_facts, 1);
    cards->addWidget(m_objective, 1);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *b : {m_resume, m_undo, m_handOver, m_copy, m_record})
        buttons->addWidget(b);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    layout->addWidget(m_verdict);
    layout->addWidget(m_next);
    layout->addWidget(m_error);
    layout->addLayout(cards);
    layout->addWidget(m_view, 1);
    layout->addLayout(buttons);
    connect(m_resume, &QPushButton::clicked, this, &OperationResult::resumeRequested);
    connect(m_undo, &QPushButton::clicked, this, &OperationResult::undoRequested);
    connect(m_handOver, &QPushButton::clicked, this, &OperationResult::exportRequested);
    connect(m_record, &QPushButton::clicked, this, &OperationResult::recordRequested);
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (m_draft.live)
            QGuiApplication::clipboard()->setText(toText(*m_draft.live));
    });
    retranslate();
}

void OperationResult::setTheme(const Theme &theme)
{
    m_theme = theme;
    m_facts->setTheme(theme);
    m_objective->setTheme(theme);
    m_error->setTheme(theme);
    m_delegate->setTheme(theme);
    if (m_draft.live)
        show(OperationDraft(m_draft));
}

void OperationResult::show(const OperationDraft &draft)
{
    m_draft = draft;
    const LiveOperationPtr &live = draft.live;
    if (!live || !live->ended)
        return;
    const OperationState state = live->record.state;
    m_verdict->setText(
        tr("%1 of %2: %3")
            .arg(meridian::title(live->plan.kind), live->plan.cluster.name(), words::operationState(state)));
    setLabelColour(m_verdict, state == OperationState::Done     ? m_theme.healthy
                              : state == OperationState::Undone ? m_theme.warning
                                                                : m_theme.critical);
    m_next->setText(nextThing(*live));
    const auto failed =
        std::find_if(live->steps.begin(), live->steps.end(), [](const LiveStep &s) { return s.error.has_value(); });
    const std::optional<Error> error = failed != live->steps.end() ? failed->error : live->error;
    m_error->setVisible(error.has_value());
    if (error)
        m_error->setError(*error);
    m_facts->setFacts(facts(*live));
    m_objective->setVisible(live->plan.outage || live->plan.lossBytes);
    if (const Cluster *cluster = draft.cluster())
        m_objective->setFacts(objectiveFacts(live->plan, *cluster, live.get()));
    m_times->setRows(stepTimes(*live));
    const bool open = isOpen(state);
    const QString readOnly = draft.mayAct ? QString() : tr("This window is in read-only mode.");
    for (QPushButton *b : {m_resume, m_undo}) {
        b->setVisible(open);
        b->setEnabled(draft.mayAct);
        b->setToolTip(readOnly);
    }
    m_undo->setVisible(open && live->mayUndo());
    m_handOver->setVisible(open);
}

QList<Fact> OperationResult::facts(const LiveOperation &live) const
{
    const auto plain = [](const QString &label, const QString &value) {
        return Fact{label, value, Fact::Tone::Normal, true, {}};
    };
    const auto node = [](const NodeId &id) { return id.isEmpty() ? format::unknown() : id.name(); };
    QList<Fact> facts{plain(tr("Duration"), format::duration(live.elapsed(now())))};
    if (!live.plan.newPrimary.isEmpty())
        facts << plain(tr("Primary"),
                       QStringLiteral("%1 → %2").arg(node(live.plan.oldPrimary), node(live.plan.newPrimary)));
    if (const CanaryReading *canary = live.worstCanary()) {
        facts << plain(tr("Longest gap of a client"), format::orUnknown(canary->gap, format::duration));
        const auto errors = live.errors(), lost = live.lost();
        facts << Fact{tr("Client errors"),
                      errors ? format::count(*errors) : format::unknown(),
                      errors == 0 ? Fact::Tone::Good : Fact::Tone::Warning,
                      true,
                      {}};
        facts << Fact{tr("Rows lost"),
                      lost ? format::count(*lost) : format::unknown(),
                      lost == 0 ? Fact::Tone::Good : Fact::Tone::Bad,
                      true,
                      {}};
    }
    facts << plain(tr("Operation"), live.record.id);
    return facts;
}

QString OperationResult::nextThing(const LiveOperation &live) const
{
    switch (live.record.state) {
    case OperationState::Done:
        return tr("Everything was done and verified. The way back is the same wizard in the other direction.");
    case OperationState::Undone:
        return tr("What was done has been taken back; the cluster is as it was before. Read the error, mend its cause "
                  "and plan again.");
    case OperationState::Refused:
        return tr("Nothing was done: the servers are no longer as they were when the plan was read. Plan again.");
    case OperationState::Running:
    case OperationState::NeedsPerson:
        break;
    }
    return live.mayUndo()
               ? tr("It stands where it stopped. Resume it, undo it, or hand over with the script.")
               : tr("It stands behind its point of no return. Resume it: what is left is planned afresh from "
                    "what the servers say now. Or hand over with the script.");
}

QString OperationResult::sentence() const
{
    return tr("Measured beside planned. All of it is in the history.");
}

QString OperationResult::note(const OperationDraft &draft) const
{
    return draft.live && draft.live->ended ? format::duration(draft.live->elapsed(now())) : QString();
}

QWidget *OperationResult::firstField() const
{
    return m_copy;
}

void OperationResult::retranslate()
{
    m_view->setModel(nullptr);
    m_times->setColumns(stepTimeColumns());
    m_view->setModel(m_times);
    for (int i = 0; i < m_times->columns().size(); ++i)
        m_view->setColumnWidth(i, m_times->columns()[i].width);
    m_view->setAccessibleName(tr("Steps"));
    m_facts->setWords(tr("Measured"));
    m_objective->setWords(tr("Objective"));
    m_resume->setText(tr("&Resume"));
    m_undo->setText(tr("&Undo"));
    m_handOver->setText(tr("&Hand over…"));
    m_handOver->setToolTip(tr("What was done and what is left, for somebody who goes on by hand"));
    m_copy->setText(tr("&Copy all"));
    m_record->setText(tr("&Open in the history"));
    m_view->findChild<QAction *>(QStringLiteral("copyRows"))->setText(ToneDelegate::tr("Copy rows"));
    if (m_draft.live)
        show(OperationDraft(m_draft));
}

void OperationResult::changeEvent(QEvent *event)
{
    OperationPage::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace meridian
