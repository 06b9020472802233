// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan.h"

#include <algorithm>

namespace meridian
{

QString toText(OperationKind kind)
{
    switch (kind) {
    case OperationKind::Switchover:
        return QStringLiteral("switchover");
    case OperationKind::Failover:
        return QStringLiteral("failover");
    case OperationKind::Rejoin:
        return QStringLiteral("rejoin");
    case OperationKind::MaintenanceOn:
        return QStringLiteral("maintenance-on");
    case OperationKind::MaintenanceOff:
        return QStringLiteral("maintenance-off");
    }
    return {};
}

QString toText(CheckVerdict verdict)
{
    switch (verdict) {
    case CheckVerdict::Pass:
        return QStringLiteral("pass");
    case CheckVerdict::Warn:
        return QStringLiteral("warn");
    case CheckVerdict::Block:
        return QStringLiteral("block");
    }
    return {};
}

bool Plan::blocked() const
{
    return std::any_of(checks.begin(), checks.end(), [](const Check &c) { return c.verdict == CheckVerdict::Block; });
}

} // namespace meridian
