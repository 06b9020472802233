// SPDX-License-Identifier: GPL-3.0-or-later
// The passwords of one lab: made when it starts, gone with it. Never on a command line, never in a message.
#pragma once

#include <QString>

namespace meridian
{

struct LabSecrets {
    QString superuser;  ///< of the administrator
    QString monitor;    ///< of meridian_monitor
    QString operations; ///< of meridian_operator
    QString replicator; ///< of replicator
    QString load;       ///< of the write load's role

    static LabSecrets make();
};

} // namespace meridian
