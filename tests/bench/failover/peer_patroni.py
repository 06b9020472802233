# SPDX-License-Identifier: GPL-3.0-or-later
"""Patroni with one etcd, as its defaults are."""

import json
import shutil
import subprocess
import sys
import urllib.request

from cluster import BIN, HBA, NODES, SETTINGS, Cluster, become_owner, family, free_ports, runs, until


class Patroni(Cluster):
    def __init__(self, root):
        super().__init__(root)
        self.rest = dict(zip(NODES, free_ports(len(NODES))))
        self.running = {}

    def setup(self):
        if not (shutil.which("patroni") and shutil.which("etcd")):
            raise RuntimeError("Debian's patroni or etcd-server is not installed")
        client, peer = (f"http://127.0.0.1:{port}" for port in free_ports(2))
        self.etcd = client.removeprefix("http://")
        self.spawn(
            ["etcd", "--name", "e1", "--data-dir", self.root / "etcd"]
            + ["--listen-client-urls", client, "--advertise-client-urls", client]
            + ["--listen-peer-urls", peer, "--initial-advertise-peer-urls", peer, "--initial-cluster", f"e1={peer}"],
            self.root / "etcd.log",
        )
        until(lambda: json.load(urllib.request.urlopen(f"{client}/health"))["health"] == "true", 30, "etcd")
        for node in NODES:
            (self.root / f"n{node}").mkdir()
            self.file(node).write_text(json.dumps(self.configuration(node)))  # JSON is YAML
        self.start(1)
        until(self.leader, 60, "the first server")
        self.tables(1)
        for node in NODES[1:]:
            self.start(node)
        self.wait_streaming(1)

    def file(self, node):
        return self.root / f"n{node}.yml"

    def configuration(self, node):
        address = f"127.0.0.1:{self.ports[node]}"
        rest = f"127.0.0.1:{self.rest[node]}"
        return {
            "scope": "bench",
            "name": f"n{node}",
            "restapi": {"listen": rest, "connect_address": rest},
            "etcd3": {"host": self.etcd},
            "bootstrap": {
                "dcs": {"postgresql": {"use_pg_rewind": True, "parameters": SETTINGS}},
                "initdb": [{"encoding": "UTF8"}, {"locale": "C.UTF-8"}],
                "pg_hba": HBA.splitlines(),
            },
            "postgresql": {
                "listen": address,
                "connect_address": address,
                "data_dir": str(self.data(node)),
                "bin_dir": BIN,
                "pgpass": str(self.root / f"pgpass{node}"),
                "parameters": {"unix_socket_directories": str(self.root)},
                "authentication": {
                    "replication": {"username": "replicator", "password": "replicator"},
                    "superuser": {"username": "postgres", "password": "postgres"},
                },
            },
        }

    def start(self, node):
        self.running[node] = self.spawn(["patroni", self.file(node)], self.root / f"n{node}" / "patroni.log")

    def agents(self, node):
        process = self.running.get(node)
        return family(process.pid) if process and runs(process.pid) else []

    def healthy(self, leader):
        """In its own eyes, or it refuses."""

        def all_well():
            members = json.load(urllib.request.urlopen(f"http://127.0.0.1:{self.rest[leader]}/cluster"))["members"]
            return (
                len(members) == len(NODES)
                and all(m["state"] in ("running", "streaming") for m in members)
                and len({m["timeline"] for m in members}) == 1
            )

        until(all_well, 90, "Patroni's view of its members", 0.2)

    def do_planned(self, asked):
        old = asked["leader"]
        new = next(f"n{node}" for node in NODES if f"n{node}" != old)
        command = ["patronictl", "-c", self.file(1), "switchover", "bench", "--leader", old, "--candidate", new]
        done = subprocess.run(command + ["--force"], capture_output=True, text=True, timeout=120)
        if done.returncode:
            raise RuntimeError(done.stdout[-300:] + done.stderr[-300:])
        return {}


if __name__ == "__main__":
    become_owner()
    sys.exit(Patroni(sys.argv[1]).serve())
