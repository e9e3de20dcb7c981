"""Rows of somebody's table to records in plain data: one record may stand on several rows.

A row that only carries on the text of the one above is joined to it; rows with the same key are one record,
whose lists grow; a bad cell spoils its record and no other. What is no record is left out and said: headings
of sections, notes below the list, the title of a second list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from mingjian.edit.fresh import Tree
from mingjian.edit.import_clean import cleaned, parts
from mingjian.edit.import_look import Lookup
from mingjian.edit.import_table import ImportRow, is_blank
from mingjian.edit.profile import ColumnRule, Profile
from mingjian.edit.sheet_cell import DamagedError
from mingjian.edit.words import say
from mingjian.load.scalar import INTEGER
from mingjian.load.shape import FieldShape

_COUNTED = re.compile(r"^[（(]?[一二三四五六七八九十\d]+[)）]?[、.．]?\s*")


@dataclass
class Draft:
    """One record as the table has it: values by field, items of lists, and what is wrong with it."""

    key: str
    address: str
    values: Tree = field(default_factory=dict)
    items: dict[str, list[Tree]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)


class RowReader:
    """Reads rows by a profile."""

    def __init__(self, profile: Profile, lookup: Lookup) -> None:
        """Take the profile and the names of the registry."""
        self.profile, self.lookup = profile, lookup
        self.shapes = {rule.field: profile.shape(rule.field) for rule in profile.columns}
        (self.key_rule,) = [rule for rule in profile.columns if rule.field == profile.key][:1]
        self.needed = [rule.headers[0] for rule in profile.columns if rule.required]
        self.refused: list[str] = []
        self.notices: list[str] = []

    def drafts(self, rows: Iterable[ImportRow]) -> list[Draft]:
        """Return the records of a table, in its order."""
        found: dict[str, Draft] = {}
        for row in self._joined(rows):
            draft = self._draft(row)
            if draft.key in found:
                _merge(self.profile, found[draft.key], draft)
            else:
                found[draft.key] = draft
        return list(found.values())

    def _joined(self, rows: Iterable[ImportRow]) -> Iterator[ImportRow]:
        """Fill what was merged down, and join rows that carry on the text of the one before."""
        last: dict[str, Any] = {}
        waiting: ImportRow | None = None
        strays: list[ImportRow] = []
        for row in rows:
            if any(str(cell).strip().startswith(tuple(self.profile.skip)) for cell in row.cells.values()):
                continue
            if waiting is not None and self._carries_on(row, waiting):
                for header in row.cells.keys() & set(self.profile.continued):
                    waiting.cells[header] = f"{waiting.cells.get(header, '')}{row.cells[header]}"
                continue
            if self._is_stray(row):
                heading = self._heading(row)
                last |= heading
                strays += [] if heading else [row]
                continue
            self.refused += [self._told("import_stray", stray) for stray in strays]
            strays = []
            if waiting is not None:
                yield waiting
            for header in self.profile.fill_down:
                if is_blank(row.cells.get(header)) and header in last:
                    row.cells[header] = last[header]
            last |= row.cells
            waiting = row
        self.notices += [self._told("import_left_out", stray) for stray in strays]
        if waiting is not None:
            yield waiting

    def _carries_on(self, row: ImportRow, above: ImportRow) -> bool:
        """Say whether a row holds nothing but text that did not fit the row right above, and merged cells."""
        own = row.cells.keys() - set(self.profile.fill_down)
        return row.number == above.number + 1 and bool(own) and own <= set(self.profile.continued)

    def _is_stray(self, row: ImportRow) -> bool:
        """Say whether a row is no record: without its key, and most of what a record needs."""
        lacking = sum(header not in row.cells for header in self.needed)
        return lacking * 2 > len(self.needed) and not self._has_key(row)

    def _has_key(self, row: ImportRow) -> bool:
        header = self.key_rule.headers[0]
        try:
            return header in row.cells and bool(
                cleaned(row.cells[header], self.key_rule, self.shapes[self.key_rule.field])
            )
        except DamagedError:
            return False

    def _heading(self, row: ImportRow) -> dict[str, Any]:
        """Return what a heading says of the rows below it: the city above its institutions."""
        (header, cell), *more = row.cells.items()
        rule = next(rule for rule in self.profile.columns if rule.headers[0] == header)
        if more or header not in self.profile.fill_down:
            return {}
        text = _COUNTED.sub("", str(cell).strip())
        try:
            self.lookup.value(text, rule, self.shapes[rule.field])
        except DamagedError:
            return {}
        return {header: text}

    def _told(self, key: str, row: ImportRow) -> str:
        order = sorted(row.cells, key=lambda name: (len(row.letters[name]), row.letters[name]))
        text = "、".join(str(row.cells[name]).strip() for name in order[:3])
        return say(key, address=row.address(), text=text, header=self.key_rule.headers[0])

    def _draft(self, row: ImportRow) -> Draft:
        draft = Draft("", row.address())
        for rule in self.profile.columns:
            header = rule.headers[0]
            if header in row.doubts:
                why = say("import_two_columns", columns=row.doubts[header], header=header)
                draft.wrong.append(say("cell_refused", address=row.address(), why=why))
                continue
            if header not in row.cells:
                if rule.required or rule is self.key_rule:
                    draft.wrong.append(say("import_empty", address=row.address(), header=header))
                continue
            try:
                self._fill(draft, rule, row.cells[header])
            except DamagedError as error:
                draft.wrong.append(say("import_cell", address=row.address(header), header=header, why=error))
        for target, source in self.profile.copies.items():
            _copy(draft, target, source)
        draft.key = str(
            draft.values.get(self.profile.key) or _first(draft, self.profile.key) or draft.address
        )
        return draft

    def _fill(self, draft: Draft, rule: ColumnRule, cell: Any) -> None:
        shape = self.shapes[rule.field]
        text = cleaned(cell, rule, shape)
        if not rule.split:
            _put(draft, rule.field, _typed(self.lookup.value(text, rule, shape), shape))
            return
        for name, without in parts(text):
            value = self.lookup.value(name, rule, shape)
            if "[]" not in rule.field:
                draft.values.setdefault(rule.field, []).append(value)
                continue
            group, _, inner = rule.field.partition("[].")
            item: Tree = {inner: value}
            if without and rule.excluded:
                other = self.profile.shape(rule.excluded)
                item[rule.excluded.partition("[].")[2]] = [
                    self.lookup.value(word, rule, other) for word in without
                ]
            draft.items.setdefault(group, []).append(item)


def _typed(value: str, shape: FieldShape) -> Any:
    if shape.spec.kind is bool:
        return value == "true"
    whole = shape.spec.kind is int or (shape.is_decimal and INTEGER.match(value))
    return int(value) if whole else value


def _put(draft: Draft, path: str, value: Any) -> None:
    group, mark, inner = path.partition("[].")
    if not mark:
        draft.values[path] = value
        return
    items = draft.items.setdefault(group, [])
    if not items or inner in items[-1]:
        items.append({})
    items[-1][inner] = value


def _first(draft: Draft, path: str) -> Any:
    group, mark, inner = path.partition("[].")
    items = draft.items.get(group, []) if mark else []
    return items[0].get(inner) if items else draft.values.get(path)


def _copy(draft: Draft, target: str, source: str) -> None:
    """Fill a field from another of the row, in every item of a list that has none."""
    value = _first(draft, source)
    group, mark, inner = target.partition("[].")
    if value is None:
        return
    if not mark:
        draft.values.setdefault(target, value)
        return
    for item in draft.items.setdefault(group, [{}]) or [{}]:
        item.setdefault(inner, value)


def _merge(profile: Profile, first: Draft, more: Draft) -> None:
    """Add a further row to a record; two rows that contradict each other spoil it."""
    first.wrong += more.wrong
    for path, value in more.values.items():
        known = first.values.setdefault(path, value)
        if known != value:
            pair = {"one": known, "other": value, "first": first.address}
            title = profile.shape(path).spec.title
            first.wrong.append(say("import_twice", address=more.address, field=title, **pair))
    for group, items in more.items.items():
        held = first.items.setdefault(group, [])
        held += [item for item in items if item not in held]
