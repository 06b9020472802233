// SPDX-License-Identifier: GPL-3.0-or-later
// What a page of the operation wizard is given and can say. GUI thread. A page holds no logic: it shows the draft, and
// says by signal what the person chose.
#pragma once

#include "operations.h"
#include "snapshot.h"
#include "theme.h"

#include <QWidget>

namespace meridian
{

/// Everything that the wizard knows at one moment.
struct OperationDraft {
    SnapshotPtr snapshot; ///< with its fleet
    OperationForm form;
    std::optional<PlanReview> review; ///< of this form; empty while the servers are asked
    Confirmation confirmation;
    LiveOperationPtr live; ///< once started
    bool mayAct = false;

    const Plan *plan() const { return review ? &review->plan : nullptr; }
    /// For bash: of what is left where it stopped, else of the plan; empty: there is none.
    QString script() const
    {
        return live && !live->script.isEmpty() ? live->script : review ? review->script : QString();
    }
    const Cluster *cluster() const { return snapshot->fleet->cluster(form.cluster); }
    bool isProduction() const { return cluster() && cluster()->environment == Environment::Production; }
};

class OperationPage : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual void setTheme(const Theme &theme) = 0;
    virtual void show(const OperationDraft &draft) = 0;
    virtual QString title() const = 0;
    virtual QString sentence() const = 0;
    virtual QString note(const OperationDraft &draft) const = 0; ///< of the rail: what was chosen here
    /// Why there is no way on from here; empty: there is.
    virtual QString obstacle(const OperationDraft &) const { return {}; }
    virtual QWidget *firstField() const { return nullptr; } ///< that the keyboard goes to

Q_SIGNALS:
    void formChanged(const meridian::OperationForm &form);
    void confirmationChanged(const meridian::Confirmation &confirmation);
};

} // namespace meridian
