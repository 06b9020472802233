#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""Random operations with random faults on a real cluster, and what must hold after each: `./dev chaos`."""

import argparse
import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path

import psycopg2

import invariants
import selftest
from clients import Crowd
from draws import draw
from faults import Strikes, heal
from meridian import RESULTS, Meridian
from world import NODES, World, until

ATTEMPTS = 6  # to take an operation up again
READY = 30  # s


class Broken(Exception):
    """An invariant."""


class Round:
    def __init__(self, world, meridian, crowd, ledger, drawn):
        self.world, self.meridian, self.crowd, self.ledger, self.drawn = world, meridian, crowd, ledger, drawn
        self.story = []
        self.dead = set()  # killed by us, and not to be expected back by itself
        self.emergency = False

    def tell(self, *words):
        self.story += [str(w) for w in words]

    # --- the operation ---

    def play(self):
        self.primary = until(lambda: len(self.world.writable()) == 1 and self.world.writable()[0], READY, "one primary")
        standbys = [node for node in NODES if node != self.primary]
        if self.drawn.target == "second":
            standbys.reverse()
        self.roles = {"primary": self.primary, "target": standbys[0], "other": standbys[1]}
        self.tell(f"n{self.primary} leads, target n{standbys[0]}")
        getattr(self, self.drawn.operation.replace("-", "_"))()
        self.settle()
        self.check()

    def to(self):
        return () if self.drawn.target == "best" else ("--to", f"n{self.roles['target']}")

    def act(self, faults, *words):
        """One run of meridianctl with these faults; what its exit code says is held against its words."""
        strikes = Strikes(self.world, self.meridian, faults, self.roles)
        strikes.start()
        self.meridian.begin(*words)
        strikes.begun.set()
        try:
            outcome = self.meridian.end()
        finally:
            strikes.over.set()
            strikes.join(20)
        self.dead |= strikes.killed
        self.tell(outcome, *strikes.struck)
        self.judge(outcome)
        return outcome

    def judge(self, outcome):
        if outcome.killed or outcome.words.startswith(("operations", "history")):
            return
        if outcome.code not in RESULTS:
            raise Broken(f"an exit code that is in no contract: {outcome}")
        result = outcome.json.get("result")
        taken_up = outcome.words.startswith(("resume", "undo"))
        # What is refused to be taken up stays as it was.
        if result != RESULTS[outcome.code] and not (outcome.code == 1 and (taken_up or not outcome.json)):
            raise Broken(f"the exit code is {outcome.code}, and the result is {result}: {outcome}")
        if outcome.code == 0:
            self.done(outcome)

    def done(self, outcome):
        """Who it says that leads, takes writes, and nobody else does."""
        moves = outcome.json.get("kind") in ("switchover", "failover")
        if not moves:
            return
        new = int(outcome.json["new_primary"][1:])
        if self.world.writable() not in ([new], []):
            raise Broken(f"done, n{new} should lead, and these take writes: {self.world.writable()}; {outcome}")
        lost = outcome.json.get("lost_rows")
        if outcome.json["kind"] == "switchover" and lost not in (0, None):
            raise Broken(f"the canary of a switchover lost {lost} rows: {outcome}")

    def switchover(self):
        outcome = self.act(self.drawn.faults, "switchover", "--cluster", "shop", "--create-schema", *self.to())
        if not self.drawn.faults and outcome.code != 0:
            raise Broken(f"nothing spoke against it, and it was not done: {outcome}")

    def bad_switchover(self):
        outcome = self.act(self.drawn.faults, "switchover", "--cluster", "shop", "--to", f"n{self.primary}")
        if outcome.code == 0:
            raise Broken(f"a switchover to the primary itself was done: {outcome}")

    def needless_failover(self):
        faults = [f for f in self.drawn.faults if f.kind in ("kill-meridian", "stop-meridian", "kill-pooler")]
        outcome = self.act(faults, "failover", "--cluster", "shop", "--accept-loss", "1000000", *self.to())
        if outcome.code == 0:
            raise Broken(f"a failover from a primary that lives was done: {outcome}")

    def lose_primary(self):
        self.emergency = True
        behind = {(self.roles[role], self.primary) for role in self.drawn.behind}
        if behind:
            self.world.relay.cut(behind | {line[::-1] for line in behind}, False)
            time.sleep(self.drawn.apart)
        if self.drawn.death == "freeze":
            self.world.freeze(self.primary)
        else:
            self.world.kill_server(self.primary)
            self.dead.add(self.primary)
        for line in behind:  # what was on its way is lost
            self.world.relay.cut([line, line[::-1]], True)
        self.world.relay.heal()

    def failover(self):
        self.lose_primary()
        outcome = self.fail_over(self.drawn.faults)
        if not self.drawn.faults and outcome.code != 0:
            raise Broken(f"nothing spoke against it, and it was not done: {outcome}")

    def fail_over(self, faults):
        loss = str(self.drawn.loss)
        return self.act(
            *(faults, "failover", "--cluster", "shop", "--from", f"n{self.primary}"),
            *("--accept-loss", loss, "--create-schema", *self.to()),
        )

    def rejoin(self):
        self.drawn.target = "first" if self.drawn.target == "best" else self.drawn.target
        self.lose_primary()
        if self.fail_over([]).code == 0:
            old, new = self.roles["primary"], self.roles["target"]
            self.roles = {"primary": new, "target": old, "other": self.roles["other"]}
            copies = ("--keep-data",) if self.drawn.copies else ()
            self.act(self.drawn.faults, "rejoin", "--cluster", "shop", "--to", f"n{old}", *copies)

    def maintenance(self):
        node = f"n{self.roles['other']}"
        self.act(self.drawn.faults, "maintenance", "--cluster", "shop", "--to", node)

    # --- afterwards, as a person would ---

    def settle(self):
        again = [self.drawn.again] if self.drawn.again else []
        revive = self.drawn.revives
        for _ in range(ATTEMPTS):
            heal(self.world)
            self.revive(everybody=revive)
            opened = self.meridian.open_operations()
            if not opened:
                break
            self.take_up(opened[0]["id"], again)
            again = []
            revive = True
        else:
            raise Broken("the operation does not end")
        heal(self.world)
        self.revive(everybody=True)
        if self.drawn.operation == "maintenance":
            self.end_maintenance(f"n{self.roles['other']}")
        self.bring_back()

    def take_up(self, operation, again):
        for how in self.drawn.afterwards:
            outcome = self.act(again, how, operation)
            if outcome.code == 0 or outcome.json.get("steps") or again:
                return
        self.tell("both are refused")

    def revive(self, everybody):
        """What we killed, if it is dead still, as its keeper would: but for a primary beside another one that it would
        not know of."""
        for node in sorted(self.dead, key=lambda n: not self.world.is_standby(n)):
            if self.world.lives(node):
                continue
            harmless = self.world.is_standby(node) or self.world.is_fenced(node)
            if not harmless and not (everybody and self.nobody_leads(node)):
                continue
            if everybody:
                self.tell(f"n{node} is started")
                self.world.revive(node)
                until(lambda n=node: self.world.answers(n), READY, f"n{node} answers")

    def nobody_leads(self, but):
        """No other node is a primary that lives, or one that was promoted later."""
        others = [n for n in NODES if n != but and not self.world.is_standby(n) and not self.world.is_fenced(n)]
        return not any(self.world.lives(n) or self.world.timeline(n) > self.world.timeline(but) for n in others)

    def bring_back(self):
        """Who is not a standby of the one primary, comes back by a rejoin."""
        self.primary = until(lambda: (self.world.writable() + [None])[0], READY, "somebody takes writes")
        for node in NODES:
            if node != self.primary and not self.streams(node):
                outcome = self.act([], "rejoin", "--cluster", "shop", "--to", f"n{node}")
                if outcome.code != 0:
                    raise Broken(f"n{node} cannot be brought back: {outcome}")

    def end_maintenance(self, node):
        outcome = self.act([], "maintenance", "--cluster", "shop", "--to", node, "--off")
        if outcome.code != 0:
            raise Broken(f"maintenance of {node} cannot be ended: {outcome}")

    def streams(self, node):
        def is_so():
            return self.world.rows(
                node, "SELECT 1 FROM pg_stat_wal_receiver WHERE status = 'streaming' AND pg_is_in_recovery()"
            ) == [(1,)]

        if not self.world.lives(node):
            return False
        try:
            return until(is_so, 6, "streams")
        except RuntimeError:
            return False

    # --- what must hold ---

    def check(self):
        writable = self.world.writable()
        if len(writable) != 1:
            raise Broken(f"one node should take writes: {writable}")
        primary = writable[0]
        loss = self.drawn.loss if self.emergency else None
        broken = invariants.replication(self.world, primary)
        broken += invariants.pools(self.world, primary)
        broken += invariants.leftovers(self.world, primary)
        broken += self.ledger.settle(self.world, primary, loss)
        broken += self.agree(primary)
        broken += [f"two nodes took writes: {words}" for words in self.crowd.two_writers()]
        if broken:
            raise Broken("\n  ".join(broken))

    def agree(self, primary):
        if opened := self.meridian.open_operations():
            return [f"an operation is open: {opened}"]
        last = self.meridian.last()
        if last.get("kind") in ("switchover", "failover") and last["result"] == "done":
            if last["new_primary"] != f"n{primary}":
                return [f"the history says that {last['new_primary']} leads, and n{primary} does"]
        return []


