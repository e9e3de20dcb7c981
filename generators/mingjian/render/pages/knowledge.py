"""The pages of what appraisal rests on, and of what is told to the public.

A kind whose record page is nothing but its fields takes the plain page; only its index has a template.
"""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from mingjian.derive import agenda, knowledge
from mingjian.derive.piece import Badge
from mingjian.derive.plain import plain_index, plain_page
from mingjian.derive.views import Views
from mingjian.model.registry import KIND
from mingjian.render.pages.spec import PageSpec

Index = Callable[[Views], Any]
State = Callable[[Views, Any], Badge | None]

PLAIN: dict[str, tuple[Index | None, State]] = {
    "standard": (knowledge.standards_page, knowledge.standard_state),
    "facility": (knowledge.facilities_page, lambda views, item: knowledge.facility_line(views, item).state),
    "expert": (knowledge.experts_page, lambda _views, _item: None),
    "association": (None, knowledge.term_state),
    "pilot": (None, knowledge.term_state),
    "event": (agenda.events_page, agenda.state_of),
    "announcement": (agenda.announcements_page, lambda _views, _item: None),
}
"""By kind: the view of its index (None for the plain one), and how one record stands on the day."""


def plain_pages(views: Views) -> Iterator[PageSpec]:
    """Yield index and record pages of every plain kind; only what may be given out has a page."""
    for kind, (index, state) in PLAIN.items():
        folder = KIND[kind].folder
        held = shown(views, kind)
        listed = partial(plain_index, views, kind, state) if index is None else partial(index, views)
        template = "plain_index" if index is None else folder
        yield PageSpec(f"{folder}/", folder, template, listed, ("registry", *held))
        for key, item in held.items():
            build = partial(_page, views, kind, item, state)
            yield PageSpec(f"{folder}/{key}/", folder, "plain", build, (key,))


def shown(views: Views, kind: str) -> dict[str, Any]:
    """Return the records of a kind that have a page on the day, by id."""
    return {key: item for key, item in sorted(views.registry.of(kind).items()) if _is_out(views, item)}


def _is_out(views: Views, item: Any) -> bool:
    first = getattr(item, "published", None) or getattr(item, "since", None)
    return first is None or hasattr(item, "confidence") or first <= views.as_of


def _page(views: Views, kind: str, item: Any, state: State) -> Any:
    return plain_page(views, kind, item, state(views, item))
