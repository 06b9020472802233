# SPDX-License-Identifier: GPL-3.0-or-later
"""What all contenders of the topic "failover" have in common: three real servers on loopback, their pooler and load, and
the conversation with meridian_bench: a line of JSON on standard input asks, a line on standard output answers. When
the input ends, for whatever reason, everything that was started here is killed."""

import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import psycopg2

NODES = (1, 2, 3)
BIN = subprocess.check_output(["pg_config", "--bindir"], text=True).strip()
OWNER = "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name
SETTINGS = {
    "shared_buffers": "256MB",
    "wal_log_hints": "on",
    "wal_keep_size": "1GB",
    "max_wal_size": "2GB",
    "max_connections": "100",
    "hot_standby": "on",
    "password_encryption": "scram-sha-256",
}
NO_TLS = "sslmode=disable gssencmode=disable connect_timeout=2"
HBA = "local all all trust\nhost all all 127.0.0.1/32 trust\nhost replication all 127.0.0.1/32 trust\n"


def now():
    return time.monotonic()


def free_ports(count):
    """All at the same time, so that none is given twice."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [s.getsockname()[1] for s in sockets]
    for s in sockets:
        s.close()
    return ports


def until(condition, patience, what, pause=0.02):
    """Waits for a true value and returns it; a server that does not answer counts as not yet."""
    end = now() + patience
    while now() < end:
        try:
            if value := condition():
                return value
        except (psycopg2.Error, OSError):
            pass
        time.sleep(pause)
    raise RuntimeError(f"{what}: not within {patience} s")


def become_owner():
    """For good: what a contender does is done as the servers' owner. Everything was imported by now."""
    if os.geteuid() == 0:
        entry = pwd.getpwnam(OWNER)
        os.initgroups(OWNER, entry.pw_gid)
        os.setgid(entry.pw_gid)
        os.setuid(entry.pw_uid)
        os.environ["HOME"] = entry.pw_dir


def runs(pid):
    """A process that has ended and was not collected has no working directory any more."""
    return os.path.exists(f"/proc/{pid}/cwd")


def family(pid):
    """The process and all below it."""
    found = [pid]
    for child in found:
        try:
            found += map(int, Path(f"/proc/{child}/task/{child}/children").read_text().split())
        except OSError:
            pass
    return found


def kill(pids, how=signal.SIGKILL):
    for pid in pids:
        try:
            os.kill(pid, how)
        except ProcessLookupError:
            pass


