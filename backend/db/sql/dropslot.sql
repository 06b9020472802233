-- SPDX-License-Identifier: GPL-3.0-or-later
-- A sender that has just lost its standby holds its slot a moment longer.
SELECT set_config('meridian.slot', :'slot', false);
DO $meridian$
DECLARE
  patience timestamptz := clock_timestamp() + interval '5 s';
BEGIN
  WHILE clock_timestamp() < patience
    AND EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = current_setting('meridian.slot') AND active) LOOP
    PERFORM pg_sleep(0.01);
  END LOOP;
  PERFORM pg_drop_replication_slot(slot_name) FROM pg_replication_slots
    WHERE slot_name = current_setting('meridian.slot');
END $meridian$;
SELECT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = :'slot')::text AS has_slot;
