-- SPDX-License-Identifier: GPL-3.0-or-later
-- Taken over without a restart since PostgreSQL 13.
ALTER SYSTEM SET primary_conninfo = :'conninfo';
ALTER SYSTEM SET primary_slot_name = :'slot';
SELECT pg_reload_conf();
