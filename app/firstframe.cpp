// SPDX-License-Identifier: GPL-3.0-or-later
#include "firstframe.h"

#include <QEvent>
#include <QTimer>
#include <QWidget>
#include <QWindow>

#include <chrono>
#include <utility>

namespace meridian
{

namespace
{
constexpr std::chrono::milliseconds kUnseen(300);
}

void FirstFrame::then(QWidget &window, std::function<void()> next)
{
    new FirstFrame(window, std::move(next)); // the window's child
}

FirstFrame::FirstFrame(QWidget &window, std::function<void()> next) : QObject(&window), m_next(std::move(next))
{
    window.winId(); // makes its QWindow
    window.windowHandle()->installEventFilter(this);
    QTimer::singleShot(kUnseen, this, &FirstFrame::goOn);
}

bool FirstFrame::eventFilter(QObject *, QEvent *event)
{
    // Qt paints and flushes within this event; what is posted from here comes after both. Once more, so that whoever
    // waits for the frame, too, comes first.
    if (event->type() == QEvent::Expose)
        QTimer::singleShot(0, this, [this] { QTimer::singleShot(0, this, &FirstFrame::goOn); });
    return false;
}

void FirstFrame::goOn()
{
    if (const auto next = std::exchange(m_next, nullptr)) {
        deleteLater();
        next();
    }
}

} // namespace meridian
