-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT current_setting('meridian.marker') AS marker
 WHERE current_setting('meridian.fence') = 'ended';
