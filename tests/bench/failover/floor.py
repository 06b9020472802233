# SPDX-License-Identifier: GPL-3.0-or-later
"""The floor: what a script written for these very servers can reach by hand, without a check, a journal or a lock."""

import os
import signal
import sys
import time

import psycopg2

from cluster import BIN, NODES, PlainCluster, become_owner, now, runs, until

AGAIN = 0.3  # a startup process that sleeps may take the request late


class Floor(PlainCluster):
    def setup(self):
        super().setup()
        self.admin = None
        for node in NODES:
            self.ask(node, "ALTER SYSTEM SET wal_retrieve_retry_interval = '100ms'")
            self.ask(node, "SELECT pg_reload_conf()")

    def healthy(self, leader):
        if not self.admin:
            self.admin = self.pooler()

    def do_planned(self, asked):
        old = int(asked["leader"][1:])
        new, other = [node for node in NODES if node != old]
        on_old, on_new, on_other = self.connect(old), self.connect(new), self.connect(other)
        postmaster = self.postmaster(old)
        for cursor in (on_old, on_new):
            cursor.execute("CHECKPOINT")
        if asked["pooled"]:
            self.admin.execute("PAUSE postgres")
        marker = self.fence(old, on_old)
        self.wait(on_new, f"SELECT pg_last_wal_replay_lsn() >= '{marker}'")
        os.kill(postmaster, signal.SIGQUIT)
        until(lambda: self.reap() or not runs(postmaster), 10, "the old primary is down", 0.0005)
        promotion = self.promote(on_new)
        if asked["pooled"]:
            self.point(new)
            self.admin.execute("RELOAD")
            self.admin.execute("RESUME postgres")
        self.follow(on_other, other, new)
        self.make_standby(old, new)
        self.start(old)
        return {"promotion_ms": promotion}

    def fence(self, node, cursor):
        """No new session may write, and none of the old ones lives; the last record is flushed."""
        cursor.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        cursor.execute("SELECT pg_reload_conf()")
        until(lambda: self.ask(node, "SHOW default_transaction_read_only") == "on", 5, "the reload", 0.0)
        cursor.execute("SELECT clock_timestamp(), pg_backend_pid()")
        since, own = cursor.fetchone()
        end = """SELECT count(pg_terminate_backend(pid)) = 0 FROM pg_stat_activity
                  WHERE backend_type = 'client backend' AND pid <> %s AND backend_start <= %s"""
        self.wait(cursor, cursor.mogrify(end, (own, since)).decode())
        cursor.execute("BEGIN READ WRITE")
        cursor.execute("SELECT pg_logical_emit_message(true, 'floor', 'last')")
        cursor.execute("COMMIT")
        cursor.execute("SELECT pg_current_wal_flush_lsn()")
        return cursor.fetchone()[0]

    def wait(self, cursor, sql, patience=10):
        def is_so():
            cursor.execute(sql)
            return cursor.fetchone()[0]

        until(is_so, patience, sql, 0.0005)

    def promote(self, cursor):
        began = now()
        cursor.execute("SELECT pg_promote(false)")
        again = began + AGAIN
        while True:
            cursor.execute("SELECT pg_is_in_recovery()")
            if not cursor.fetchone()[0]:
                return (now() - began) * 1000
            if now() > again:
                try:
                    cursor.execute("SELECT pg_promote(false)")
                except psycopg2.Error:
                    pass  # promoted meanwhile
                again = now() + AGAIN
            time.sleep(0.0005)

    def follow(self, cursor, node, source):
        cursor.execute(f"ALTER SYSTEM SET primary_conninfo = '{self.upstream(node, source)}'")
        cursor.execute("SELECT pg_reload_conf()")

    def do_failover(self, asked):
        """Confirmed: the standby that has received most."""
        old = int(asked["leader"][1:])
        cursors = {node: self.connect(node) for node in NODES if node != old}
        began = now()
        for cursor in cursors.values():
            cursor.execute(
                "SELECT greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn, pg_backend_pid()"
            )
        new = max(cursors, key=lambda node: cursors[node].fetchone()[0])
        promotion = self.promote(cursors[new])
        for node, cursor in cursors.items():
            if node != new:
                self.follow(cursor, node, new)
        return {"began": began, "promotion_ms": promotion}

    def do_rejoin(self, asked):
        """The checkpoint comes first: pg_rewind goes by the source's control file."""
        node, new = int(asked["node"][1:]), int(asked["leader"][1:])
        began = now()
        self.ask(new, "CHECKPOINT")
        self.run(f"{BIN}/pg_rewind", "-D", self.data(node), "--source-server", self.conninfo(new))
        self.configure(node)
        self.make_standby(node, new)
        self.start(node)
        return {"began": began}


if __name__ == "__main__":
    become_owner()
    sys.exit(Floor(sys.argv[1]).serve())
