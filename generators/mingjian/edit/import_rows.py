"""Rows of somebody's table to records in plain data: one record may stand on several rows.

A row that only carries on the text of the one above is joined to it; rows with the same key are one record,
whose lists grow; a bad cell spoils its record and no other.
"""

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
from mingjian.load.shape import FieldShape


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
        for row in rows:
            if any(str(cell).strip().startswith(tuple(self.profile.skip)) for cell in row.cells.values()):
                continue
            if waiting is not None and self._carries_on(row):
                for header in row.cells.keys() & set(self.profile.continued):
                    waiting.cells[header] = f"{waiting.cells.get(header, '')}{row.cells[header]}"
                continue
            if waiting is not None:
                yield waiting
            for header in self.profile.fill_down:
                if is_blank(row.cells.get(header)) and header in last:
                    row.cells[header] = last[header]
            last |= row.cells
            waiting = row
        if waiting is not None:
            yield waiting

    def _carries_on(self, row: ImportRow) -> bool:
        """Say whether a row holds nothing but text that did not fit the row above, and merged cells."""
        own = row.cells.keys() - set(self.profile.fill_down)
        return bool(own) and own <= set(self.profile.continued)

    def _draft(self, row: ImportRow) -> Draft:
        draft = Draft("", row.address())
        for rule in self.profile.columns:
            header = rule.headers[0]
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
    return int(value) if shape.spec.kind is int else value


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
