"""A change set as JSON, complete."""

from typing import Any

import orjson

from mingjian.change.compare import Comparison
from mingjian.model.finding import Finding
from mingjian.render.opendata.delta import change_data


def render(found: Comparison) -> str:
    """Return the change set as JSON."""
    changes, effect = found.changes, found.effect
    value: dict[str, Any] = {
        "base": changes.base,
        "head": changes.head,
        "as_of": found.as_of,
        "changes": change_data(changes.changes, found.names),
        "windows": found.windows,
        "two_reviewers_for": found.grounds,
        "bases": found.bases,
        "blocked": found.blocked,
        "practice": effect.practice,
        "pages": effect.pages,
        "rosters": effect.rosters,
        "prices": effect.prices,
        "tables": effect.tables,
        "looks": [_look(item) for item in found.looks],
    }
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()


def _look(item: Finding) -> dict[str, str]:
    severity = item.severity.word
    return {"code": item.code, "severity": severity, "path": item.path, "message": item.message}
