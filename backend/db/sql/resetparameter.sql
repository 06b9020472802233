-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER SYSTEM RESET :"name";
SELECT pg_reload_conf();
