-- SPDX-License-Identifier: GPL-3.0-or-later
-- The timeline of the newest WAL that is here. Without a receiver a standby's own word is that of its last restart
-- point, from before the last promotion perhaps. pg_monitor suffices.
SELECT max(('x' || substr(name, 1, 8))::bit(32)::bigint) FROM pg_ls_waldir() WHERE name ~ '^[0-9A-F]{24}$'
