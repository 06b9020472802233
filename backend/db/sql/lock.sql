-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who says that he holds the lock, and which session does.
SELECT set_config('meridian.cluster', :'cluster', false), set_config('meridian.row', '', false);
DO $meridian$
DECLARE
  held json;
BEGIN
  IF to_regclass('meridian.operation_lock') IS NOT NULL THEN
    EXECUTE 'SELECT json_build_array(operation, who, place, (extract(epoch FROM since) * 1e6)::bigint)
               FROM meridian.operation_lock WHERE cluster = current_setting($1)'
      INTO held USING 'meridian.cluster';
    PERFORM set_config('meridian.row', coalesce(held::text, ''), false);
  END IF;
END $meridian$;
SELECT nullif(current_setting('meridian.row'), '') AS row,
       (SELECT json_build_array(usename, coalesce(host(client_addr), 'local'),
                                (extract(epoch FROM backend_start) * 1e6)::bigint,
                                pid = pg_backend_pid())
          FROM pg_locks JOIN pg_stat_activity USING (pid)
         WHERE locktype = 'advisory' AND classid = 1296388681 AND granted
           AND objid = ('x' || substr(md5(:'cluster'), 1, 7))::bit(28)::int::oid
         LIMIT 1) AS session;
