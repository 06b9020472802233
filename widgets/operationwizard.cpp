// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationwizard.h"

#include "errorcard.h"
#include "filesave.h"
#include "format.h"
#include "operationresult.h"
#include "operationrun.h"
#include "operationtexts.h"
#include "plantext.h"
#include "wizardrail.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>

namespace meridian
{

void OperationWizard::setOperations(Operations *operations)
{
    if (m_operations)
        disconnect(m_operations, nullptr, this, nullptr);
    m_operations = operations;
    ++m_question;
    m_planning = m_starting = false;
    if (operations) {
        connect(operations, &Operations::liveChanged, this, &OperationWizard::takeLive);
        connect(operations, &Operations::ended, this, &OperationWizard::takeLive);
        connect(operations, &Operations::refused, this, &OperationWizard::showRefusal);
        connect(operations, &Operations::modeChanged, this, &OperationWizard::refresh);
        connect(operations, &QObject::destroyed, this, [this] { setOperations(nullptr); });
    }
    refresh();
}

void OperationWizard::setSnapshot(const SnapshotPtr &snapshot)
{
    m_draft.snapshot = snapshot;
}

OperationWizard::Step OperationWizard::step() const
{
    return static_cast<Step>(m_stack->currentIndex());
}

void OperationWizard::begin(const OperationForm &form)
{
    OperationDraft fresh;
    fresh.snapshot = m_draft.snapshot;
    fresh.form = form;
    m_draft = fresh;
    m_error->hide();
    m_starting = false;
    go(Target);
    plan();
}

void OperationWizard::showLive()
{
    if (m_operations && m_operations->live()) {
        m_starting = true;
        takeLive(m_operations->live());
    }
}

void OperationWizard::go(Step step)
{
    m_stack->setCurrentIndex(step);
    m_rail->setCurrent(step);
    refresh();
    // Where something is chosen the keyboard goes there, else to the way on.
    QWidget *field = m_pages[step]->firstField();
    const bool chooses = step == Target || step == Confirm || !m_next->isVisibleTo(this) || !m_next->isEnabled();
    (chooses && field && field->isVisibleTo(this) ? field : m_next)->setFocus(Qt::TabFocusReason);
}

void OperationWizard::next()
{
    if (!m_next->isEnabled())
        return;
    if (step() == Confirm) {
        m_starting = true;
        m_error->hide();
        refresh();
        m_operations->start(m_draft.form, *m_draft.review, m_draft.confirmation);
    } else if (step() == Run) {
        go(Result);
    } else if (step() == Result) {
        close();
    } else {
        go(static_cast<Step>(step() + 1));
    }
}

void OperationWizard::back()
{
    if (m_back->isEnabled())
        go(static_cast<Step>(step() - 1));
}

void OperationWizard::change(const OperationForm &form)
{
    m_draft.form = form;
    plan();
}

/// The servers are asked anew; what is shown stays until they have answered, but leads nowhere.
void OperationWizard::plan()
{
    m_draft.review.reset();
    m_error->hide();
    if (!m_operations)
        return refresh();
    m_planning = true;
    m_operations->plan(m_draft.form)
        .then(this,
              [this, question = ++m_question](const meridian::Result<PlanReview> &answer) {
                  if (question == m_question)
                      take(answer);
              })
        .onCanceled(this, [this] { m_planning = false; });
    refresh();
}

void OperationWizard::take(const meridian::Result<PlanReview> &answer)
{
    m_planning = false;
    if (answer)
        m_draft.review = *answer;
    else
        m_error->setError(answer.error());
    m_error->setVisible(!answer.ok());
    refresh();
}

void OperationWizard::takeLive(const LiveOperationPtr &live)
{
    if (!live || (!m_starting && (!m_draft.live || m_draft.live->record.id != live->record.id)))
        return; // somebody plans another one here meanwhile
    const bool begins = m_starting && step() < Run;
    m_starting = false;
    m_draft.live = live;
    m_draft.form.kind = live->plan.kind;
    m_draft.form.cluster = live->plan.cluster;
    if (live->ended && step() != Result)
        go(Result);
    else if (begins || (!live->ended && step() == Result))
        go(Run);
    else
        refresh();
}

void OperationWizard::showRefusal(const Error &error)
{
    if (!isVisible())
        return;
    m_starting = false;
    m_error->setError(error);
    m_error->show();
    refresh();
}

void OperationWizard::saveScript()
{
    const QString name = QStringLiteral("%1-%2").arg(toText(m_draft.form.kind), m_draft.form.cluster.name());
    if (const QString script = m_draft.script(); !script.isEmpty())
        askAndSave(this, tr("Export as a script"), name + QStringLiteral(".sh"), script.toUtf8());
    else if (m_draft.live) // one that was taken up again: what was done, and the statements of what is left
        askAndSave(this, tr("Hand over"), name + QStringLiteral(".txt"),
                   (toText(*m_draft.live) + QStringLiteral("\n\n") + m_run->statements()).toUtf8());
}

void OperationWizard::refresh()
{
    m_draft.mayAct = m_operations && m_operations->mayAct();
    if (!m_draft.snapshot)
        return;
    const meridian::Plan *plan = m_draft.live ? &m_draft.live->plan : m_draft.plan();
    m_heading->setText(operationHeadline(m_draft.form.kind, m_draft.form.cluster));
    setWindowTitle(m_heading->text());
    m_route->setText(plan ? routeText(*plan, *m_draft.snapshot->fleet) : QString());
    QStringList manner{plan ? lossSummary(*plan) : QString(), m_draft.confirmation.comment};
    manner.removeAll(QString());
    m_manner->setText(manner.join(QStringLiteral(" · ")));
    for (int i = 0; i < m_pages.size(); ++i)
        m_rail->setNote(i, i > step() && i < Run && step() < Run ? QString() : m_pages[i]->note(m_draft));
    m_pages[step()]->show(m_draft);
    m_title->setText(m_pages[step()]->title());
    m_sentence->setText(m_pages[step()]->sentence());
    showFooter(m_planning ? QString() : m_pages[step()]->obstacle(m_draft));
}

/// Which ways lead on from here; a way that is closed says why.
void OperationWizard::showFooter(const QString &obstacle)
{
    const Step at = step();
    const bool runs = m_draft.live && !m_draft.live->ended;
    m_obstacle->setText(obstacle);
    m_obstacle->setVisible(!obstacle.isEmpty());
    m_footer->setText(footerText());
    m_copy->setVisible(at == Run);
    m_stop->setVisible(at == Run && runs);
    m_stop->setEnabled(runs && m_draft.live->mayUndo() && !m_draft.live->stopping);
    m_stop->setToolTip(runs && !m_draft.live->mayUndo() ? tr("The point of no return has passed.") : QString());
    m_mode->setVisible(at == Confirm && !m_draft.mayAct);
    m_again->setVisible(at < Run);
    m_again->setEnabled(!m_planning && m_operations);
    m_back->setVisible(at < Run);
    m_back->setEnabled(at > Target && !m_starting);
    m_close->setVisible(at != Result);
    m_next->setVisible(at != Run || !runs);
    const bool ready = at >= Run || (m_draft.review && !m_planning && !m_starting && obstacle.isEmpty());
    m_next->setEnabled(ready);
    m_next->setToolTip(obstacle);
    m_next->setText(at == Confirm  ? tr("&Start")
                    : at == Result ? tr("&Close")
                    : at == Run    ? tr("&Result")
                                   : tr("&Next"));
    const bool danger = at == Confirm;
    if (m_next->property("role") != (danger ? QStringLiteral("danger") : QStringLiteral("primary"))) {
        m_next->setProperty("role", danger ? QStringLiteral("danger") : QStringLiteral("primary"));
        m_next->setStyleSheet(QString()); // looked at anew
        m_next->style()->unpolish(m_next);
        m_next->style()->polish(m_next);
    }
}

QString OperationWizard::footerText() const
{
    if (m_draft.live && step() >= Run) {
        QStringList parts{tr("Elapsed %1").arg(format::duration(m_draft.live->elapsed(now())))};
        if (m_draft.live->lock)
            parts << tr("lock held by %1@%2").arg(m_draft.live->lock->who, m_draft.live->lock->where);
        if (m_draft.live->stopping && !m_draft.live->ended)
            parts << tr("being taken back");
        return parts.join(QStringLiteral(" · "));
    }
    if (m_starting)
        return tr("Starting: the servers are asked once more…");
    if (m_planning)
        return tr("Asking every server of the cluster…");
    return m_draft.review ? tr("Servers asked at %1").arg(format::time(m_draft.review->at)) : QString();
}

void OperationWizard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->matches(QKeySequence::Back))
        back();
    else
        QWidget::keyPressEvent(event);
}

} // namespace meridian
