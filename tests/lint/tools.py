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
    """Its exit code and what it printed. Raises FileNotFoundError when the program is missing."""
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
    code, said = run("clang-format-14", "--dry-run", "-Werror", "--ferror-limit=1", *files)
    places = re.findall(r"^(.+?):(\d+):\d+: error: ", said, re.MULTILINE)
    if code and not places:
        yield ".clang-format", 1, said
    for file, line in places:
        yield relative(tree, file), int(line), "clang-format would write this differently"


def translated(tree):
    """Asks lupdate for the strings of the sources, as they are now, and looks each up in the translations."""
    sources = [tree.path(name) for name in tree.files("*.cpp", "*.h", but=("tests/*",))]
    present = {name.rpartition("meridian_")[2].removesuffix(".ts"): name for name in tree.files("translations/*.ts")}
    for language in {*LANGUAGES, *present}:
        with tempfile.TemporaryDirectory() as folder:
            now, names = Path(folder, f"meridian_{language}.ts"), Path(folder, "sources.txt")
            names.write_text("\n".join(map(str, sources)), encoding="utf-8")
            if language in present:
                shutil.copy(tree.path(present[language]), now)
            options = ["-locations", "absolute", "-no-obsolete", "-target-language", language]
            if language.startswith("en"):
                options.append("-pluralonly")
            code, said = run(LUPDATE, "-silent", *options, f"@{names}", "-ts", now)
            if code:
                yield "translations", 1, said
                continue
            for message in ElementTree.parse(now).iter("message"):
                fault = untranslated(message)
                if fault:
                    place = message.find("location")
                    file = relative(tree, Path(folder, place.get("filename")))
                    source = " ".join(message.findtext("source", "").split())
                    yield file, int(place.get("line")), f"{language}: '{source}' {fault}"


def untranslated(message):
    """What is wrong with one message of a .ts file; None when nothing is."""
    source, translation = message.findtext("source", ""), message.find("translation")
    forms = ["".join(form.itertext()) for form in translation.iter("numerusform")] or [translation.text or ""]
    if translation.get("type") == "unfinished" or not all(forms):
        return "is not translated"
    if any(set(re.findall(r"%L?\d", source)) != set(re.findall(r"%L?\d", form)) for form in forms):
        return "is translated with other placeholders"
    return None


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
