-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT set_config('meridian.cluster', :'cluster', false), set_config('meridian.operation', :'operation', false);
SET default_transaction_read_only = off;
DO $meridian$
BEGIN
  IF to_regclass('meridian.operation_lock') IS NOT NULL AND NOT pg_is_in_recovery() THEN
    EXECUTE 'DELETE FROM meridian.operation_lock
              WHERE cluster = current_setting($1) AND operation = current_setting($2)'
      USING 'meridian.cluster', 'meridian.operation';
  END IF;
END $meridian$;
RESET default_transaction_read_only;
SELECT pg_advisory_unlock(1296388681, objid::bigint::int) AS released FROM pg_locks
 WHERE locktype = 'advisory' AND classid = 1296388681 AND pid = pg_backend_pid() AND granted
   AND objid = ('x' || substr(md5(:'cluster'), 1, 7))::bit(28)::int::oid;
