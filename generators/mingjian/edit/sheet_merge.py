"""An edited workbook against the registry: per cell, what was exported, what it says, what is there now."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from mingjian.edit.desk import Desk
from mingjian.edit.fresh import Tree
from mingjian.edit.ids import next_id
from mingjian.edit.import_look import Lookup
from mingjian.edit.refused import EditRefused
from mingjian.edit.sheet_cell import CLEAR, DamagedError, value_of
from mingjian.edit.sheet_read import Book, Row
from mingjian.edit.sheet_shape import Column, Table, shown, tables, within
from mingjian.edit.step import ADD, NoSuchPlaceError, Step, put, value_at
from mingjian.edit.words import say
from mingjian.load.build import load_registry
from mingjian.load.source import RevisionSource
from mingjian.model.errors import SourceError


@dataclass
class Merge:
    """What a workbook asks for: steps by record, refused cells by address, and things worth knowing."""

    kind: str
    steps: dict[str, list[Step]] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    rows: dict[tuple[str, str], Row] = field(default_factory=dict)
    cells: set[str] = field(default_factory=set)

    def where(self, key: str, place: str) -> str:
        """Return the address of the cell a field of a record came from, or that of its nearest row."""
        parts = place.split(".")
        for count in range(len(parts), -1, -1):
            row = self.rows.get((key, ".".join(parts[:count])))
            if row is not None:
                return row.address(".".join(parts[count:]) or "=")
        return self.places[key]

    def refuse(self, row: Row, key: str, why: str) -> None:
        """Refuse one cell."""
        self.cells.add(row.address(key))
        self.refused.append(say("cell_refused", address=row.address(key), why=why))


class Merger:
    """Reads a workbook row by row; a bad cell stops nothing but itself."""

    def __init__(self, desk: Desk, root: Path, book: Book, day: date) -> None:
        """Take the registry as it is and the workbook; the state it was exported from comes out of git."""
        self.desk, self.root, self.book, self.day = desk, root, book, day
        self.lookup = Lookup(desk.registry)
        self.then = Desk(load_registry(RevisionSource(root, book.base), desk.cache), desk.cache)
        self.found = Merge(book.kind.title)
        self.fresh: dict[str, Tree] = {}

    def run(self) -> Merge:
        """Return what the workbook asks for."""
        for table in tables(self.book.kind.model):
            for row in self.book.rows(table):
                self._row(table, row)
        self._create()
        return self.found

    def _row(self, table: Table, row: Row) -> None:
        key = row.text("id")
        if key.startswith(say("new_mark")):
            self._fresh(table, row, key)
        elif key not in self.then.registry.of(self.book.kind.key):
            self.found.refuse(row, "id", say("cell_unknown", id=key or say("nothing")))
        elif key not in self.desk.registry.of(self.book.kind.key):
            self.found.refuse(row, "id", say("cell_gone", id=key))
        else:
            self.found.places.setdefault(key, row.address())
            self._known(table, row, key)

    def _known(self, table: Table, row: Row, key: str) -> None:
        indexes = self._indexes(table, row)
        if indexes is None:
            return
        if indexes and indexes[-1] == ADD:
            self._added(table, row, key, indexes)
            return
        place = table.place(indexes)
        self.found.rows[key, place] = row
        base = value_at(self.then.tree(key), place) if place else self.then.tree(key)
        now = value_at(self.desk.tree(key), place) if place else self.desk.tree(key)
        if base is None:
            self.found.refuse(row, f"#{table.levels}", say("cell_no_item", place=place))
        elif row.text("#do"):
            self._deleted(row, key, place, base, now)
        else:
            changed = list(self._changed(table, row, base))
            if changed and place and _anchor(table, base) != _anchor(table, now):
                self.found.refuse(row, changed[0][0].path or "=", say("cell_item_moved"))
                return
            for column, value in changed:
                self._cell(row, key, table.field(place, column), column, (base, value, now))

    def _changed(self, table: Table, row: Row, base: Any) -> Iterator[tuple[Column, Any]]:
        for column, value in self._values(table, row):
            before = within(base, column.path)
            if value is None and before is not None:
                self.found.notices.append(
                    say("cell_empty", address=row.address(column.path or "="), was=shown(before))
                )
            elif (value is CLEAR and before is not None) or (
                value is not CLEAR and shown(value) != shown(before)
            ):
                yield column, value

    def _cell(self, row: Row, key: str, path: str, column: Column, three: tuple[Any, Any, Any]) -> None:
        base, mine, now = three
        before, theirs = within(base, column.path), within(now, column.path)
        becomes = None if mine is CLEAR else mine
        if shown(theirs) == shown(becomes):
            return
        if theirs != before:
            values = {"mine": shown(becomes), "theirs": shown(theirs), "was": shown(before)}
            self.found.refuse(row, column.path or "=", say("cell_conflict", **values))
            return
        self._take(Step(key, path, theirs, becomes))

    def _deleted(self, row: Row, key: str, place: str, base: Any, now: Any) -> None:
        if row.text("#do") != say("delete"):
            self.found.refuse(row, "#do", say("cell_do", value=row.text("#do")))
        elif not row.text("#why"):
            self.found.refuse(row, "#why", say("cell_why"))
        elif base != now:
            self.found.refuse(row, "#do", say("cell_item_moved"))
        else:
            self._take(Step(key, place, now, None, reason=row.text("#why")))

    def _added(self, table: Table, row: Row, key: str, indexes: tuple[int | str, ...]) -> None:
        item = self._item(table, row)
        items = value_at(self.desk.tree(key), table.place(indexes).removesuffix(f"[{ADD}]")) or []
        if item in (None, {}):
            return
        if item in items:
            self.found.notices.append(say("cell_already", address=row.address()))
            return
        added = sum(step.field == table.place(indexes) for step in self.found.steps.get(key, ()))
        self.found.rows[key, table.place((*indexes[:-1], len(items) + added))] = row
        self._take(Step(key, table.place(indexes), None, item))

    def _fresh(self, table: Table, row: Row, key: str) -> None:
        self.found.places.setdefault(key, row.address())
        item = self._item(table, row)
        if not table.levels:
            self.fresh[key] = item
            self.found.rows[key, ""] = row
            return
        indexes = self._indexes(table, row)
        if indexes is None or key not in self.fresh:
            self.found.refuse(row, "id", say("cell_no_main", id=key))
            return
        try:
            put(self.fresh[key], table.place((*indexes[:-1], ADD)), item)
            items = value_at(self.fresh[key], table.place((*indexes[:-1], ADD)).removesuffix(f"[{ADD}]"))
            self.found.rows[key, table.place((*indexes[:-1], len(items) - 1))] = row
        except NoSuchPlaceError:
            self.found.refuse(row, "#1", say("cell_no_item", place=row.text("#1")))

    def _create(self) -> None:
        """Give new records their ids, one after the other."""
        if not self.fresh:
            return
        first = next_id(self.desk, self.root, self.book.kind)
        head = first.rstrip("0123456789")
        number = first.removeprefix(head)
        for place, (key, tree) in enumerate(self.fresh.items()):
            fresh = f"{head}{int(number) + place:0{len(number)}d}"
            self.found.places[fresh] = self.found.places[key]
            self.found.rows |= {(fresh, at): row for (of, at), row in self.found.rows.items() if of == key}
            dated = {**tree, "as_of": tree.get("as_of") or self.day.isoformat()}
            self._take(Step(fresh, "", None, dated, self.book.kind.key))

    def _item(self, table: Table, row: Row) -> Any:
        item: Tree = {}
        for column, value in self._values(table, row):
            if not column.path:
                return value
            if value is None or value is CLEAR:
                continue
            *way, last = column.path.split(".")
            holder = item
            for name in way:
                holder = holder.setdefault(name, {})
            holder[last] = value
        return item

    def _values(self, table: Table, row: Row) -> Iterator[tuple[Column, Any]]:
        for column in table.columns:
            key = column.path or "="
            try:
                value = value_of(row.cells.get(key), column.field)
                yield column, self.lookup.code(value, column.field) if isinstance(value, str) else value
            except DamagedError as error:
                self.found.refuse(row, key, str(error))

    def _indexes(self, table: Table, row: Row) -> tuple[int | str, ...] | None:
        found: list[int | str] = []
        for level in range(1, table.levels + 1):
            text = row.text(f"#{level}")
            if text.isascii() and text.isdigit() and int(text):
                found.append(int(text) - 1)
            elif not text and level == table.levels:
                found.append(ADD)
            else:
                self.found.refuse(row, f"#{level}", say("cell_index", value=text or say("nothing")))
                return None
        return tuple(found)

    def _take(self, step: Step) -> None:
        self.found.steps.setdefault(step.record, []).append(step)


def merge_book(desk: Desk, root: Path, path: Path, day: date) -> Merge:
    """Return what an edited workbook asks for; a new record without a day was verified on ``day``.

    Raises:
        EditRefused: the file is no workbook of ours, or its commit is not known here.
    """
    book = Book(path)
    try:
        merger = Merger(desk, root, book, day)
    except SourceError as error:
        raise EditRefused(say("sheet_lost", path=path, base=book.base[:12])) from error
    return merger.run()


def _anchor(table: Table, item: Any) -> Any:
    """Return what an item of a list is known by: its first value."""
    return within(item, table.columns[0].path) if table.columns else item
