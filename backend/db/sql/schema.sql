-- SPDX-License-Identifier: GPL-3.0-or-later
-- All that Meridian ever writes to a database; made only when the person agreed. A standby gets it from its primary.
SET default_transaction_read_only = off;
DO $meridian$
BEGIN
  IF pg_is_in_recovery() OR to_regclass('meridian.canary') IS NOT NULL THEN
    RETURN;
  END IF;
  CREATE SCHEMA IF NOT EXISTS meridian;
  CREATE TABLE meridian.operation_lock (
    cluster text PRIMARY KEY, operation text NOT NULL, who text NOT NULL, place text NOT NULL,
    since timestamptz NOT NULL DEFAULT now());
  CREATE TABLE meridian.canary (
    run text NOT NULL, number bigint NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run, number));
END $meridian$;
RESET default_transaction_read_only;
