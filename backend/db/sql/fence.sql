-- SPDX-License-Identifier: GPL-3.0-or-later
-- No more writes here. What runs gets its grace: until no client is left, or those transactions have ended that began
-- before. `settle`: that long new ones count, too, since the pools pause at the same time somewhere else; and up to
-- `calm` longer while any client is busy, who may be one of a pool that has not heard of it yet.
SELECT set_config('meridian.fence', '', false);
DO $meridian$
DECLARE
  began timestamptz := clock_timestamp() + make_interval(secs => :settle / 1000.0);
  calm timestamptz := began + make_interval(secs => :calm / 1000.0);
  patience timestamptz := clock_timestamp() + make_interval(secs => :grace / 1000.0);
BEGIN
  WHILE clock_timestamp() < patience LOOP
    PERFORM pg_stat_clear_snapshot();
    EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_activity
                           WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
                             AND application_name NOT LIKE 'meridian%');
    EXIT WHEN clock_timestamp() > began
      AND NOT EXISTS (SELECT FROM pg_stat_activity
                       WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() AND xact_start < began)
      AND (clock_timestamp() > calm
           OR NOT EXISTS (SELECT FROM pg_stat_activity
                           WHERE backend_type = 'client backend' AND application_name NOT LIKE 'meridian%'
                             AND (state <> 'idle' OR state_change > clock_timestamp() - interval '20 ms')));
    PERFORM pg_sleep(0.0005);
  END LOOP;
  PERFORM set_config('meridian.fence', 'quiet', false);
END $meridian$;
ALTER SYSTEM SET default_transaction_read_only = on;
SELECT pg_reload_conf();
