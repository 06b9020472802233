// SPDX-License-Identifier: GPL-3.0-or-later
#include "checkstep.h"

namespace meridian
{

QString toText(CheckStep::Part part)
{
    static const QString words[] = {QStringLiteral("name"),  QStringLiteral("tcp"),    QStringLiteral("tls"),
                                    QStringLiteral("login"), QStringLiteral("rights"), QStringLiteral("replication")};
    return words[static_cast<int>(part)];
}

QString toText(CheckStep::State state)
{
    static const QString words[] = {QStringLiteral("pending"), QStringLiteral("running"), QStringLiteral("passed"),
                                    QStringLiteral("failed"), QStringLiteral("skipped")};
    return words[static_cast<int>(state)];
}

} // namespace meridian
