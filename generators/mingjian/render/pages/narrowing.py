"""The pages of narrowed lists: one for every value of every facet."""

from collections.abc import Iterator
from functools import partial

from mingjian.derive.browse import sieve_of
from mingjian.derive.narrowed import value_page, value_slices
from mingjian.derive.views import Views
from mingjian.render.pages.spec import PageSpec

FACET_ASSETS = ("assets/facets.css", "assets/facets.js")


def narrowed_pages(views: Views, kind: str) -> Iterator[PageSpec]:
    """Yield the pages of every value a list can be narrowed by."""
    sieve = sieve_of(views, kind)
    for chosen in value_slices(sieve):
        build = partial(value_page, views, sieve, chosen)
        yield PageSpec(chosen[2].url, kind, "narrowed", build, assets=FACET_ASSETS)
