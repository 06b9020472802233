// SPDX-License-Identifier: GPL-3.0-or-later
// Ends the lab's servers when its owner is gone, however it ended: also those that somebody else has started, which are
// no children of ours. A process that waits for the end of a pipe.
#pragma once

#include "serveraccount.h"

#include <QProcess>

namespace meridian
{

class LabGuard
{
public:
    LabGuard(const QString &nodesFolder, const ServerAccount &account);
    ~LabGuard();

private:
    QProcess m_process;
};

} // namespace meridian
