-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session that begins after the marker may ask for READ WRITE: until the server stops, none is let be. Nobody waits
-- for this; it ends when it is cancelled, when the server is stopped, or soon after its client has gone.
SET statement_timeout = 0;
DO $meridian$
BEGIN
  PERFORM set_config('client_connection_check_interval', '200ms', false); -- since 14, where the system can
EXCEPTION WHEN OTHERS THEN
  NULL;
END $meridian$;
DO $meridian$
DECLARE
  patience timestamptz := clock_timestamp() + make_interval(secs => :patience / 1000.0);
BEGIN
  WHILE current_setting('meridian.fence') = 'ended' AND clock_timestamp() < patience LOOP
    PERFORM pg_stat_clear_snapshot();
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND application_name NOT LIKE 'meridian%'
        AND (current_setting('is_superuser') = 'on' OR usesysid NOT IN (SELECT oid FROM pg_roles WHERE rolsuper));
    PERFORM pg_sleep(0.0005);
  END LOOP;
END $meridian$;
