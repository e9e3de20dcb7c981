"""The tables of the open data, made from the one declaration (law 2): no hand-kept list of tables or columns.

A record kind becomes a main table; every list below it becomes a table of its own, with the key of the row it
hangs on and a position. What stands once (an address, a price) becomes columns. Sources are alike in every
record, so they share a table, hung on ``records``, which names every id of the registry once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from mingjian.derive import tablewords as words
from mingjian.derive.columns import (
    POSITION,
    column_of,
    for_readers,
    own_fields,
    position_column,
    reference_of,
    table_of,
    vocabulary_key,
)
from mingjian.derive.commontables import (
    RECORDS,
    records_table,
    sources_table,
    vocabularies_table,
    words_table,
)
from mingjian.derive.table import Column, ForeignKey, Table, Volume, singular
from mingjian.model.declaration import FieldSpec, Model, record_title
from mingjian.model.provenance import Source
from mingjian.model.registry import KINDS, VOCABULARIES, Kind

WINDOWED = frozenset({"sanction", "blacklist", "case", "announcement", "expert", "channel"})
"""Kinds with entries that leave when their publication term ends."""
VALUE = "value"


@dataclass(frozen=True)
class Node:
    """A table with what is needed to fill it: the model of a row, and the tables below it by list path.

    ``model`` is None where a row is a single value. ``inherited`` says where the key stands in the row above.
    """

    table: Table
    model: type[Model] | None
    below: tuple[tuple[tuple[str, ...], "Node"], ...]
    inherited: tuple[int, ...] = ()
    has_position: bool = False


@dataclass(frozen=True)
class _Maker:
    """Makes the tables below one root."""

    origin: str
    volume: Volume

    def node(
        self,
        table: Table,
        model: type[Model] | None,
        path: str,
        *,
        inherited: tuple[int, ...] = (),
        has_position: bool = False,
    ) -> Node:
        """Make the node of a table and of every table below it; ``path`` is the declared path of a row."""
        lists = [spec for spec in own_fields(model) if spec.many] if model else []
        below = tuple(
            (tuple(spec.path.removesuffix("[]").split(".")), self.child(table, spec, f"{path}.{spec.path}"))
            for spec in lists
            if not (spec.model is Source and path == self.origin)
        )
        return Node(table, model, below, inherited, has_position)

    def child(self, parent: Table, spec: FieldSpec, path: str) -> Node:
        """Make the table of a list."""
        stem = singular(parent.name)
        name = spec.table or f"{stem}_{spec.path.removesuffix('[]').replace('.', '_')}"
        title = words.CHILD_TITLE.format(parent=parent.title, child=spec.title)
        inherited = _inherited(parent)
        key, columns, foreign = self.body(spec, path, [column.name for column in inherited])
        up = ForeignKey(tuple(column.name for column in inherited), parent.name, parent.key)
        return self.node(
            Table(
                name=name,
                title=title,
                description=for_readers(spec.description),
                origin=self.origin,
                columns=(*inherited, position_column(spec.title), *columns),
                key=key,
                foreign=(up, *foreign),
                parent=parent.name,
                volume=self.volume,
            ),
            spec.model,
            path,
            inherited=tuple(parent.place(column) for column in parent.key),
            has_position=True,
        )

    def body(
        self, spec: FieldSpec, path: str, inherited: list[str]
    ) -> tuple[tuple[str, ...], list[Column], list[ForeignKey]]:
        """Return key, columns and references of a list's rows, its inherited key aside."""
        if spec.model is None:
            value = replace(spec, path=VALUE, name=VALUE, required=True)
            column = column_of(value, path)
            found = reference_of(VALUE, spec)
            return (*inherited, POSITION), [replace(column, path=path)], [found] if found else []
        fields = [field for field in own_fields(spec.model) if not field.many]
        names = [field.path for field in fields]
        columns = [column_of(field, path) for field in fields]
        foreign = [found for field in fields if (found := reference_of(field.path.replace(".", "_"), field))]
        if "id" in names:
            return ("id",), columns, foreign
        return (*inherited, "code" if "code" in names else POSITION), columns, foreign


