// SPDX-License-Identifier: GPL-3.0-or-later
#include "owner.h"

namespace meridian
{

QString toText(Owner owner)
{
    switch (owner) {
    case Owner::None:
        return QStringLiteral("none");
    case Owner::Patroni:
        return QStringLiteral("patroni");
    case Owner::PgAutoFailover:
        return QStringLiteral("pg_auto_failover");
    case Owner::Repmgr:
        return QStringLiteral("repmgr");
    }
    return {};
}

} // namespace meridian
