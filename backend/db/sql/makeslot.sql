-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT pg_create_physical_replication_slot(:'slot', true)
 WHERE NOT EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = :'slot');
SELECT (SELECT restart_lsn FROM pg_replication_slots WHERE slot_name = :'slot') AS restart_lsn,
       EXISTS (SELECT FROM pg_replication_slots WHERE slot_name = :'slot')::text AS has_slot;
