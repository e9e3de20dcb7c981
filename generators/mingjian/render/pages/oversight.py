"""The pages of supervision: sanctions, grades and reviews, approvals, and how they stand as a whole."""

from collections.abc import Iterator
from functools import partial

from mingjian.derive import approving, grading, overview, penalty
from mingjian.derive.views import Views
from mingjian.render.pages.facetfile import facet_version
from mingjian.render.pages.narrowing import FACET_ASSETS, narrowed_pages
from mingjian.render.pages.spec import PageSpec


def oversight(views: Views) -> Iterator[PageSpec]:
    """Yield the pages of supervision."""
    yield PageSpec("supervision/", "supervision", "supervision", partial(overview.supervision_page, views))
    yield from _sanctions(views)
    yield from _judged(views)
    yield from _approvals(views)


def _sanctions(views: Views) -> Iterator[PageSpec]:
    vocabularies = ("vocab/publication-windows", "vocab/sanction-kinds")
    version = facet_version(views, "sanctions")
    for part in penalty.sanction_slices(views):
        build = partial(penalty.sanctions_page, views, part, version if part.number == 1 else "")
        yield PageSpec(part.url, "sanctions", "sanctions", build, vocabularies, FACET_ASSETS)
    yield from narrowed_pages(views, "sanctions")
    conduct = partial(penalty.conduct_page, views)
    yield PageSpec("sanctions/conduct/", "sanctions", "conduct", conduct, ("vocab/negative-list",))
    for record in views.sanctions:
        page = partial(penalty.sanction_page, views, record)
        yield PageSpec(f"sanctions/{record.id}/", "sanctions", "sanction", page, (record.id,))
    for key in views.withdrawn:
        notice = partial(penalty.withdrawn_page, views, key)
        yield PageSpec(f"sanctions/{key}/", "sanctions", "withdrawn", notice, (key,))


def _judged(views: Views) -> Iterator[PageSpec]:
    ratings = partial(grading.ratings_page, views, facet_version(views, "ratings"))
    yield PageSpec("ratings/", "ratings", "ratings", ratings, ("vocab/rating-schemes",), FACET_ASSETS)
    yield from narrowed_pages(views, "ratings")
    for review in views.reviews:
        page = partial(grading.review_page, views, review)
        yield PageSpec(f"reviews/{review.id}/", "ratings", "review", page, (review.id,))
    for test in views.rounds:
        results = partial(grading.round_page, views, test)
        yield PageSpec(f"proficiency/{test.id}/", "ratings", "round", results, (test.id,))
    for record in views.campaigns:
        drive = partial(grading.drive_page, views, record)
        yield PageSpec(f"campaigns/{record.id}/", "ratings", "drive", drive, (record.id,))


def _approvals(views: Views) -> Iterator[PageSpec]:
    vocabulary = ("vocab/approval-matters",)
    for part in approving.approval_slices(views):
        build = partial(approving.approvals_page, views, part)
        yield PageSpec(part.url, "approvals", "approvals", build, (*vocabulary, *part.ids))
    guide = partial(approving.guide_page, views)
    yield PageSpec("approvals/guide/", "approvals", "approvals_guide", guide, vocabulary)
