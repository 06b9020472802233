-- SPDX-License-Identifier: GPL-3.0-or-later
-- What every poll asks: no lock. SELECT on performance_schema suffices. A worker that applies nothing has the time 0.
SELECT UNIX_TIMESTAMP(SYSDATE(6)) AS began, @@global.gtid_executed AS executed, @@global.gtid_purged AS purged,
       @@global.server_uuid AS server_uuid, @@global.read_only AS read_only, @@global.super_read_only AS super_read_only,
       (SELECT variable_value FROM performance_schema.global_variables
         WHERE variable_name IN ('rpl_semi_sync_source_enabled', 'rpl_semi_sync_master_enabled')) AS semi_sync_source,
       (SELECT variable_value FROM performance_schema.global_variables
         WHERE variable_name IN ('rpl_semi_sync_replica_enabled', 'rpl_semi_sync_slave_enabled')) AS semi_sync_replica,
       (SELECT variable_value FROM performance_schema.global_variables
         WHERE variable_name = 'group_replication_view_change_uuid') AS view_change;
SELECT s.channel_name, f.host, f.port, s.service_state AS receiver, s.source_uuid, s.received_transaction_set AS received,
       s.last_error_number AS receiver_errno, s.last_error_message AS receiver_error,
       UNIX_TIMESTAMP(s.last_error_timestamp) AS receiver_error_at, f.auto_position, f.heartbeat_interval,
       UNIX_TIMESTAMP(SYSDATE(6)) - GREATEST(UNIX_TIMESTAMP(s.last_heartbeat_timestamp),
         UNIX_TIMESTAMP(s.last_queued_transaction_end_queue_timestamp),
         UNIX_TIMESTAMP(s.queueing_transaction_start_queue_timestamp)) AS message_age,
       a.desired_delay, t.service_state AS applier, w.workers, w.applier_errno, w.applier_error, w.applier_error_at,
       c.last_error_number AS coordinator_errno, c.last_error_message AS coordinator_error,
       UNIX_TIMESTAMP(SYSDATE(6)) - UNIX_TIMESTAMP(w.oldest) AS applying_age
  FROM performance_schema.replication_connection_status s
  JOIN performance_schema.replication_connection_configuration f USING (channel_name)
  JOIN performance_schema.replication_applier_configuration a USING (channel_name)
  JOIN performance_schema.replication_applier_status t USING (channel_name)
  LEFT JOIN performance_schema.replication_applier_status_by_coordinator c USING (channel_name)
  LEFT JOIN (SELECT channel_name, COUNT(*) AS workers, MAX(last_error_number) AS applier_errno,
                    MAX(last_error_message) AS applier_error,
                    MAX(UNIX_TIMESTAMP(last_error_timestamp)) AS applier_error_at,
                    MIN(NULLIF(applying_transaction_immediate_commit_timestamp, 0)) AS oldest
               FROM performance_schema.replication_applier_status_by_worker GROUP BY channel_name) w USING (channel_name)
 WHERE s.channel_name NOT IN ('group_replication_applier', 'group_replication_recovery');
SELECT UNIX_TIMESTAMP(SYSDATE(6)) AS ended
