-- SPDX-License-Identifier: GPL-3.0-or-later
-- The password in primary_conninfo as a password file would have it, or nothing. It is for no eyes.
SELECT coalesce(max(replace(replace(regexp_replace(CASE WHEN option[2] LIKE '''%' THEN substr(option[2], 2, length(option[2]) - 2)
                                                        ELSE option[2] END, '\\(.)', '\1', 'g'),
                                    '\', '\\'), ':', '\:')), '') AS password
  FROM regexp_matches(current_setting('primary_conninfo'),
                      '([a-z_]+)\s*=\s*(''(?:[^''\\]|\\.)*''|(?:[^\s''\\]|\\.)(?:[^\s\\]|\\.)*)', 'g') m (option)
 WHERE option[1] = 'password';
