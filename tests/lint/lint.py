#!/usr/bin/python3 -B
# SPDX-License-Identifier: GPL-3.0-or-later
"""The project's own rules, one row each. Prints file:line: message for everything that breaks one.

lint.py                    checks the tree by all rules
lint.py --rule NAME        by one rule
lint.py --self-test        shows every rule its examples, which it must catch
lint.py --list             the names of the rules
"""

import argparse
import sys
import tempfile
from pathlib import Path

from rules import RULES
from tree import Tree

ROOT = Path(__file__).resolve().parents[2]


def check(tree, rules):
    """Prints what breaks the rules; True when nothing does."""
    clean = True
    for rule in rules:
        for file, line, message in rule.check(tree):
            print(f"{file}:{line}: {message} [{rule.name}]")
            clean = False
    return clean


def findings(rule, files):
    """What the rule says of a tree of these files."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            path = Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        Path(folder, ".clang-format").write_bytes((ROOT / ".clang-format").read_bytes())
        return list(rule.check(Tree(Path(folder))))


def self_test(rules):
    """A rule must catch each bad example and leave each good one alone: a check that cannot fail is none."""
    works = True
    for rule in rules:
        for files in rule.bad:
            if not findings(rule, files):
                print(f"{rule.name}: does not catch {files}")
                works = False
        for files in rule.good:
            if found := findings(rule, files):
                print(f"{rule.name}: catches {files}: {found}")
                works = False
    return works


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rule", choices=[rule.name for rule in RULES], help="only this rule")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    rules = [rule for rule in RULES if options.rule in (None, rule.name)]
    if options.list:
        print("\n".join(rule.name for rule in rules))
        return 0
    if options.self_test:
        return 0 if self_test(rules) else 1
    clean = check(Tree(ROOT), rules)
    print(f"lint: {len(rules)} rules, {'nothing found' if clean else 'see above'}")
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
