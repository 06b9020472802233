-- SPDX-License-Identifier: GPL-3.0-or-later
-- The age of the oldest open transaction. PROCESS; without it nothing is known.
SELECT TIMESTAMPDIFF(MICROSECOND, MIN(trx_started), SYSDATE(6)) / 1e6 AS oldest FROM information_schema.innodb_trx
