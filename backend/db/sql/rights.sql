-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the role needs, whether it has it, and the statement that grants it. One row for each right.
-- A role that is a member without inheriting has to inherit: sessions never SET ROLE.
SELECT 'pg_monitor', pg_has_role('pg_monitor', 'USAGE'),
       CASE WHEN pg_has_role('pg_monitor', 'MEMBER') THEN format('ALTER ROLE %I INHERIT', current_user) --@<16
            WHEN pg_has_role('pg_monitor', 'MEMBER') THEN format('GRANT pg_monitor TO %I WITH INHERIT TRUE', current_user) --@16+
            ELSE format('GRANT pg_monitor TO %I', current_user) END,
       current_user, current_setting('is_superuser') = 'on'
UNION ALL
SELECT f, has_function_privilege(f, 'EXECUTE'), format('GRANT EXECUTE ON FUNCTION pg_catalog.%s TO %I', f, current_user),
       current_user, false
  FROM unnest(ARRAY['pg_control_system()', 'pg_control_checkpoint()', 'pg_stat_get_wal_senders()',
                    'pg_stat_get_activity(integer)', 'pg_get_replication_slots()']) f
