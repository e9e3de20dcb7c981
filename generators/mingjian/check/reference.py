"""The page of a rule: for the terminal (``explain``) and for the docs (``markdown``). Both read the catalogue."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from mingjian.check.catalogue import FAMILIES, all_entries
from mingjian.check.nearest import nearest
from mingjian.check.phrase import suggest
from mingjian.load.catalogue import Entry
from mingjian.model.errors import UsageError

_BLANK = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Example:
    """An example of a rule: what the files say, and the report where it fails."""

    passes: str
    fails: str
    report: str


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
    law = f"{entry.law}（{labels['since'].format(day=entry.since)}）" if entry.law and entry.since else entry.law
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


def markdown(examples: Mapping[str, Example] | None = None) -> str:
    """Return the reference page of all rules as Markdown, with examples where given."""
    labels, entries = _labels(), all_entries()
    parts = [f"# {labels['page']}", "", labels["intro"].format(count=len(entries)), ""]
    for letter, name in FAMILIES.items():
        family = [entry for code, entry in entries.items() if code[0] == letter]
        parts += [f"## {letter} {name}", ""]
        for entry in family:
            parts += _section(entry, (examples or {}).get(entry.code))
    return "\n".join(parts).rstrip("\n") + "\n"


def _section(entry: Entry, example: Example | None) -> list[str]:
    lines = [f"### {entry.code} {entry.title}", ""]
    lines += [f"- **{label}**：{value}" for label, value in _facts(entry)]
    lines.append("")
    if example is not None:
        labels = _labels()
        for label, text in (
            (labels["fails"], example.fails), (labels["report"], example.report), (labels["passes"], example.passes)
        ):
            language = "text" if label == labels["report"] else "yaml"
            lines += [f"{label}：", "", f"```{language}", text.rstrip("\n"), "```", ""]
    return lines
