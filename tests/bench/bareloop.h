// SPDX-License-Identifier: GPL-3.0-or-later
// The floor of polling: non-blocking libpq and epoll, nothing else. The same statement as the engine's, prepared, once
// a second on each of the kept connections.
#pragma once

#include "times.h"

#include <QList>

namespace meridian
{

struct BareRun {
    double cpuMs = 0;
    quint64 polls = 0;
};

BareRun runBareLoop(const QList<quint16> &ports, milliseconds window);

} // namespace meridian
