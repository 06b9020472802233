-- SPDX-License-Identifier: GPL-3.0-or-later
-- Looked at on the server's side. A startup process that has just lost its upstream sleeps again after the request has
-- woken it, for up to wal_retrieve_retry_interval: it is given again. What is given too late is forgotten at the next
-- start of the server (RemovePromoteSignalFiles()).
SELECT pg_promote(false) WHERE pg_is_in_recovery();
-- The commits let go of the snapshot, which replay would have to wait for.
DO $meridian$
DECLARE
  patience timestamptz := clock_timestamp() + make_interval(secs => :patience / 1000.0);
  again timestamptz := clock_timestamp() + interval '20 ms';
BEGIN
  WHILE pg_is_in_recovery() LOOP
    IF clock_timestamp() > patience THEN
      RAISE EXCEPTION 'still in recovery' USING ERRCODE = '57014';
    ELSIF clock_timestamp() > again THEN
      BEGIN
        PERFORM pg_promote(false);
      EXCEPTION WHEN object_not_in_prerequisite_state THEN -- it has ended this very moment
        NULL;
      END;
      again := clock_timestamp() + interval '20 ms';
    END IF;
    PERFORM pg_sleep(0.0005);
    COMMIT;
  END LOOP;
END $meridian$;
SELECT ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int AS timeline,
       pg_current_wal_lsn() AS position, pg_is_in_recovery()::text AS in_recovery;
