"""Institutions side by side: what the comparison page works from, one small file per area.

Every value is a text or a mark that also stands on the institution's own page.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mingjian.derive import wording
from mingjian.derive.fit import derive_fit
from mingjian.derive.inspecting import inspection_line
from mingjian.derive.integrity import current_ratings, rating_text
from mingjian.derive.penalty import measures_of
from mingjian.derive.piece import Badge, Head, Link
from mingjian.derive.pricing import price_text
from mingjian.derive.signpost import COMPARE_HEAD
from mingjian.derive.status import accreditations_on
from mingjian.derive.views import Views, grouped
from mingjian.model.institution import Disclosure, Institution


@dataclass(frozen=True, slots=True)
class ComparePage:
    """The page that compares; without a script it only leads on."""

    head: Head
    groups: tuple[tuple[Link, int], ...]


DISCLOSED = tuple(Disclosure.model_fields)


def compare_page(views: Views) -> ComparePage:
    """Return the page that compares."""
    totals = views.coverage.totals
    return ComparePage(
        COMPARE_HEAD, tuple((views.region_link(code), totals.get(code, 0)) for code in views.areas)
    )


def comparison_index(views: Views) -> dict[str, Any]:
    """Return names of all institutions that have not ended, each with the area its data are filed under."""
    areas = list(dict.fromkeys(filing_area(views, key) for key in _listed(views)))
    place = {code: number for number, code in enumerate(areas)}
    return {
        "asOf": views.as_of.isoformat(),
        "areas": [[code, views.regions.name(code)] for code in areas],
        "rows": [
            [key, views.institutions[key].name, place[filing_area(views, key)]] for key in _listed(views)
        ],
    }


def comparison_areas(views: Views) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each area with the data of its institutions."""
    for area, keys in grouped((filing_area(views, key), key) for key in _listed(views)).items():
        yield area, {"rows": {key: _row(views, views.registry.institutions[key]) for key in keys}}


def _listed(views: Views) -> Iterator[str]:
    return (key for key, row in views.institutions.items() if not row.has_ended)


def filing_area(views: Views, institution: str) -> str:
    """Return the area an institution is filed under; its own region where it lies outside all areas."""
    region = views.institutions[institution].region
    return views.area_of(region) or region


def _mark(badge: Badge) -> list[str]:
    return [badge.word, badge.tone]


def _row(views: Views, record: Institution) -> dict[str, Any]:
    row = views.institutions[record.id]
    disclosed = [getattr(record.disclosure, name) for name in DISCLOSED]
    certificates = accreditations_on(record, views.as_of)
    return {
        "name": row.name,
        "status": _mark(row.shown),
        "validity": _mark(row.validity),
        "licence": row.licence_number,
        "region": "".join(link.text for link in views.region_path(record.region)[1:]),
        "address": row.address,
        "phone": row.phone,
        "supervision": record.supervision.phone,
        "staff": row.staff,
        "scope": [
            [
                views.categories.name(fit.item.category),
                views.categories.names(fit.item.exclusions),
                fit.staff,
                int(fit.is_staffed),
                int(fit.accredited),
            ]
            for fit in derive_fit(views.registry, views.roster, record, views.as_of)
        ],
        "accreditations": list(dict.fromkeys(str(item.kind) for item in certificates)),
        "inspections": _inspections(views, record.id),
        "sanctions": _sanctions(views, record.id),
        "grades": [rating_text(views, rating) for rating in current_ratings(views, record.id)],
        "services": list(row.services),
        "disclosed": sum(day is not None and day <= views.as_of for day in disclosed),
        "prices": list(_prices(views, record.id)),
    }


def _inspections(views: Views, institution: str) -> list[list[str]]:
    """Return day, age and result of the youngest inspections."""
    lines = (inspection_line(views, item) for item in views.inspections_by_institution.get(institution, ()))
    return [[line.day, line.ago, *_mark(line.result)] for line in lines][:3]


def _sanctions(views: Views, institution: str) -> list[list[str]]:
    """Return what may be public on the day: day, measures and address of each decision."""
    decided = (
        [item.decided.isoformat(), measures_of(item), f"sanctions/{item.id}/"]
        for item in views.sanctions_by_subject.get(institution, ())
    )
    listed = (
        [item.since.isoformat(), wording.BLACKLIST_LINE.format(until=item.until), "sanctions/#blacklist"]
        for item in views.registry.blacklist.values()
        if item.institution == institution
    )
    return [*decided, *listed]


def _prices(views: Views, institution: str) -> Iterator[list[str]]:
    """Yield the items an institution charges for on the day; equal keys are the same item elsewhere."""
    for prices in views.price_lists.get(institution, ()):
        if not prices.covers(views.as_of):
            continue
        for item in prices.items:
            key = f"{prices.schedule}/{item.schedule_item}" if item.schedule_item else f"/{item.name}"
            yield [f"{key}!" if item.hard_case else key, item.name, price_text(item.price)]
