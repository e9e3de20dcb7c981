"""What a reviewer reads around the changes: first what must not be missed, then pages, rosters and data."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from mingjian.change.compare import Comparison
from mingjian.change.effect import Effect
from mingjian.change.pages import TouchedPage
from mingjian.change.rosters import RosterChange
from mingjian.change.tables import TouchedTable
from mingjian.change.words import say
from mingjian.check.catalogue import all_entries
from mingjian.derive.changeview import SHOWN
from mingjian.derive.scrutiny import SETTINGS
from mingjian.model.finding import Finding

NAMES = 6
"""Names of one roster that are written out."""
_JOINER = "\N{WORD JOINER}"
_CALLS = re.compile(r"[@#](?=\w)")
_MARKS = {ord(mark): f"\\{mark}" for mark in "\\`*_[]#|!"} | {ord(mark): f"&#{ord(mark)};" for mark in "<>&@"}


def leading(found: Comparison) -> Iterator[str]:
    """Yield what has to be seen before the changes themselves, as Markdown."""
    if found.bases:
        yield from ("", say("bases", bases=say("names").join(safe(basis) for basis in found.bases)))
    if found.grounds:
        yield from ("", say("two", grounds=say("names").join(found.grounds)))
    yield from _written(first_sections(found))


def notes(found: Comparison) -> Iterator[str]:
    """Yield what comes of the changes, as Markdown."""
    yield from _written(sections(found))


def _written(parts: Iterable[tuple[str, list[str]]]) -> Iterator[str]:
    for heading, lines in parts:
        yield from ("", say("section", title=heading), "")
        yield from (f"- {safe(line)}" for line in lines[:SHOWN])
        if len(lines) > SHOWN:
            yield say("more", n=len(lines) - SHOWN)


def first_sections(found: Comparison) -> Iterator[tuple[str, list[str]]]:
    """Yield what a reviewer must not miss: second looks, who may practise, how long a sanction shows."""
    yield from _with_lines(
        ("looks", [_look(item, found.names) for item in found.looks]),
        ("practice", list(_practice(found.effect))),
        ("windows", list(found.windows)),
    )


def sections(found: Comparison) -> Iterator[tuple[str, list[str]]]:
    """Yield what else comes of it, heading by heading."""
    seen = found.effect
    yield from _with_lines(
        ("pages", [*_everywhere(found), *_pages(seen.pages)]),
        ("rosters", list(_rosters(seen))),
        ("prices", list(_prices(seen))),
        ("data", [_table(table) for table in seen.tables]),
    )


def _with_lines(*parts: tuple[str, list[str]]) -> Iterator[tuple[str, list[str]]]:
    for key, lines in parts:
        if lines:
            yield say(key), lines


def _look(item: Finding, names: Mapping[str, str]) -> str:
    """Return a finding with the title of its rule, and whom it is about."""
    entry = all_entries().get(item.code)
    rule = item.code if entry is None else f"{item.code} {entry.title}"
    name = names.get(item.record_id, "")
    word = "look_of" if name not in {"", item.record_id} else "look"
    return say(word, name=name, id=item.record_id, rule=rule, message=item.message)


def _practice(effect: Effect) -> Iterator[str]:
    for group in effect.practice:
        for names, key in ((group.joined, "joined"), (group.left, "left")):
            if names:
                shown = say("names").join(names[:SHOWN])
                yield say(f"{key}_{group.kind}", n=len(names), names=shown)


def _everywhere(found: Comparison) -> Iterator[str]:
    if any(change.kind == SETTINGS for change in found.changes.changes):
        yield say("settings")


def _pages(pages: Sequence[TouchedPage]) -> Iterator[str]:
    if not pages:
        return
    about = [page for page in pages if page.record]
    yield say("page_total", n=len(pages), records=len(about))
    for page in about:
        word = "page" if page.was and page.now else "page_new" if page.now else "page_gone"
        yield say(word, title=page.title, url=page.url)


def _rosters(effect: Effect) -> Iterator[str]:
    """Say which volumes change, or that none does, wherever anything the public sees changes."""
    yield from (_roster(roster) for roster in effect.rosters)
    if effect.pages and not effect.rosters:
        yield say("rosters_none")


def _roster(roster: RosterChange) -> str:
    kinds = (("joined", roster.joined), ("left", roster.left), ("altered", roster.altered))
    told = (say(f"roster_{word}", names=_names(names)) for word, names in kinds if names)
    return say("roster", name=roster.name, what=say("and").join(told))


def _names(names: tuple[str, ...]) -> str:
    told = say("names").join(names[:NAMES])
    return told if len(names) <= NAMES else say("names_more", names=told, n=len(names))


def _prices(effect: Effect) -> Iterator[str]:
    """Say whether prices change, wherever anything the public sees does."""
    if effect.prices:
        yield say("prices_some", n=len(effect.prices))
    elif effect.pages:
        yield say("prices_none")


def _table(table: TouchedTable) -> str:
    kinds = (("rows_added", table.added), ("rows_changed", table.changed), ("rows_removed", table.removed))
    told = say("separator").join(say(word, n=n) for word, n in kinds if n)
    return say("table", title=table.title, name=table.name, counts=told)


def safe(text: str) -> str:
    """Return a text that stays a text in Markdown and in HTML, whatever a hostile value holds.

    Platforms look for ``@name`` and ``#1`` in what readers see, so escaping them is not enough: an invisible
    joiner goes between.
    """
    return _CALLS.sub(_apart, " ".join(text.split())).translate(_MARKS)


def _apart(found: re.Match[str]) -> str:
    return f"{found[0]}{_JOINER}"
