"""The static API: a file per record, lists in pages, one file that says what there is.

Addresses never change. A record's file holds only the record, so it changes when the record does and
never with the calendar.
"""

from collections.abc import Iterator
from typing import Any

import orjson

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import ColumnType, Row, Table
from mingjian.derive.tables import plan
from mingjian.model.registry import KINDS, VOCABULARIES, Kind
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.opendata.about import About
from mingjian.render.opendata.cells import by_type, converted, number

ROOT = "api/v1"
PAGE_ROWS = 500
_NEAT = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
_DECIMALS = by_type({ColumnType.DECIMAL: number})


def encode(value: Any, *, neat: bool = False) -> bytes:
    """Write JSON; decimals become numbers."""
    return orjson.dumps(value, default=number, option=_NEAT if neat else orjson.OPT_APPEND_NEWLINE)


def record_file(kind: Kind, record: Any) -> Artifact:
    """Return the file of one record."""
    data = encode({"kind": kind.key, "record": record.model_dump(warnings=False)})
    return Artifact(f"{ROOT}/{kind.table}/{record.id}.json", data, JSON, (record.id,))


def record_files(dataset: Dataset, share: tuple[int, int]) -> Iterator[Artifact]:
    """Yield the i-th of n shares of the files of all records."""
    index, count = share
    place = 0
    for kind in KINDS:
        for record in dataset.registry.of(kind.key).values():
            if place % count == index:
                yield record_file(kind, record)
            place += 1


def list_files(dataset: Dataset, about: About) -> Iterator[Artifact]:
    """Yield the list of every kind, the word lists, and the index of everything."""
    for kind in KINDS:
        yield from _lists(plan().table(kind.table), dataset.rows[kind.table])
    for stem in VOCABULARIES:
        vocabulary = dataset.registry.vocabularies.get(stem)
        if vocabulary is not None:
            data = encode({"vocabulary": stem, **vocabulary.model_dump()}, neat=True)
            yield Artifact(f"{ROOT}/vocab/{stem}.json", data, JSON, (f"vocab/{stem}",))
    yield Artifact(f"{ROOT}/index.json", encode(_index(dataset, about), neat=True), JSON, ("registry",))


def _lists(table: Table, rows: list[Row]) -> Iterator[Artifact]:
    items = [dict(zip(table.header, row, strict=True)) for row in converted(table, rows, _DECIMALS)]
    pages = [items[start : start + PAGE_ROWS] for start in range(0, len(items), PAGE_ROWS)]
    for place, page in enumerate(pages, 1):
        yield Artifact(f"{ROOT}/{table.name}/page-{place}.json", encode({"items": page}), JSON, ("registry",))
    head = {
        "table": table.name,
        "title": table.title,
        "count": len(items),
        "pages": [
            {"path": f"page-{place}.json", "count": len(page), "first": page[0]["id"], "last": page[-1]["id"]}
            for place, page in enumerate(pages, 1)
        ],
        "record": "{id}.json",
    }
    yield Artifact(f"{ROOT}/{table.name}/index.json", encode(head, neat=True), JSON, ("registry",))


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
