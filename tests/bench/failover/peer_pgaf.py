# SPDX-License-Identifier: GPL-3.0-or-later
"""pg_auto_failover with its monitor, as its defaults are: synchronous."""

import shutil
import sys

import psycopg2

from cluster import BIN, HBA, NODES, SETTINGS, NO_TLS, Cluster, become_owner, family, free_ports, runs, until


class PgAutoFailover(Cluster):
    def __init__(self, root):
        super().__init__(root)
        self.monitor_port = free_ports(1)[0]
        self.monitor = self.root / "monitor"
        self.uri = f"postgres://autoctl_node@127.0.0.1:{self.monitor_port}/pg_auto_failover?sslmode=prefer"
        self.running = {}

    def setup(self):
        if not shutil.which("pg_autoctl"):
            raise RuntimeError("Debian's pg-auto-failover-cli is not installed")
        self.environment = {"PATH": f"{BIN}:/usr/bin:/bin", "HOME": str(self.root), "PG_CONFIG": f"{BIN}/pg_config"}
        for name in ("RUNTIME_DIR", "CONFIG_HOME", "DATA_HOME"):
            folder = self.root / name.lower()
            folder.mkdir(mode=0o700)
            self.environment[f"XDG_{name}"] = str(folder)
        common = ["--pgctl", f"{BIN}/pg_ctl", "--skip-pg-hba", "--no-ssl"]
        self.autoctl(
            *["create", "monitor", "--pgdata", self.monitor, "--pgport", str(self.monitor_port)],
            *["--hostname", "127.0.0.1", *common],
        )
        # The monitor listens everywhere unless its own configuration says otherwise.
        with open(self.monitor / "postgresql.conf", "a", encoding="utf-8") as file:
            file.write("listen_addresses = '127.0.0.1'\n")
        (self.monitor / "pg_hba.conf").write_text(HBA)
        self.keep(0, self.monitor)
        until(lambda: self.ask_monitor("SELECT 1"), 30, "the monitor")
        for node in NODES:
            (self.root / f"n{node}").mkdir()
            self.autoctl(
                *["create", "postgres", "--pgdata", self.data(node), "--pgport", str(self.ports[node])],
                *["--listen", "127.0.0.1", "--hostname", "127.0.0.1", "--name", f"n{node}"],
                *["--monitor", self.uri, "--dbname", "postgres", *common],
            )
            if node == 1:
                with open(self.data(1) / "postgresql.conf", "a", encoding="utf-8") as file:
                    file.writelines(f"{name} = '{value}'\n" for name, value in SETTINGS.items())
                (self.data(1) / "pg_hba.conf").write_text(HBA)
            self.keep(node, self.data(node))
            if node == 1:
                until(self.leader, 60, "the first server")
                self.tables(1)
            else:
                self.wait_streaming(1, node - 1)
        self.healthy(1)

    def autoctl(self, *arguments):
        self.run("pg_autoctl", *arguments, environment=self.environment)

    def keep(self, node, data):
        self.running[node] = self.spawn(
            ["pg_autoctl", "run", "--pgdata", data], self.root / f"agent{node}.log", self.environment
        )

    def agents(self, node):
        process = self.running.get(node)
        return family(process.pid) if process and runs(process.pid) else []

    def ask_monitor(self, sql):
        connection = psycopg2.connect(
            f"host=127.0.0.1 port={self.monitor_port} user=postgres dbname=pg_auto_failover {NO_TLS}"
        )
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            return cursor.fetchall()
        finally:
            connection.close()

    def healthy(self, leader):
        sql = "SELECT reportedstate::text FROM pgautofailover.node WHERE goalstate = reportedstate"

        def settled():
            return sorted(row[0] for row in self.ask_monitor(sql)) == ["primary", "secondary", "secondary"]

        until(settled, 90, "the monitor's view of its nodes", 0.2)

    def do_planned(self, asked):
        self.autoctl("perform", "switchover", "--monitor", self.uri)
        return {}


if __name__ == "__main__":
    become_owner()
    sys.exit(PgAutoFailover(sys.argv[1]).serve())
