"""The pages on what changed, the delta files they lead to, the feeds and the calendars."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.bulletin import names
from mingjian.derive.changeset import Action
from mingjian.derive.changeview import Group, groups
from mingjian.derive.changewords import ACTIONS
from mingjian.derive.history import Depth, Step
from mingjian.derive.piece import Head, Link
from mingjian.derive.views import Views
from mingjian.render.artifact import HTML, Artifact
from mingjian.render.changes import words
from mingjian.render.changes.calendars import render_calendars
from mingjian.render.changes.deltas import delta_path, render_deltas
from mingjian.render.changes.feeds import Feed, feeds, render_feeds
from mingjian.render.changes.links import page_urls
from mingjian.render.draft import File
from mingjian.render.pages.pages import Shell
from mingjian.render.pages.wrapped import wrapped

CHANGES = Link(words.TITLE, "changes/")
LATEST = 10
"""Steps on the first page."""
SHOWN = 8
"""Entries of a kind that a page writes out."""


@dataclass(frozen=True, slots=True)
class StepView:
    """One commit as a page shows it."""

    day: str
    sha: str
    data: str
    counts: tuple[tuple[Action, int], ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The latest steps, or those of a month; ``note`` says how far the history reaches."""

    head: Head
    steps: tuple[StepView, ...]
    months: tuple[Link, ...]
    note: str
    actions: dict[Action, str]
    links: dict[str, str]


@dataclass(frozen=True, slots=True)
class FeedsPage:
    """Every feed, grouped; and the calendars."""

    head: Head
    groups: tuple[tuple[str, tuple[Feed, ...]], ...]
    calendars: tuple[Link, ...]


def render_changes(views: Views, shell: Shell) -> Iterator[File]:
    """Yield everything about what changed."""
    yield from render_deltas(views)
    yield from render_feeds(views)
    yield from render_calendars(views)
    by_month: dict[str, list[Step]] = {}
    for step in views.history.steps:
        by_month.setdefault(step.day[:7], []).append(step)
    months = tuple(Link(_month(month), f"{CHANGES.url}{month}/") for month in by_month)
    latest = views.history.steps[:LATEST]
    head = Head(words.TITLE, words.DESCRIPTION)
    yield _page(shell, "changes", CHANGES.url, _view(views, head, latest, months))
    for month, steps in by_month.items():
        title, meaning = _month(month), _month(month, words.MONTH_DESCRIPTION)
        view = _view(views, Head(title, meaning, (CHANGES,)), tuple(steps), ())
        yield _page(shell, "changes", f"{CHANGES.url}{month}/", view)
    yield _page(shell, "feeds", "feeds/", _feeds_page(views))


def _month(month: str, text: str = words.MONTH_TITLE) -> str:
    year, _, number = month.partition("-")
    return text.format(year=year, month=int(number))


def _view(views: Views, head: Head, steps: tuple[Step, ...], months: tuple[Link, ...]) -> ChangesPage:
    notes = {Depth.NONE: words.NONE, Depth.SHALLOW: words.SHALLOW, Depth.FULL: ""}
    shown = tuple(_step(views, step) for step in steps)
    wanted = {item.id for step in shown for group in step.groups for item in group.entries}
    urls = page_urls(views)
    links = {key: urls[key] for key in wanted if key in urls}
    return ChangesPage(head, shown, months, notes[views.history.depth], ACTIONS, links)


def _step(views: Views, step: Step) -> StepView:
    counts = {action: sum(action in change.actions for change in step.changes) for action in Action}
    return StepView(
        day=step.day,
        sha=step.sha[:10],
        data=delta_path(step),
        counts=tuple((action, number) for action, number in counts.items() if number),
        groups=groups(step.changes, names(views), SHOWN),
    )


def _feeds_page(views: Views) -> FeedsPage:
    found: dict[str, list[Feed]] = {}
    for feed in feeds(views):
        found.setdefault(feed.group, []).append(feed)
    head = Head(words.FEEDS_TITLE, words.FEEDS_DESCRIPTION, (CHANGES,))
    calendars = tuple(Link(title, f"calendars/{name}.ics") for name, title in words.CALENDARS.items())
    return FeedsPage(head, tuple((group, tuple(items)) for group, items in found.items()), calendars)


def _page(shell: Shell, template: str, url: str, view: ChangesPage | FeedsPage) -> Artifact:
    data = wrapped(shell, f"changes/{template}", view, section="changes", url=url)
    return Artifact(f"{url}index.html", data, HTML, ("registry",))
