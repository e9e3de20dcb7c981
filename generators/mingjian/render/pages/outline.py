"""The outline of the site: every page derived from the registry, where it lies and which view fills it.

Adding a page is one line here and one template. Views are made when a page is rendered, not before.
"""

from collections.abc import Iterator
from functools import partial

from mingjian.derive import (
    campaign,
    casebook,
    categorypage,
    charge,
    deadlines,
    drawing,
    frontpage,
    inspecting,
    inspectionlist,
    library,
    listing,
    office,
    particulars,
    place,
    promised,
    tracker,
)
from mingjian.derive.appraiser import appraiser_page
from mingjian.derive.category import category_url
from mingjian.derive.institution import institution_page
from mingjian.derive.views import Views
from mingjian.render.pages.facetfile import facet_version
from mingjian.render.pages.knowledge import plain_pages
from mingjian.render.pages.narrowing import FACET_ASSETS, narrowed_pages
from mingjian.render.pages.oversight import oversight
from mingjian.render.pages.service import services
from mingjian.render.pages.spec import PageSpec
from mingjian.render.pages.statistics import statistic_pages

DRAW_ASSETS = ("assets/draw.css", "assets/draw.js")


def outline(views: Views) -> Iterator[PageSpec]:
    """Yield every page of the site, records first."""
    yield from _people(views)
    yield from _institutions(views)
    yield from _places(views)
    yield from _money(views)
    yield from _supervision(views)
    yield from oversight(views)
    yield from services(views)
    yield from statistic_pages(views)
    yield from _documents(views)
    yield from plain_pages(views)
    yield from _offices(views)
    yield PageSpec("", "home", "home", partial(frontpage.home_page, views))


def _people(views: Views) -> Iterator[PageSpec]:
    records = views.registry.appraisers
    for key, row in views.appraisers.items():
        sources = (key, row.institution) if row.institution else (key,)
        yield PageSpec(
            row.url, "appraisers", "appraiser", partial(appraiser_page, views, records[key]), sources
        )
    index = partial(listing.appraisers_index, views, facet_version(views, "appraisers"))
    yield PageSpec("appraisers/", "appraisers", "appraisers", index, assets=FACET_ASSETS)
    yield from narrowed_pages(views, "appraisers")
    for letter, part in listing.appraiser_slices(views):
        build = partial(listing.appraisers_page, views, letter, part)
        yield PageSpec(part.url, "appraisers", "appraisers_page", build)
    for part in listing.ended_appraiser_slices(views):
        ended = partial(listing.ended_appraisers_page, views, part)
        yield PageSpec(part.url, "appraisers", "appraisers_page", ended)


def _institutions(views: Views) -> Iterator[PageSpec]:
    for key, row in views.institutions.items():
        record = views.registry.institutions[key]
        sources = (
            key,
            *(person.id for person in views.roster.listed.get(key, ())),
            *(prices.id for prices in views.price_lists.get(key, ())),
            *(check.id for check in views.inspections_by_institution.get(key, ())),
        )
        build = partial(institution_page, views, record)
        yield PageSpec(row.url, "institutions", "institution", build, sources)
    version = facet_version(views, "institutions")
    for part in listing.institution_slices(views):
        page = partial(listing.institutions_page, views, part, version if part.number == 1 else "")
        yield PageSpec(part.url, "institutions", "institutions", page, assets=FACET_ASSETS)
    yield from narrowed_pages(views, "institutions")
    said = partial(particulars.particulars_page, views)
    yield PageSpec("institutions/particulars/", "institutions", "particulars", said)
    for part in listing.ended_institution_slices(views):
        ended = partial(listing.ended_institutions_page, views, part)
        yield PageSpec(part.url, "institutions", "institutions_ended", ended)


def _places(views: Views) -> Iterator[PageSpec]:
    yield PageSpec("categories/", "categories", "categories", partial(categorypage.categories_page, views))
    for code, item in views.categories.items.items():
        build = partial(categorypage.category_page, views, item)
        yield PageSpec(category_url(code), "categories", "category", build, ("vocab/categories",))
    yield PageSpec("regions/", "regions", "regions", partial(place.regions_page, views))
    for code, region in views.regions.regions.items():
        link = views.region_link(code)
        if link.url:
            page = partial(place.region_page, views, region)
            yield PageSpec(link.url, "regions", "region", page, ("vocab/regions",))


