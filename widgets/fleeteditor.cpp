// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleeteditor.h"

#include "diffview.h"
#include "errorcard.h"
#include "fleetform.h"
#include "fleetsave.h"
#include "fleettree.h"
#include "steplist.h"

#include <QClipboard>
#include <QCloseEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

namespace meridian
{

using yaml::Path;

void FleetEditor::open(const FleetDraft &draft)
{
    m_draft = draft;
    m_error->hide();
    m_conflict->hide();
    m_steps->clear();
    m_closing = m_closeAfterSave = false;
    refresh(true);
    m_tree->choose({});
    m_tree->setFocus();
}

void FleetEditor::choose(const Path &entry)
{
    m_tree->choose(entry);
}

QString FleetEditor::fileName() const
{
    return QFileInfo(m_draft.file()).fileName();
}

void FleetEditor::wireParts()
{
    connect(m_tree, &FleetTree::entryChosen, this, [this](const Path &entry) {
        m_draft.endStep();
        m_form->showEntry(m_draft, entry);
        m_steps->clear();
        refresh(false);
        askForPasswordSource();
    });
    connect(m_tree, &FleetTree::removeRequested, this, &FleetEditor::removeEntry);
    connect(m_form, &FleetForm::edited, this, [this](const Path &path, const QString &value, bool isNumber) {
        apply(m_draft.set(path, value, isNumber), path.last() == QLatin1String("name"));
    });
    connect(m_form, &FleetForm::renamed, this,
            [this](const QString &name) { apply(m_draft.rename(m_form->entry(), name), true); });
    connect(m_form, &FleetForm::passwordGiven, this,
            [this](const QString &password) { Q_EMIT passwordGiven(credentialAt(m_form->entry()), password); });
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_draft.undo();
        refresh(true);
    });
    connect(m_redo, &QPushButton::clicked, this, [this] {
        m_draft.redo();
        refresh(true);
    });
    connect(m_remove, &QPushButton::clicked, this, &FleetEditor::removeEntry);
    connect(m_next, &QPushButton::clicked, this, &FleetEditor::focusProblem);
    connect(m_test, &QPushButton::clicked, this, &FleetEditor::startTest);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_steps->text()); });
    connect(m_save, &QPushButton::clicked, this, &FleetEditor::saveRequested);
    connect(m_cancel, &QPushButton::clicked, this, &QWidget::close);
    connect(m_reload, &QPushButton::clicked, this, &FleetEditor::reloadRequested);
    connect(m_showThere, &QPushButton::clicked, this, &FleetEditor::diskDiffRequested);
}

QString FleetEditor::freeName(const QString &stem, const QStringList &taken) const
{
    QString name = stem;
    for (int i = 2; taken.contains(name); ++i)
        name = QStringLiteral("%1-%2").arg(stem).arg(i);
    return name;
}

/// `list`: "regions", "credentials", "clusters", or "nodes" of the chosen cluster.
void FleetEditor::addEntry(const QString &list)
{
    const auto name = QStringLiteral("name"), nodes = QStringLiteral("nodes"), clusters = QStringLiteral("clusters");
    QStringList nodeNames;
    for (int c = 0; c < m_draft.count({clusters}); ++c) {
        const Path of{clusters, QString::number(c), nodes};
        for (int n = 0; n < m_draft.count(of); ++n)
            nodeNames.append(m_draft.name(of + Path{QString::number(n)}));
    }
    const auto named = [&](const QString &text) { return yaml::mapping({{name, yaml::textScalar(text)}}); };
    const yaml::Place node = named(freeName(QStringLiteral("node"), nodeNames));
    Path where{list};
    yaml::Place entry = named(freeName(list.chopped(1), m_draft.names(list)));
    if (list == nodes) {
        const Path chosen = m_tree->chosen();
        const bool inCluster = !chosen.isEmpty() && chosen.first() == clusters;
        where = Path{clusters, inCluster ? chosen.at(1) : QStringLiteral("0"), nodes};
        entry = node;
    } else if (list == clusters) {
        entry.keys.push_back(yaml::plainScalar(nodes));
        entry.children.push_back(yaml::list({node}));
    }
    apply(m_draft.append(where, entry), true);
    m_tree->choose(where + Path{QString::number(m_draft.count(where) - 1)});
    m_form->focusFirst();
}

void FleetEditor::removeEntry()
{
    const Path entry = m_tree->chosen();
    if (!entry.isEmpty())
        apply(m_draft.remove(entry), true);
}

void FleetEditor::apply(const Result<Done> &edit, bool structure)
{
    if (edit)
        m_error->hide();
    else
        showError(edit.error());
    refresh(structure);
}

