// SPDX-License-Identifier: GPL-3.0-or-later
// Lines for standard output and standard error, flushed at once so that a pipe sees them.
#pragma once

#include "result.h"

#include <QHostAddress>
#include <QString>

namespace meridian::ctl
{

/// Exit codes beside those of exitCode(Snapshot); sysexits(3).
enum ExitCode { ExitOk = 0, ExitMissed = 1, ExitFailed = 2, ExitUsage = 64, ExitBadFile = 65 };

void print(const QString &line);
void printError(const QString &line);

struct Listen {
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0;
};

/// ":9187", "9187" or "127.0.0.1:9187"; without an address: loopback only.
Result<Listen> parseListen(const QString &text);

} // namespace meridian::ctl
