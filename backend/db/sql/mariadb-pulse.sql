-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every poll asks: no lock, no table. REPLICA MONITOR suffices. SHOW ALL SLAVES STATUS is read by column name.
SELECT UNIX_TIMESTAMP(SYSDATE(6)) AS began, @@global.gtid_binlog_pos AS binlog, @@global.gtid_binlog_state AS written,
       @@global.gtid_slave_pos AS slave, @@global.read_only AS read_only, @@global.server_id AS server_id,
       @@global.log_bin AS log_bin, @@global.log_slave_updates AS passes_on,
       @@global.slave_parallel_threads AS workers, @@global.slave_net_timeout AS net_timeout,
       @@global.rpl_semi_sync_master_enabled AS semi_sync_source,
       @@global.rpl_semi_sync_slave_enabled AS semi_sync_replica;
SHOW ALL SLAVES STATUS;
SELECT UNIX_TIMESTAMP(SYSDATE(6)) AS ended
