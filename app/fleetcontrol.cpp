// SPDX-License-Identifier: GPL-3.0-or-later
#include "fleetcontrol.h"

#include "discovery.h"
#include "discoverywizard.h"
#include "fleetadd.h"
#include "fleeteditor.h"
#include "fleetsave.h"
#include "nodecheck.h"

#include <QFileInfo>

#include <algorithm>

namespace meridian
{

FleetControl::FleetControl(QWidget &window) : QObject(&window), m_window(window) {}

FleetControl::~FleetControl() = default;

void FleetControl::setTheme(const Theme &theme)
{
    m_theme = theme;
    if (m_editor)
        m_editor->setTheme(theme);
    if (m_wizard)
        m_wizard->setTheme(theme);
}

void FleetControl::makeEditor()
{
    if (m_editor)
        return;
    m_editor = new FleetEditor(&m_window);
    m_editor->setTheme(m_theme);
    connect(m_editor, &FleetEditor::saveRequested, this, &FleetControl::save);
    connect(m_editor, &FleetEditor::reloadRequested, this, &FleetControl::reload);
    connect(m_editor, &FleetEditor::diskDiffRequested, this, &FleetControl::showDisk);
    connect(m_editor, &FleetEditor::testRequested, this, &FleetControl::test);
    connect(m_editor, &FleetEditor::passwordGiven, this, &FleetControl::keep);
    connect(m_editor, &FleetEditor::passwordSourceWanted, this, &FleetControl::tellSource);
}

void FleetControl::edit(const FleetPtr &fleet)
{
    if (!fleet)
        return;
    makeEditor();
    if (m_editor->isVisible() && m_editor->draft().file() == fleet->file) {
        m_editor->raise();
        m_editor->activateWindow();
        return;
    }
    if (const Result<FleetDraft> draft = FleetDraft::read(fleet->file); draft) {
        edit(*draft);
    } else {
        edit(FleetDraft(fleet->file, {}));
        m_editor->showError(draft.error());
    }
}

void FleetControl::edit(const FleetDraft &draft)
{
    m_editor->open(draft);
    m_editor->show();
    m_editor->raise();
    m_editor->activateWindow();
}

void FleetControl::save()
{
    m_editor->showSaved(m_editor->draft().save());
}

void FleetControl::reload()
{
    const Result<Done> reloaded = m_editor->draft().reload();
    m_editor->showDraft();
    if (!reloaded)
        m_editor->showError(reloaded.error());
}

void FleetControl::showDisk()
{
    if (const auto lines = m_editor->draft().diskDiff(); lines)
        m_editor->showDiskDiff(*lines);
    else
        m_editor->showError(lines.error());
}

void FleetControl::test(const Node &node, const Cluster &cluster, const Credential &credential)
{
    m_secrets.forget(credential); // the user may just have changed it elsewhere
    m_check = std::make_unique<NodeCheck>(node, cluster, credential, m_secrets);
    connect(m_check.get(), &NodeCheck::stepChanged, m_editor, &FleetEditor::showStep);
    m_check->start();
}

void FleetControl::keep(const Credential &credential, const QString &password)
{
    m_secrets.keep(credential, password.toUtf8(), [this, credential](const Result<Done> &kept) {
        if (kept)
            tellSource(credential);
        else
            m_editor->setPasswordSource(kept.error().text());
    });
}

/// The source, never the secret.
void FleetControl::tellSource(const Credential &credential)
{
    if (credential.name.isEmpty())
        return;
    m_editor->setPasswordSource(tr("looking for it…"));
    m_secrets.find(credential, {}, [this](const Result<Secret> &found) {
        const QString source = found ? found->source : found.error().message;
        const QString words = found && !found->note.isEmpty() ? tr("found in: %1 (%2)").arg(source, found->note)
                                                              : tr("found in: %1").arg(source);
        m_editor->setPasswordSource(words);
    });
}

void FleetControl::makeWizard()
{
    if (m_wizard)
        return;
    m_wizard = new DiscoveryWizard(&m_window);
    m_wizard->setTheme(m_theme);
    connect(m_wizard, &DiscoveryWizard::discoveryRequested, this, &FleetControl::startDiscovery);
    connect(m_wizard, &DiscoveryWizard::cancelRequested, this, &FleetControl::cancel);
    connect(m_wizard, &DiscoveryWizard::finished, this, &FleetControl::take);
}

void FleetControl::discover(const FleetPtr &open)
{
    makeWizard();
    if (!m_wizard->isVisible()) {
        m_open = open;
        m_wizard->begin(open);
    }
    m_wizard->show();
    m_wizard->raise();
    m_wizard->activateWindow();
}

void FleetControl::startDiscovery(const DiscoveryTarget &target)
{
    const int attempt = ++m_attempt;
    if (target.password.isEmpty()) {
        testThenAsk(target);
        return;
    }
    m_secrets.keep(target.credential, target.password.toUtf8(), [this, attempt, target](const Result<Done> &kept) {
        if (attempt != m_attempt)
            return;
        if (kept)
            testThenAsk(target);
        else
            m_wizard->showError(kept.error());
    });
}

void FleetControl::testThenAsk(const DiscoveryTarget &target)
{
    m_wayCheck = std::make_unique<NodeCheck>(target.node, Cluster(), target.credential, m_secrets);
    connect(m_wayCheck.get(), &NodeCheck::stepChanged, m_wizard, &DiscoveryWizard::showStep);
    connect(m_wayCheck.get(), &NodeCheck::finished, this, [this, target](const QList<CheckStep> &steps) {
        // Missing rights hide the standbys, but what can be seen is worth showing.
        const bool usable = std::none_of(steps.begin(), steps.end(), [](const CheckStep &s) {
            return s.state == CheckStep::State::Failed && s.part != CheckStep::Part::Rights;
        });
        m_wizard->showTested(usable);
        if (usable)
            askCluster(target);
        else if (steps[3].error && steps[3].error->kind == ErrorKind::Authentication)
            m_secrets.forget(target.credential);
    });
    m_wayCheck->start();
}

void FleetControl::askCluster(const DiscoveryTarget &target)
{
    DiscoveryRequest request{target.node.host, target.node.port,  target.node.database,
                             target.node.tls,  target.credential, target.also};
    m_discovery = std::make_unique<Discovery>(request);
    connect(m_discovery.get(), &Discovery::finished, this, [this](const Result<DiscoveryProposal> &result) {
        m_discovery.release()->deleteLater(); // it is the sender
        if (result)
            showProposal(*result);
        else
            m_wizard->showError(result.error());
    });
    m_discovery->start();
}

void FleetControl::showProposal(const DiscoveryProposal &proposal)
{
    QList<FoundNode> found;
    for (Node node : proposal.fleet.nodes) {
        node.region = {}; // discovery cannot know it
        FoundNode row{node, proposal.roles.value(node.id), true, {}, false};
        const auto knows = [&](const Node &n) { return n.host == node.host && n.port == node.port; };
        if (m_open && std::any_of(m_open->nodes.begin(), m_open->nodes.end(), knows)) {
            row.isKnown = true;
            row.note = tr("in the open fleet already");
        }
        found.append(row);
    }
    for (const UnreachedMember &member : proposal.unreached) {
        Node node;
        node.id = NodeId(member.name);
        node.host = member.host;
        const bool known = m_open && m_open->node(node.id);
        found.append({node, Role::Standby, false,
                      known ? tr("in the open fleet already") : tr("follows %1").arg(member.follows), known});
    }
    QStringList notes = proposal.mistaken;
    if (!proposal.unreached.isEmpty())
        notes.prepend(tr("Of %n node(s) nobody tells the port: type it into the table and ask again.", nullptr,
                         static_cast<int>(proposal.unreached.size())));
    m_wizard->showFound(found, notes);
}

void FleetControl::cancel()
{
    ++m_attempt;
    m_wayCheck.reset();
    m_discovery.reset();
}

void FleetControl::take(const DiscoveryResult &result)
{
    if (result.addToOpen) {
        addToOpen(result.fleet);
        return;
    }
    if (QFileInfo::exists(result.file)) {
        m_wizard->showError({ErrorKind::Storage,
                             tr("write the fleet file %1").arg(result.file),
                             tr("there is a file of that name already"),
                             {},
                             tr("Choose another name.")});
        return;
    }
    const auto saved = saveFleetFile(result.file, writeFleet(result.fleet), std::nullopt);
    if (!saved) {
        m_wizard->showError(saved.error());
        return;
    }
    m_wizard->close();
    Q_EMIT fleetMade(result.file);
}

/// Into the editor: the user sees the lines before they are written.
void FleetControl::addToOpen(const Fleet &found)
{
    Result<FleetDraft> draft = FleetDraft::read(m_open->file);
    const Result<Done> added = draft ? addCluster(*draft, found) : Result<Done>(draft.error());
    if (!added) {
        m_wizard->showError(added.error());
        return;
    }
    m_wizard->close();
    makeEditor();
    edit(*draft);
}

} // namespace meridian
