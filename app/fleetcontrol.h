// SPDX-License-Identifier: GPL-3.0-or-later
// What the fleet editor and the discovery wizard ask for: connection tests, passwords into the keychain, discovery,
// files. GUI thread; nothing here blocks but reading and writing the fleet file.
#pragma once

#include "discoverytarget.h"
#include "secrets.h"
#include "theme.h"

#include <QObject>
#include <QPointer>

#include <memory>

namespace meridian
{

class Discovery;
class DiscoveryWizard;
class FleetDraft;
class FleetEditor;
class NodeCheck;
struct CheckStep;
struct DiscoveryProposal;

class FleetControl : public QObject
{
    Q_OBJECT
public:
    /// The editor and the wizard stand in front of `window`, each made when first asked for.
    explicit FleetControl(QWidget &window);
    ~FleetControl() override;

    void setTheme(const Theme &theme);
    void edit(const FleetPtr &fleet);    ///< opens the editor on the fleet's file; one that is open comes to the front
    void discover(const FleetPtr &open); ///< opens the wizard; `open` may be null
    FleetEditor *editor() const { return m_editor; }
    DiscoveryWizard *wizard() const { return m_wizard; }

Q_SIGNALS:
    void fleetMade(const QString &file); ///< a new file of the wizard's

private:
    void makeEditor();
    void makeWizard();
    void edit(const FleetDraft &draft);
    void save();
    void reload();
    void showDisk();
    void test(const Node &node, const Cluster &cluster, const Credential &credential);
    void keep(const Credential &credential, const QString &password);
    void tellSource(const Credential &credential);
    void startDiscovery(const DiscoveryTarget &target);
    void testThenAsk(const DiscoveryTarget &target);
    void askCluster(const DiscoveryTarget &target);
    void showProposal(const DiscoveryProposal &proposal);
    void take(const DiscoveryResult &result);
    void addToOpen(const Fleet &found);
    void cancel();

    QWidget &m_window;
    Theme m_theme;
    FleetPtr m_open; ///< when the wizard was opened
    Secrets m_secrets;
    FleetEditor *m_editor = nullptr;
    DiscoveryWizard *m_wizard = nullptr;
    std::unique_ptr<NodeCheck> m_check;    ///< the editor's
    std::unique_ptr<NodeCheck> m_wayCheck; ///< the wizard's
    std::unique_ptr<Discovery> m_discovery;
    int m_attempt = 0; ///< answers to an earlier one are nobody's
};

} // namespace meridian