def _money(views: Views) -> Iterator[PageSpec]:
    yield PageSpec("fees/", "fees", "fees", partial(charge.fees_page, views))
    waivers = partial(charge.waivers_page, views)
    yield PageSpec("fees/waivers/", "fees", "waivers", waivers, ("vocab/fee-waivers",))
    for key, record in sorted(views.registry.fees.items()):
        build = partial(charge.schedule_page, views, record)
        yield PageSpec(f"fees/{key}/", "fees", "schedule", build, (key,))
    for lists in views.price_lists.values():
        for prices in lists:
            page = partial(charge.price_list_page, views, prices)
            sources = (prices.id, prices.institution, prices.schedule)
            yield PageSpec(f"fees/{prices.id}/", "fees", "price_list", page, sources)


def _supervision(views: Views) -> Iterator[PageSpec]:
    version = facet_version(views, "inspections")
    for part in inspectionlist.inspection_slices(views):
        build = partial(inspectionlist.inspections_page, views, part, version if part.number == 1 else "")
        yield PageSpec(part.url, "inspections", "inspections", build, assets=FACET_ASSETS)
    yield from narrowed_pages(views, "inspections")
    matters = partial(deadlines.matters_page, views)
    sources = ("vocab/matters", "vocab/result-words")
    yield PageSpec("inspections/matters/", "inspections", "matters", matters, sources)
    for plan in views.plans:
        page = partial(campaign.campaign_page, views, plan)
        yield PageSpec(f"inspections/{plan.id}/", "inspections", "plan", page, (plan.id,))
    for record in views.inspections:
        one = partial(inspecting.inspection_page, views, record)
        yield PageSpec(f"inspections/{record.id}/", "inspections", "inspection", one, (record.id,))
    yield PageSpec("draws/", "draws", "draws", partial(drawing.draws_page, views), ("registry",), DRAW_ASSETS)
    for draw in drawing.draws(views):
        build_draw = partial(drawing.draw_page, views, draw)
        yield PageSpec(f"draws/{draw.id}/", "draws", "draw", build_draw, (draw.id, draw.plan), DRAW_ASSETS)


def _documents(views: Views) -> Iterator[PageSpec]:
    cases = partial(casebook.cases_page, views, facet_version(views, "cases"))
    yield PageSpec("cases/", "cases", "cases", cases, assets=FACET_ASSETS)
    yield from narrowed_pages(views, "cases")
    for key, case in views.cases.items():
        yield PageSpec(f"cases/{key}/", "cases", "case", partial(casebook.case_page, views, case), (key,))
    yield PageSpec("documents/", "documents", "documents", partial(library.library_page, views))
    for record in views.documents:
        build = partial(tracker.document_page, views, record)
        yield PageSpec(f"documents/{record.id}/", "documents", "document", build, (record.id,))
    yield from _measures(views)


def _measures(views: Views) -> Iterator[PageSpec]:
    ids = tuple(record.id for record in views.documents if record.measures)
    yield PageSpec("measures/", "measures", "measures", partial(tracker.tracker_page, views), ids)
    for order in promised.ORDERS:
        build = partial(promised.measures_by, views, order)
        yield PageSpec(f"measures/{order}/", "measures", "measures_grouped", build, ids)
    themes = partial(promised.themes_page, views)
    yield PageSpec("measures/themes/", "measures", "themes", themes, ("vocab/themes", *ids))
    for theme in views.once("measures by theme", promised.by_theme):
        page = partial(promised.theme_page, views, theme)
        yield PageSpec(tracker.theme_url(theme), "measures", "theme", page, ("vocab/themes", *ids))


def _offices(views: Views) -> Iterator[PageSpec]:
    yield PageSpec("authorities/", "authorities", "authorities", partial(office.authorities_page, views))
    for key, record in sorted(views.registry.authorities.items()):
        build = partial(office.authority_page, views, record)
        yield PageSpec(f"authorities/{key}/", "authorities", "authority", build, (key,))
    limits = partial(deadlines.deadlines_page, views)
    sources = ("vocab/deadlines", "vocab/publication-windows")
    yield PageSpec("deadlines/", "authorities", "deadlines", limits, sources)


__all__ = ["PageSpec", "outline"]
