// SPDX-License-Identifier: GPL-3.0-or-later
#include "result.h"

namespace meridian
{

QString Error::text() const
{
    QString out = tried.isEmpty() ? message : tried + QStringLiteral(": ") + message;
    if (!code.isEmpty())
        out += QStringLiteral(" [%1]").arg(code);
    if (!remedy.isEmpty())
        out += QStringLiteral(" — ") + remedy;
    return out;
}

} // namespace meridian