/// Everything that follows from the draft. `structure`: names or entries changed, too.
void FleetEditor::refresh(bool structure)
{
    if (structure) {
        const Path before = m_form->entry();
        m_tree->setDraft(m_draft);
        if (m_tree->chosen() != before || !m_form->widget() || (!before.isEmpty() && !m_draft.has(before)))
            m_form->showEntry(m_draft, m_tree->chosen());
    } else {
        m_tree->markProblems(m_draft);
    }
    m_form->refresh(m_draft);
    m_diff->setDiff(m_draft.diff());
    const QList<FieldProblem> problems = m_draft.problems();
    FileProblem first = problems.isEmpty() ? FileProblem() : problems.first().problem;
    first.file = fileName();
    m_problems->setText(problems.isEmpty() ? QString() : first.text());
    m_problems->setToolTip(m_problems->text());
    m_next->setVisible(!problems.isEmpty());
    m_next->setText(tr("%n &problem(s)", nullptr, static_cast<int>(problems.size())));
    m_undo->setEnabled(m_draft.canUndo());
    m_redo->setEnabled(m_draft.canRedo());
    m_save->setEnabled(m_draft.isChanged() && problems.isEmpty());
    const Path entry = m_form->entry();
    m_remove->setEnabled(!entry.isEmpty());
    m_test->setEnabled(entryKind(entry) == EntryKind::Node && problems.isEmpty());
    setWindowTitle(tr("%1[*] – edit the fleet").arg(fileName()));
    setWindowModified(m_draft.isChanged());
    retranslate();
}

void FleetEditor::startTest()
{
    const FleetPtr fleet = m_draft.fleet();
    const Node *node = fleet ? fleet->node(NodeId(m_draft.name(m_form->entry()))) : nullptr;
    if (!node)
        return;
    m_steps->clear();
    const Credential *credential = fleet->credential(node->credential);
    Q_EMIT testRequested(*node, *fleet->cluster(node->cluster), credential ? *credential : Credential());
}

Credential FleetEditor::credentialAt(const Path &entry) const
{
    const auto text = [&](const QString &key) { return m_draft.value(entry + Path{key}).value_or(QString()); };
    const FleetPtr fleet = m_draft.fleet();
    const Credential *known = fleet ? fleet->credential(m_draft.name(entry)) : nullptr;
    return known ? *known
                 : Credential{m_draft.name(entry), text(QStringLiteral("user")), text(QStringLiteral("service")), {}};
}

void FleetEditor::askForPasswordSource()
{
    if (entryKind(m_form->entry()) == EntryKind::Credential)
        Q_EMIT passwordSourceWanted(credentialAt(m_form->entry()));
}

void FleetEditor::showStep(const CheckStep &step)
{
    m_steps->setStep(step);
}

void FleetEditor::setPasswordSource(const QString &words)
{
    m_form->setPasswordSource(words);
}

void FleetEditor::showError(const Error &error)
{
    m_error->setError(error);
    m_error->show();
}

void FleetEditor::showDiskDiff(const QList<DiffLine> &lines)
{
    m_diff->setDiff(lines);
    m_diffTitle->setText(tr("What somebody else changed in %1").arg(fileName()));
}

void FleetEditor::showDraft()
{
    m_error->hide();
    m_conflict->hide();
    refresh(true);
}

void FleetEditor::showSaved(const Result<Done> &result)
{
    m_error->setVisible(!result);
    m_conflict->setVisible(!result && result.error().code == kChangedOnDisk);
    if (!result)
        m_error->setError(result.error());
    refresh(false);
    if (result && m_closeAfterSave)
        close();
    m_closeAfterSave = false;
}

void FleetEditor::focusProblem()
{
    const QList<FieldProblem> problems = m_draft.problems();
    if (problems.isEmpty())
        return;
    const Path path = problems.first().path;
    m_tree->choose(path);
    m_form->focusProblem(path);
}

void FleetEditor::closeEvent(QCloseEvent *event)
{
    if (!m_draft.isChanged() || m_closing) {
        QWidget::closeEvent(event);
        return;
    }
    event->ignore();
    askBeforeClosing();
}

void FleetEditor::askBeforeClosing()
{
    auto *question = new QMessageBox(QMessageBox::Question, tr("Unsaved changes"),
                                     tr("Save the changes to %1?").arg(fileName()), QMessageBox::NoButton, this);
    question->setObjectName(QStringLiteral("unsavedQuestion"));
    question->setAttribute(Qt::WA_DeleteOnClose);
    if (!m_draft.fleet())
        question->setInformativeText(tr("There are problems left: they have to be corrected before it can be saved."));
    QPushButton *save = question->addButton(tr("&Save"), QMessageBox::AcceptRole);
    QPushButton *discard = question->addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    question->setEscapeButton(question->addButton(tr("&Keep editing"), QMessageBox::RejectRole));
    save->setEnabled(m_save->isEnabled());
    question->setDefaultButton(save);
    connect(save, &QPushButton::clicked, this, [this] {
        m_closeAfterSave = true;
        Q_EMIT saveRequested();
    });
    connect(discard, &QPushButton::clicked, this, [this] {
        m_closing = true;
        close();
    });
    question->open();
}

void FleetEditor::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace meridian
