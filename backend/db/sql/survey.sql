-- SPDX-License-Identifier: GPL-3.0-or-later
-- What an operation must know of a server beyond its samples. One row; asked on demand. What the login may not read is
-- NULL. Each right is one that a statement beside this file needs.
SELECT
  current_setting('server_version_num')::int,
  (SELECT json_object_agg(name, setting) FROM pg_settings
    WHERE name IN ('archive_mode', 'cluster_name', 'config_file', 'data_directory', 'default_transaction_read_only',
                   'full_page_writes', 'hot_standby', 'max_connections', 'max_locks_per_transaction',
                   'max_prepared_transactions', 'max_replication_slots', 'max_wal_senders', 'max_worker_processes',
                   'port', 'primary_slot_name', 'recovery_min_apply_delay', 'recovery_target_timeline',
                   'synchronous_standby_names', 'wal_keep_size', 'wal_level', 'wal_log_hints',
                   'wal_retrieve_retry_interval', 'wal_segment_size')),
  (SELECT json_agg(json_build_array(
            pid, usename, application_name, coalesce(host(client_addr), client_hostname, 'local'), state,
            (extract(epoch FROM clock_timestamp() - xact_start) * 1e6)::bigint, backend_xid IS NOT NULL))
     FROM pg_stat_activity
    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
      AND (backend_xid IS NOT NULL OR xact_start < clock_timestamp() - interval '10 s')),
  (SELECT json_agg(json_build_array(gid, (extract(epoch FROM clock_timestamp() - prepared) * 1e6)::bigint))
     FROM pg_prepared_xacts),
  current_setting('data_checksums') = 'on',
  CASE WHEN NOT pg_is_in_recovery() THEN pg_is_in_backup() ELSE false END, --@<15
  false, --@15+
  CASE WHEN current_setting('archive_mode') = 'off' THEN 0 --@12+
       WHEN has_function_privilege('pg_ls_archive_statusdir()', 'EXECUTE') --@12+
       THEN (SELECT count(*) FROM pg_ls_archive_statusdir() WHERE name LIKE '%.ready') END, --@12+
  NULL, --@<12
  (SELECT coalesce(last_failed_time > coalesce(last_archived_time, '-infinity'), false) FROM pg_stat_archiver),
  current_setting('max_wal_senders')::int - (SELECT count(*)::int FROM pg_stat_get_wal_senders()),
  current_setting('max_replication_slots')::int - (SELECT count(*)::int FROM pg_replication_slots),
  current_setting('is_superuser') = 'on',
  pg_has_role('pg_signal_backend', 'USAGE'),
  has_function_privilege('pg_promote(boolean,integer)', 'EXECUTE'), --@12+
  NULL, --@<12
  current_setting('is_superuser') = 'on' --@<15
  (SELECT bool_and(has_parameter_privilege(name, 'ALTER SYSTEM')) --@15+
     FROM unnest(ARRAY['default_transaction_read_only', 'primary_conninfo', 'primary_slot_name']) name) --@15+
    AND has_function_privilege('pg_reload_conf()', 'EXECUTE'),
  current_setting('is_superuser') = 'on', --@<15
  current_setting('is_superuser') = 'on' OR pg_has_role('pg_checkpoint', 'USAGE'), --@15+
  EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = 'meridian' AND c.relname = 'canary')
