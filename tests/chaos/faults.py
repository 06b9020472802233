# SPDX-License-Identifier: GPL-3.0-or-later
"""Faults that strike at their instant while meridianctl works, on a thread of their own, and how they are healed."""

import threading
import time

import psycopg2

from world import NODES, OPERATOR

LOOKING = 60  # times the drawn delay: within the two seconds in which Meridian looks before it plans
LOOK_EVERY = 0.002


class Strikes(threading.Thread):
    """The faults of one run of meridianctl. `roles`: role -> node."""

    def __init__(self, world, meridian, faults, roles):
        super().__init__(daemon=True)
        self.world, self.meridian, self.faults, self.roles = world, meridian, faults, roles
        self.struck = []  # words for the report
        self.killed = set()  # servers
        self.healing = []  # (when, deed)
        self.before = meridian.intents()
        self.begun = threading.Event()
        self.over = threading.Event()

    def run(self):
        self.begun.wait()
        for fault in sorted(self.faults, key=lambda f: f.share):
            if not self.await_instant(fault):
                self.struck.append(f"{fault.kind}: too late")
                continue
            node = self.roles.get(fault.who)
            try:
                getattr(self, fault.kind.replace("-", "_"))(fault, node)
                self.struck.append(f"{time.monotonic() - self.meridian.began:.3f} s: {fault.kind} {node or fault.who}")
            except (psycopg2.Error, OSError, RuntimeError) as error:
                self.struck.append(f"{fault.kind} had no effect: {error}")
        while self.meridian.runs() and not self.over.is_set():
            self.heal_due()
            self.over.wait(0.02)

    def await_instant(self, fault):
        """False when meridianctl has ended before."""
        began = self.meridian.began
        while self.meridian.runs() and not self.over.is_set():
            self.heal_due()
            if fault.share < 0:
                if time.monotonic() > began + fault.delay * LOOKING:
                    return True
            else:
                intent, plan, steps = self.meridian.intents()
                if plan != self.before[1] and intent - self.before[0] >= fault.share * (steps or 0):
                    return not self.over.wait(fault.delay)
            self.over.wait(LOOK_EVERY)
        return False

    def heal_due(self):
        for one in [h for h in self.healing if h[0] < time.monotonic()]:
            self.healing.remove(one)
            one[1]()

    def after(self, fault, deed):
        self.healing.append((time.monotonic() + fault.lasts, deed))

    # --- the kinds ---

    def kill_meridian(self, fault, node):
        self.meridian.kill()

    def stop_meridian(self, fault, node):
        self.meridian.stop()

    def kill_server(self, fault, node):
        if self.world.lives(node):
            self.killed.add(node)
            self.world.kill_server(node)

    def kill_backend(self, fault, node):
        self.killed.add(node)  # without its startup process a standby ends
        self.world.kill_backend(node, fault.nth)

    def freeze(self, fault, node):
        self.world.freeze(node)
        self.after(fault, lambda: self.world.thaw(node))

    def cut(self, fault, node, hard=False):
        ends = [self.roles.get(end, "ops") for end in fault.who.split("-")]
        names = [name for name in self.world.relay.lines if set(name) == set(ends)]
        self.world.relay.cut(names, hard)
        self.after(fault, self.world.relay.heal)

    def cut_hard(self, fault, node):
        self.cut(fault, node, True)

    def pause_replay(self, fault, node):
        self.world.rows(node, "SELECT pg_wal_replay_pause() WHERE pg_is_in_recovery()")

    def revoke(self, fault, node):
        """The login is refused from now on, and its sessions end."""
        self.world.refuse(node, OPERATOR)
        self.world.rows(node, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{OPERATOR}'")
        self.after(fault, lambda: self.world.refuse(node, None))

    def end_sessions(self, fault, node):
        self.world.rows(node, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '{OPERATOR}'")

    def kill_pooler(self, fault, node):
        self.world.kill_pooler()
        self.after(fault, self.world.revive_pooler)


def heal(world):
    """All but the dead servers."""
    world.relay.heal()
    world.revive_pooler()
    for node in NODES:
        world.thaw(node)
        world.refuse(node, None)
    for node in NODES:
        try:
            world.rows(node, "SELECT pg_wal_replay_resume() WHERE pg_is_in_recovery()")
        except psycopg2.Error:
            pass
