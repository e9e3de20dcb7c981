"""A change set as a page of HTML that stands alone: no script, no style from elsewhere."""

from collections.abc import Iterable
from typing import Any

from mingjian.change.compare import Comparison
from mingjian.change.markdown import ALL, FEW
from mingjian.change.notes import first_sections, sections
from mingjian.change.words import say
from mingjian.derive.changeview import LINES, SHOWN, groups
from mingjian.derive.changewords import ACTIONS
from mingjian.render.pages.environment import environment


def render(found: Comparison) -> str:
    """Return the change set as HTML."""
    return environment().get_template("changes/alone.html.j2").render(told(found))


def told(found: Comparison) -> dict[str, Any]:
    """Return what the templates show of a change set."""
    changes = found.changes
    fields = ALL if len(changes.changes) <= FEW else LINES
    return {
        "title": say("page_title", base=changes.base, head=changes.head),
        "day": found.as_of,
        "blocked": say("blocked") if found.blocked else "",
        "groups": groups(changes.changes, found.names, SHOWN, fields),
        "actions": ACTIONS,
        "first": _cut(first_sections(found)),
        "sections": _cut(sections(found)),
        "bases": found.bases,
        "grounds": found.grounds,
    }


def _cut(parts: Iterable[tuple[str, list[str]]]) -> list[tuple[str, list[str], int]]:
    return [(heading, lines[:SHOWN], len(lines)) for heading, lines in parts]
