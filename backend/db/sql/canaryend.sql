-- SPDX-License-Identifier: GPL-3.0-or-later
DELETE FROM meridian.canary WHERE run = :'run';
