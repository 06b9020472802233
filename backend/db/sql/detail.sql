-- SPDX-License-Identifier: GPL-3.0-or-later
-- What changes slowly or costs more: asked every `polling.detail`. One row. pg_monitor suffices.
-- The password is cut out of primary_conninfo on the server's side: it never crosses the wire.
SELECT
  (SELECT system_identifier FROM pg_control_system()),
  current_setting('server_version'),
  (extract(epoch FROM pg_postmaster_start_time()) * 1e6)::bigint,
  (SELECT json_object_agg(name, CASE
            WHEN name = 'primary_conninfo'
            THEN regexp_replace(setting, 'password\s*=\s*(''([^''\\]|\\.)*''|\S+)', '', 'gi')
            ELSE setting END)
     FROM pg_settings
    WHERE name IN ('cluster_name', 'primary_conninfo', 'primary_slot_name', 'max_connections',
                   'wal_receiver_timeout', 'recovery_min_apply_delay')),
  (SELECT json_agg(json_build_array(
            slot_name, slot_type <> 'logical', active,
            pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                 ELSE pg_current_wal_lsn() END, restart_lsn)::bigint,
            wal_status, safe_wal_size, --@13+
            NULL, NULL, --@<13
            age(xmin)))
     FROM pg_replication_slots),
  (SELECT sum(numbackends)::int FROM pg_stat_database),
  (SELECT sum(xact_commit + xact_rollback)::bigint FROM pg_stat_database),
  (SELECT (extract(epoch FROM max(clock_timestamp() - xact_start)) * 1e6)::bigint
     FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()),
  (SELECT json_build_array(archived_count, failed_count, last_failed_wal,
            coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false))
     FROM pg_stat_archiver),
  -- Traces of an owner, also of one whose program does not run now: what Patroni puts on the command line, the roles,
  -- slots and databases that the others make.
  CASE WHEN EXISTS (SELECT FROM pg_stat_activity WHERE application_name LIKE 'Patroni%')
         -- pg_settings takes a millisecond: only where Patroni's name of the cluster could be
         OR current_setting('cluster_name') <> '' AND (SELECT count(*) = 3 FROM pg_settings
              WHERE name IN ('cluster_name', 'max_prepared_transactions', 'track_commit_timestamp')
                AND source = 'command line') THEN 'patroni'
       WHEN EXISTS (SELECT FROM pg_replication_slots WHERE slot_name LIKE 'pgautofailover\_standby\_%')
         OR EXISTS (SELECT FROM pg_roles WHERE rolname = 'pgautofailover_replicator') THEN 'pg_auto_failover'
       WHEN EXISTS (SELECT FROM pg_namespace WHERE nspname = 'repmgr')
         OR EXISTS (SELECT FROM pg_database WHERE datname = 'repmgr')
         OR EXISTS (SELECT FROM pg_replication_slots WHERE slot_name LIKE 'repmgr\_slot\_%')
         OR EXISTS (SELECT FROM pg_stat_activity WHERE application_name LIKE 'repmgr%') THEN 'repmgr' END
