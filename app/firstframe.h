// SPDX-License-Identifier: GPL-3.0-or-later
// Waits until a window is on the screen for the first time, so that what can wait does not delay that. GUI thread.
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace meridian
{

class FirstFrame : public QObject
{
    Q_OBJECT
public:
    /// Calls `next` once: after the window's first frame, or soon after it was shown where nobody can see it
    /// (minimised, covered). Lives with the window.
    static void then(QWidget &window, std::function<void()> next);

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    FirstFrame(QWidget &window, std::function<void()> next);
    void goOn();

    std::function<void()> m_next;
};

} // namespace meridian
