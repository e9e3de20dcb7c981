"""The static API: a file per record, lists in pages, one file that says what there is.

Addresses never change. A record's file holds only the record, so it changes when the record does and
never with the calendar.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

import orjson

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import ColumnType, Row, Table
from mingjian.derive.tables import plan
from mingjian.model.registry import KINDS, VOCABULARIES, Kind
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.draft import Draft, File, fingerprint, makers
from mingjian.render.opendata.about import About
from mingjian.render.opendata.cells import by_type, converted, number

ROOT = "api/v1"
PAGE_ROWS = 500
_NEAT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_DECIMALS = by_type({ColumnType.DECIMAL: number})


def encode(value: Any, *, neat: bool = False) -> bytes:
    """Write JSON; decimals become numbers."""
    return orjson.dumps(value, default=number, option=_NEAT if neat else orjson.OPT_APPEND_NEWLINE)


def record_file(kind: Kind, record: Any) -> Draft:
    """Draft the file of one record."""
    made_of = fingerprint(makers(), kind.key, record)
    path = f"{ROOT}/{kind.table}/{record.id}.json"
    return Draft(path, JSON, (record.id,), made_of, partial(_record, kind, record))


def _record(kind: Kind, record: Any) -> bytes:
    return encode({"kind": kind.key, "record": record.model_dump(warnings=False)})


def record_files(dataset: Dataset, share: tuple[int, int]) -> Iterator[Draft]:
    """Draft the i-th of n shares of the files of all records."""
    index, count = share
    place = 0
    for kind in KINDS:
        for record in dataset.registry.of(kind.key).values():
            if place % count == index:
                yield record_file(kind, record)
            place += 1


def list_files(dataset: Dataset, about: About, keys: dict[str, str]) -> Iterator[File]:
    """Yield the list of every kind, the word lists, and the index of everything.

    Args:
        dataset: what is listed.
        about: what is said of it.
        keys: the fingerprint of every table, by name.
    """
    for kind in KINDS:
        table = plan().table(kind.table)
        yield from _lists(table, dataset.rows[kind.table], keys[kind.table])
    for stem in VOCABULARIES:
        vocabulary = dataset.registry.vocabularies.get(stem)
        if vocabulary is not None:
            data = encode({"vocabulary": stem, **vocabulary.model_dump()}, neat=True)
            yield Artifact(f"{ROOT}/vocab/{stem}.json", data, JSON, (f"vocab/{stem}",))
    yield Artifact(f"{ROOT}/index.json", encode(_index(dataset, about), neat=True), JSON, ("registry",))


def _lists(table: Table, rows: list[Row], key: str) -> Iterator[Draft]:
    pages = [rows[start : start + PAGE_ROWS] for start in range(0, len(rows), PAGE_ROWS)]
    for place, page in enumerate(pages, 1):
        path = f"{ROOT}/{table.name}/page-{place}.json"
        yield Draft(path, JSON, ("registry",), key, partial(_page, table, page))
    path = f"{ROOT}/{table.name}/index.json"
    yield Draft(path, JSON, ("registry",), key, partial(_head, table, pages))


def _page(table: Table, rows: list[Row]) -> bytes:
    return encode({"items": _items(table, rows)})


def _items(table: Table, rows: list[Row]) -> list[dict[str, Any]]:
    return [dict(zip(table.header, row, strict=True)) for row in converted(table, rows, _DECIMALS)]


def _head(table: Table, pages: list[list[Row]]) -> bytes:
    ends = [(_items(table, page[:1])[0]["id"], _items(table, page[-1:])[0]["id"]) for page in pages]
    head = {
        "table": table.name,
        "title": table.title,
        "count": sum(map(len, pages)),
        "pages": [
            {"path": f"page-{place}.json", "count": len(page), "first": first, "last": last}
            for place, (page, (first, last)) in enumerate(zip(pages, ends, strict=True), 1)
        ],
        "record": "{id}.json",
    }
    return encode(head, neat=True)


def _index(dataset: Dataset, about: About) -> dict[str, Any]:
    return {
        "title": about.title,
        "description": about.description,
        "notice": about.stamp,
        "publisher": about.publisher,
        "asOf": about.as_of,
        "commit": dataset.commit,
        "tool": about.tool,
        "licence": {"name": about.licence, "url": about.licence_url},
        "citation": about.citation,
        "updateCadence": about.cadence,
        "requiresAccessToken": False,
        "openapi": "openapi.json",
        "dataPackage": "../../data/datapackage.json",
        "catalog": "../../data/catalog.jsonld",
        "tables": [
            {
                "name": kind.table,
                "kind": kind.key,
                "title": kind.title,
                "count": len(dataset.rows[kind.table]),
                "index": f"{kind.table}/index.json",
                "record": f"{kind.table}/{{id}}.json",
            }
            for kind in KINDS
        ],
        "vocabularies": [
            {"name": row[0], "title": row[1], "path": f"vocab/{row[0]}.json"}
            for row in dataset.rows["vocabularies"]
        ],
    }