class Cluster:
    """Nodes 1, 2 and 3; 1 leads at first."""

    def __init__(self, root):
        self.root = Path(root)
        self.ports = dict(zip(NODES, free_ports(len(NODES))))
        self.processes = []
        self.load = None

    # --- what a contender says for itself ---

    def setup(self):
        raise NotImplementedError

    def agents(self, node):
        """Processes beside the server that die with its machine."""
        return []

    def healthy(self, leader):
        """Waits until the contender itself would act."""

    def close(self):
        """After its servers have been killed."""

    # --- servers ---

    def data(self, node):
        return self.root / f"n{node}" / "data"

    def conninfo(self, node, more=""):
        return f"host=127.0.0.1 port={self.ports[node]} user=postgres dbname=postgres {NO_TLS} {more}"

    def clients_conninfo(self, pooled):
        ports = ",".join(str(p) for p in self.ports.values())
        hosts = ",".join("127.0.0.1" for _ in self.ports)
        return f"host={hosts} port={ports} user=postgres dbname=postgres {NO_TLS} target_session_attrs=read-write"

    def connect(self, node):
        connection = psycopg2.connect(self.conninfo(node, "application_name=meridian_bench"))
        connection.autocommit = True
        return connection.cursor()

    def ask(self, node, sql):
        cursor = self.connect(node)
        try:
            cursor.execute(sql)
            return cursor.fetchone()[0] if cursor.description else None
        finally:
            cursor.connection.close()

    def leader(self):
        for node in NODES:
            try:
                if not self.ask(node, "SELECT pg_is_in_recovery()"):
                    return node
            except psycopg2.Error:
                pass
        return None

    def wait_streaming(self, leader, count=len(NODES) - 1, patience=90):
        sql = "SELECT count(*) FROM pg_stat_replication WHERE state = 'streaming'"
        until(lambda: self.ask(leader, sql) >= count, patience, f"{count} standbys of n{leader}")

    def wait_quiet(self, leader, patience=60):
        sql = """SELECT count(*) FROM pg_stat_replication
                  WHERE state = 'streaming' AND replay_lsn >= pg_current_wal_lsn() - 65536"""
        until(lambda: self.ask(leader, sql) >= len(NODES) - 1, patience, f"standbys close behind n{leader}")

    def postmaster(self, node):
        try:
            with open(self.data(node) / "postmaster.pid", encoding="ascii") as file:
                return int(file.readline())
        except (OSError, ValueError):
            return None

    def server(self, node):
        pid = self.postmaster(node)
        return family(pid) if pid and runs(pid) else []

    def spawn(self, arguments, log, environment=None):
        self.reap()
        log.parent.mkdir(parents=True, exist_ok=True)
        with open(log, "ab") as out:
            process = subprocess.Popen(
                arguments,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                cwd=self.root,
                env={**os.environ, **(environment or {})},
                start_new_session=True,
                **({"user": OWNER, "group": OWNER, "extra_groups": []} if os.geteuid() == 0 else {}),
            )
        self.processes.append(process)
        return process

    def reap(self):
        """Or an old pid file looks alive."""
        for process in self.processes:
            process.poll()

    def run(self, *arguments, check=True, patience=120, environment=None):
        log = self.root / "run.log"
        process = self.spawn(arguments, log, environment)
        process.wait(patience)
        if check and process.returncode:
            raise RuntimeError(f"{arguments[0]} ended with {process.returncode}: {log.read_text()[-600:]}")
        return process.returncode

    def tables(self, node):
        self.ask(node, "CREATE TABLE probe (run int, seq bigint, at timestamptz DEFAULT now(), PRIMARY KEY (run, seq))")
        self.run(f"{BIN}/pgbench", "-i", "-q", "-s", "10", self.conninfo(node))
        self.ask(node, "CHECKPOINT")

    # --- the conversation ---

    def do_settle(self, asked):
        leader = until(self.leader, 120, "a leader")
        self.wait_quiet(leader)
        self.healthy(leader)
        self.reap()
        return {
            "leader": f"n{leader}",
            "client": self.clients_conninfo(asked["pooled"]),
            "nodes": {f"n{node}": self.conninfo(node, "application_name=meridian_bench") for node in NODES},
        }

    def do_load(self, asked):
        """pgbench, begun again whenever all of its clients were thrown off."""
        if self.load:
            kill(family(self.load.pid))
            self.load.wait()
            self.load = None
        if asked["on"]:
            command = f'while :; do "{BIN}/pgbench" -n -c 4 -R 200 -T 3600 "$0"; sleep 0.2; done'
            self.load = self.spawn(["sh", "-c", command, asked["client"]], self.root / "load.log")
        return {}

    def do_kill(self, asked):
        """The whole machine of the leader, as far as that is processes."""
        node = int(asked["leader"][1:])
        pids = self.agents(node) + self.server(node)
        at = now()
        kill(pids)
        until(lambda: self.reap() or not any(map(runs, pids)), 10, "the killed are gone", 0.001)
        return {"at": at}

    def serve(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        outcome = 0
        try:
            self.setup()
            print(json.dumps({"up": True}), flush=True)
            for line in sys.stdin:
                asked = json.loads(line)
                try:
                    answer = getattr(self, "do_" + asked["do"])(asked)
                except (RuntimeError, psycopg2.Error, OSError, subprocess.SubprocessError) as error:
                    answer = {"error": f"{asked['do']}: {error}"}
                print(json.dumps(answer), flush=True)
        except (RuntimeError, psycopg2.Error, OSError, subprocess.SubprocessError) as error:
            print(json.dumps({"error": str(error)}), flush=True)
            outcome = 1
        finally:
            self.teardown()
        return outcome

    def teardown(self):
        for node in NODES:
            kill(self.agents(node))
        for node in NODES:
            kill(self.server(node))
        for process in self.processes:
            if process.poll() is None:
                kill(family(process.pid))
        for process in self.processes:
            process.wait(10)
        self.close()
        shutil.rmtree(self.root, ignore_errors=True)


class PlainCluster(Cluster):
    """Servers that nobody looks after, with a PgBouncer in front: the floor's and Meridian's own."""

    def __init__(self, root):
        super().__init__(root)
        self.pooler_port = free_ports(1)[0]

    def setup(self):
        for node in NODES:
            folder = self.data(node).parent
            self.own(folder, folder.mkdir)
        self.run(f"{BIN}/initdb", "-D", self.data(1), "-U", "postgres", "-A", "trust", "--locale=C.UTF-8")
        self.own(self.data(1) / "pg_hba.conf", lambda: (self.data(1) / "pg_hba.conf").write_text(HBA))
        self.configure(1)
        self.start(1)
        until(self.leader, 30, "the first server")
        self.tables(1)
        for node in NODES[1:]:
            self.run(f"{BIN}/pg_basebackup", "-D", self.data(node), "-c", "fast", "-d", self.conninfo(1))
            self.configure(node)
            self.make_standby(node, 1)
            self.start(node)
        self.wait_streaming(1)
        self.point(1)
        pooler = shutil.which("pgbouncer", path=os.environ["PATH"] + ":/usr/sbin")
        self.spawn([pooler, self.root / "pgbouncer.ini"], self.root / "pgbouncer.out")
        until(lambda: psycopg2.connect(self.clients_conninfo(True)), 10, "PgBouncer")

    def own(self, path, make):
        make()
        if os.geteuid() == 0:
            shutil.chown(path, OWNER, OWNER)

    def configure(self, node):
        settings = {
            **SETTINGS,
            "listen_addresses": "127.0.0.1",
            "port": self.ports[node],
            "cluster_name": f"n{node}",
            "unix_socket_directories": "",
        }
        text = "".join(f"{name} = '{value}'\n" for name, value in settings.items())
        self.own(self.data(node) / "postgresql.conf", lambda: (self.data(node) / "postgresql.conf").write_text(text))

    def start(self, node):
        return self.spawn([f"{BIN}/postgres", "-D", self.data(node)], self.root / f"n{node}" / "log")

    def upstream(self, node, source):
        return f"host=127.0.0.1 port={self.ports[source]} user=postgres application_name=n{node} {NO_TLS}"

    def make_standby(self, node, source):
        """Whatever stood there about an upstream, and a fence, goes."""
        file = self.data(node) / "postgresql.auto.conf"
        gone = ("primary_conninfo", "default_transaction_read_only")
        kept = [line for line in file.read_text().splitlines() if not line.startswith(gone)]
        kept.append(f"primary_conninfo = '{self.upstream(node, source)}'")
        self.own(file, lambda: file.write_text("\n".join(kept) + "\n"))
        self.own(self.data(node) / "standby.signal", (self.data(node) / "standby.signal").touch)

    # --- PgBouncer ---

    def clients_conninfo(self, pooled):
        if not pooled:
            return super().clients_conninfo(pooled)
        return f"host=127.0.0.1 port={self.pooler_port} user=postgres dbname=postgres {NO_TLS}"

    def point(self, node):
        """[databases] has a file of its own, as the product expects it."""
        databases, main = self.root / "databases.ini", self.root / "pgbouncer.ini"
        text = f"[databases]\npostgres = host=127.0.0.1 port={self.ports[node]} dbname=postgres user=postgres\n"
        fresh = self.root / "databases.new"
        self.own(fresh, lambda: fresh.write_text(text))
        fresh.rename(databases)
        if not main.exists():
            self.own(
                main,
                lambda: main.write_text(
                    f"%include {databases}\n[pgbouncer]\nlisten_addr=127.0.0.1\nlisten_port={self.pooler_port}\n"
                    "auth_type=any\nadmin_users=postgres\npool_mode=transaction\nunix_socket_dir=\n"
                    f"logfile={self.root}/pgbouncer.log\nserver_login_retry=0.1\ndefault_pool_size=20\n"
                    "ignore_startup_parameters=extra_float_digits,options\n"
                ),
            )

    def pooler(self):
        connection = psycopg2.connect(f"host=127.0.0.1 port={self.pooler_port} user=postgres dbname=pgbouncer {NO_TLS}")
        connection.autocommit = True
        return connection.cursor()
