-- SPDX-License-Identifier: GPL-3.0-or-later
-- Bytes of all databases that the login may look into.
SELECT sum(pg_database_size(oid))::bigint FROM pg_database
 WHERE has_database_privilege(oid, 'CONNECT') OR pg_has_role('pg_read_all_stats', 'USAGE')
