-- SPDX-License-Identifier: GPL-3.0-or-later
-- Clients that were there before the server was read-only may have chosen to write: they end, superusers too. Then a
-- marker: its commit flushes everything that was written before it.
DO $meridian$
DECLARE
  readonly_since timestamptz := clock_timestamp();
BEGIN
  IF current_setting('meridian.fence') <> 'quiet' THEN
    RAISE EXCEPTION 'the fence was interrupted' USING ERRCODE = '57014';
  ELSIF current_setting('default_transaction_read_only') <> 'on' THEN
    RAISE EXCEPTION 'the server did not take default_transaction_read_only over' USING ERRCODE = '55000';
  END IF;
  LOOP
    PERFORM pg_stat_clear_snapshot();
    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()
        AND (backend_start <= readonly_since OR backend_xid IS NOT NULL);
    EXIT WHEN NOT FOUND;
    IF clock_timestamp() > readonly_since + interval '5 s' THEN
      RAISE EXCEPTION 'some sessions do not end' USING ERRCODE = '55006';
    END IF;
    PERFORM pg_sleep(0.0005);
  END LOOP;
  PERFORM set_config('meridian.fence', 'ended', false);
END $meridian$;
SELECT pg_logical_emit_message(true, 'meridian', 'fence') WHERE current_setting('meridian.fence') = 'ended';
SELECT set_config('meridian.marker', pg_current_wal_flush_lsn()::text, false)
 WHERE current_setting('meridian.fence') = 'ended';
