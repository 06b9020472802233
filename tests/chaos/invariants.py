# SPDX-License-Identifier: GPL-3.0-or-later
"""What must hold after every round. Each check gives the broken ones as words with the evidence."""

import time

import psycopg2

from world import NODES

LOCK = 1296388681  # class of the advisory lock
SETTLE = 15  # s


def replication(world, primary):
    """Every other node streams on the primary's line and has replayed what the primary had when it was asked."""
    position, timeline = world.rows(
        primary,
        """SELECT (pg_current_wal_flush_lsn() - '0/0'::pg_lsn)::bigint,
                  ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::int""",
    )[0]
    wrong = {node: "?" for node in NODES if node != primary}
    end = time.monotonic() + SETTLE
    while wrong and time.monotonic() < end:
        for node in list(wrong):
            try:
                found = world.rows(
                    node,
                    """SELECT pg_is_in_recovery(), r.status, r.received_tli,
                              coalesce((pg_last_wal_replay_lsn() - '0/0'::pg_lsn)::bigint, 0)
                         FROM (SELECT) one LEFT JOIN pg_stat_wal_receiver r ON true""",
                )[0]
            except psycopg2.Error as error:
                found = (str(error).strip(),)
            wrong[node] = found
            if found[:3] == (True, "streaming", timeline) and found[3] >= position:
                del wrong[node]
        time.sleep(0.05 if wrong else 0)
    return [f"n{n} does not stream from the line {timeline} of n{primary} up to {position}: {w}" for n, w in wrong.items()]


def leftovers(world, primary):
    """Of operations: fences, settings, slots, locks."""
    found = []
    for node in NODES:
        conf = world.auto_conf(node)
        for name in ("default_transaction_read_only", "wal_retrieve_retry_interval"):
            if name in conf:
                found.append(f"n{node} keeps {name} = {conf[name]}")
        for name, active in world.rows(
            node, "SELECT slot_name, active FROM pg_replication_slots WHERE restart_lsn IS NOT NULL"
        ):
            if not active:
                found.append(f"n{node} keeps WAL for the slot {name}, which nobody uses")
        if world.rows(node, f"SELECT FROM pg_locks WHERE locktype = 'advisory' AND classid = {LOCK}"):
            found.append(f"the operation lock is held on n{node}")
    if world.rows(primary, "SELECT to_regclass('meridian.operation_lock') IS NOT NULL")[0][0]:
        for row in world.rows(primary, "SELECT * FROM meridian.operation_lock"):
            found.append(f"the row of the lock is there: {row}")
    return found


def pools(world, primary):
    cursor = world.pooler()
    try:
        cursor.execute("SHOW DATABASES")
        names = [column.name for column in cursor.description]
        row = next(r for r in (dict(zip(names, values)) for values in cursor.fetchall()) if r["name"] == "postgres")
    finally:
        cursor.connection.close()
    if int(row["paused"]):
        return ["the pool is paused"]
    if int(row["port"]) != world.ports[primary]:
        return [f"the pool leads to port {row['port']}, and n{primary} has {world.ports[primary]}"]
    try:
        connection = psycopg2.connect(world.application(True))
        try:
            cursor = connection.cursor()
            cursor.execute("SELECT inet_server_port()")
            port = cursor.fetchone()[0]
        finally:
            connection.close()
    except psycopg2.Error as error:
        return [f"nobody gets through the pool: {error}"]
    return [] if port == world.ports[primary] else [f"through the pool one reaches port {port}"]


class Ledger:
    """Rows that were acknowledged, and must be there for ever unless an emergency has lost them."""

    def __init__(self, writers):
        self.writers = writers
        self.kept = {w.client: [0, 0] for w in writers}  # how many rows, the highest number

    def settle(self, world, primary, allowed_bytes):
        """Takes in what was acknowledged since the last time. `allowed_bytes`: None: nothing may be lost."""
        found = []
        for writer in self.writers:
            kept = self.kept[writer.client]
            fresh = writer.take_acknowledged()
            there = {
                n
                for (n,) in world.rows(
                    primary, f"SELECT number FROM written WHERE client = '{writer.client}' AND number > {kept[1]}"
                )
            }
            count = self.count(world, primary, writer.client, kept[1])
            if count < kept[0]:
                found.append(f"of {writer.client}, rows of earlier rounds are lost: {count} of {kept[0]}")
            lost = [w for w in fresh if w.number not in there]
            found += self.judge(world, primary, writer.client, lost, allowed_bytes)
            kept[1] = max([w.number for w in fresh], default=kept[1])
            kept[0] = self.count(world, primary, writer.client, kept[1])
        return found

    def count(self, world, primary, client, highest):
        return world.rows(
            primary, f"SELECT count(*) FROM written WHERE client = '{client}' AND number <= {highest}"
        )[0][0]

    def judge(self, world, primary, client, lost, allowed_bytes):
        if not lost:
            return []
        words = f"{len(lost)} acknowledged rows of {client} are lost, {lost[0]} … {lost[-1]}"
        if allowed_bytes is None:
            return [words + ", and there was no emergency"]
        fork = world.fork(primary)
        size = max(w.position for w in lost) - fork
        if size > allowed_bytes:
            return [f"{words}: {size} bytes after the fork at {fork}, and {allowed_bytes} were accepted"]
        return []
