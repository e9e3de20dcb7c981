"""What of the plain kinds can be found: every record with a page, by its name, number and kind of thing."""

from collections.abc import Iterator
from typing import Any

from mingjian.derive.changeset import name_of
from mingjian.derive.views import Views
from mingjian.model.registry import KIND
from mingjian.render.pages.knowledge import PLAIN, shown
from mingjian.render.search.rows import EntryRow

PLAIN_KINDS: dict[str, tuple[str, str]] = {
    kind: (KIND[kind].title, f"{KIND[kind].folder}/{{}}/") for kind in PLAIN
}
"""What each plain kind is called and where its pages are."""
_ALSO = ("number", "document_number", "organisation", "host", "place", "issuer")
"""Fields by which people also look for a record."""


def plain_rows(views: Views, kind: str) -> Iterator[EntryRow]:
    """Yield the records of a plain kind by id."""
    for key, item in shown(views, kind).items():
        also = "\t".join(value for name in _ALSO if (value := _text(item, name)))
        yield EntryRow(key, name_of(item), also, _text(item, "type") or _text(item, "role"))


def _text(item: Any, name: str) -> str:
    value = getattr(item, name, None)
    return "" if value is None else str(value)
