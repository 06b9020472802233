# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks that other programs do: clang-format, Qt's lupdate, desktop-file-validate, appstreamcli. A program that is
missing is an error, never a pass."""

import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path

LANGUAGES = ("zh_CN",)  # complete, always; English is in the sources
LUPDATE = "/usr/lib/qt6/bin/lupdate"


def run(*command):
    """What it printed. Raises FileNotFoundError when the program is missing."""
    finished = subprocess.run([str(word) for word in command], capture_output=True, text=True, check=False)
    return finished.returncode, finished.stdout + finished.stderr


def relative(tree, file):
    try:
        return str(Path(file).resolve().relative_to(tree.root.resolve()))
    except ValueError:
        return str(file)


def formatted(tree):
    files = [tree.path(name) for name in tree.files("*.cpp", "*.h")]
    if not files:
        return
    _, said = run("clang-format-14", "--dry-run", "-Werror", "--ferror-limit=1", *files)
    for file, line in re.findall(r"^(.+?):(\d+):\d+: error: ", said, re.MULTILINE):
        yield relative(tree, file), int(line), "clang-format would write this differently"


def translated(tree):
    """Asks lupdate for the strings of the sources, as they are now, and looks each up in the translations."""
    sources = [tree.path(name) for name in tree.files("*.cpp", "*.h", but=("tests/*",))]
    present = {name.rpartition("meridian_")[2].removesuffix(".ts"): name for name in tree.files("translations/*.ts")}
    for language in {*LANGUAGES, *present}:
        with tempfile.TemporaryDirectory() as folder:
            now = Path(folder, f"meridian_{language}.ts")
            if language in present:
                shutil.copy(tree.path(present[language]), now)
            kind = ["-pluralonly"] if language.startswith("en") else []
            Path(folder, "sources.txt").write_text("\n".join(map(str, sources)), encoding="utf-8")
            run(LUPDATE, "-silent", "-locations", "absolute", "-no-obsolete", *kind, f"@{folder}/sources.txt", *target(now, language))
            if not now.exists():
                continue
            for message in ElementTree.parse(now).iter("message"):
                yield from judge(tree, folder, language, message)


def target(file, language):
    return ["-target-language", language, "-ts", file]


def judge(tree, folder, language, message):
    source, translation, place = message.findtext("source", ""), message.find("translation"), message.find("location")
    file, line = (place.get("filename"), int(place.get("line"))) if place is not None else ("translations", 1)
    where = relative(tree, Path(folder, file)), line
    said = ["".join(form.itertext()) for form in translation.iter("numerusform")] or [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(said):
        yield *where, f"'{source}' has no translation to {language}"
    elif any(set(re.findall(r"%L?\d", source)) != set(re.findall(r"%L?\d", form)) for form in said):
        yield *where, f"the translation of '{source}' to {language} has other placeholders"


def desktop_entries(tree):
    for name in tree.files("packaging/*.desktop"):
        code, said = run("desktop-file-validate", tree.path(name))
        if code:
            yield name, 1, " ".join(said.split())


def appstream(tree):
    for name in tree.files("packaging/*.metainfo.xml"):
        code, said = run("appstreamcli", "validate", "--no-net", "--no-color", tree.path(name))
        if code:
            yield name, 1, " ".join(said.split())
