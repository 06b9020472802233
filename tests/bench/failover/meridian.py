# SPDX-License-Identifier: GPL-3.0-or-later
"""Meridian, through meridianctl, on servers like the floor's."""

import datetime
import json
import os
import subprocess
import sys
import time

from cluster import BIN, NODES, OWNER, PlainCluster, now, until

POLLED = "250ms"


class Meridian(PlainCluster):
    def __init__(self, root, program):
        super().__init__(root)
        self.program = program
        self.watching = None

    def setup(self):
        super().setup()
        account = {"account": OWNER} if os.geteuid() == 0 else {}
        control = lambda **more: {"kind": "local", **account, **more}
        for pooled in (True, False):
            fleet = {
                "name": "bench",
                "credentials": [{"name": "all", "user": "postgres"}],
                "clusters": [
                    {
                        "name": "shop",
                        "engine": "postgresql",
                        "environment": "test",
                        "polling": {"interval": POLLED, "detail": "1s", "timeout": "2s", "connect_timeout": "1s"},
                        "limits": {"quiet_period": "0s"},
                        "tls": {"mode": "disable"},
                        "credential": "all",
                        "nodes": [
                            {
                                "name": f"n{node}",
                                "host": "127.0.0.1",
                                "port": self.ports[node],
                                "region": "us-east-1",
                                "control": control(data=str(self.data(node)), bin=BIN),
                            }
                            for node in NODES
                        ],
                        "endpoints": [
                            {
                                "name": "pool",
                                "kind": "pgbouncer",
                                "host": "127.0.0.1",
                                "port": self.pooler_port,
                                "database": "postgres",
                                "credential": "all",
                                "config_file": str(self.root / "databases.ini"),
                                "control": control(),
                            }
                        ][: 1 if pooled else 0],
                    }
                ],
            }
            self.fleet(pooled).write_text(json.dumps(fleet))  # JSON is YAML

    def fleet(self, pooled):
        return self.root / ("pooled.yaml" if pooled else "direct.yaml")

    def healthy(self, leader):
        """The pooler stays where it was while clients list all hosts."""
        self.point(leader)
        self.pooler().execute("RELOAD")

    def meridianctl(self, pooled, *arguments):
        command = [self.program, "--fleet", self.fleet(pooled), "--json", *arguments, "--cluster", "shop"]
        command += ["--journal", self.root / "journal.db"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        try:
            outcome = json.loads(done.stdout)
        except json.JSONDecodeError:
            raise RuntimeError(f"meridianctl: {done.stdout}{done.stderr}") from None
        steps = [f"{s['text']}: {s['duration_ms']} ms, {s['began']}" for s in outcome["steps"]]
        print(outcome["kind"], outcome["started"], *steps, sep="\n", file=sys.stderr)
        if done.returncode:
            raise RuntimeError(f"meridianctl ended with {done.returncode}: {outcome.get('error')}")
        began = datetime.datetime.fromisoformat(outcome["started"]).timestamp() - time.time() + now()
        return {"began": began, "steps": steps}

    def do_planned(self, asked):
        target = next(f"n{node}" for node in NODES if f"n{node}" != asked["leader"])
        return self.meridianctl(asked["pooled"], "switchover", "--to", target)

    def do_failover(self, asked):
        return self.meridianctl(False, "failover", "--from", asked["leader"], "--accept-loss", "1000000")

    def do_rejoin(self, asked):
        return self.meridianctl(False, "rejoin", "--to", asked["node"])

    def do_watch(self, asked):
        """Until every node is known."""
        self.watching = subprocess.Popen(
            [self.program, "--fleet", self.fleet(False), "--json", "--store", "none", "watch"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.processes.append(self.watching)
        self.look(lambda nodes: all(n["health"] == "healthy" for n in nodes.values()))
        return {}

    def do_detected(self, asked):
        """When it was shown as failed, and no standby says any more that it streams from it."""
        lost = asked["leader"]
        at = self.look(
            lambda nodes: nodes[lost]["health"] == "failed"
            and all(n["lag_state"] == "disconnected" for name, n in nodes.items() if name != lost)
        )
        self.watching.terminate()
        self.watching.wait()
        return {"at": at}

    def look(self, condition, patience=30):
        end = now() + patience
        for line in self.watching.stdout:
            nodes = {n["name"]: n for n in json.loads(line)["nodes"]}
            if condition(nodes):
                return now()
            if now() > end:
                break
        raise RuntimeError("not seen")


if __name__ == "__main__":
    sys.exit(Meridian(sys.argv[1], sys.argv[2]).serve())
