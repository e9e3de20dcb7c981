"""The page ``search/``: the box, room for results, and the lists that need no script."""

from dataclasses import dataclass
from functools import partial

from mingjian.derive import wording
from mingjian.derive.piece import INDEX, Head, Link
from mingjian.derive.views import Views
from mingjian.render.draft import Sketch, fingerprint, makers
from mingjian.render.pages.outline import PageSpec
from mingjian.render.pages.pages import Shell, sketch_page
from mingjian.render.watched import Watch


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What the page shows: the lists by which everything can be reached without a script."""

    head: Head
    lists: tuple[Link, ...]
    areas: tuple[Link, ...]


def search_page(views: Views, shell: Shell) -> Sketch:
    """Render the page."""
    spec = PageSpec("search/", "search", "search", partial(_view, views))
    return sketch_page(views, shell, spec, fingerprint(makers(), shell.fingerprint), Watch(views))


def _view(views: Views) -> SearchPage:
    return SearchPage(
        head=Head(wording.SEARCH, wording.SEARCH_DESCRIPTION),
        lists=tuple(INDEX.values()),
        areas=tuple(views.region_link(code) for code in views.areas),
    )
