// SPDX-License-Identifier: GPL-3.0-or-later
// From a wish to its result in six pages, for every kind of operation; only the form differs. GUI thread. Holds no
// logic: it asks Operations for plans, shows them, and says when to start. Closing it ends nothing that runs.
#pragma once

#include "operationpage.h"

class QLabel;
class QPushButton;
class QStackedWidget;

namespace meridian
{

class ErrorCard;
class OperationRun;
class WizardRail;

class OperationWizard : public QWidget
{
    Q_OBJECT
public:
    enum Step { Target, Checks, Plan, Confirm, Run, Result };

    explicit OperationWizard(QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// Not owned; null: what is shown stays, and nothing can be asked for.
    void setOperations(Operations *operations);
    void setSnapshot(const SnapshotPtr &snapshot); ///< with its fleet; before begin()
    void begin(const OperationForm &form);         ///< from the first page
    void showLive();                               ///< the operation that runs or ran last
    Step step() const;
    const OperationDraft &draft() const { return m_draft; }
    OperationPage *page(Step step) const { return m_pages[step]; }
    bool isPlanning() const { return m_planning; }

Q_SIGNALS:
    void recordWanted(const QString &operation); ///< in the history
    void operatorModeWanted();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *buildHeader();
    QWidget *buildBar();
    void wire();
    void go(Step step);
    void next();
    void back();
    void change(const OperationForm &form);
    void plan();
    void take(const meridian::Result<PlanReview> &answer);
    void takeLive(const LiveOperationPtr &live);
    void showRefusal(const Error &error);
    void refresh();
    void showFooter(const QString &obstacle);
    void saveScript();
    QString footerText() const;
    void retranslate();

    Operations *m_operations = nullptr;
    OperationDraft m_draft;
    Theme m_theme = Theme::dark();
    bool m_planning = false, m_starting = false;
    quint64 m_question = 0; ///< answers to an earlier one are nobody's
    QList<OperationPage *> m_pages;
    OperationRun *m_run;
    WizardRail *m_rail;
    QStackedWidget *m_stack;
    QLabel *m_heading, *m_route, *m_manner, *m_title, *m_sentence, *m_obstacle, *m_footer;
    ErrorCard *m_error;
    QPushButton *m_copy, *m_stop, *m_mode, *m_again, *m_close, *m_back, *m_next;
};

} // namespace meridian
