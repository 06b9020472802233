// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowcontrol.h"

#include "fleetfile.h"
#include "labclient.h"
#include "mainwindow.h"
#include "storefile.h"
#include "windowmemory.h"
#include "wiring.h"

#include <QFileInfo>

namespace meridian
{

namespace
{

constexpr qsizetype kMostRecent = 8;

} // namespace

WindowControl::WindowControl(MainWindow &window, Language &language, LabClient &lab, const QString &storeFile,
                             Screenshot *screenshot)
    : m_window(window)
    , m_language(language)
    , m_lab(lab)
    , m_storeFile(storeFile)
    , m_screenshot(screenshot)
{
}

WindowControl::~WindowControl()
{
    Q_EMIT watchEnding();
    m_window.setHistory(nullptr);
    m_window.setOperations(nullptr);
}

void WindowControl::openFleet(const QString &file)
{
    const FleetOrProblems read = readFleet(file);
    if (!read.fleet) {
        Q_EMIT failed(fleetError(file, read.problems));
        return;
    }
    Q_EMIT watchEnding();
    m_window.setHistory(nullptr);
    m_window.setOperations(nullptr);
    m_session = std::make_unique<WatchSession>(read.fleet, chosenStoreFile(m_storeFile, *read.fleet),
                                               defaultJournalFile(*read.fleet));
    m_window.setHistory(&m_session->engine);
    m_window.setOperations(&m_session->operations);
    wire(m_window, *m_session, m_screenshot);
    Q_EMIT watchStarted(m_session->engine);
    m_session->engine.setFleet(read.fleet);
    m_window.showFleet(m_session->engine.snapshot());
    remember(QFileInfo(file).absoluteFilePath());
}

void WindowControl::openRecent()
{
    const QStringList files = m_window.memory()->value(QLatin1String(recentKey)).toStringList();
    Q_EMIT recentFilesChanged(files);
    if (!files.isEmpty() && QFileInfo::exists(files.first()))
        openFleet(files.first());
}

void WindowControl::remember(const QString &file)
{
    QStringList files = m_window.memory()->value(QLatin1String(recentKey)).toStringList();
    files.removeAll(file);
    files.prepend(file);
    files = files.mid(0, kMostRecent);
    m_window.memory()->setValue(QLatin1String(recentKey), files);
    Q_EMIT recentFilesChanged(files);
}

void WindowControl::setLanguage(const QString &name)
{
    m_language.use(name);
    m_window.setLanguage(m_language.name());
}

void WindowControl::startLab()
{
    if (m_labCall != LabCallState::None)
        return;
    m_labCall = LabCallState::Asking;
    m_window.showFirstRun();
    Q_EMIT progressed(tr("Starting the practice lab…"));
    m_lab.requestStatus();
}

void WindowControl::cancel()
{
    if (m_labCall == LabCallState::Starting)
        m_lab.down();
    m_labCall = LabCallState::None;
    m_window.showFirstRun();
}

void WindowControl::labProgressed(const QString &text)
{
    if (m_labCall == LabCallState::Starting)
        Q_EMIT progressed(text);
}

void WindowControl::labFound(const LabStatus &status)
{
    if (m_labCall == LabCallState::Asking)
        openFleet(status.fleetFile);
    m_labCall = LabCallState::None;
}

void WindowControl::labStarted(const LabStatus &status)
{
    m_labIsOurs = true;
    if (m_labCall == LabCallState::Starting)
        openFleet(status.fleetFile);
    m_labCall = LabCallState::None;
}

void WindowControl::labFailed(const Error &error)
{
    if (m_labCall == LabCallState::Asking) { // there is none yet
        m_labCall = LabCallState::Starting;
        m_lab.start(QStringLiteral("world"));
        return;
    }
    if (m_labCall == LabCallState::Starting)
        Q_EMIT failed(error);
    m_labCall = LabCallState::None;
}

} // namespace meridian
