// SPDX-License-Identifier: GPL-3.0-or-later
// What the window program does on behalf of its user beyond drawing: opens fleet files, discovers clusters, starts the
// practice lab, changes the language. GUI thread; nothing here blocks but reading the fleet file.
#pragma once

#include "discoveryform.h"
#include "labprotocol.h"
#include "language.h"
#include "secrets.h"
#include "watchsession.h"

#include <QObject>

#include <memory>

namespace meridian
{

class Discovery;
class Engine;
class LabClient;
class MainWindow;
class Screenshot;
struct DiscoveryProposal;

class WindowControl : public QObject
{
    Q_OBJECT
public:
    /// `storeFile` empty: each fleet has its own in the user's data folder.
    WindowControl(MainWindow &window, Language &language, LabClient &lab, const QString &storeFile,
                  Screenshot *screenshot);
    ~WindowControl() override;

    void openFleet(const QString &file); ///< and ends what was watched before
    void openRecent();                   ///< the file opened last, if there is one
    void setLanguage(const QString &name);
    void discover(const DiscoveryTarget &target);
    void startLab();
    void cancel(); ///< of discovery or lab
    void labProgressed(const QString &text);
    void labFound(const LabStatus &status); ///< one runs already: it is somebody else's, and may be watched
    void labStarted(const LabStatus &status);
    void labFailed(const Error &error);
    bool labIsOurs() const { return m_labIsOurs; } ///< this window started it: it ends with the window

Q_SIGNALS:
    void progressed(const QString &text);
    void failed(const meridian::Error &error);
    void recentFilesChanged(const QStringList &files);
    void watchStarted(meridian::Engine &engine); ///< the window has been connected with it
    void watchEnding();

private:
    void startDiscovery(const DiscoveryTarget &target, const Credential &credential);
    void saveProposal(const DiscoveryProposal &proposal);
    void remember(const QString &file);

    MainWindow &m_window;
    Language &m_language;
    LabClient &m_lab;
    QString m_storeFile;
    Screenshot *m_screenshot;
    Secrets m_secrets;
    std::unique_ptr<WatchSession> m_session;
    std::unique_ptr<Discovery> m_discovery;
    enum class LabCallState { None, Asking, Starting };
    LabCallState m_labCall = LabCallState::None;
    bool m_labIsOurs = false;
};

} // namespace meridian
