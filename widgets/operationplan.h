// SPDX-License-Identifier: GPL-3.0-or-later
// Third page of the operation wizard: every step with its statements, estimate and undo; the point of no return drawn.
// GUI thread.
#pragma once

#include "operationpage.h"

class QLabel;
class QPushButton;

namespace meridian
{

class FactCard;
class StepCards;

class OperationPlan : public OperationPage
{
    Q_OBJECT
public:
    explicit OperationPlan(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void show(const OperationDraft &draft) override;
    QString title() const override { return tr("Plan"); }
    QString sentence() const override;
    QString note(const OperationDraft &draft) const override;
    QString obstacle(const OperationDraft &draft) const override;
    QWidget *firstField() const override;

Q_SIGNALS:
    void exportRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *buildSide();
    void retranslate();

    OperationDraft m_draft;
    StepCards *m_steps;
    QLabel *m_outage;
    FactCard *m_wayBack, *m_objective;
    QPushButton *m_copy, *m_copyScript, *m_export;
};

} // namespace meridian
