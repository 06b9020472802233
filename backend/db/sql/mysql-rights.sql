-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the account needs, whether it has it, and the statement that grants it. One row for each right.
SELECT name, held OR superuser AS held, CONCAT('GRANT ', name, ' ON ', place, ' TO ', grantee) AS statement, role,
       superuser
  FROM (SELECT right_.name, right_.place, account.grantee, CURRENT_USER() AS role,
               EXISTS (SELECT 1 FROM information_schema.user_privileges p
                        WHERE p.grantee = account.grantee AND p.privilege_type = right_.name)
               OR (right_.name = 'SELECT'
                   AND EXISTS (SELECT 1 FROM information_schema.schema_privileges p
                                WHERE p.grantee = account.grantee AND p.table_schema = 'performance_schema'
                                  AND p.privilege_type = 'SELECT')) AS held,
               EXISTS (SELECT 1 FROM information_schema.user_privileges p
                        WHERE p.grantee = account.grantee AND p.privilege_type = 'SUPER') AS superuser
          FROM (SELECT 'SELECT' AS name, 'performance_schema.*' AS place
                UNION ALL SELECT 'PROCESS', '*.*') right_,
               (SELECT CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''',
                              SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AS grantee) account) each_
