"""The guidance pages: where each lies, which view fills it, which scripts it loads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from mingjian.derive import signpost
from mingjian.derive.calculator import calculator_page
from mingjian.derive.comparison import compare_page
from mingjian.derive.complaining import complaints_page
from mingjian.derive.explain import explain_page
from mingjian.derive.guide import faq_page, situation_page, situation_url, situations, situations_index
from mingjian.derive.today import badges_page, verify_page
from mingjian.derive.views import Views
from mingjian.render.guidance.datafile import CALCULATOR_DATA, COMPARE_DATA

GUIDE = "assets/guide.js"
"""Small pieces the other scripts share; runs first."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """One page; ``scripts`` are paths from the site root, in the order in which they run."""

    url: str
    section: str
    template: str
    build: Callable[[], Any]
    sources: tuple[str, ...]
    scripts: tuple[str, ...] = ()


def guide_pages(views: Views, lookup_files: int) -> Iterator[GuidePage]:
    """Yield every guidance page the registry has data for."""
    yield from _situations(views)
    yield GuidePage(signpost.FAQ.url, "problems", "faq", partial(faq_page, views), ("vocab/faq",))
    yield GuidePage(
        signpost.COMPLAINTS.url,
        "problems",
        "complaints",
        partial(complaints_page, views),
        ("vocab/situations", *sorted(views.registry.authorities)),
    )
    yield GuidePage(signpost.EXPLAIN.url, "data", "explain", partial(explain_page, views), ("registry",))
    yield GuidePage(
        signpost.COMPARE.url,
        "compare",
        "compare",
        partial(compare_page, views),
        ("registry",),
        (GUIDE, COMPARE_DATA, "assets/compare.js"),
    )
    yield GuidePage(
        signpost.CALCULATOR.url,
        "fees",
        "calculator",
        partial(calculator_page, views),
        (*sorted(views.registry.fees), "vocab/fee-waivers"),
        (GUIDE, CALCULATOR_DATA, "assets/fees.js", "assets/calculator.js"),
    )
    yield GuidePage(
        signpost.VERIFY.url,
        "verify",
        "verify",
        partial(verify_page, views, lookup_files),
        ("registry",),
        (GUIDE, "assets/verify.js"),
    )
    yield GuidePage(signpost.BADGES.url, "data", "badges", partial(badges_page, views), ("registry",))


def _situations(views: Views) -> Iterator[GuidePage]:
    sources = ("vocab/situations",)
    index = partial(situations_index, views)
    yield GuidePage(signpost.PROBLEMS.url, "problems", "problems", index, sources)
    found = situations(views)
    if found is None:
        return
    for item in found.items:
        build = partial(situation_page, views, found, item)
        yield GuidePage(situation_url(item.id), "problems", "problem", build, sources)
