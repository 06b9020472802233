-- SPDX-License-Identifier: GPL-3.0-or-later
-- Whole, to be written back with another host: what stands there may hold a password and goes nowhere else.
SELECT current_setting('primary_conninfo');
