"""A change set in Markdown: the comment under a pull request, and the page of a release."""

from collections.abc import Iterator

from mingjian.change.compare import Comparison
from mingjian.change.words import wording
from mingjian.derive.changeview import SHOWN, Entry, Group, groups, totals
from mingjian.derive.changewords import ACTIONS


def render(found: Comparison) -> str:
    """Return the change set as Markdown."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Comparison) -> Iterator[str]:
    changes, say = found.changes, wording()
    yield say["heading"].format(base=_safe(changes.base), head=_safe(changes.head))
    yield ""
    if not changes.changes:
        yield say["nothing"]
        return
    counts = (say["count"].format(action=ACTIONS[action], n=n) for action, n in totals(changes))
    yield say["total"].format(counts=say["separator"].join(counts))
    for group in groups(changes.changes, found.names):
        yield from _group(group, say)
    yield from _notes(found, say)


def _notes(found: Comparison, say: dict[str, str]) -> Iterator[str]:
    """Say how long sanctions will be public, and what one reviewer is not enough for."""
    if found.windows:
        yield ""
        yield say["windows"]
        yield ""
        for note in found.windows[:SHOWN]:
            yield f"- {_safe(note)}"
        if len(found.windows) > SHOWN:
            yield say["more"].format(n=len(found.windows) - SHOWN)
    if found.grounds:
        yield ""
        yield say["two"].format(grounds="、".join(found.grounds))


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
    yield say["entry"].format(name=_safe(entry.name), id=entry.id, actions=entry.actions)
    for line in entry.lines:
        yield say["line"].format(field=_safe(line.field), old=_safe(line.old), new=_safe(line.new))
    if entry.more:
        yield say["more_lines"].format(n=entry.more)


def _safe(text: str) -> str:
    """Return a text that stays a text in Markdown and in HTML, whatever a hostile value holds."""
    for mark in "\\`*_[]<>#|!&@":
        text = text.replace(mark, f"&#{ord(mark)};" if mark in "<>&@" else f"\\{mark}")
    return " ".join(text.split())
