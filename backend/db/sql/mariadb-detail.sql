-- SPDX-License-Identifier: GPL-3.0-or-later
-- What changes slowly or costs more: asked every `polling.detail`. Needs no right.
SELECT @@global.version AS version, UNIX_TIMESTAMP(SYSDATE(6)) AS now, @@global.max_connections AS max_connections, @@global.report_host AS report_host,
       @@global.report_port AS report_port, @@global.slave_net_timeout AS net_timeout;
SELECT variable_name AS name, variable_value AS value FROM information_schema.global_status
 WHERE variable_name IN ('Threads_connected', 'Uptime', 'Rpl_semi_sync_master_clients', 'Rpl_semi_sync_master_status',
                         'Rpl_semi_sync_slave_status')
