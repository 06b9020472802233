# SPDX-License-Identifier: GPL-3.0-or-later
"""What chaos happens to: three real servers in three regions with a relay between them, a PgBouncer, and a fleet file.
All lines can be cut, all processes killed; nothing here knows what Meridian does."""

import json
import os
import re
import shutil
import signal
import socket
import sys
from pathlib import Path

import psycopg2

from relay import Relay

sys.path.append(str(Path(__file__).parents[1] / "bench" / "failover"))
from cluster import BIN, HBA, NO_TLS, NODES, OWNER, PlainCluster, family, kill, runs, until  # noqa: E402

REGIONS = dict(zip(NODES, ("us-east-1", "us-east-2", "us-west-2")))
APPS = "us-west-1"  # PgBouncer's
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "unix_socket_directories": "",
    "shared_buffers": "16MB",
    "wal_log_hints": "on",
    "wal_keep_size": "64MB",
    "max_wal_size": "128MB",
    "max_connections": "60",
    "fsync": "off",  # processes are killed, never the machine
    "wal_receiver_timeout": "4s",
    "wal_sender_timeout": "4s",
    "log_line_prefix": "%m [%p] %a ",
}
OPERATOR = "chaos_operator"
TABLE = """
CREATE ROLE app LOGIN;
CREATE ROLE chaos_operator LOGIN SUPERUSER IN ROLE pg_monitor;
CREATE TABLE written (client text, number bigint, PRIMARY KEY (client, number));
GRANT ALL ON written TO app;
"""


