// SPDX-License-Identifier: GPL-3.0-or-later
// The window in which a fleet file is edited: a tree of what is in it, the form of what is chosen, the lines that
// change, the connection test. Owns the draft; writing it, testing and the keychain are others' work, asked for by
// signal (app/fleetcontrol). GUI thread.
#pragma once

#include "checkstep.h"
#include "fleetdraft.h"
#include "theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace meridian
{

class DiffView;
class ErrorCard;
class FleetForm;
class FleetTree;
class StepList;

class FleetEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FleetEditor(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);

    void open(const FleetDraft &draft);
    FleetDraft &draft() { return m_draft; }
    void choose(const yaml::Path &entry);

    void showSaved(const Result<Done> &result);
    void showDraft(); ///< after somebody else changed draft(): a reload
    void showError(const Error &error);
    void showDiskDiff(const QList<DiffLine> &lines); ///< what somebody else changed
    void showStep(const CheckStep &step);
    void setPasswordSource(const QString &words);

Q_SIGNALS:
    void saveRequested();
    void reloadRequested();
    void diskDiffRequested();
    void testRequested(const meridian::Node &node, const meridian::Cluster &cluster,
                       const meridian::Credential &credential);
    void passwordGiven(const meridian::Credential &credential, const QString &password);
    void passwordSourceWanted(const meridian::Credential &credential);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSide();
    QWidget *makeChanges();
    QWidget *makeTest();
    QWidget *makeBar();
    void wireParts();
    void addEntry(const QString &list);
    void removeEntry();
    void apply(const Result<Done> &edit, bool structure);
    void refresh(bool structure);
    void startTest();
    void askForPasswordSource();
    void askBeforeClosing();
    void focusProblem();
    Credential credentialAt(const yaml::Path &entry) const;
    QString freeName(const QString &stem, const QStringList &taken) const;
    QString fileName() const;
    void retranslate();

    Theme m_theme = Theme::dark();
    FleetDraft m_draft;
    FleetTree *m_tree;
    FleetForm *m_form;
    DiffView *m_diff;
    StepList *m_steps;
    ErrorCard *m_error;
    QWidget *m_conflict;
    QLabel *m_diffTitle, *m_testTitle, *m_problems;
    QToolButton *m_add;
    QPushButton *m_remove, *m_undo, *m_redo, *m_next, *m_test, *m_copy, *m_cancel, *m_save, *m_showThere, *m_reload;
    QList<QAction *> m_adding;
    bool m_closeAfterSave = false, m_closing = false;
};

} // namespace meridian
