-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT current_setting('meridian.marker') AS marker, current_setting('default_transaction_read_only') AS read_only
 WHERE current_setting('meridian.fence') = 'ended';