class World(PlainCluster):
    def __init__(self, root, program):
        super().__init__(root)
        self.program = program
        self.relay = Relay(
            {("ops", node): self.ports[node] for node in NODES}
            | {(source, node): self.ports[node] for source in NODES for node in NODES if source != node}
        )

    # --- making it ---

    def setup(self):
        for node in NODES:
            folder = self.data(node).parent
            self.own(folder, folder.mkdir)
        self.run(
            *(f"{BIN}/initdb", "-D", self.data(1), "-U", "postgres", "-A", "trust", "-N"),
            *("--locale=C.UTF-8", "--wal-segsize=1"),
        )
        self.own(self.data(1) / "pg_hba.conf", lambda: (self.data(1) / "pg_hba.conf").write_text(HBA))
        self.configure(1)
        self.start(1)
        until(self.leader, 30, "the first server")
        self.ask(1, TABLE)
        for node in NODES[1:]:
            self.ask(1, f"SELECT pg_create_physical_replication_slot('{self.slot(node)}')")
            self.run(f"{BIN}/pg_basebackup", "-D", self.data(node), "-c", "fast", "-d", self.conninfo(1))
            self.configure(node)
            self.make_standby(node, 1)
            self.start(node)
        self.wait_streaming(1)
        self.point(1)
        self.start_pooler()
        self.write_fleet()

    def point(self, node):
        super().point(node)
        main = self.root / "pgbouncer.ini"
        text = main.read_text()
        if OPERATOR not in text:
            main.write_text(text.replace("admin_users=postgres", f"admin_users=postgres,{OPERATOR}"))

    def slot(self, node):
        return f"to_n{node}"

    def configure(self, node):
        settings = SETTINGS | {"port": self.ports[node], "cluster_name": f"n{node}"}
        text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
        self.own(self.data(node) / "postgresql.conf", lambda: (self.data(node) / "postgresql.conf").write_text(text))

    def upstream(self, node, source):
        return f"host=127.0.0.1 port={self.relay.port((node, source))} user=postgres application_name=n{node} {NO_TLS}"

    def make_standby(self, node, source):
        super().make_standby(node, source)
        with open(self.data(node) / "postgresql.auto.conf", "a", encoding="utf-8") as file:
            file.write(f"primary_slot_name = '{self.slot(node)}'\n")

    def start_pooler(self):
        pooler = shutil.which("pgbouncer", path=os.environ["PATH"] + ":/usr/sbin")
        self.pooler_process = self.spawn([pooler, self.root / "pgbouncer.ini"], self.root / "pgbouncer.out")
        # Behind it there may be nobody just now.
        until(lambda: socket.create_connection(("127.0.0.1", self.pooler_port), 1).close() or True, 10, "PgBouncer")

    def write_fleet(self):
        account = {"account": OWNER} if os.geteuid() == 0 else {}
        control = {"kind": "local", **account}
        reach = lambda region, port: {"region": region, "host": "127.0.0.1", "port": port}
        nodes = [
            {
                "name": f"n{node}",
                "host": "127.0.0.1",
                "port": self.relay.port(("ops", node)),
                "region": REGIONS[node],
                "reached_from": [reach(APPS, self.ports[node])]
                + [reach(REGIONS[other], self.relay.port((other, node))) for other in NODES if other != node],
                "control": {**control, "data": str(self.data(node)), "bin": BIN},
            }
            for node in NODES
        ]
        pool = {
            "name": "pool",
            "kind": "pgbouncer",
            "region": APPS,
            "host": "127.0.0.1",
            "port": self.pooler_port,
            "database": "postgres",
            "credential": "operator",
            "config_file": str(self.root / "databases.ini"),
            "control": control,
            "timeout": "3s",
        }
        fleet = {
            "name": "chaos",
            "credentials": [{"name": "operator", "user": OPERATOR}, {"name": "standbys", "user": "postgres"}],
            "clusters": [
                {
                    "name": "shop",
                    "engine": "postgresql",
                    "environment": "test",
                    "polling": {"interval": "250ms", "detail": "1s", "timeout": "1s", "connect_timeout": "1s"},
                    "limits": {
                        **{"quiet_period": "0s", "grace": "500ms", "catch_up": "3s"},
                        **{"stop": "5s", "promotion": "5s", "rejoin": "10s"},
                    },
                    "tls": {"mode": "disable"},
                    "credential": "operator",
                    "replication": "standbys",
                    "nodes": nodes,
                    "endpoints": [pool],
                }
            ],
        }
        self.fleet_file.write_text(json.dumps(fleet, indent=1))  # JSON is YAML

    @property
    def fleet_file(self):
        return self.root / "fleet.yaml"

    def application(self, pooled):
        """How an application connects, with plain defaults."""
        own = self.clients_conninfo(pooled).replace("user=postgres", "user=app")
        return own.replace("connect_timeout=2", "connect_timeout=2 application_name=app")

    # --- looking ---

    def rows(self, node, sql):
        connection = psycopg2.connect(self.conninfo(node, "application_name=chaos"))
        try:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def lives(self, node):
        return bool(self.server(node))

    def answers(self, node):
        try:
            return bool(self.rows(node, "SELECT 1"))
        except psycopg2.Error:
            return False

    def is_standby(self, node):
        return (self.data(node) / "standby.signal").exists()

    def auto_conf(self, node):
        try:
            text = (self.data(node) / "postgresql.auto.conf").read_text()
        except OSError:
            return {}
        return dict(re.findall(r"^(\w+) = '(.*)'$", text, re.MULTILINE))

    def is_fenced(self, node):
        return self.auto_conf(node).get("default_transaction_read_only") in ("on", "true")

    def writable(self):
        """Nodes that an application can write to now."""
        found = []
        for node in NODES:
            try:
                if self.rows(node, "SHOW transaction_read_only") == [("off",)]:
                    found.append(node)
            except psycopg2.Error:
                pass
        return found

    def histories(self, node):
        return sorted((self.data(node) / "pg_wal").glob("*.history"))

    def timeline(self, node):
        files = self.histories(node)
        return int(files[-1].name.split(".")[0], 16) if files else 1

    def fork(self, node):
        """Where its timeline left the one before: bytes."""
        files = self.histories(node)
        high, low = files[-1].read_text().split("\n")[-2].split("\t")[1].split("/") if files else ("0", "0")
        return (int(high, 16) << 32) + int(low, 16)

    # --- deeds against it ---

    def kill_server(self, node):
        kill(self.server(node))
        until(lambda: self.reap() or not self.server(node), 10, f"n{node} is gone", 0.002)

    def kill_backend(self, node, nth):
        """One of its processes: the postmaster ends the others and recovers."""
        children = family(self.postmaster(node))[1:] if self.lives(node) else []
        kill(children[nth % len(children) :][:1] if children else [])

    def freeze(self, node):
        kill(self.server(node), signal.SIGSTOP)

    def thaw(self, node):
        kill(self.server(node), signal.SIGCONT)

    def revive(self, node):
        """As its keeper would: nothing is changed before it starts."""
        pid = self.postmaster(node)
        if pid and not runs(pid):
            (self.data(node) / "postmaster.pid").unlink(missing_ok=True)
        if not self.lives(node):
            self.start(node)

    def refuse(self, node, user):
        """New sessions of this user; None: of nobody."""
        file = self.data(node) / "pg_hba.conf"
        if not file.exists():
            return
        text = (f"host all {user} all reject\n" if user else "") + HBA
        if file.read_text() != text:
            file.write_text(text)
            kill([self.postmaster(node)] if self.lives(node) else [], signal.SIGHUP)

    def kill_pooler(self):
        kill([self.pooler_process.pid])
        self.pooler_process.wait(5)

    def revive_pooler(self):
        if self.pooler_process.poll() is not None:
            self.start_pooler()

    def close(self):
        self.relay.close()
