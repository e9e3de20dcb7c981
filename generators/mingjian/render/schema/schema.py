"""One JSON Schema per record type and vocabulary, with Chinese titles, hints and messages for editors.

Editors with a YAML language server complete and check against these while a clerk types. They say no more
than the declaration does; rules across records stay with ``mingjian check``.
"""

from collections.abc import Iterator
from typing import Any

import orjson
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from mingjian.model.declaration import Model, Word
from mingjian.model.registry import KINDS, VOCABULARIES
from mingjian.model.settings import Settings
from mingjian.render.artifact import JSON, Artifact
from mingjian.render.schema.snippets import add_snippets

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PATTERN_MESSAGE = "格式不对：{description}例如 {example}"


class _Generator(GenerateJsonSchema):
    """Pydantic's generator, with the meaning of each word of a closed list beside it."""

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """Add what editors show beside each choice."""
        result = super().enum_schema(schema)
        if issubclass(schema["cls"], Word):
            result["enumDescriptions"] = [member.meaning for member in schema["members"]]
            result.pop("description", None)
            result.pop("title", None)
        return result


def render_schemas() -> Iterator[Artifact]:
    """Render ``<kind>.json`` for every record type, ``vocab-<stem>.json`` and ``registry.json``."""
    yield _artifact("registry", Settings)
    for kind in KINDS:
        yield _artifact(kind.key, kind.model)
    for stem, model in VOCABULARIES.items():
        yield _artifact(f"vocab-{stem}", model)


def json_schema(model: type[Model]) -> dict[str, Any]:
    """Return the JSON Schema of one model."""
    schema = model.model_json_schema(mode="validation", schema_generator=_Generator)
    tidy: dict[str, Any] = {"$schema": DIALECT, **_tidy(schema)}
    return tidy


def _artifact(name: str, model: type[Model]) -> Artifact:
    options = orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE
    schema = json_schema(model)
    add_snippets(schema, model)
    return Artifact(f"{name}.json", orjson.dumps(schema, option=options), JSON)


def _tidy(node: Any) -> Any:
    """Drop English docstrings and say in Chinese what a pattern wants."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    result = {key: _tidy(value) for key, value in node.items()}
    if result.get("type") == "object" and "properties" in result:
        result.pop("description", None)
    if "pattern" in result and result.get("examples"):
        result["patternErrorMessage"] = _PATTERN_MESSAGE.format(
            description=result.get("description", ""), example=result["examples"][0]
        )
    return result
