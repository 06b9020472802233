// SPDX-License-Identifier: GPL-3.0-or-later
// Where MariaDB and MySQL differ in words: statements, settings and rights, as data. Pure.
#pragma once

#include <QString>

namespace meridian
{

/// In the statements and settings %N stands for what is named.
struct MyDialect {
    QString settings;   ///< lines of every server's option file beside the common ones
    QString standby;    ///< lines more of one that follows
    QString rights;     ///< one GRANT a line to monitor, operator, replicator; %1: the host that they come from
    QString follow;     ///< %1 port, %2 user, %3 password, %4 authority
    QString followers;  ///< whom it sends to; the first column is their server_id
    QString position;   ///< all that it has logged
    QString reached;    ///< 1 when %1 is replayed
    QString openForUs;  ///< lets even the administrator's writes through; empty: they always are
    QString closeForUs; ///< takes that back

    static const MyDialect &mariaDb();
    static const MyDialect &mySql();
};

} // namespace meridian
