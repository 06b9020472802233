-- SPDX-License-Identifier: GPL-3.0-or-later
-- What stands in primary_conninfo, with another server to receive from and without some options: for the exported
-- script, which has no libpq to take it apart. It may hold a password and goes nowhere else.
DO $meridian$
BEGIN
  IF current_setting('primary_conninfo') ~ '^postgres(ql)?://' THEN
    RAISE EXCEPTION 'primary_conninfo is a URI: change its host by hand' USING ERRCODE = '0A000';
  END IF;
END $meridian$;
SELECT 'host=''' || replace(replace(:'host', '\', '\\'), '''', '\''') || ''' port=' || :'port'
       || coalesce(' ' || string_agg(option[1] || '=' || option[2], ' '), '') AS conninfo
  FROM regexp_matches(current_setting('primary_conninfo'),
                      '([a-z_]+)\s*=\s*(''(?:[^''\\]|\\.)*''|(?:[^\s''\\]|\\.)(?:[^\s\\]|\\.)*)', 'g') m (option)
 WHERE option[1] <> ALL (ARRAY['host', 'hostaddr', 'port'] || string_to_array(:'without', ' '));