def _inherited(parent: Table) -> list[Column]:
    """Return the key of the table above as columns of the table below."""
    stem = singular(parent.name)
    own = {"id": f"{stem}_id", "code": f"{stem}_code", "name": f"{stem}_name", POSITION: f"{stem}_{POSITION}"}
    columns = []
    for name in parent.key:
        above = parent.columns[parent.place(name)]
        title, meaning = above.title, above.description
        if name in own:
            title = words.PARENT_KEY.format(parent=parent.title, column=above.title)
            meaning = words.PARENT_KEY_MEANING
        if name == POSITION:
            meaning = words.PARENT_POSITION_MEANING.format(parent=parent.title)
        columns.append(
            Column(own.get(name, name), title, meaning, above.datatype, True, "", above.identifier)
        )
    return columns


def kind_node(kind: Kind) -> Node:
    """Return the tables of a record kind."""
    fields = [field for field in own_fields(kind.model) if not field.many]
    found = [reference_of(field.path.replace(".", "_"), field) for field in fields]
    volume = Volume.WINDOWED if kind.key in WINDOWED else Volume.PERMANENT
    up = ForeignKey(("id",), RECORDS, ("id",))
    table = Table(
        name=kind.table,
        title=kind.title,
        description=words.MAIN_TABLE.format(title=kind.title),
        origin=kind.key,
        columns=tuple(column_of(field, kind.key) for field in fields),
        key=("id",),
        foreign=(up, *(reference for reference in found if reference)),
        volume=volume,
    )
    return _Maker(kind.key, volume).node(table, kind.model, kind.key)


def vocabulary_nodes(stem: str) -> Iterator[tuple[str, Node]]:
    """Yield (field, tables) of every list at the top of a vocabulary, and of what stands there once ("")."""
    model, origin = VOCABULARIES[stem], f"vocab/{stem}"
    title = record_title(model)
    maker = _Maker(origin, Volume.PERMANENT)
    for spec in (spec for spec in own_fields(model) if spec.many):
        is_items = spec.name == "items"
        name = table_of(stem) if is_items else spec.table or f"{table_of(stem)}_{spec.name}"
        key, columns, foreign = maker.body(spec, f"{origin}.{spec.path}", [])
        if is_items and (found := vocabulary_key(stem)):
            key = (found,)
        table = Table(
            name=name,
            title=title if is_items else words.CHILD_TITLE.format(parent=title, child=spec.title),
            description=for_readers(spec.description),
            origin=origin,
            columns=(position_column(spec.title), *columns),
            key=key,
            foreign=tuple(foreign),
        )
        yield spec.name, maker.node(table, spec.model, f"{origin}.{spec.path}", has_position=True)
    once = [spec for spec in own_fields(model) if not spec.many]
    if [spec.path for spec in once] not in ([], ["note"]):
        yield "", _header(stem, title, once)


def _header(stem: str, title: str, once: list[FieldSpec]) -> Node:
    """Return the table, of one row, of what a vocabulary says about itself beyond a note."""
    origin = f"vocab/{stem}"
    columns = tuple(column_of(spec, origin) for spec in once)
    name = f"{table_of(stem)}_header"
    head = words.CHILD_TITLE.format(parent=title, child=words.HEADER)
    table = Table(
        name, head, words.HEADER_MEANING, origin, (position_column(title), *columns), (POSITION,), ()
    )
    return Node(table, VOCABULARIES[stem], (), (), True)


@dataclass(frozen=True)
class Plan:
    """Every table, and the nodes by which they are filled."""

    kinds: dict[str, Node]
    vocabularies: dict[str, tuple[tuple[str, Node], ...]]
    tables: tuple[Table, ...]

    def table(self, name: str) -> Table:
        """Return a table by name."""
        return next(table for table in self.tables if table.name == name)


def _flat(node: Node) -> Iterator[Table]:
    yield node.table
    for _, below in node.below:
        yield from _flat(below)


@cache
def plan() -> Plan:
    """Return the plan of all tables: those of records first, each followed by the ones that hang on it."""
    kinds = {kind.key: kind_node(kind) for kind in KINDS}
    vocabularies = {stem: tuple(vocabulary_nodes(stem)) for stem in VOCABULARIES}
    tables = [records_table(), sources_table()]
    tables += [table for node in kinds.values() for table in _flat(node)]
    tables += [table for nodes in vocabularies.values() for _, node in nodes for table in _flat(node)]
    return Plan(kinds, vocabularies, (*tables, vocabularies_table(), words_table()))
