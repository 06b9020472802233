-- SPDX-License-Identifier: GPL-3.0-or-later
-- What changes slowly or costs more: asked every `polling.detail`. One row. pg_monitor suffices.
-- The password is cut out of primary_conninfo on the server's side: it never crosses the wire.
-- Sessions, settings and slots are gone through once each: on a server with a thousand sessions each time is felt.
SELECT
  (SELECT system_identifier FROM pg_control_system()),
  current_setting('server_version'),
  (extract(epoch FROM pg_postmaster_start_time()) * 1e6)::bigint,
  settings.wanted,
  slots.all_of_them,
  (SELECT sum(numbackends)::int FROM pg_stat_database),
  (SELECT sum(xact_commit + xact_rollback)::bigint FROM pg_stat_database),
  sessions.oldest,
  (SELECT json_build_array(archived_count, failed_count, last_failed_wal,
            coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false))
     FROM pg_stat_archiver),
  -- Traces of an owner, also of one whose program does not run now: what Patroni puts on the command line, the roles,
  -- slots and databases that the others make.
  CASE WHEN sessions.patroni OR settings.on_command_line = 3 THEN 'patroni'
       WHEN slots.pg_auto_failover
         OR EXISTS (SELECT FROM pg_roles WHERE rolname = 'pgautofailover_replicator') THEN 'pg_auto_failover'
       WHEN EXISTS (SELECT FROM pg_namespace WHERE nspname = 'repmgr')
         OR EXISTS (SELECT FROM pg_database WHERE datname = 'repmgr')
         OR slots.repmgr OR sessions.repmgr THEN 'repmgr' END
FROM
  (SELECT json_object_agg(name, CASE
            WHEN name = 'primary_conninfo'
            THEN regexp_replace(setting, 'password\s*=\s*(''([^''\\]|\\.)*''|\S+)', '', 'gi')
            ELSE setting END)
            FILTER (WHERE name IN ('cluster_name', 'primary_conninfo', 'primary_slot_name', 'max_connections',
                                   'wal_receiver_timeout', 'recovery_min_apply_delay')) AS wanted,
          count(*) FILTER (WHERE source = 'command line' AND name IN (
            'cluster_name', 'max_prepared_transactions', 'track_commit_timestamp')) AS on_command_line
     FROM pg_settings) AS settings,
  (SELECT json_agg(json_build_array(
            slot_name, slot_type <> 'logical', active,
            pg_wal_lsn_diff(CASE WHEN pg_is_in_recovery() THEN pg_last_wal_receive_lsn()
                                 ELSE pg_current_wal_lsn() END, restart_lsn)::bigint,
            wal_status, safe_wal_size, --@13+
            NULL, NULL, --@<13
            age(xmin))) AS all_of_them,
          bool_or(slot_name LIKE 'pgautofailover\_standby\_%') AS pg_auto_failover,
          bool_or(slot_name LIKE 'repmgr\_slot\_%') AS repmgr
     FROM pg_replication_slots) AS slots,
  (SELECT (extract(epoch FROM max(clock_timestamp() - xact_start)
             FILTER (WHERE backend_type = 'client backend' AND pid <> pg_backend_pid())) * 1e6)::bigint AS oldest,
          bool_or(application_name LIKE 'Patroni%') AS patroni,
          bool_or(application_name LIKE 'repmgr%') AS repmgr
     FROM pg_stat_activity) AS sessions
