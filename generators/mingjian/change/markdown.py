"""A change set in Markdown: the comment under a pull request, and the page of a release."""

from collections.abc import Iterator

from mingjian.change.compare import Comparison
from mingjian.change.notes import leading, notes, safe
from mingjian.change.words import say
from mingjian.derive.changeview import LINES, SHOWN, Entry, Group, groups, totals
from mingjian.derive.changewords import ACTIONS

LIMIT = 60_000
"""Platforms take comments of 65,536 characters; a longer one is refused as a whole."""
STEPS = ((SHOWN, LINES), (20, LINES), (10, LINES), (5, 3), (2, 2), (0, 0))
"""Entries of a kind, and fields of an entry, that are written out: as many as there is room for."""
FEW = 5
ALL = 40
"""Of few records, so many fields each are written out."""


def render(found: Comparison) -> str:
    """Return the change set as Markdown that a platform takes."""
    text = ""
    for shown, fields in _steps(found):
        text = "\n".join(_lines(found, shown, fields)) + "\n"
        if len(text) <= LIMIT:
            return text
    whole, _, _ = text[:LIMIT].rpartition("\n")
    return f"{whole}\n\n{say('cut')}\n"


def _steps(found: Comparison) -> tuple[tuple[int, int], ...]:
    return ((SHOWN, ALL), *STEPS) if len(found.changes.changes) <= FEW else STEPS


def _lines(found: Comparison, shown: int, fields: int) -> Iterator[str]:
    changes = found.changes
    yield say("heading", base=safe(changes.base), head=safe(changes.head))
    yield ""
    if found.blocked:
        yield from (say("bold", text=say("blocked")), "")
    if not changes.changes:
        yield say("nothing")
        yield from (*leading(found), *notes(found))
        return
    counts = (say("count", action=ACTIONS[action], n=n) for action, n in totals(changes))
    yield say("total", counts=say("separator").join(counts), day=found.as_of)
    yield from leading(found)
    for group in groups(changes.changes, found.names, shown, fields):
        yield from _group(group)
    yield from notes(found)


def _group(group: Group) -> Iterator[str]:
    yield ""
    counts = (say("count", action=ACTIONS[action], n=n) for action, n in group.counts)
    yield say("group", title=group.title, counts=say("separator").join(counts))
    if group.entries or group.more or group.checked:
        yield ""
    for entry in group.entries:
        yield from _entry(entry)
    if group.more:
        yield say("more", n=group.more)
    if group.checked:
        yield say("checked", names=_some(group.checked))


def _some(names: tuple[str, ...]) -> str:
    text = say("names").join(safe(name) for name in names[:FEW])
    return text if len(names) <= FEW else say("names_more", names=text, n=len(names))


def _entry(entry: Entry) -> Iterator[str]:
    yield say("entry", name=safe(entry.name), id=entry.id, actions=entry.actions)
    for line in entry.lines:
        yield say("line", field=safe(line.field), old=safe(line.old), new=safe(line.new))
    if entry.more:
        yield say("more_lines", n=entry.more)
