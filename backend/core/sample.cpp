// SPDX-License-Identifier: GPL-3.0-or-later
#include "sample.h"

namespace meridian
{

QString toText(Role role)
{
    switch (role) {
    case Role::Primary:
        return QStringLiteral("primary");
    case Role::Standby:
        return QStringLiteral("standby");
    case Role::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

} // namespace meridian
