# SPDX-License-Identifier: GPL-3.0-or-later
"""meridianctl, run as a person or a script runs it, and its journal, read from outside while it works."""

import json
import os
import signal
import sqlite3
import subprocess
import time

PATIENCE = 150  # s: no operation may take as long
RESULTS = {0: "done", 1: "refused", 2: "undone", 3: "needs-person"}


class Outcome:
    def __init__(self, words, process, out, err, began):
        self.words, self.code, self.out, self.err = words, process.returncode, out, err
        self.took = time.monotonic() - began
        try:
            self.json = json.loads(out)
        except json.JSONDecodeError:
            self.json = {}

    @property
    def killed(self):
        return self.code < 0

    def __str__(self):
        said = self.json.get("error") or self.err.strip()[-300:]
        return f"meridianctl {self.words}: exit {self.code} in {self.took:.1f} s; {said}"


class Meridian:
    def __init__(self, world):
        self.world = world
        self.journal = world.root / "journal.db"
        self.process = None
        self.log = []
        self.environment = {**os.environ, "XDG_DATA_HOME": str(world.root / "xdg"), "HOME": str(world.root)}
        self.environment.pop("PGPASSFILE", None)

    def begin(self, *words):
        """Starts it; end() waits for it."""
        arguments = [self.world.program, "--fleet", self.world.fleet_file, "--json", *words]
        self.began = time.monotonic()
        self.words = " ".join(words)
        self.steps_before = self.intents()[0]
        with open(self.world.root / "out", "wb") as out, open(self.world.root / "err", "wb") as err:
            self.process = subprocess.Popen(
                [*arguments, "--journal", self.journal],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env=self.environment,
                start_new_session=True,
            )

    def end(self):
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.kill()
            raise RuntimeError(f"meridianctl {self.words} has not ended after {PATIENCE} s") from None
        out = (self.world.root / "out").read_text(encoding="utf-8")
        err = (self.world.root / "err").read_text(encoding="utf-8")
        outcome = Outcome(self.words, self.process, out, err, self.began)
        self.log.append(outcome)
        return outcome

    def run(self, *words):
        self.begin(*words)
        return self.end()

    def runs(self):
        return self.process.poll() is None

    def kill(self):
        self.process.kill()
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGINT)

    # --- its journal, from outside ---

    def query(self, sql, *values):
        if not self.journal.exists():
            return []
        connection = sqlite3.connect(f"file:{self.journal}?mode=ro", uri=True, timeout=5)
        try:
            return connection.execute(sql, values).fetchall()
        except sqlite3.OperationalError:
            return []  # it is being made
        finally:
            connection.close()

    def intents(self):
        """The last intent's number, the last plan's number and how many steps that has."""
        found = self.query(
            """SELECT (SELECT coalesce(max(number), 0) FROM intent), number, json_array_length(plan, '$.steps')
                 FROM plan ORDER BY number DESC LIMIT 1"""
        )
        return found[0] if found else (0, 0, 0)

    def open_operations(self):
        return self.run("operations").json.get("operations", [])

    def last(self):
        """The newest operation, as the history tells it."""
        history = self.run("history", "--limit", "1").json.get("history", [])
        return history[0] if history else {}
