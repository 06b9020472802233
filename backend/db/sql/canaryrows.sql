-- SPDX-License-Identifier: GPL-3.0-or-later
SELECT number FROM meridian.canary WHERE run = :'run' ORDER BY number;
