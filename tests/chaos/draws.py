# SPDX-License-Identifier: GPL-3.0-or-later
"""What a round does, drawn from the seed and the round's number alone, so that any round can be replayed. Nodes are
drawn as roles (the primary, its first standby …), since which node leads depends on the rounds before."""

import random
from dataclasses import dataclass, field

# operation: weight. An emergency begins with the primary's death; a rejoin with a whole emergency.
OPERATIONS = {"switchover": 10, "failover": 5, "rejoin": 3, "maintenance": 1, "needless-failover": 1, "bad-switchover": 1}

# fault: weight. "who" is drawn beside it.
FAULTS = {
    "none": 2,
    "kill-meridian": 6,
    "stop-meridian": 3,
    "kill-server": 4,
    "kill-backend": 2,
    "freeze": 3,
    "cut": 3,
    "cut-hard": 2,
    "pause-replay": 2,
    "revoke": 2,
    "kill-pooler": 2,
    "end-sessions": 2,
}
ROLES = ("primary", "target", "other")
LINES = ("operator-primary", "operator-target", "operator-other", "primary-target", "primary-other", "target-other")
AFTERWARDS = ("resume", "undo")
LOSSES = (16 << 20, 1 << 20, 64 << 10)  # bytes accepted in emergencies


@dataclass
class Fault:
    kind: str
    who: str  # a role; of a cut: a line
    share: float  # of the plan's steps that have begun when it strikes; below zero: while Meridian still looks
    delay: float  # s after that
    lasts: float  # s, of what ends by itself
    nth: int  # of the server's processes

    def __str__(self):
        when = "while it looks" if self.share < 0 else f"at {self.share:.2f} of the steps"
        return f"{self.kind} ({self.who}, {when} + {1000 * self.delay:.0f} ms, lasts {self.lasts:.1f} s)"


@dataclass
class Draw:
    seed: int
    round: int
    operation: str
    target: str  # "first", "second" standby, or "best": Meridian chooses
    death: str  # of the primary in emergencies: "kill", "freeze"
    loss: int
    faults: list = field(default_factory=list)
    afterwards: list = field(default_factory=list)  # what is tried on an open operation, in this order
    revives: bool = False  # the keeper brings dead servers back before the operation is taken up
    again: Fault = None  # strikes while the operation is taken up
    copies: bool = False  # a rejoin that keeps the old data and copies afresh
    behind: tuple = ()  # standbys that are cut off from the primary for a while before it dies
    apart: float = 0  # s, that while

    def __str__(self):
        words = [f"{self.operation} to {self.target}", *map(str, self.faults)]
        if self.operation in ("failover", "rejoin"):
            words.insert(1, f"death by {self.death}, {self.loss} bytes accepted")
            if self.behind:
                words.insert(1, f"{' and '.join(self.behind)} cut off for {self.apart:.1f} s")
        words.append(f"then {' or '.join(self.afterwards)}" + (", servers revived first" if self.revives else ""))
        return "; ".join(words + ([f"again {self.again}"] if self.again else []))


def pick(dice, table):
    return dice.choices(list(table), list(table.values()))[0]


def draw_fault(dice, kinds=None):
    kind = pick(dice, kinds or FAULTS)
    who = dice.choice(LINES if kind.startswith("cut") else ROLES)
    share = -1.0 if dice.random() < 0.1 else dice.random()
    return Fault(kind, who, share, dice.random() * 0.03, 0.1 + dice.random() ** 2 * 4, dice.randrange(12))


def draw(seed, number, calm=False):
    """`calm`: no fault at all."""
    dice = random.Random(f"{seed}/{number}")
    one = Draw(
        seed,
        number,
        pick(dice, OPERATIONS),
        pick(dice, {"first": 2, "second": 2, "best": 1}),
        pick(dice, {"kill": 3, "freeze": 1}),
        dice.choice(LOSSES),
    )
    one.faults = [draw_fault(dice)]
    if dice.random() < 0.2:
        one.faults.append(draw_fault(dice))
    one.afterwards = list(dice.choice((AFTERWARDS, AFTERWARDS[::-1])))
    one.revives = dice.random() < 0.5
    if dice.random() < 0.2:
        one.again = draw_fault(dice, {"kill-meridian": 3, "stop-meridian": 1, "kill-server": 1, "freeze": 1})
    one.copies = dice.random() < 0.3
    one.behind = dice.choice(((), (), ("target",), ("other",), ("target", "other")))
    one.apart = 0.1 + dice.random() * 1.5
    one.faults = [] if calm else [f for f in one.faults if f.kind != "none"]
    return one
