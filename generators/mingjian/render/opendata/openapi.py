"""OpenAPI 3.1 description of the static API, with the record schemas editors use too."""

from functools import partial
from typing import Any

from mingjian.derive.table import Column, ColumnType, Table
from mingjian.derive.tables import plan
from mingjian.model.declaration import Model, record_title
from mingjian.model.registry import KINDS, VOCABULARIES
from mingjian.render.artifact import JSON
from mingjian.render.draft import Draft, fingerprint, makers
from mingjian.render.opendata.about import About
from mingjian.render.opendata.api import ROOT, encode
from mingjian.render.schema.schema import json_schema

_REF = "#/components/schemas/"
_TYPES: dict[ColumnType, dict[str, Any]] = {
    ColumnType.TEXT: {"type": "string"},
    ColumnType.INTEGER: {"type": "integer"},
    ColumnType.DECIMAL: {"type": "number"},
    ColumnType.BOOLEAN: {"type": "boolean"},
    ColumnType.DATE: {"type": "string", "format": "date"},
}


def openapi_file(about: About) -> Draft:
    """Draft the description; but for what is said of the dataset it says what this package is."""
    make = partial(_encoded, about)
    return Draft(f"{ROOT}/openapi.json", JSON, ("registry",), fingerprint(makers(), about), make)


def _encoded(about: About) -> bytes:
    return encode(openapi(about), neat=True)


def openapi(about: About) -> dict[str, Any]:
    """Return the description as plain data."""
    schemas: dict[str, Any] = {"List": _LIST}
    paths: dict[str, Any] = {"/index.json": _get("有哪些数据", "What there is", {"type": "object"})}
    for kind in KINDS:
        name = _schema(kind.model, schemas)
        table = plan().table(kind.table)
        schemas[f"{name}Row"] = _row(table)
        record = {
            "type": "object",
            "required": ["kind", "record"],
            "properties": {"kind": {"const": kind.key}, "record": {"$ref": f"{_REF}{name}"}},
        }
        page = {
            "type": "object",
            "required": ["items"],
            "properties": {"items": {"type": "array", "items": {"$ref": f"{_REF}{name}Row"}}},
        }
        base = f"/{kind.table}"
        paths[f"{base}/index.json"] = _get(f"{kind.title}：清单", "List", {"$ref": f"{_REF}List"})
        paths[f"{base}/page-{{page}}.json"] = _get(
            f"{kind.title}：清单的一页", "A page", page, page="integer"
        )
        paths[f"{base}/{{id}}.json"] = _get(f"{kind.title}：一条记录", "A record", record, id="string")
    for stem, model in VOCABULARIES.items():
        schema = {"$ref": f"{_REF}{_schema(model, schemas)}"}
        whole = {"allOf": [{"type": "object", "required": ["vocabulary"]}, _open(schemas, schema)]}
        paths[f"/vocab/{stem}.json"] = _get(f"词表：{record_title(model)}", "A word list", whole)
    return {
        "openapi": "3.1.0",
        "jsonSchemaDialect": "https://json-schema.org/draft/2020-12/schema",
        "info": {
            "title": about.title,
            "description": f"{about.description}\n\n{about.stamp}",
            "version": "1.0.0",
            "license": {"name": about.licence} | ({"url": about.licence_url} if about.licence_url else {}),
        },
        "servers": [{"url": about.address(f"{ROOT}/") if about.url else "./"}],
        "paths": paths,
        "components": {"schemas": dict(sorted(schemas.items()))},
    }


_LIST = {
    "type": "object",
    "required": ["table", "count", "pages"],
    "properties": {
        "table": {"type": "string"},
        "title": {"type": "string"},
        "count": {"type": "integer"},
        "record": {"type": "string"},
        "pages": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["path", "count", "first", "last"],
                "properties": {
                    "path": {"type": "string"},
                    "count": {"type": "integer"},
                    "first": {"type": "string"},
                    "last": {"type": "string"},
                },
            },
        },
    },
}


def _get(summary: str, english: str, schema: dict[str, Any], **parameters: str) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "summary": summary,
        "description": english,
        "responses": {"200": {"description": "OK", "content": {"application/json": {"schema": schema}}}},
    }
    if parameters:
        operation["parameters"] = [
            {"name": name, "in": "path", "required": True, "schema": {"type": kind}}
            for name, kind in parameters.items()
        ]
    return {"get": operation}


def _row(table: Table) -> dict[str, Any]:
    return {
        "type": "object",
        "title": table.title,
        "required": list(table.header),
        "properties": {column.name: _cell(column) for column in table.columns},
    }


def _cell(column: Column) -> dict[str, Any]:
    kind = dict(_TYPES[column.datatype])
    if not column.required:
        kind["type"] = [kind["type"], "null"]
    return {**kind, "title": column.title, "description": column.description}


def _schema(model: type[Model], schemas: dict[str, Any]) -> str:
    """Put the schema of a model, and of everything in it, among the shared ones; return its name."""
    found = json_schema(model)
    found.pop("$schema")
    inner = found.pop("$defs", {})
    for name, schema in {**inner, model.__name__: found}.items():
        moved = _moved(schema)
        if schemas.setdefault(name, moved) != moved:
            raise AssertionError(f"two models are called {name}")
    return model.__name__


def _moved(node: Any) -> Any:
    """Return a schema as it is given out: references lead to the shared place, decimals are numbers."""
    if isinstance(node, list):
        return [_moved(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _moved(value) for key, value in node.items()}
    if isinstance(reference := result.get("$ref"), str):
        result["$ref"] = reference.replace("#/$defs/", _REF)
    return result


def _open(schemas: dict[str, Any], reference: dict[str, str]) -> dict[str, Any]:
    """Return the schema of a word list without the ban on other keys: its file also says which list it is."""
    schema = schemas[reference["$ref"].removeprefix(_REF)]
    return {key: value for key, value in schema.items() if key != "additionalProperties"}
