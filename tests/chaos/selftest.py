# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows every invariant a cluster that breaks it, by hand and without Meridian: each must be caught, and none before."""

import time

import invariants
from world import until

SOON = 10  # s


def pause_pool(world):
    world.pooler().execute("PAUSE postgres")


def resume_pool(world):
    world.pooler().execute("RESUME postgres")


def pause_replay(world):
    world.rows(2, "SELECT pg_wal_replay_pause()")
    paused = "SELECT pg_get_wal_replay_pause_state() = 'paused'"
    until(lambda: world.rows(2, paused)[0][0], SOON, "replay is paused")
    world.rows(1, "SELECT pg_logical_emit_message(true, 'chaos', 'what is not replayed')")


def resume_replay(world):
    world.rows(2, "SELECT pg_wal_replay_resume()")


def leave_fence(world):
    world.rows(3, "ALTER SYSTEM SET default_transaction_read_only = on")


def leave_setting(world):
    world.rows(1, "ALTER SYSTEM SET wal_retrieve_retry_interval = '100ms'")


def leave_slot(world):
    world.rows(3, "SELECT pg_create_physical_replication_slot('forgotten', true)")


def leave_row(world):
    world.rows(1, "CREATE SCHEMA meridian; CREATE TABLE meridian.operation_lock AS SELECT 'shop' AS cluster")


# Which check, what breaks it, what must be taken back for the next ones, a word of what it says then.
CASES = (
    (invariants.pools, pause_pool, resume_pool, "paused"),
    (invariants.replication, pause_replay, resume_replay, "n2 does not stream"),
    (invariants.leftovers, leave_fence, None, "n3 keeps default_transaction_read_only"),
    (invariants.leftovers, leave_setting, None, "n1 keeps wal_retrieve_retry_interval"),
    (invariants.leftovers, leave_slot, None, "slot forgotten"),
    (invariants.leftovers, leave_row, None, "the row of the lock"),
)


def missed(world, crowd, ledger):
    """What was not caught, or caught too early."""
    invariants.SETTLE = 1
    found = []
    for check, deed, undo, word in CASES:
        before = [w for w in check(world, 1) if word in w]
        deed(world)
        after = [w for w in check(world, 1) if word in w]
        found += [f"{deed.__name__}: before {before}, after {after}"] if before or not after else []
        if undo:
            undo(world)
    invariants.SETTLE = SOON
    found += [f"before rows were lost: {w}" for w in ledger.settle(world, 1, None)]
    until(lambda: all(len(w.acknowledged) > 5 for w in crowd.writers), SOON, "rows are written")
    world.rows(1, "DELETE FROM written WHERE number = (SELECT max(number) - 1 FROM written)")
    world.rows(1, "DELETE FROM written WHERE number = 2")
    words = ledger.settle(world, 1, None)
    for word in ("no emergency", "rows of earlier rounds"):
        found += [] if any(word in w for w in words) else [f"lost rows: {words}"]
    found += [f"before there were two: {w}" for w in crowd.two_writers()]
    world.rows(2, "SELECT pg_promote()")
    time.sleep(1)  # both are looked at some times
    return found + ([] if crowd.two_writers() else ["two primaries"])
