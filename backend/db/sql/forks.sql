-- SPDX-License-Identifier: GPL-3.0-or-later
-- The history file of the server's timeline (manual, "Timelines"), where the login may read it, by the function that
-- pg_rewind needs, too; the first timeline has none.
SELECT CASE WHEN has_function_privilege('pg_read_binary_file(text,bigint,bigint,boolean)', 'EXECUTE')
            THEN convert_from(pg_read_binary_file('pg_wal/' || lpad(upper(to_hex(timeline)), 8, '0') || '.history',
                                                  0, 1000000, true), 'UTF8') END
  FROM (SELECT CASE WHEN pg_is_in_recovery()
                    THEN greatest((SELECT timeline_id FROM pg_control_checkpoint()),
                                  (SELECT received_tli FROM pg_stat_wal_receiver))
                    ELSE ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int END) t (timeline)
