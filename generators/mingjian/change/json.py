"""A change set as JSON, complete."""

import orjson

from mingjian.change.compare import Comparison
from mingjian.render.opendata.delta import change_data


def render(found: Comparison) -> str:
    """Return the change set as JSON."""
    changes = found.changes
    value = {"base": changes.base, "head": changes.head, "changes": change_data(changes.changes, found.names)}
    value |= {"windows": found.windows, "two_reviewers_for": found.grounds}
    return orjson.dumps(value, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE).decode()
