"""The page of a rule: for the terminal (``explain``) and for the docs (``markdown``), from the catalogue."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from mingjian.check.catalogue import FAMILIES, all_entries
from mingjian.check.nearest import nearest
from mingjian.check.phrase import suggest
from mingjian.load.catalogue import Entry
from mingjian.model.errors import UsageError

UNSHOWN = frozenset("P")
"""Families whose examples stay out of the package and off the pages: they hold what may not be published."""
_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """One way to break a rule or to keep it: a sentence and what the files say."""

    about: str
    fails: bool
    text: str


@cache
def examples() -> dict[str, tuple[Example, ...]]:
    """Return examples by code: those of ``tests/rules``, collected into the package by ``make golden``."""
    raw = yaml.load(files("mingjian.check").joinpath("examples.yml").read_bytes(), yaml.CSafeLoader)
    return {code: tuple(Example(**item) for item in items) for code, items in raw.items()}


@cache
def _labels() -> dict[str, str]:
    raw = yaml.load(files("mingjian.check").joinpath("labels.yml").read_bytes(), yaml.CSafeLoader)
    return {str(key): str(value) for key, value in raw.items()}


def explain(code: str) -> str:
    """Return a rule's page as plain text.

    Raises:
        UsageError: there is no such rule.
    """
    entries = all_entries()
    entry = entries.get(code.strip().upper())
    if entry is None:
        near = nearest(code.strip().upper(), entries)
        raise UsageError(_labels()["unknown"].format(code=code, suggestion=suggest(near)))
    head = f"{entry.code} {entry.title}"
    facts = [f"{label}：{value}" for label, value in _facts(entry)]
    return "\n".join([head, "=" * (len(head) * 2), *facts]) + "\n"


def _facts(entry: Entry) -> list[tuple[str, str]]:
    labels = _labels()
    law = entry.law
    if entry.law and entry.since:
        law = f"{entry.law}（{labels['since'].format(day=entry.since)}）"
    facts = [
        (labels["severity"], labels[f"severity_{entry.severity.word}"]),
        (labels["when"], labels["dated" if entry.dated else "gate"]),
        (labels["message"], _readable(entry.message)),
        (labels["why"], entry.why),
        (labels["fix"], entry.fix or _readable(entry.hint)),
        (labels["law"], law),
    ]
    return [(label, value) for label, value in facts if value]


def _readable(template: str) -> str:
    """Show a sentence without its blanks filled: ``{until}`` becomes …."""
    return _BLANK.sub("…", template)


def markdown() -> str:
    """Return the whole reference as one Markdown text."""
    return "\n".join(pages().values())


def pages() -> dict[str, str]:
    """Return the reference as pages by file name: an overview and one page per family."""
    entries = all_entries()
    overview = [f"# {_labels()['page']}", "", _labels()["intro"].format(count=len(entries)), ""]
    found = {"index.md": ""}
    for letter, name in FAMILIES.items():
        family = [entry for code, entry in entries.items() if code[0] == letter]
        overview += _overview(letter, name, family)
        lines = [f"# {_labels()['family'].format(letter=letter, name=name)}", ""]
        for entry in family:
            lines += _section(entry, examples().get(entry.code, ()))
        found[f"{letter.lower()}.md"] = "\n".join(lines).rstrip("\n") + "\n"
    found["index.md"] = "\n".join(overview).rstrip("\n") + "\n"
    return found


def _overview(letter: str, name: str, family: Sequence[Entry]) -> list[str]:
    labels, page = _labels(), f"{letter.lower()}.md"
    lines = [f"## {labels['family'].format(letter=letter, name=name)}", ""]
    lines += [f"| {labels['code']} | {labels['title']} | {labels['severity']} |", "| --- | --- | --- |"]
    for entry in family:
        word = labels[f"short_{entry.severity.word}"]
        lines.append(f"| [{entry.code}]({page}#{entry.code.lower()}) | {entry.title} | {word} |")
    return [*lines, ""]


def _section(entry: Entry, shown: Sequence[Example]) -> list[str]:
    lines = [f"## {entry.code} {entry.title} {{ #{entry.code.lower()} }}", ""]
    lines += [f"- **{label}**：{value}" for label, value in _facts(entry)]
    lines.append("")
    for example in shown:
        label = _labels()["fails" if example.fails else "passes"]
        lines += [f"{label}：{example.about}", ""]
        if example.text:
            lines += ["```yaml", example.text.rstrip("\n"), "```", ""]
    return lines
