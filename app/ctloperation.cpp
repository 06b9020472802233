// SPDX-License-Identifier: GPL-3.0-or-later
#include "ctloperation.h"

#include "ctlhistory.h"
#include "ctloperate.h"
#include "ctlprint.h"
#include "format.h"
#include "planjson.h"
#include "planscript.h"
#include "plantext.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace meridian::ctl
{

namespace
{

int exitCodeOf(const OperationOutcome &outcome)
{
    switch (outcome.operation.state) {
    case OperationState::Done:
        return ExitDone;
    case OperationState::Undone:
        return ExitUndone;
    case OperationState::NeedsPerson:
        return ExitNeedsPerson;
    default:
        return ExitRefused;
    }
}

void printJson(const QJsonObject &object)
{
    print(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Indented)));
}

} // namespace

Operation::Operation(FleetPtr fleet, QString journalFile, What what)
    : m_fleet(std::move(fleet))
    , m_journalFile(std::move(journalFile))
    , m_what(std::move(what))
{
}

int Operation::run()
{
    m_look = std::make_unique<OneLook>(m_fleet, false);
    connect(m_look.get(), &OneLook::settled, this, &Operation::begin, Qt::QueuedConnection);
    connect(&m_stop, &StopSignal::received, this, [this] {
        if (m_executor)
            m_executor->stop();
        else
            QCoreApplication::exit(ExitRefused);
    });
    return QCoreApplication::exec();
}

void Operation::begin(const SnapshotPtr &picture)
{
    m_look.reset(); // what is polled meanwhile would only be in the way
    m_executor = std::make_unique<Executor>(m_fleet, picture, m_journalFile, m_secrets);
    connect(m_executor.get(), &Executor::finished, this, &Operation::end);
    connect(m_executor.get(), &Executor::stepBegan, this, &Operation::ask);
    connect(m_executor.get(), &Executor::stepEnded, this, &Operation::tell);
    if (m_what.form == Form::Text && m_what.deed != Deed::Plan)
        connect(m_executor.get(), &Executor::planned, this,
                [](const OperationRecord &, const Plan &plan) { printError(toText(plan)); });
    switch (m_what.deed) {
    case Deed::Plan:
        return m_executor->planOnly(m_what.order);
    case Deed::CarryOut:
        return m_executor->carryOut(m_what.order);
    case Deed::Resume:
        return m_executor->resume(m_what.id, m_what.order);
    case Deed::Undo:
        return m_executor->undo(m_what.id, m_what.order);
    }
}

/// What a person has to do now; the operation goes on when it sees that it was done.
void Operation::ask(const StepRecord &step) const
{
    const QString commands = step.evidence.value(u"by_hand").toString();
    if (m_what.form == Form::Text && !commands.isEmpty())
        printError(byHandText(step, commands));
}

void Operation::tell(const StepRecord &step) const
{
    if (m_what.form == Form::Text)
        printError(stepText(step));
}

void Operation::end(const OperationOutcome &outcome)
{
    if (m_what.deed == Deed::Plan) {
        const bool planned = !outcome.error || outcome.plan.blocked();
        if (m_what.form == Form::Json)
            printJson(planned ? toJson(outcome.plan) : QJsonObject{{QStringLiteral("error"), outcome.error->text()}});
        else if (m_what.form == Form::Script && !outcome.error)
            print(planScript(*m_fleet, outcome.plan, outcome.situation));
        else if (m_what.form == Form::Script)
            printError(outcome.error->text()); // there is no script of what must not be done
        else if (planned)
            print(toText(outcome.plan));
        else
            printError(outcome.error->text());
        return QCoreApplication::exit(outcome.error ? ExitRefused : ExitDone);
    }
    if (m_what.form == Form::Json)
        printJson(outcomeJson(outcome));
    else
        print(outcomeText(outcome));
    QCoreApplication::exit(exitCodeOf(outcome));
}

} // namespace meridian::ctl
