// SPDX-License-Identifier: GPL-3.0-or-later
// One blocking connection to a server of the lab, past the relay, with a deadline on everything. For the lab's own
// thread and the write load's; the product itself never talks to servers this way.
#pragma once

#include "fleet.h"
#include "result.h"
#include "times.h"

#include <QStringList>

#include <memory>

namespace meridian
{

class LabWire;

struct LabLogin {
    QString node;     ///< for messages
    quint16 port = 0; ///< of 127.0.0.1
    QString user;
    QString password;
    QString database;  ///< of PostgreSQL
    QString authority; ///< certificate file
    EngineKind engine = EngineKind::PostgreSql;
};

class LabSession
{
public:
    static Result<LabSession> open(const LabLogin &login, milliseconds limit = milliseconds(3000));
    LabSession(LabSession &&) noexcept;
    ~LabSession();

    /// The rows of the last statement in `sql`; NULL is a null string. Errors carry the server's words and its code.
    /// One statement at a time is what MariaDB and MySQL take.
    Result<QList<QStringList>> query(const QString &sql, milliseconds limit = milliseconds(5000));

private:
    explicit LabSession(std::unique_ptr<LabWire> wire);

    std::unique_ptr<LabWire> m_wire;
};

} // namespace meridian
