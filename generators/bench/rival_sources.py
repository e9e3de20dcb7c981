"""The nation's institutions and appraisers once more, as two other search engines want them.

Both are given every word ours knows: other names, numbers, status, institution, place, categories, pinyin and
initials. Material's search gets a page per institution with a heading per appraiser; Pagefind gets a page per
record.
"""

import html
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from document import WORK
from mingjian.derive.order import syllables
from npm import program
from search.oracle import Oracle

JIEBA = "jieba==0.42.1"
CONFIG = r"""site_name: rival
use_directory_urls: true
nav: [index.md]
theme: {name: material, font: false}
markdown_extensions: [attr_list]
plugins:
  - search: {lang: zh, separator: '[\s\u200b\-]+'}
validation: {nav: {omitted_files: ignore}}
"""


@dataclass(frozen=True)
class Entry:
    """A record as text: where it belongs, what it is called, what else finds it."""

    key: str
    home: str
    title: str
    words: str


def entries(oracle: Oracle) -> list[Entry]:
    """Return every institution, each followed by its appraisers."""
    views = oracle.views
    found = []
    for body in oracle.bodies:
        row = views.institutions[body.id]
        kinds = (views.categories.name(code) for code in row.categories)
        numbers = (body.id, row.licence_number, body.uscc or "")
        words = (row.badge.word, *row.former_names, *numbers, oracle.place(body.region), *kinds)
        found.append(_entry(f"institution:{body.id}", body.id, row.name, words, syllables(row.name)))
    for person in oracle.people:
        home = person.affiliations[-1].institution
        line = views.appraisers[person.id]
        kinds = (views.categories.name(code) for code in line.categories)
        about = (line.badge.word, views.institutions[home].name, oracle.place(person.region))
        words = (person.id, person.practice_number, *about, *kinds)
        said = oracle.readings[person.id]
        found.append(_entry(f"appraiser:{person.id}", home, person.name, words, said))
    return sorted(found, key=lambda entry: (entry.home, entry.key.startswith("appraiser"), entry.key))


def _entry(key: str, home: str, title: str, words: Iterable[str], said: Iterable[str]) -> Entry:
    read = [part for part in said if re.fullmatch("[a-z]+", part)]
    return Entry(key, home, title, " ".join((*words, "".join(read), "".join(part[0] for part in read))))


def build_material(found: list[Entry]) -> Path | None:
    """Build a site of mkdocs-material with its search, Chinese words cut by jieba; None when that fails."""
    folder, extra = WORK / "rivals" / "material", WORK / "tools" / "python"
    if not (extra / "jieba").is_dir():
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--target", extra, JIEBA]
        if subprocess.run(command, check=False).returncode:
            print("pip 没有装上 jieba，跳过 mkdocs-material。")
            return None
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "docs").mkdir(parents=True)
    (folder / "docs" / "index.md").write_text("# rival\n", "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    for home, group in groupby(found, key=lambda entry: entry.home):
        body, *people = group
        lines = [f"# {body.title}", body.words]
        for person in people:
            lines += [f"## {person.title} {{ #{person.key.partition(':')[2]} }}", person.words]
        (folder / "docs" / f"{home}.md").write_text("\n\n".join(lines) + "\n", "utf-8")
    path = os.pathsep.join((str(extra), os.environ.get("PYTHONPATH", "")))
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", folder / "mkdocs.yml"]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": path, "NO_MKDOCS_2_WARNING": "1"})
    return folder / "site"


def build_pagefind(found: list[Entry]) -> tuple[Path, float] | None:
    """Build Pagefind's index; return its site and the seconds it took; None when it is not to be had."""
    command = program("pagefind")
    if command is None:
        return None
    folder = WORK / "rivals" / "pagefind"
    shutil.rmtree(folder, ignore_errors=True)
    for entry in found:
        target = folder / "r" / entry.key.replace(":", "-") / "index.html"
        target.parent.mkdir(parents=True)
        title, words = html.escape(entry.title), html.escape(entry.words)
        page = f'<!doctype html><html lang="zh"><title>{title}</title><body><h1>{title}</h1><p>{words}</p>'
        target.write_text(page, "utf-8")
    start = time.perf_counter()
    subprocess.run([command, "--site", folder, "--quiet"], check=True, stdout=subprocess.DEVNULL)
    return folder, time.perf_counter() - start
