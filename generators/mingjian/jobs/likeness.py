"""Which records differ in a changed table of a copy: found by the same table in a format that is sound."""

import csv
import json
import re
from collections.abc import Container, Iterator
from io import StringIO
from pathlib import Path

_TABLE = re.compile(r"(?P<root>(?:data/)?)(?P<form>csv|excel|jsonl)/(?P<name>\w+)\.(?:csv|jsonl)")
_RECORD = re.compile(r"[a-z]{2}-[a-z]{0,2}\d+")
_PART = re.compile(r"-?\d+\.\d+")
_ENDINGS = {"jsonl": "jsonl", "csv": "csv", "excel": "csv"}
_MARKS = "\t'"
"""What the files for Excel put before a cell (render/opendata/textfiles.py)."""
Cells = tuple[str, ...]


def differing(folder: Path, path: str, wrong: Container[str]) -> tuple[str, ...]:
    """Return the records whose rows differ in a table; nothing where no sound format is there to tell."""
    found = _TABLE.fullmatch(path)
    if found is None or not (folder / path).is_file():
        return ()
    for form, ending in _ENDINGS.items():
        other = f"{found['root']}{form}/{found['name']}.{ending}"
        if other not in wrong and (folder / other).is_file():
            try:
                mine, theirs = _groups(folder / path, found["form"]), _groups(folder / other, form)
            except (ValueError, csv.Error):
                return ()
            keys = filter(_RECORD.fullmatch, mine.keys() | theirs.keys())
            return tuple(sorted(key for key in keys if mine.get(key) != theirs.get(key)))
    return ()


def _groups(path: Path, form: str) -> dict[str, list[Cells]]:
    """Return the rows of a table by their first column, which names the record."""
    groups: dict[str, list[Cells]] = {}
    for row in _rows(path.read_text(encoding="utf-8-sig"), form):
        groups.setdefault(row[0] if row else "", []).append(row)
    return {key: sorted(rows) for key, rows in groups.items()}


def _rows(text: str, form: str) -> Iterator[Cells]:
    if form == "jsonl":
        for line in filter(None, text.split("\n")):
            yield tuple(_text(value) for value in json.loads(line, parse_float=str, parse_int=str).values())
        return
    rows = csv.reader(StringIO(text, newline=""))
    next(rows, None)
    yield from (tuple(map(_plain, row)) for row in rows)


def _text(value: str | bool | None) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else _plain(value)


def _plain(cell: str) -> str:
    """Return a cell as all formats have it: without marks for Excel, and 12.50 as 12.5."""
    cell = cell.lstrip(_MARKS)
    return cell.rstrip("0").rstrip(".") if _PART.fullmatch(cell) else cell
