-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER SYSTEM RESET default_transaction_read_only;
SELECT pg_reload_conf();
