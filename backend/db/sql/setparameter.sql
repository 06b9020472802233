-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER SYSTEM SET :"name" = :'value';
SELECT pg_reload_conf();
