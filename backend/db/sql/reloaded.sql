-- SPDX-License-Identifier: GPL-3.0-or-later
-- A session takes a reload over between two statements, after the postmaster did: once this one has, every session
-- that begins has, too. Asked some times in a row in one flight.
SELECT CASE WHEN current_setting('default_transaction_read_only') <> :'value' THEN pg_sleep(:pause / 1000.0) END;
