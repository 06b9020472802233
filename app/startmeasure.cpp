// SPDX-License-Identifier: GPL-3.0-or-later
#include "startmeasure.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace meridian
{

namespace
{

double msOf(clockid_t clock)
{
    timespec t{};
    clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_nsec) / 1e6;
}

/// Since the system started the process, its loading included; in the kernel's steps of 10 ms.
double ageMs()
{
    // proc(5): after the name in parentheses the 20th word of stat is the start in clock ticks after boot.
    QFile file(QStringLiteral("/proc/self/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    const double ticks = all.mid(all.lastIndexOf(')') + 2).split(' ').value(19).toDouble();
    return msOf(CLOCK_BOOTTIME) - ticks * 1000.0 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

} // namespace

StartMeasure::StartMeasure(int milestones, QObject *parent) : QObject(parent), m_left(milestones) {}

void StartMeasure::await(QWidget &widget, const QString &name)
{
    m_awaited = &widget;
    m_name = name;
    QCoreApplication::instance()->installEventFilter(this); // what a child covers is not painted itself
}

bool StartMeasure::eventFilter(QObject *object, QEvent *event)
{
    const auto *painted = event->type() == QEvent::Paint ? qobject_cast<QWidget *>(object) : nullptr;
    if (painted && (painted == m_awaited || m_awaited->isAncestorOf(painted))) {
        QCoreApplication::instance()->removeEventFilter(this);
        // Qt paints all of a window, then flushes, within one event: the next one comes after both.
        QTimer::singleShot(0, this, [this, name = m_name] { print(name); });
    }
    return false;
}

void StartMeasure::print(const QString &name)
{
    std::printf("%s: %.0f ms, CPU %.1f ms\n", qPrintable(name), ageMs(), msOf(CLOCK_PROCESS_CPUTIME_ID));
    std::fflush(stdout);
    if (--m_left == 0)
        QCoreApplication::quit();
}

} // namespace meridian
