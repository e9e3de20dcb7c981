"""A change set as JSON, complete."""

from typing import Any

import orjson

from mingjian.change.compare import Comparison
from mingjian.render.opendata.delta import change_data


def render(found: Comparison) -> str:
    """Return the change set as JSON."""
    changes = found.changes
    value: dict[str, Any] = {
        "base": changes.base,
        "head": changes.head,
        "changes": change_data(changes.changes, found.names),
    }
    effect = found.effect
    value |= {"windows": found.windows, "two_reviewers_for": found.grounds}
    value |= {"pages": effect.pages, "tables": effect.tables, "practice": effect.practice}
    value["looks"] = [
        {"code": item.code, "severity": item.severity.word, "path": item.path, "message": item.message}
        for item in effect.looks
    ]
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
