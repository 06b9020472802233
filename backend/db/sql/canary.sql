-- SPDX-License-Identifier: GPL-3.0-or-later
-- One row of a client that measures, and the same row read back.
INSERT INTO meridian.canary (run, number) VALUES (:'run', :number);
SELECT number FROM meridian.canary WHERE run = :'run' AND number = :number;