def roomy():
    """Memory, where there is enough: no machine dies here, and disks are slow to sync."""
    memory = "/dev/shm"
    return memory if os.path.isdir(memory) and shutil.disk_usage(memory).free > 2 << 30 else tempfile.gettempdir()


class Chaos:
    def __init__(self, options):
        self.options = options
        self.root = Path(tempfile.mkdtemp(prefix="meridian-chaos-", dir=roomy()))
        self.root.chmod(0o711)
        if os.geteuid() == 0:
            shutil.chown(self.root, "postgres", "postgres")
        self.world = World(self.root, options.program)
        self.crowd = None

    def run(self):
        self.world.setup()
        meridian = Meridian(self.world)
        self.crowd = Crowd(self.world)
        ledger = invariants.Ledger(self.crowd.writers)
        if self.options.self_test:
            found = selftest.missed(self.world, self.crowd, ledger)
            print("\n".join(["not caught:", *found] if found else ["every broken invariant is caught"]))
            return 1 if found else 0
        first = self.options.round
        for number in range(first, first + self.options.rounds):
            drawn = draw(self.options.seed, number, self.options.calm)
            began = time.monotonic()
            meridian.log.clear()
            one = Round(self.world, meridian, self.crowd, ledger, drawn)
            print(f"round {number}: {drawn}", flush=True)
            try:
                one.play()
            except (Broken, RuntimeError, psycopg2.Error, OSError) as error:
                self.report(one, error)
                return 1
            if self.options.verbose:
                print("  " + "\n  ".join(one.story))
            print(f"  {time.monotonic() - began:.1f} s, n{one.primary} leads", flush=True)
            self.tidy()
        print(f"{self.options.rounds} rounds, 0 broken invariants")
        return 0

    def tidy(self):
        """What operations keep of old data."""
        for node in NODES:
            for kept in self.world.data(node).parent.glob("data.*"):
                if kept.is_dir():
                    shutil.rmtree(kept, ignore_errors=True)

    def report(self, one, error):
        kept = Path(f"{self.options.keep}/meridian-chaos-{self.options.seed}-{one.drawn.round}")
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        for file in [*self.root.glob("*.*"), *self.root.glob("n*/log"), *self.root.glob("n*/data/pg_ctl.log")]:
            if file.is_file():
                shutil.copy(file, kept / "-".join(file.relative_to(self.root).parts))
        words = [f"seed {self.options.seed}, round {one.drawn.round}: {one.drawn}", *one.story]
        words += [f"BROKEN: {error}"]
        if not isinstance(error, Broken):
            words += traceback.format_exception(error)
        for outcome in one.meridian.log:
            words += [f"--- {outcome.words}", outcome.out, outcome.err]
        (kept / "round.txt").write_text("\n".join(words))
        print("  " + "\n  ".join(one.story + [f"BROKEN: {error}", f"kept: {kept}"]), flush=True)
        print(f"again: ./dev chaos --seed {self.options.seed} --round {one.drawn.round} --rounds 1")

    def close(self):
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        if self.crowd:
            self.crowd.stop()
        self.world.teardown()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", help="meridianctl")
    parser.add_argument("--seed", type=int, default=int(time.time()) % 100000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--round", type=int, default=1, help="the first one")
    parser.add_argument("--calm", action="store_true", help="no faults")
    parser.add_argument("--verbose", action="store_true", help="what happened in good rounds, too")
    parser.add_argument("--self-test", action="store_true", help="break every invariant by hand: each must be caught")
    parser.add_argument("--keep", default=tempfile.gettempdir(), help="where the evidence of a broken round is left")
    options = parser.parse_args()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(130))
    for name in [n for n in os.environ if n.startswith(("PG", "MERIDIAN_", "XDG_"))]:
        del os.environ[name]
    print(f"seed {options.seed}", flush=True)
    chaos = Chaos(options)
    try:
        return chaos.run()
    finally:
        chaos.close()


if __name__ == "__main__":
    sys.exit(main())
