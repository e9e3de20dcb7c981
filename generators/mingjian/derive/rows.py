"""Rows of the open data: a registry in, for every table its rows in key order out.

The registry must already be the one that may be public (``disclosed.py``); nothing is left out here. A nation
has half a million rows, so every model is turned into a reader once and records are then read by plain calls.
"""

from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import Any

from mingjian.derive.commontables import RECORDS, SOURCES, VOCABULARY_TABLE, WORDS
from mingjian.derive.table import Row
from mingjian.derive.tables import Node, plan
from mingjian.model.declaration import FieldSpec, Model, Word, field_specs, key_order, record_title
from mingjian.model.provenance import Source
from mingjian.model.registry import KINDS, VOCABULARIES, Registry

Rows = dict[str, list[Row]]
Reader = Callable[[Any], tuple[Any, ...]]


@cache
def reader(model: type[Model]) -> Reader:
    """Return a function that reads a record's own columns, without its lists."""
    parts: list[Reader] = []
    plain: list[FieldSpec] = []
    for spec in _fields(model):
        if spec.model is None:
            plain.append(spec)
            continue
        parts += [_plain(plain)] if plain else []
        parts.append(_nested(spec))
        plain = []
    parts += [_plain(plain)] if plain else []
    if len(parts) == 1:
        return parts[0]

    def read(record: Any) -> tuple[Any, ...]:
        row: tuple[Any, ...] = ()
        for part in parts:
            row += part(record)
        return row

    return read


def _fields(model: type[Model]) -> list[FieldSpec]:
    specs = {spec.name: spec for spec in field_specs(model) if "." not in spec.path}
    return [specs[name] for name in key_order(model) if not specs[name].many]


def width(model: type[Model]) -> int:
    """Return how many columns a record has of its own."""
    return sum(width(spec.model) if spec.model else 1 for spec in _fields(model))


def _plain(specs: list[FieldSpec]) -> Reader:
    names = [spec.name for spec in specs]
    words = [place for place, spec in enumerate(specs) if is_word(spec.kind)]
    take: Callable[[Any], Any] = itemgetter(*names)
    single = len(names) == 1

    def read(record: Any) -> tuple[Any, ...]:
        found = take(record.__dict__)
        values = (found,) if single else found
        if not words:
            return tuple(values)
        row = list(values)
        for place in words:
            word = row[place]
            if word is not None:
                row[place] = word._value_
        return tuple(row)

    return read


def _nested(spec: FieldSpec) -> Reader:
    assert spec.model is not None  # noqa: S101 - asked for nested fields only
    name, inner, nothing = spec.name, reader(spec.model), (None,) * width(spec.model)

    def read(record: Any) -> tuple[Any, ...]:
        found = record.__dict__[name]
        return nothing if found is None else inner(found)

    return read


def is_word(kind: Any) -> bool:
    """Say whether a field holds a word of a closed vocabulary."""
    return isinstance(kind, type) and issubclass(kind, Word)


Fill = Callable[[Any, Row, int], None]


def filler(node: Node, rows: Rows) -> Fill:
    """Return a function that puts a record, and everything below it, into the rows.

    It takes the record, the key of the row above and the position in the list above.
    """
    own = rows[node.table.name]
    below = [(path, filler(child, rows), child.inherited) for path, child in node.below]
    read = reader(node.model) if node.model else _value
    has_position = node.has_position

    def fill(record: Any, above: Row, position: int) -> None:
        row = (*above, position, *read(record)) if has_position else read(record)
        own.append(row)
        for path, into, places in below:
            items = _reach(record, path)
            if items:
                key = tuple([row[place] for place in places])
                for number, item in enumerate(items, 1):
                    into(item, key, number)

    return fill


def _value(item: Any) -> Row:
    return (item._value_ if isinstance(item, Word) else item,)


def _reach(record: Any, path: tuple[str, ...]) -> Iterable[Any]:
    """Return the list at a path; something that stands between and is not filled in has none."""
    for name in path:
        record = record.__dict__[name]
        if record is None:
            return ()
    found: Iterable[Any] = record
    return found


def table_rows(registry: Registry) -> Rows:
    """Return the rows of every table, each in the order of its key."""
    made = plan()
    rows: Rows = {table.name: [] for table in made.tables}
    for kind in KINDS:
        fill = filler(made.kinds[kind.key], rows)
        _file(registry.of(kind.key), kind.key, kind.title, rows)
        for _, record in sorted(registry.of(kind.key).items()):
            fill(record, (), 0)
    for stem in VOCABULARIES:
        if (vocabulary := registry.vocabularies.get(stem)) is not None:
            _vocabulary(stem, vocabulary, rows)
    rows[RECORDS].sort()
    rows[SOURCES].sort(key=itemgetter(0, 1))
    rows[WORDS] += _words()
    return rows


def _file(records: dict[str, Any], kind: str, title: str, rows: Rows) -> None:
    """Put every record into the list of all ids, and its sources into theirs."""
    read, index, sources = reader(Source), rows[RECORDS], rows[SOURCES]
    for key, record in records.items():
        name = getattr(record, "name", None) or getattr(record, "title", None)
        index.append((key, kind, title, name, record.as_of))
        sources += [(key, number, *read(source)) for number, source in enumerate(record.sources, 1)]


def _vocabulary(stem: str, vocabulary: Any, rows: Rows) -> None:
    facts = (getattr(vocabulary, name, None) for name in ("note", "version"))
    rows[VOCABULARY_TABLE].append((stem, record_title(type(vocabulary)), *facts))
    for field, node in plan().vocabularies[stem]:
        fill = filler(node, rows)
        for number, item in enumerate(getattr(vocabulary, field) if field else (vocabulary,), 1):
            fill(item, (), number)


@cache
def word_lists() -> dict[str, type[Word]]:
    """Return every closed vocabulary used by a column, by its name in the data."""
    found = {
        list_name(spec.kind): spec.kind
        for model in (*(kind.model for kind in KINDS), *VOCABULARIES.values())
        for spec in field_specs(model)
        if is_word(spec.kind)
    }
    return dict(sorted(found.items()))


def list_name(words: type[Word]) -> str:
    """Return the name of a closed vocabulary in the data: ``InstitutionStatus`` is ``institution_status``."""
    name = "".join(f"_{mark.lower()}" if mark.isupper() else mark for mark in words.__name__)
    return name.removeprefix("_")


def _words() -> list[Row]:
    return [
        (name, number, word._value_, word.meaning)
        for name, words in word_lists().items()
        for number, word in enumerate(words, 1)
    ]
