"""The prints a site offers: rosters and posters as PDF, and the page that lists them.

A print that cannot be made does not stop the site; the page says that it is missing and how to find out why.
"""

from collections.abc import Callable, Collection, Iterator
from functools import partial

from mingjian.derive.printlist import prints_page
from mingjian.derive.regions import NATION
from mingjian.derive.views import Views
from mingjian.render.artifact import HTML, Artifact
from mingjian.render.pages.pages import Shell
from mingjian.render.pages.wrapped import wrapped
from mingjian.render.prints.code import Codes
from mingjian.render.prints.press import NotPrintable, Press
from mingjian.render.prints.roster import roster_path, roster_print
from mingjian.render.prints.wall import WALL, poster, poster_path

MAX_POSTERS = 400
"""Registries with more institutions offer rosters only; their posters are printed on demand."""

POSTERS = (WALL,)
"""Kinds on the site; the others are printed on demand."""

URL = "print/"


def volumes(views: Views) -> tuple[str, ...]:
    """Return the regions with a volume of their own: the registry's and its areas (a nation's provinces)."""
    root = views.registry.settings.region
    areas = tuple(code for code in views.areas if code != root)
    return areas if root == NATION else (root, *areas)


def has_posters(views: Views) -> bool:
    """Say whether the site offers posters."""
    return len(views.institutions) <= MAX_POSTERS


def render_prints(views: Views, press: Press | None) -> Iterator[Artifact]:
    """Set everything the site offers; without fonts that is nothing."""
    if press is None:
        return
    for make in _prints(views, press):
        try:
            yield make()
        except NotPrintable:
            continue


def _prints(views: Views, press: Press) -> Iterator[Callable[[], Artifact]]:
    for region in volumes(views):
        yield partial(roster_print, views, press, region)
    if not has_posters(views):
        return
    codes = Codes.of(views)
    for key, row in views.institutions.items():
        if row.is_practising:
            for kind in POSTERS:
                yield partial(poster, views, press, codes, kind, key)


def render_print_page(
    views: Views, shell: Shell, made: Collection[str], *, has_fonts: bool
) -> Iterator[Artifact]:
    """Render the page that lists what was made."""
    rosters = {code: roster_path(code) for code in volumes(views)}
    keys = [key for key, row in views.institutions.items() if row.is_practising]
    posters = (
        {key: tuple(poster_path(kind, key) for kind in POSTERS) for key in keys} if has_posters(views) else {}
    )
    view = prints_page(views, rosters, posters, frozenset(made), has_fonts=has_fonts)
    page = wrapped(shell, "prints/index", view, section="data", url=URL)
    yield Artifact(f"{URL}index.html", page, HTML)
