-- SPDX-License-Identifier: GPL-3.0-or-later
-- Begins a session: times are UTC, nothing runs on for long, nothing can be written.
SET SESSION time_zone = '+00:00', sql_mode = '', max_statement_time = %1 / 1000, lock_wait_timeout = 1;
SET SESSION TRANSACTION READ ONLY
