"""The tables of the open data, made from the one declaration (law 2): no hand-kept list of tables or columns.

A record kind becomes a main table; every list below it becomes a table of its own, with the key of the row it
hangs on and a position. What stands once (an address, a price) becomes columns. Sources are alike in every
record, so they share a table, hung on ``records``, which names every id of the registry once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from mingjian.derive import tablewords as words
from mingjian.derive.table import Column, ColumnType, ForeignKey, Table, Volume, singular, type_of
from mingjian.model.declaration import FieldSpec, Model, field_specs, key_order, record_title
from mingjian.model.provenance import Record, Source
from mingjian.model.registry import KIND, KINDS, VOCABULARIES, Kind

RECORDS, SOURCES, VOCABULARY_TABLE, WORDS = "records", "sources", "vocabularies", "words"
WINDOWED = frozenset({"sanction", "blacklist", "case", "announcement", "expert", "channel"})
"""Kinds with entries that leave when their publication term ends."""
POSITION = "position"
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


def own_fields(model: type[Model], prefix: str = "") -> Iterator[FieldSpec]:
    """Yield the fields of a model that are not inside a list, in the order in which records are written."""
    specs = {spec.name: spec for spec in field_specs(model) if "." not in spec.path}
    for name in key_order(model):
        spec = specs[name]
        if spec.model is None or spec.many:
            yield _under(prefix, spec)
        else:
            for inner in own_fields(spec.model):
                yield _nested(prefix, spec, inner)


def _under(prefix: str, spec: FieldSpec) -> FieldSpec:
    return spec if not prefix else replace(spec, path=f"{prefix}{spec.path}")


def _nested(prefix: str, outer: FieldSpec, inner: FieldSpec) -> FieldSpec:
    """Return a field of something that stands once, seen from the record it stands in."""
    return replace(
        inner,
        path=f"{prefix}{outer.path}.{inner.path}",
        title=words.NESTED_TITLE.format(outer=outer.title, inner=inner.title),
        required=inner.required and outer.required,
    )


def _column(spec: FieldSpec, origin: str) -> Column:
    word = spec.kind if hasattr(spec.kind, "__members__") else None
    return Column(
        name=spec.path.replace(".", "_"),
        title=spec.title,
        description=spec.description,
        datatype=type_of(spec),
        required=spec.required,
        path=f"{origin}.{spec.path}",
        identifier=spec.identifier or spec.ref is not None or spec.name == "id",
        law=spec.law,
        words=word,
        example=spec.example,
    )


def _reference(name: str, spec: FieldSpec) -> ForeignKey | None:
    if spec.ref is not None:
        return ForeignKey((name,), KIND[spec.ref].table, ("id",))
    if spec.vocabulary is not None:
        key = vocabulary_key(spec.vocabulary)
        return None if key is None else ForeignKey((name,), table_of(spec.vocabulary), (key,))
    return None


def table_of(stem: str) -> str:
    """Return the name of the table that holds the items of a vocabulary."""
    return stem.replace("-", "_")


def vocabulary_key(stem: str) -> str | None:
    """Return the column by which records name an item of a vocabulary."""
    items = next(spec for spec in field_specs(VOCABULARIES[stem]) if spec.path == "items[]")
    fields = items.model.model_fields if items.model else {}
    return next((name for name in ("code", "id", "name") if name in fields), None)


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
                description=spec.description,
                origin=self.origin,
                columns=(*inherited, _position(spec.title), *columns),
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
            column = _column(value, path)
            found = _reference(VALUE, spec)
            return (*inherited, POSITION), [replace(column, path=path)], [found] if found else []
        fields = [field for field in own_fields(spec.model) if not field.many]
        names = [field.path for field in fields]
        columns = [_column(field, path) for field in fields]
        foreign = [found for field in fields if (found := _reference(field.path.replace(".", "_"), field))]
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
        title = words.PARENT_KEY.format(parent=parent.title, column=above.title)
        columns.append(
            Column(
                own.get(name, name),
                title,
                words.PARENT_KEY_MEANING,
                above.datatype,
                True,
                "",
                above.identifier,
            )
        )
    return columns


def _position(title: str) -> Column:
    return Column(
        POSITION, words.POSITION, words.POSITION_MEANING.format(list=title), ColumnType.INTEGER, True
    )


def kind_node(kind: Kind) -> Node:
    """Return the tables of a record kind."""
    fields = [field for field in own_fields(kind.model) if not field.many]
    found = [_reference(field.path.replace(".", "_"), field) for field in fields]
    volume = Volume.WINDOWED if kind.key in WINDOWED else Volume.PERMANENT
    up = ForeignKey(("id",), RECORDS, ("id",))
    table = Table(
        name=kind.table,
        title=kind.title,
        description=words.MAIN_TABLE.format(title=kind.title),
        origin=kind.key,
        columns=tuple(_column(field, kind.key) for field in fields),
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
            description=spec.description,
            origin=origin,
            columns=(_position(spec.title), *columns),
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
    columns = tuple(_column(spec, origin) for spec in once)
    name = f"{table_of(stem)}_header"
    head = words.CHILD_TITLE.format(parent=title, child=words.HEADER)
    table = Table(name, head, words.HEADER_MEANING, origin, (_position(title), *columns), (POSITION,), ())
    return Node(table, VOCABULARIES[stem], (), (), True)


def _text(name: str, title: str, meaning: str, *, identifier: bool = False) -> Column:
    return Column(name, title, meaning, ColumnType.TEXT, True, "", identifier)


def _records_table() -> Table:
    as_of = next(spec for spec in field_specs(Record) if spec.name == "as_of")
    columns = (
        _text("id", words.ID, words.ID_MEANING, identifier=True),
        _text("kind", words.KIND, words.KIND_MEANING),
        _text("kind_title", words.KIND_TITLE, words.KIND_TITLE_MEANING),
        Column("title", words.RECORD_TITLE, words.RECORD_TITLE_MEANING, ColumnType.TEXT),
        Column("as_of", as_of.title, as_of.description, ColumnType.DATE, True),
    )
    return Table(RECORDS, words.RECORDS, words.RECORDS_MEANING, "records", columns, ("id",), ())


def _sources_table() -> Table:
    fields = [field for field in own_fields(Source) if not field.many]
    columns = [_column(field, "sources[]") for field in fields]
    foreign = [found for field in fields if (found := _reference(field.path, field))]
    own = (
        _text("record_id", words.RECORD_ID, words.PARENT_KEY_MEANING, identifier=True),
        _position(words.SOURCES),
    )
    return Table(
        SOURCES,
        words.SOURCES,
        words.SOURCES_MEANING,
        "records",
        (*own, *columns),
        ("record_id", POSITION),
        (ForeignKey(("record_id",), RECORDS, ("id",)), *foreign),
        RECORDS,
    )


def _vocabularies_table() -> Table:
    columns = (
        _text("stem", words.STEM, words.STEM_MEANING),
        _text("title", words.STEM_TITLE, words.STEM_TITLE_MEANING),
        Column("note", words.NOTE, words.NOTE_MEANING, ColumnType.TEXT, path="vocab/*.note"),
        Column("version", words.VERSION, words.VERSION_MEANING, ColumnType.DATE, path="vocab/*.version"),
    )
    return Table(
        VOCABULARY_TABLE, words.VOCABULARIES, words.VOCABULARIES_MEANING, "vocab/", columns, ("stem",), ()
    )


def _words_table() -> Table:
    columns = (
        _text("list", words.LIST, words.LIST_MEANING),
        Column(POSITION, words.POSITION, words.LIST_POSITION_MEANING, ColumnType.INTEGER, True),
        _text("value", words.WORD, words.WORD_MEANING),
        _text("meaning", words.WORD_EXPLAINED, words.WORD_EXPLAINED_MEANING),
    )
    return Table(WORDS, words.WORDS, words.WORDS_MEANING, "vocab/", columns, ("list", "value"), ())


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
    tables = [_records_table(), _sources_table()]
    tables += [table for node in kinds.values() for table in _flat(node)]
    tables += [table for nodes in vocabularies.values() for _, node in nodes for table in _flat(node)]
    return Plan(kinds, vocabularies, (*tables, _vocabularies_table(), _words_table()))
