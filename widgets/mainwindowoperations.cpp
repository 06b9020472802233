// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does about operations: the mode, the wizard, the strip, a command for each kind. GUI thread.
#include "commandlist.h"
#include "failoverspage.h"
#include "mainwindow.h"
#include "operationcatalogue.h"
#include "operationchoices.h"
#include "operationstrip.h"
#include "operationwizard.h"
#include "settingsmenu.h"
#include "shownmoment.h"
#include "topbar.h"
#include "watcharea.h"

#include <QAction>

namespace meridian
{

namespace
{

/// The commands of the palette, in the catalogue's order.
constexpr const char *kCommands[] = {QT_TRANSLATE_NOOP("meridian::MainWindow", "Switch over…"),
                                     QT_TRANSLATE_NOOP("meridian::MainWindow", "Fail over…"),
                                     QT_TRANSLATE_NOOP("meridian::MainWindow", "Rejoin a node…"),
                                     QT_TRANSLATE_NOOP("meridian::MainWindow", "Begin maintenance…"),
                                     QT_TRANSLATE_NOOP("meridian::MainWindow", "End maintenance…")};

} // namespace

void MainWindow::buildOperations()
{
    for (const OperationRow &row : operationCatalogue()) {
        auto *action = new QAction(this);
        action->setObjectName(QStringLiteral("command:%1").arg(toText(row.kind)));
        action->setEnabled(false);
        connect(action, &QAction::triggered, this, [this, kind = row.kind] { operateOnSelection(kind); });
        m_operate << action;
    }
    addActions(m_operate);
    const auto toggle = [this] {
        if (m_operations)
            m_operations->setMayAct(!m_operations->mayAct());
    };
    connect(m_topBar, &TopBar::modeClicked, this, toggle);
    connect(m_settings->operatorMode(), &QAction::triggered, this, toggle);
    connect(m_strip, &OperationStrip::liveWanted, this, [this] {
        operationWizard()->setSnapshot(m_live);
        m_wizard->showLive();
        m_wizard->show();
        m_wizard->raise();
        m_wizard->activateWindow();
    });
    connect(m_strip, &OperationStrip::recordWanted, this, &MainWindow::showRecord);
    showMode();
}

void MainWindow::setOperations(Operations *operations)
{
    if (m_operations)
        disconnect(m_operations, nullptr, this, nullptr);
    m_operations = operations;
    if (operations)
        connect(operations, &Operations::modeChanged, this, &MainWindow::showMode);
    m_strip->setOperations(operations);
    if (m_area)
        m_area->setOperations(operations);
    if (m_wizard)
        m_wizard->setOperations(operations);
    for (QAction *action : std::as_const(m_operate))
        action->setEnabled(operations);
    showMode();
}

void MainWindow::showMode()
{
    const bool mayAct = m_operations && m_operations->mayAct();
    m_topBar->setMode(m_operations, mayAct);
    m_settings->operatorMode()->setEnabled(m_operations);
    m_settings->operatorMode()->setChecked(mayAct);
}

OperationWizard *MainWindow::operationWizard()
{
    if (m_wizard)
        return m_wizard;
    m_wizard = new OperationWizard(this);
    m_wizard->setTheme(m_theme);
    m_wizard->setOperations(m_operations);
    connect(m_wizard, &OperationWizard::recordWanted, this, &MainWindow::showRecord);
    connect(m_wizard, &OperationWizard::operatorModeWanted, this, [this] {
        if (m_operations)
            m_operations->setMayAct(true);
    });
    return m_wizard;
}

void MainWindow::operate(const OperationForm &form)
{
    if (!m_operations || !m_live)
        return;
    operationWizard()->setSnapshot(m_live);
    m_wizard->begin(form);
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
}

/// From the palette: whatever speaks against it, the wizard says so.
void MainWindow::operateOnSelection(OperationKind kind)
{
    if (!m_live || !m_fleet || m_fleet->clusters.isEmpty())
        return;
    OperationForm form;
    form.kind = kind;
    form.cluster = m_fleet->clusters.first().id;
    for (const OperationChoice &choice : operationChoices(*m_live, area()->selection())) {
        form.cluster = choice.form.cluster;
        if (choice.form.kind == kind)
            form = choice.form;
    }
    operate(form);
}

void MainWindow::showRecord(const QString &operation)
{
    setPage(Page::Failovers);
    area()->failoversPage()->showOperation(operation);
    raise();
    activateWindow();
}

void MainWindow::retranslateOperations()
{
    for (qsizetype i = 0; i < m_operate.size(); ++i)
        nameAction(m_operate[i], staticMetaObject.className(), kCommands[i]);
}

} // namespace meridian
