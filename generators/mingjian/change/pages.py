"""Which pages of the site a change alters: both sides are drafted for one day, what differs is rendered."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.derive.views import Views
from mingjian.render.draft import Draft
from mingjian.render.pages.pages import Crumbs, render_pages


@dataclass(frozen=True, slots=True)
class TouchedPage:
    """One page that will look different; ``was`` or ``now`` is False where it is new or gone.

    ``record`` is the id of the record the page is about; lists and statistics have none.
    """

    url: str
    title: str
    record: str
    was: bool
    now: bool


class BareShell:
    """A shell of nothing: a page in it is its title, its description and its content."""

    fingerprint = ""

    def wrap(  # noqa: D102, PLR0913 - see mingjian.render.pages.pages.Shell
        self,
        section: str,
        *,
        title: str,
        description: str,
        content: str | bytes,
        depth: int,
        path: str | None = None,
        toc: tuple[tuple[str, str], ...] = (),
        crumbs: Crumbs = (),
        head: str = "",
        about: object = None,
    ) -> bytes:
        del section, depth, path, toc, crumbs, head, about
        body = content if isinstance(content, bytes) else content.encode()
        return b"\0".join((title.encode(), description.encode(), body))


def touched_pages(before: Views, after: Views) -> tuple[TouchedPage, ...]:
    """Return the pages that differ: those about a record first, the others from the home page down."""
    found = _differing(_drafts(before), _drafts(after))
    return tuple(sorted(found, key=lambda page: (not page.record, page.url.count("/"), page.url)))


def _drafts(views: Views) -> dict[str, Draft]:
    sketches = render_pages(views, BareShell())
    return {sketch.path.removesuffix("index.html"): sketch.drawn()[0] for sketch in sketches}


def _differing(old: dict[str, Draft], new: dict[str, Draft]) -> Iterator[TouchedPage]:
    for url in old.keys() | new.keys():
        was, now = old.get(url), new.get(url)
        if was is None or now is None or (was.key != now.key and was.data != now.data):
            page = now or was
            assert page is not None  # noqa: S101 - the address comes from one of the two
            yield TouchedPage(url, _title(page), _record(url, page), was is not None, now is not None)


def _title(page: Draft) -> str:
    return page.data.partition(b"\0")[0].decode()


def _record(url: str, page: Draft) -> str:
    key = page.sources[0] if page.sources else ""
    return key if url.endswith(f"/{key}/") else ""
