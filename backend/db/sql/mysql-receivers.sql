-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who receives from here: a replica tells its UUID in a variable of the session that the binary log goes through.
-- SHOW REPLICAS would want REPLICATION SLAVE, with which all data could be read.
SELECT v.variable_value AS server_id, t.processlist_host AS host, t.processlist_state AS state
  FROM performance_schema.threads t
  JOIN performance_schema.user_variables_by_thread v ON v.thread_id = t.thread_id AND v.variable_name = 'replica_uuid'
 WHERE t.processlist_command LIKE 'Binlog Dump%'
