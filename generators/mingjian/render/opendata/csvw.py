"""csv-metadata.json (CSV on the Web): the same description for readers of that standard."""

from typing import Any

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Column, Table
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.opendata.about import About
from mingjian.render.opendata.api import encode

_TYPES = {"number": "decimal"}


def csvw_file(dataset: Dataset, about: About) -> Artifact:
    """Return the description; it lies beside the files, where readers look for it."""
    group = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "zh-Hans"}],
        "dc:title": about.title,
        "dc:description": about.description,
        "dc:publisher": about.publisher,
        "dc:license": {"@id": about.licence_url} if about.licence_url else about.licence,
        "dc:date": about.as_of,
        "dialect": {"encoding": "utf-8", "lineTerminators": ["\n"]},
        "tables": [_table(table) for table in dataset.tables],
    }
    return Artifact("data/csv/csv-metadata.json", encode(group, neat=True), JSON, ("registry",))


def _table(table: Table) -> dict[str, Any]:
    return {
        "url": f"{table.name}.csv",
        "dc:title": table.title,
        "dc:description": table.description,
        "tableSchema": {
            "columns": [_column(column) for column in table.columns],
            "primaryKey": list(table.key),
            "foreignKeys": [
                {
                    "columnReference": list(item.columns),
                    "reference": {"resource": f"{item.table}.csv", "columnReference": list(item.target)},
                }
                for item in table.foreign
            ],
        },
    }


def _column(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "titles": {"en": column.name, "zh-Hans": column.title},
        "dc:description": column.description,
        "datatype": _TYPES.get(column.datatype.value, column.datatype.value),
        "required": column.required,
    }
