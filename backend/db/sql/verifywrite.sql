-- SPDX-License-Identifier: GPL-3.0-or-later
-- A row is written and read back, where the person agreed to the schema; else an empty message is committed.
SELECT set_config('meridian.operation', :'operation', false), set_config('meridian.written', '', false);
DO $meridian$
DECLARE
  read timestamptz;
BEGIN
  IF current_setting('transaction_read_only') = 'on' THEN
    RAISE EXCEPTION 'new transactions are read-only here' USING ERRCODE = '25006';
  ELSIF to_regclass('meridian.canary') IS NULL THEN
    PERFORM pg_logical_emit_message(true, 'meridian', 'written');
    PERFORM set_config('meridian.written', 'message', false);
  ELSE
    EXECUTE 'INSERT INTO meridian.canary (run, number) SELECT $1, coalesce(max(number), 0) + 1
               FROM meridian.canary WHERE run = $1 RETURNING at'
      INTO read USING 'verify ' || current_setting('meridian.operation');
    PERFORM set_config('meridian.written', read::text, false);
  END IF;
END $meridian$;
SELECT current_setting('meridian.written') AS written, pg_current_wal_flush_lsn() AS position;
