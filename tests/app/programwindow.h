// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own window with its control, settings, store and journal in a folder that is gone afterwards.
#pragma once

#include "labclient.h"
#include "language.h"
#include "mainwindow.h"
#include "theme.h"
#include "windowcontrol.h"
#include "wiring.h"

#include <QAbstractButton>
#include <QApplication>
#include <QTemporaryDir>
#include <QTest>

namespace meridian::test
{

class ProgramWindow
{
protected:
    /// English and dark; exposed when it returns, otherwise the test has failed.
    void openWindow(QSize size)
    {
        qputenv("XDG_DATA_HOME", m_dir.filePath(QStringLiteral("data")).toUtf8()); // the journal's place
        loadFonts();
        QApplication::setFont(textFont());
        m_language.use(QStringLiteral("en"));
        MainWindowOptions options;
        options.theme = ThemeChoice::Dark;
        options.size = size;
        options.settingsFile = m_dir.filePath(QStringLiteral("window.ini"));
        options.language = m_language.name();
        m_window = std::make_unique<MainWindow>(options);
        m_client = std::make_unique<LabClient>(m_dir.filePath(QStringLiteral("none")));
        m_control = std::make_unique<WindowControl>(*m_window, m_language, *m_client,
                                                    m_dir.filePath(QStringLiteral("store.db")), nullptr);
        wire(*m_window, *m_control, *m_client);
        m_window->show();
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    }
    /// Returns once that many nodes are healthy.
    void watch(const QString &fleetFile, int healthy)
    {
        m_control->openFleet(fleetFile);
        const auto *count = m_window->findChild<QAbstractButton *>(QStringLiteral("count:healthy"));
        QTRY_VERIFY_WITH_TIMEOUT(count->text().startsWith(QStringLiteral("%1 ").arg(healthy)), 60'000);
    }
    void closeWindow()
    {
        m_control.reset();
        m_window.reset();
    }

    QTemporaryDir m_dir;
    Language m_language;
    std::unique_ptr<LabClient> m_client;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<WindowControl> m_control;
};

} // namespace meridian::test
