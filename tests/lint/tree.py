# SPDX-License-Identifier: GPL-3.0-or-later
"""The files that the rules look at: their names, their lines, and C++ with its comments blanked."""

import re
import subprocess
from fnmatch import fnmatch
from functools import lru_cache

# A raw string, a string, a character, or a comment: whichever starts first.
TOKEN = re.compile(
    r'R"(?P<d>[^()\\ ]*)\(.*?\)(?P=d)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'|(?P<comment>//[^\n]*|/\*.*?\*/)',
    re.DOTALL,
)


def blank_comments(text):
    def keep_line_ends(token):
        return re.sub(r"[^\n]", " ", token.group()) if token.group("comment") else token.group()

    return TOKEN.sub(keep_line_ends, text)


class Tree:
    """A folder: what git knows and would take in, or simply all files where there is no git."""

    def __init__(self, root):
        self.root = root
        self._names = self._from_git() or [
            str(path.relative_to(root))
            for path in root.rglob("*")
            if path.is_file() and not {"build", ".git"} & set(path.relative_to(root).parts)
        ]

    def _from_git(self):
        if not (self.root / ".git").exists():
            return []
        listing = subprocess.run(
            ["git", "-c", "safe.directory=*", "-C", str(self.root)]
            + ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            capture_output=True,
            check=False,
        )
        names = listing.stdout.decode().split("\0")
        return [name for name in names if name and (self.root / name).is_file()]

    def files(self, *patterns, but=()):
        """Names that match one of the patterns (`*` crosses folders) and none of `but`."""
        return sorted(
            name
            for name in self._names
            if any(fnmatch(name, p) for p in patterns) and not any(fnmatch(name, p) for p in but)
        )

    def path(self, name):
        return self.root / name

    @lru_cache(maxsize=None)
    def text(self, name):
        return self.path(name).read_text(encoding="utf-8", errors="replace")

    @lru_cache(maxsize=None)
    def code(self, name):
        return blank_comments(self.text(name))
