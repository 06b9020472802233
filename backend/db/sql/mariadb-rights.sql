-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the account needs, whether it has it, and the statement that grants it. One row for each right. What comes with
-- a role counts when the role is on by default.
SELECT name, held OR superuser AS held, CONCAT('GRANT ', name, ' ON *.* TO ', grantee) AS statement, role, superuser
  FROM (SELECT right_.name, account.grantee, CURRENT_USER() AS role,
               EXISTS (SELECT 1 FROM information_schema.user_privileges p
                        WHERE p.grantee IN (account.grantee, account.role)
                          AND p.privilege_type IN (right_.name, right_.older)) AS held,
               EXISTS (SELECT 1 FROM information_schema.user_privileges p
                        WHERE p.grantee = account.grantee AND p.privilege_type = 'SUPER') AS superuser
          FROM (SELECT 'REPLICA MONITOR' AS name, 'SLAVE MONITOR' AS older
                UNION ALL SELECT 'PROCESS', 'PROCESS') right_,
               (SELECT CONCAT('''', SUBSTRING_INDEX(CURRENT_USER(), '@', 1), '''@''',
                              SUBSTRING_INDEX(CURRENT_USER(), '@', -1), '''') AS grantee,
                       CONCAT('''', CURRENT_ROLE(), '''') AS role) account) each_
