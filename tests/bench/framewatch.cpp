// SPDX-License-Identifier: GPL-3.0-or-later
#include "framewatch.h"

#include <QAbstractEventDispatcher>
#include <QEvent>
#include <QWidget>

#include <algorithm>
#include <ctime>

namespace meridian
{

FrameWatch::FrameWatch(QWidget &watched) : m_last(threadMs())
{
    watched.installEventFilter(this);
    QAbstractEventDispatcher *loop = QAbstractEventDispatcher::instance();
    connect(loop, &QAbstractEventDispatcher::awake, this, &FrameWatch::turn);
    connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, &FrameWatch::turn);
}

double FrameWatch::threadMs()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

bool FrameWatch::eventFilter(QObject *, QEvent *event)
{
    m_frames += event->type() == QEvent::Paint;
    return false;
}

void FrameWatch::turn()
{
    const double at = threadMs();
    m_longest = std::max(m_longest, at - std::exchange(m_last, at));
}

} // namespace meridian
