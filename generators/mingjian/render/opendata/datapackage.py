"""datapackage.json (Data Package v2): every CSV table with its columns, types, keys, size and hash."""

from typing import Any

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Column, ForeignKey, Table
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.opendata import words
from mingjian.render.opendata.about import About
from mingjian.render.opendata.api import encode
from mingjian.render.opendata.shape import Files, file_of

_PROFILES = "https://datapackage.org/profiles/2.0"
VERSION = "1.0.0"
"""Version of the tables' shape: a new column is a minor version, a changed or moved one a major version."""


def datapackage_file(dataset: Dataset, about: About, files: Files) -> Artifact:
    """Return the package description."""
    resources = [
        _resource(table, files, len(dataset.rows[table.name]))
        for table in dataset.tables
        if file_of(table, "csv") in files
    ]
    package: dict[str, Any] = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "mingjian-registry",
        "title": about.title,
        "description": f"{about.description}\n\n{about.stamp}",
        "version": VERSION,
        "created": f"{about.as_of}T00:00:00+08:00",
        "keywords": list(words.KEYWORDS),
        "licenses": [_licence(about)],
        "contributors": [{"title": about.publisher, "roles": ["publisher"]}],
        "sources": [{"title": about.publisher}],
        "citation": about.citation,
        "asOf": about.as_of,
        "commit": dataset.commit,
        "tool": about.tool,
        "resources": resources,
    }
    if about.url:
        package |= {"homepage": about.address("data/"), "id": about.address("data/datapackage.json")}
    return Artifact("data/datapackage.json", encode(package, neat=True), JSON, ("registry",))


def _licence(about: About) -> dict[str, str]:
    found = {"title": about.licence, "name": about.licence.replace(" ", "-")}
    return found | ({"path": about.licence_url} if about.licence_url else {})


def _resource(table: Table, files: Files, rows: int) -> dict[str, Any]:
    path = file_of(table, "csv")
    return {
        "name": table.name.replace("_", "-"),
        "type": "table",
        "$schema": f"{_PROFILES}/dataresource.json",
        "path": path.removeprefix("data/"),
        "title": table.title,
        "description": table.description,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": files[path].bytes,
        "hash": f"sha256:{files[path].sha256}",
        "rows": rows,
        "volume": table.volume.value,
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [_foreign(table, item) for item in table.foreign],
            "missingValues": [""],
        },
    }


def _field(column: Column) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": column.name,
        "type": column.datatype.value,
        "title": column.title,
        "description": column.description,
    }
    if column.example is not None and not isinstance(column.example, list | dict):
        found["example"] = column.example
    constraints: dict[str, Any] = {}
    if column.required:
        constraints["required"] = True
    if column.words is not None:
        constraints["enum"] = [word.value for word in column.words]
        found["categories"] = [{"value": word.value, "label": word.meaning} for word in column.words]
    return found | ({"constraints": constraints} if constraints else {})


def _foreign(table: Table, item: ForeignKey) -> dict[str, Any]:
    resource = "" if item.table == table.name else item.table.replace("_", "-")
    return {"fields": list(item.columns), "reference": {"resource": resource, "fields": list(item.target)}}
