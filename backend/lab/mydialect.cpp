// SPDX-License-Identifier: GPL-3.0-or-later
#include "mydialect.h"

namespace meridian
{

// Heartbeats come every second, so that an idle line is known to be whole.
const MyDialect &MyDialect::mariaDb()
{
    static const MyDialect dialect{
        QStringLiteral("gtid_strict_mode=ON\n"
                       "gtid_domain_id=1\n"
                       "log_slave_updates=ON\n"
                       "slave_net_timeout=5\n"
                       "innodb_log_file_size=8M\n"
                       "innodb_buffer_pool_size=16M\n"
                       "aria_pagecache_buffer_size=8M\n"
                       "key_buffer_size=1M\n"),
        QStringLiteral("read_only=ON\n"),
        QStringLiteral("GRANT REPLICA MONITOR, PROCESS ON *.* TO meridian_monitor@'%1';\n"
                       "GRANT REPLICA MONITOR, BINLOG MONITOR, PROCESS, REPLICATION SLAVE ADMIN, REPLICATION MASTER "
                       "ADMIN, READ_ONLY ADMIN, CONNECTION ADMIN, BINLOG ADMIN, RELOAD ON *.* TO "
                       "meridian_operator@'%1';\n"
                       "GRANT REPLICATION SLAVE ON *.* TO replicator@'%1';\n"),
        QStringLiteral("CHANGE MASTER TO MASTER_HOST='127.0.0.1', MASTER_PORT=%1, MASTER_USER='%2', "
                       "MASTER_PASSWORD='%3', MASTER_USE_GTID=slave_pos, MASTER_HEARTBEAT_PERIOD=1, "
                       "MASTER_CONNECT_RETRY=1, MASTER_SSL=1, MASTER_SSL_CA='%4', MASTER_SSL_VERIFY_SERVER_CERT=1"),
        QStringLiteral("SHOW REPLICA HOSTS"),
        QStringLiteral("SELECT @@global.gtid_binlog_pos"),
        QStringLiteral("SELECT MASTER_GTID_WAIT('%1', 0) = 0"),
        {},
        {},
    };
    return dialect;
}

const MyDialect &MyDialect::mySql()
{
    static const MyDialect dialect{
        QStringLiteral("gtid_mode=ON\n"
                       "enforce_gtid_consistency=ON\n"
                       "mysqlx=OFF\n"
                       "log_replica_updates=ON\n"
                       "replica_net_timeout=5\n"
                       "relay_log_recovery=ON\n"
                       "secure_file_priv=NULL\n"
                       "innodb_redo_log_capacity=16M\n"
                       "innodb_buffer_pool_size=32M\n"
                       "innodb_log_buffer_size=1M\n"
                       "performance_schema_digests_size=200\n"
                       "performance_schema_events_statements_history_long_size=100\n"
                       "performance_schema_events_stages_history_long_size=100\n"
                       "performance_schema_events_waits_history_long_size=100\n"
                       "performance_schema_events_transactions_history_long_size=100\n"
                       "plugin_load_add=semisync_source.so;semisync_replica.so;mysql_clone.so\n"),
        QStringLiteral("super_read_only=ON\n"),
        QStringLiteral("GRANT PROCESS ON *.* TO meridian_monitor@'%1';\n"
                       "GRANT SELECT ON performance_schema.* TO meridian_monitor@'%1';\n"
                       "GRANT REPLICATION CLIENT, PROCESS, RELOAD, REPLICATION_SLAVE_ADMIN, REPLICATION_APPLIER, "
                       "SYSTEM_VARIABLES_ADMIN, PERSIST_RO_VARIABLES_ADMIN, CONNECTION_ADMIN, BINLOG_ADMIN, "
                       "BACKUP_ADMIN, CLONE_ADMIN ON *.* TO meridian_operator@'%1';\n"
                       "GRANT SELECT ON performance_schema.* TO meridian_operator@'%1';\n"
                       "GRANT REPLICATION SLAVE ON *.* TO replicator@'%1';\n"),
        QStringLiteral("CHANGE REPLICATION SOURCE TO SOURCE_HOST='127.0.0.1', SOURCE_PORT=%1, SOURCE_USER='%2', "
                       "SOURCE_PASSWORD='%3', SOURCE_AUTO_POSITION=1, SOURCE_HEARTBEAT_PERIOD=1, "
                       "SOURCE_CONNECT_RETRY=1, SOURCE_RETRY_COUNT=86400, SOURCE_SSL=1, SOURCE_SSL_CA='%4', "
                       "SOURCE_SSL_VERIFY_SERVER_CERT=1"),
        QStringLiteral("SHOW REPLICAS"),
        QStringLiteral("SELECT @@global.gtid_executed"),
        QStringLiteral("SELECT GTID_SUBSET('%1', @@global.gtid_executed)"),
        QStringLiteral("SET GLOBAL super_read_only=OFF"),
        QStringLiteral("SET GLOBAL super_read_only=ON"),
    };
    return dialect;
}

} // namespace meridian
