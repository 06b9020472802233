-- SPDX-License-Identifier: GPL-3.0-or-later
-- On a standby this is a restartpoint.
CHECKPOINT;
