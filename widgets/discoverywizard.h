// SPDX-License-Identifier: GPL-3.0-or-later
// From one server to a fleet in four steps: the server, the way to it, the nodes that were found, the file. Asks for
// the work by signal and is told how it goes (app/fleetcontrol). Keeps no password. GUI thread.
#pragma once

#include "checkstep.h"
#include "discoverytarget.h"
#include "foundnodes.h"
#include "theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QStackedWidget;

namespace meridian
{

class ErrorCard;
class StepList;
class WizardRail;

class DiscoveryWizard : public QWidget
{
    Q_OBJECT
public:
    enum Step { Server, Way, Nodes, File };

    explicit DiscoveryWizard(QWidget *parent = nullptr);
    void setTheme(const Theme &theme);
    /// `open`: the fleet that nodes can be added to; null when none is open.
    void begin(const FleetPtr &open);
    void showStep(const CheckStep &step);
    void showTested(bool usable); ///< the way to the server ends here, or leads on to the nodes
    void showFound(const QList<FoundNode> &nodes, const QStringList &notes);
    void showError(const Error &error);
    Step step() const;

Q_SIGNALS:
    void discoveryRequested(const meridian::DiscoveryTarget &target);
    void cancelRequested(); ///< what is under way
    void finished(const meridian::DiscoveryResult &result);

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeServerPage();
    QWidget *makeWayPage();
    QWidget *makeNodesPage();
    QWidget *makeFilePage();
    QWidget *makeBar();
    void wireParts();
    void go(Step step);
    void next();
    void back();
    void discover(bool again);
    void finish();
    void refresh();
    void chooseFile();
    DiscoveryTarget target() const;
    QString nodesProblem() const;
    void retranslate();

    Theme m_theme = Theme::dark();
    FleetPtr m_open;
    bool m_busy = false;
    WizardRail *m_rail;
    QStackedWidget *m_pages;
    QLabel *m_title, *m_sentence;
    QList<QLabel *> m_labels, m_fileLabels;
    QLineEdit *m_host, *m_database, *m_user, *m_password, *m_passwordFile, *m_rootCertificate;
    QSpinBox *m_port;
    QComboBox *m_tls;
    StepList *m_steps;
    FoundNodes *m_nodes;
    QLabel *m_notes, *m_problem;
    QPushButton *m_guess, *m_again;
    QRadioButton *m_newFile, *m_addToOpen;
    QLineEdit *m_fleetName, *m_clusterName, *m_file;
    QPushButton *m_browse;
    ErrorCard *m_error;
    QPushButton *m_cancel, *m_back, *m_next;
};

} // namespace meridian
