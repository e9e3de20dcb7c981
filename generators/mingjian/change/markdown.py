"""A change set in Markdown: the comment under a pull request, and the page of a release."""

from collections.abc import Iterator

from mingjian.change.compare import Comparison
from mingjian.change.notes import notes, safe
from mingjian.change.words import wording
from mingjian.derive.changeview import Entry, Group, groups, totals
from mingjian.derive.changewords import ACTIONS

LIMIT = 60_000
"""Characters; comments on code hosts are cut off at 65,536."""


def render(found: Comparison) -> str:
    """Return the change set as Markdown."""
    lines: list[str] = []
    size = 0
    for line in _lines(found):
        size += len(line) + 1
        if size > LIMIT:
            lines += ["", wording()["cut"]]
            break
        lines.append(line)
    return "\n".join(lines) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    changes, say = found.changes, wording()
    yield say["heading"].format(base=safe(changes.base), head=safe(changes.head))
    yield ""
    if not changes.changes:
        yield say["nothing"]
        yield from notes(found, say)
        return
    counts = (say["count"].format(action=ACTIONS[action], n=n) for action, n in totals(changes))
    yield say["total"].format(counts=say["separator"].join(counts))
    for group in groups(changes.changes, found.names):
        yield from _group(group, say)
    yield from notes(found, say)


def _group(group: Group, say: dict[str, str]) -> Iterator[str]:
    yield ""
    counts = (say["count"].format(action=ACTIONS[action], n=n) for action, n in group.counts)
    yield say["group"].format(title=group.title, counts=say["separator"].join(counts))
    yield ""
    for entry in group.entries:
        yield from _entry(entry, say)
    if group.more:
        yield say["more"].format(n=group.more)


def _entry(entry: Entry, say: dict[str, str]) -> Iterator[str]:
    yield say["entry"].format(name=safe(entry.name), id=entry.id, actions=entry.actions)
    for line in entry.lines:
        yield say["line"].format(field=safe(line.field), old=safe(line.old), new=safe(line.new))
    if entry.more:
        yield say["more_lines"].format(n=entry.more)
