// SPDX-License-Identifier: GPL-3.0-or-later
// The client library of MariaDB and MySQL, blocking, with its own timeouts, which are whole seconds: a limit is rounded
// up. Lives where its LabSession does.
#pragma once

#include "labwire.h"

namespace meridian
{

class MyWire : public LabWire
{
public:
    static Result<std::unique_ptr<LabWire>> open(const LabLogin &login, milliseconds limit);
    ~MyWire() override;

    /// One statement. The limit is that of open().
    Result<QList<QStringList>> query(const QString &sql, milliseconds limit) override;

private:
    struct Connection; ///< the library's own type has another name in each
    explicit MyWire(QString node);
    Error error(const QString &tried) const;

    std::unique_ptr<Connection> m_connection;
    QString m_node;
};

} // namespace meridian
