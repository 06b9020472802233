// SPDX-License-Identifier: GPL-3.0-or-later
// Last page of the operation wizard: how it ended, measured beside planned, what to do next. GUI thread.
#pragma once

#include "operationpage.h"
#include "operationrows.h"

class QLabel;
class QPushButton;
class QTableView;

namespace meridian
{

class ErrorCard;
class FactCard;
class ToneDelegate;

class OperationResult : public OperationPage
{
    Q_OBJECT
public:
    explicit OperationResult(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void show(const OperationDraft &draft) override;
    QString title() const override { return tr("Result"); }
    QString sentence() const override;
    QString note(const OperationDraft &draft) const override;
    QWidget *firstField() const override;

Q_SIGNALS:
    void resumeRequested();
    void undoRequested();
    void exportRequested(); ///< the script, to hand over
    void recordRequested(); ///< the page of the history

protected:
    void changeEvent(QEvent *event) override;

private:
    QList<Fact> facts(const LiveOperation &live) const;
    QString nextThing(const LiveOperation &live) const;
    void retranslate();

    OperationDraft m_draft;
    Theme m_theme = Theme::dark();
    QLabel *m_verdict, *m_next;
    FactCard *m_facts, *m_objective;
    ErrorCard *m_error;
    RowTable<StepTime> *m_times;
    ToneDelegate *m_delegate;
    QTableView *m_view;
    QPushButton *m_resume, *m_undo, *m_handOver, *m_copy, *m_record;
};

} // namespace meridian
