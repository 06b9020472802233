-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT set_config('meridian.position', :'position', false);
-- The commits let go of the snapshot, which replay would have to wait for.
DO $meridian$
DECLARE
  patience timestamptz := clock_timestamp() + make_interval(secs => :patience / 1000.0);
BEGIN
  WHILE pg_is_in_recovery() AND pg_last_wal_replay_lsn() < current_setting('meridian.position')::pg_lsn LOOP
    IF clock_timestamp() > patience THEN
      RAISE EXCEPTION 'replayed up to %, not yet %', pg_last_wal_replay_lsn(), current_setting('meridian.position')
        USING ERRCODE = '57014';
    END IF;
    PERFORM pg_sleep(0.0005);
    COMMIT;
  END LOOP;
END $meridian$;
SELECT pg_last_wal_replay_lsn() AS replayed;
