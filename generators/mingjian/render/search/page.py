"""The page ``search/``: the box, room for results, and the lists that need no script."""

from dataclasses import dataclass
from functools import partial

from mingjian.derive import wording
from mingjian.derive.piece import INDEX, Head, Link
from mingjian.derive.views import Views
from mingjian.render.draft import Draft
from mingjian.render.pages.outline import PageSpec
from mingjian.render.pages.pages import Shell, draft_page


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page shows: the lists by which everything can be reached without a script."""

    head: Head
    lists: tuple[Link, ...]
    areas: tuple[Link, ...]


def search_page(views: Views, shell: Shell) -> Draft:
    """Render the page."""
    spec = PageSpec("search/", "search", "search", partial(_view, views))
    return draft_page(views, shell, spec, shell.fingerprint)


def _view(views: Views) -> SearchPage:
    return SearchPage(
        head=Head(wording.SEARCH, wording.SEARCH_DESCRIPTION),
        lists=tuple(INDEX.values()),
        areas=tuple(views.region_link(code) for code in views.areas),
    )
