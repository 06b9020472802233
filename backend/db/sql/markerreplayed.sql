-- SPDX-License-Identifier: GPL-3.0-or-later
-- Until the candidate has replayed the marker, by what it tells its sender: it does so at once when it is idle.
SELECT set_config('meridian.standby', :'standby', false), set_config('meridian.slot', :'slot', false);
DO $meridian$
DECLARE
  patience timestamptz := clock_timestamp() + make_interval(secs => :patience / 1000.0);
  replayed boolean;
BEGIN
  IF current_setting('meridian.fence') <> 'ended' THEN
    RETURN;
  END IF;
  LOOP
    PERFORM pg_stat_clear_snapshot();
    SELECT bool_and(coalesce(w.replay_lsn >= current_setting('meridian.marker')::pg_lsn, false)) INTO replayed
      FROM pg_stat_get_wal_senders() w
      CROSS JOIN LATERAL pg_stat_get_activity(w.pid) a
      LEFT JOIN pg_get_replication_slots() s ON s.active_pid = w.pid
     WHERE a.application_name = current_setting('meridian.standby')
        OR (s.slot_name = current_setting('meridian.slot') AND current_setting('meridian.slot') <> '');
    EXIT WHEN replayed;
    IF clock_timestamp() > patience THEN
      RAISE EXCEPTION '% has not replayed % in time', current_setting('meridian.standby'),
        current_setting('meridian.marker') USING ERRCODE = '57014';
    END IF;
    PERFORM pg_sleep(0.0005);
  END LOOP;
END $meridian$;
