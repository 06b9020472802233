-- SPDX-License-Identifier: GPL-3.0-or-later
-- All that Meridian ever writes to a database; made only when the person agreed.
SET default_transaction_read_only = off;
CREATE SCHEMA IF NOT EXISTS meridian;
CREATE TABLE IF NOT EXISTS meridian.operation_lock (
  cluster text PRIMARY KEY, operation text NOT NULL, who text NOT NULL, place text NOT NULL,
  since timestamptz NOT NULL DEFAULT now());
CREATE TABLE IF NOT EXISTS meridian.canary (
  run text NOT NULL, number bigint NOT NULL, at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (run, number));
RESET default_transaction_read_only;
