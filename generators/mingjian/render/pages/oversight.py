"""The pages of supervision: sanctions, grades and reviews, approvals, and how they stand as a whole."""

from collections.abc import Iterator
from functools import partial

from mingjian.derive import penalty
from mingjian.derive.views import Views
from mingjian.render.pages.spec import PageSpec


def oversight(views: Views) -> Iterator[PageSpec]:
    """Yield the pages of supervision."""
    yield from _sanctions(views)


def _sanctions(views: Views) -> Iterator[PageSpec]:
    vocabularies = ("vocab/publication-windows", "vocab/sanction-kinds")
    for part in penalty.sanction_slices(views):
        build = partial(penalty.sanctions_page, views, part)
        yield PageSpec(part.url, "sanctions", "sanctions", build, vocabularies)
    conduct = partial(penalty.conduct_page, views)
    yield PageSpec("sanctions/conduct/", "sanctions", "conduct", conduct, ("vocab/negative-list",))
    for record in views.sanctions:
        page = partial(penalty.sanction_page, views, record)
        yield PageSpec(f"sanctions/{record.id}/", "sanctions", "sanction", page, (record.id,))
    for key in views.withdrawn:
        notice = partial(penalty.withdrawn_page, views, key)
        yield PageSpec(f"sanctions/{key}/", "sanctions", "withdrawn", notice, (key,))
