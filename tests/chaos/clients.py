# SPDX-License-Identifier: GPL-3.0-or-later
"""Who looks at the cluster from outside for the whole time: applications that write numbered rows and remember what
was acknowledged and by whom, and a prober that asks each node, again and again in short sessions with plain defaults,
whether it would take a write. Threads of their own."""

import threading
import time
from dataclasses import dataclass

import psycopg2

EVERY = 0.01
PROBE_EVERY = 0.03
WRITE = """INSERT INTO written VALUES (%s, %s)
 RETURNING (pg_current_wal_insert_lsn() - '0/0'::pg_lsn)::bigint, inet_server_port()"""


@dataclass
class Seen:
    """Something that proves that a node took writes at some time between the two moments (monotonic seconds)."""

    node: int
    sent: float
    answered: float
    takes: bool
    what: str


@dataclass
class Written:
    number: int
    position: int  # of the WAL, before its commit
    node: int
    at: float


class Watcher(threading.Thread):
    def __init__(self):
        super().__init__(daemon=True)
        self.stopping = threading.Event()
        self.guard = threading.Lock()
        self.seen = []

    def note(self, *fields):
        with self.guard:
            self.seen.append(Seen(*fields))

    def take_seen(self):
        with self.guard:
            seen, self.seen = self.seen, []
        return seen

    def run(self):
        while not self.stopping.is_set():
            self.turn()

    def stop(self):
        self.stopping.set()


class Writer(Watcher):
    """One autocommitted row after the other; on an error it connects again at once, as an application would."""

    def __init__(self, name, conninfo, nodes):
        super().__init__()
        self.client, self.conninfo = name, conninfo
        self.nodes = nodes  # port -> node
        self.number = 0
        self.acknowledged = []
        self.errors = []
        self.connection = None

    def turn(self):
        sent = time.monotonic()
        try:
            if not self.connection:
                self.connection = psycopg2.connect(self.conninfo)
                self.connection.autocommit = True
                sent = time.monotonic()
            self.number += 1
            cursor = self.connection.cursor()
            cursor.execute(WRITE, (self.client, self.number))
            position, port = cursor.fetchone()
            now = time.monotonic()
            self.note(self.nodes[port], sent, now, True, f"row {self.number} of {self.client}")
            with self.guard:
                self.acknowledged.append(Written(self.number, position, self.nodes[port], now))
        except psycopg2.Error as error:
            with self.guard:
                self.errors.append((time.monotonic(), str(error).strip().splitlines()[-1:]))
            if self.connection:
                self.connection.close()
            self.connection = None
        self.stopping.wait(EVERY)

    def take_acknowledged(self):
        with self.guard:
            taken, self.acknowledged = self.acknowledged, []
            self.errors = []
        return taken


class Prober(Watcher):
    """Of one node; a stopped one must not hold up the others."""

    def __init__(self, node, conninfo):
        super().__init__()
        self.node, self.conninfo = node, conninfo

    def turn(self):
        sent = time.monotonic()
        takes = False
        try:
            connection = psycopg2.connect(self.conninfo)
            try:
                cursor = connection.cursor()
                cursor.execute("SHOW transaction_read_only")
                takes = cursor.fetchone() == ("off",)
            finally:
                connection.close()
        except psycopg2.Error:
            pass
        self.note(self.node, sent, time.monotonic(), takes, "probe")
        self.stopping.wait(PROBE_EVERY)


def spans(seen, node):
    """Times during which this node certainly took writes, from one proof to another with no contradiction between."""
    found, first, last = [], None, None
    for one in sorted((s for s in seen if s.node == node), key=lambda s: s.answered):
        if one.takes:
            first = first or one
            last = one if not last or one.sent > last.sent else last
        else:
            found.append((first, last))
            first = last = None
    found.append((first, last))
    return [(a.answered, b.sent, a, b) for a, b in found if a and a.answered < b.sent]


def two_writers(seen, nodes):
    """Two nodes that took writes at the same time, with the proofs; empty: never."""
    found = []
    for a in nodes:
        for b in nodes:
            if a >= b:
                continue
            for from_a, to_a, *proof_a in spans(seen, a):
                for from_b, to_b, *proof_b in spans(seen, b):
                    begin, end = max(from_a, from_b), min(to_a, to_b)
                    if begin < end:
                        found.append(f"n{a} and n{b} for {1000 * (end - begin):.0f} ms: {proof_a} {proof_b}")
    return found


class Crowd:
    """All of them."""

    def __init__(self, world):
        self.nodes = tuple(world.ports)
        by_port = {port: node for node, port in world.ports.items()}
        self.writers = [
            Writer("pooled", world.application(True), by_port),
            Writer("direct", world.application(False), by_port),
        ]
        plain = lambda node: world.conninfo(node).replace("user=postgres", "user=app")
        self.probers = [Prober(node, plain(node)) for node in self.nodes]
        self.earlier = []  # the end of the last round, so that no time is lost between two
        for one in self.writers + self.probers:
            one.start()

    def two_writers(self):
        """Since the last call."""
        fresh = [seen for one in self.writers + self.probers for seen in one.take_seen()]
        found = two_writers(self.earlier + fresh, self.nodes)
        newest = max((s.answered for s in fresh), default=0)
        self.earlier = [s for s in fresh if s.answered > newest - 0.5]
        return found

    def stop(self):
        for one in self.writers + self.probers:
            one.stop()
        for one in self.writers + self.probers:
            one.join(5)
