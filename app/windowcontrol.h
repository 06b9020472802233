// SPDX-License-Identifier: GPL-3.0-or-later
// What the window program does on behalf of its user beyond drawing: opens fleet files, starts the practice
// lab, changes the language. GUI thread; nothing here blocks but reading the fleet file.
#pragma once

#include "labprotocol.h"
#include "language.h"
#include "watchsession.h"

#include <QObject>

#include <memory>

namespace meridian
{

class Engine;
class LabClient;
class MainWindow;
class Screenshot;

class WindowControl : public QObject
{
    Q_OBJECT
public:
    static constexpr auto recentKey = "recentFleets"; ///< in the window's memory: newest first

    /// `storeFile` empty: each fleet has its own in the user's data folder.
    WindowControl(MainWindow &window, Language &language, LabClient &lab, const QString &storeFile,
                  Screenshot *screenshot);
    ~WindowControl() override;

    void openFleet(const QString &file); ///< and ends what was watched before
    void openRecent();                   ///< the file opened last, if there is one
    void setLanguage(const QString &name);
    void startLab();
    void cancel(); ///< of starting the lab
    void labProgressed(const QString &text);
    void labFound(const LabStatus &status); ///< one runs already: it is somebody else's, and may be watched
    void labStarted(const LabStatus &status);
    void labFailed(const Error &error);
    FleetPtr fleet() const { return m_session ? m_session->watcher.fleet() : nullptr; } ///< the one that is watched
    bool labIsOurs() const { return m_labIsOurs; } ///< this window started it: it ends with the window

Q_SIGNALS:
    void progressed(const QString &text);
    void failed(const meridian::Error &error);
    void recentFilesChanged(const QStringList &files);
    void watchStarted(meridian::Engine &engine); ///< the window has been connected with it
    void watchEnding();

private:
    void remember(const QString &file);

    MainWindow &m_window;
    Language &m_language;
    LabClient &m_lab;
    QString m_storeFile;
    Screenshot *m_screenshot;
    std::unique_ptr<WatchSession> m_session;
    enum class LabCallState { None, Asking, Starting };
    LabCallState m_labCall = LabCallState::None;
    bool m_labIsOurs = false;
};

} // namespace meridian
