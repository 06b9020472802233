# SPDX-License-Identifier: GPL-3.0-or-later
"""repmgr without its daemon, whose work is emergencies. Its ssh is a stand-in that runs the command here, so that no
handshake counts against it."""

import shutil
import sys

from cluster import BIN, HBA, NODES, SETTINGS, Cluster, become_owner, until

SSH = """#!/bin/sh
while [ $# -gt 0 ]; do
    case "$1" in -o) shift 2 ;; -*) shift ;; *) break ;; esac
done
shift
exec sh -c "$*"
"""


class Repmgr(Cluster):
    def setup(self):
        if not shutil.which("repmgr"):
            raise RuntimeError("Debian's repmgr is not installed")
        programs = self.root / "bin"
        programs.mkdir()
        (programs / "ssh").write_text(SSH)
        (programs / "ssh").chmod(0o755)
        self.environment = {"PATH": f"{programs}:{BIN}:/usr/bin:/bin", "HOME": str(self.root)}
        for node in NODES:
            (self.root / f"n{node}").mkdir()
            self.file(node).write_text(self.configuration(node))
        self.run(f"{BIN}/initdb", "-D", self.data(1), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8")
        settings = {**SETTINGS, "shared_preload_libraries": "repmgr", "unix_socket_directories": str(self.root)}
        with open(self.data(1) / "postgresql.conf", "a", encoding="utf-8") as file:
            file.writelines(f"{name} = '{value}'\n" for name, value in settings.items())
        (self.data(1) / "pg_hba.conf").write_text(HBA)
        self.start(1)
        self.ask(1, "CREATE ROLE repmgr SUPERUSER LOGIN")
        self.ask(1, "CREATE DATABASE repmgr OWNER repmgr")
        self.tables(1)
        self.repmgr(1, "primary", "register")
        source = ["-h", "127.0.0.1", "-p", str(self.ports[1]), "-U", "repmgr", "-d", "repmgr"]
        for node in NODES[1:]:
            self.repmgr(node, *source, "standby", "clone", "--fast-checkpoint")
            self.start(node)
            self.repmgr(node, "standby", "register", "--wait-sync")
        self.wait_streaming(1)

    def file(self, node):
        return self.root / f"n{node}" / "repmgr.conf"

    def command(self, node, deed):
        options = f"-c listen_addresses=127.0.0.1 -c port={self.ports[node]}"
        return f'{BIN}/pg_ctl -D {self.data(node)} -l {self.root}/n{node}/log -o "{options}" -w {deed}'

    def configuration(self, node):
        rows = {
            "node_id": node,
            "node_name": f"n{node}",
            "conninfo": f"host=127.0.0.1 port={self.ports[node]} user=repmgr dbname=repmgr connect_timeout=2",
            "data_directory": self.data(node),
            "pg_bindir": BIN,
            "service_start_command": self.command(node, "start"),
            "service_stop_command": f"{BIN}/pg_ctl -D {self.data(node)} -m fast -w stop",
            "service_restart_command": self.command(node, "restart"),
            "service_reload_command": f"{BIN}/pg_ctl -D {self.data(node)} reload",
        }
        return "".join(f"{name}='{value}'\n" for name, value in rows.items())

    def start(self, node):
        self.run("sh", "-c", self.command(node, "start"))
        until(lambda: self.ask(node, "SELECT true"), 30, f"n{node}")

    def repmgr(self, node, *arguments):
        self.run("repmgr", "-f", self.file(node), *arguments, environment=self.environment)

    def do_planned(self, asked):
        new = next(node for node in NODES if f"n{node}" != asked["leader"])
        self.repmgr(new, "standby", "switchover", "--siblings-follow")
        return {}


if __name__ == "__main__":
    become_owner()
    sys.exit(Repmgr(sys.argv[1]).serve())
