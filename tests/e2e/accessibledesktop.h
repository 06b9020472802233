// SPDX-License-Identifier: GPL-3.0-or-later
// A desktop for one test: a screen that nobody sees, a session bus and the accessibility bus with its registry, all of
// them real ones and none of them of whoever runs the test. Main thread; they end with the object, or with the process.
#pragma once

#include "accessible.h"

#include <QProcess>
#include <QTemporaryDir>

class AccessibleDesktop
{
public:
    AccessibleDesktop();
    ~AccessibleDesktop();

    bool isUp() const { return m_problem.isEmpty(); }
    QString problem() const { return m_problem; }

    /// Starts a program on this desktop, with settings and files of its own. It ends when this process ends.
    void start(QProcess &process, const QString &program, const QStringList &arguments) const;
    static void end(QProcess &process);
    /// What the registry knows: a child a program.
    Accessible root() const;
    /// A key pressed and released, as a keyboard would; an X11 keysym.
    bool type(int keysym) const;
    /// A click with the mouse. Without a window manager, nothing else gives a window the keyboard.
    bool click(QPoint at) const;

private:
    QString firstLine(QProcess &process) const;
    bool startScreen();
    bool startBus();
    bool findAccessibility();
    bool generate(const char *method, const QVariantList &arguments) const;

    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QProcess m_screen, m_bus;
    QDBusConnection m_accessibility{QString()};
    QString m_problem;
};
