// SPDX-License-Identifier: GPL-3.0-or-later
// First page of the operation wizard: which node, with the ledger of all of them: place, reason, every rule. GUI
// thread.
#pragma once

#include "candidaterows.h"
#include "operationpage.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QTableView;

namespace meridian
{

class ToneDelegate;

class OperationTarget : public OperationPage
{
    Q_OBJECT
public:
    explicit OperationTarget(QWidget *parent = nullptr);

    void setTheme(const Theme &theme) override;
    void show(const OperationDraft &draft) override;
    QString title() const override { return tr("Target"); }
    QString sentence() const override;
    QString note(const OperationDraft &draft) const override;
    QString obstacle(const OperationDraft &draft) const override;
    QWidget *firstField() const override;
    QString ledger() const; ///< all of it, to copy

protected:
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void showRules();
    void retranslate();

    OperationDraft m_draft;
    bool m_showing = false;
    RowTable<CandidateRow> *m_candidates;
    RowTable<Check> *m_rules;
    ToneDelegate *m_delegate;
    QComboBox *m_cluster;
    QLabel *m_clusterLabel, *m_rulesTitle;
    QCheckBox *m_keepData;
    QTableView *m_nodes, *m_ruleView;
    QPushButton *m_copy;
};

} // namespace meridian
