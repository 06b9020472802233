// SPDX-License-Identifier: GPL-3.0-or-later
// One blocking connection to a server by its engine's own client library. Lives where its LabSession does.
#pragma once

#include "labsession.h"

namespace meridian
{

class LabWire
{
public:
    /// By the login's engine.
    static Result<std::unique_ptr<LabWire>> open(const LabLogin &login, milliseconds limit);
    virtual ~LabWire() = default;

    virtual Result<QList<QStringList>> query(const QString &sql, milliseconds limit) = 0;
};

} // namespace meridian
