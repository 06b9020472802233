-- SPDX-License-Identifier: GPL-3.0-or-later
-- Until this standby receives from there, on that timeline, and has replayed what was there when we asked: a receiver
-- claims to stream as soon as it is connected, also one that cannot pass the fork of its timeline.
SELECT set_config('meridian.host', :'host', false), set_config('meridian.position', :'position', false),
       set_config('meridian.timeline', :'timeline', false);
-- The commits let go of the snapshot, which replay would have to wait for.
DO $meridian$
DECLARE
  patience timestamptz := clock_timestamp() + make_interval(secs => :patience / 1000.0);
  there boolean;
BEGIN
  LOOP
    SELECT status = 'streaming' AND current_setting('meridian.timeline') IN ('0', received_tli::text)
           AND (:port = 0 OR sender_host = current_setting('meridian.host') AND sender_port = :port) --@11+
           AND pg_last_wal_replay_lsn() >= current_setting('meridian.position')::pg_lsn
      INTO there FROM pg_stat_wal_receiver;
    EXIT WHEN there;
    IF NOT pg_is_in_recovery() THEN
      RAISE EXCEPTION 'this server is no standby' USING ERRCODE = '55000';
    ELSIF clock_timestamp() > patience THEN
      RAISE EXCEPTION 'does not stream up to % on timeline % in time; replayed up to %',
        current_setting('meridian.position'), current_setting('meridian.timeline'), pg_last_wal_replay_lsn() USING ERRCODE = '57014';
    END IF;
    PERFORM pg_sleep(0.002);
    COMMIT;
  END LOOP;
END $meridian$;
SELECT received_tli AS timeline, pg_last_wal_replay_lsn() AS replayed, pg_is_in_recovery()::text AS in_recovery
  FROM pg_stat_wal_receiver;
