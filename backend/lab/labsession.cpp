// SPDX-License-Identifier: GPL-3.0-or-later
#include "labsession.h"

#include "labwire.h"

namespace meridian
{

LabSession::LabSession(std::unique_ptr<LabWire> wire) : m_wire(std::move(wire)) {}
LabSession::LabSession(LabSession &&) noexcept = default;
LabSession::~LabSession() = default;

Result<LabSession> LabSession::open(const LabLogin &login, milliseconds limit)
{
    auto wire = LabWire::open(login, limit);
    if (!wire)
        return wire.error();
    return LabSession(std::move(*wire));
}

Result<QList<QStringList>> LabSession::query(const QString &sql, milliseconds limit)
{
    return m_wire->query(sql, limit);
}

} // namespace meridian
