"""JSON Schemas for editors: as committed, and snippets that a record takes."""

import re
from pathlib import Path

import jsonschema
import orjson
import pytest
from mingjian.model.registry import KINDS, VOCABULARIES
from mingjian.render.schema.schema import json_schema, render_schemas

ROOT = Path(__file__).parents[3]
LEFT_TO_THE_CLERK = {"type", "minLength", "minItems"}
"""A stop without an example is empty; one item is a beginning; every stop is text."""
STOP = re.compile(r'"?\$\{\d+(?::(.*?)|\|(.*?)\|)\}"?\Z')
MODELS = {kind.key: kind.model for kind in KINDS} | {
    f"vocab-{stem}": model for stem, model in VOCABULARIES.items()
}


def test_the_committed_schemas_are_current() -> None:
    made = {item.path: item.data for item in render_schemas()}
    assert {path.name for path in (ROOT / "registry/schema").iterdir()} == made.keys()
    stale = [name for name, data in made.items() if (ROOT / "registry/schema" / name).read_bytes() != data]
    assert stale == [], "run `make golden`"


def filled(body):
    """Return a snippet with every stop as the editor first shows it."""
    if isinstance(body, dict):
        return {name: filled(value) for name, value in body.items()}
    if isinstance(body, list):
        return [filled(value) for value in body]
    match = STOP.match(body)
    assert match, body
    text = match[1] if match[1] is not None else match[2].split(",")[0]
    return re.sub(r"\\(.)", r"\1", text)


def snippets(node):
    if isinstance(node, dict):
        if "defaultSnippets" in node:
            yield node
        for value in node.values():
            yield from snippets(value)


@pytest.mark.parametrize("name", MODELS)
def test_a_snippet_as_first_shown_is_a_valid_item(name: str) -> None:
    schema = orjson.loads((ROOT / "registry/schema" / f"{name}.json").read_bytes())
    for node in snippets(schema):
        (snippet,) = node["defaultSnippets"]
        item = filled(snippet["body"])
        judge = jsonschema.Draft202012Validator({"$defs": schema["$defs"], **node["items"]})
        wrong = [error for error in judge.iter_errors(item) if error.validator not in LEFT_TO_THE_CLERK]
        assert wrong == [], (snippet["label"], wrong[0].message)
        assert snippet["label"].startswith("新增")


def test_there_are_snippets_for_the_parts_clerks_add_most() -> None:
    schema = json_schema(MODELS["institution"])
    assert "defaultSnippets" not in orjson.dumps(schema).decode()
    committed = (ROOT / "registry/schema/institution.json").read_text("utf-8")
    assert all(f"新增{part}" in committed for part in ("许可证", "业务范围", "状态历史", "来源"))
