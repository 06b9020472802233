-- SPDX-License-Identifier: GPL-3.0-or-later
-- The lock is the session's and ends with it; the row only says whose it is. A row without the lock is of a session
-- that died.
SELECT set_config('meridian.cluster', :'cluster', false), set_config('meridian.operation', :'operation', false),
       set_config('meridian.who', :'who', false), set_config('meridian.place', :'place', false),
       set_config('meridian.row', '', false);
SELECT set_config('meridian.locked', CASE WHEN mine THEN true ELSE pg_try_advisory_lock(1296388681, key) END::text, false)
  FROM (SELECT key, EXISTS (SELECT FROM pg_locks
                             WHERE locktype = 'advisory' AND classid = 1296388681 AND objid = key::oid AND granted
                               AND pid = pg_backend_pid())
          FROM (SELECT ('x' || substr(md5(:'cluster'), 1, 7))::bit(28)::int) k (key)) l (key, mine);
SET default_transaction_read_only = off;
DO $meridian$
DECLARE
  held json;
BEGIN
  IF to_regclass('meridian.operation_lock') IS NULL THEN
    RETURN;
  END IF;
  EXECUTE 'SELECT row_to_json(l) FROM meridian.operation_lock l WHERE cluster = current_setting($1)'
    INTO held USING 'meridian.cluster';
  PERFORM set_config('meridian.row', coalesce(held::text, ''), false);
  IF current_setting('meridian.locked') = 'true' AND NOT pg_is_in_recovery() THEN
    EXECUTE 'INSERT INTO meridian.operation_lock (cluster, operation, who, place)
             VALUES (current_setting($1), current_setting($2), current_setting($3), current_setting($4))
             ON CONFLICT (cluster) DO UPDATE SET operation = excluded.operation, who = excluded.who,
               place = excluded.place, since = now()'
      USING 'meridian.cluster', 'meridian.operation', 'meridian.who', 'meridian.place';
  END IF;
END $meridian$;
RESET default_transaction_read_only;
SELECT current_setting('meridian.locked') AS locked, nullif(current_setting('meridian.row'), '') AS row;
