"""The page of one appraiser: exactly the fields the law lets a register publish, nothing else (law 6)."""

from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.integrity import Part, appraiser_record
from mingjian.derive.keeping import Freshness, data_url, freshness
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, origin_of
from mingjian.derive.row import EXPIRED_TONE, AppraiserRow, InstitutionRow
from mingjian.derive.status import event_on
from mingjian.derive.suspended import Suspension, suspension
from mingjian.derive.timeline import Happening, appraiser_timeline
from mingjian.derive.today import Today, appraiser_today
from mingjian.derive.views import Views
from mingjian.model.appraiser import Appraiser
from mingjian.model.licence import SUSPENDED, AppraiserStatusEvent, Licence


@dataclass(frozen=True, slots=True)
class AppraiserPage:
    """What the page of an appraiser shows; whether they may practise today is the verdict of ``today``."""

    head: Head
    record: Appraiser
    row: AppraiserRow
    event: AppraiserStatusEvent | None
    certificate: Licence | None
    validity: Badge
    is_suspended: bool
    suspension: Suspension | None
    has_expired: bool
    institution: InstitutionRow | None
    categories: tuple[Link, ...]
    trained: str | None
    parts: tuple[Part, ...]
    timeline: tuple[Happening, ...]
    origin: Origin
    today: Today
    fresh: Freshness
    data: str


def appraiser_page(views: Views, record: Appraiser) -> AppraiserPage:
    """Return the page of one appraiser."""
    row = views.appraisers[record.id]
    as_of = views.as_of
    place = views.institutions.get(row.institution) if row.institution else None
    today = appraiser_today(views, record)
    event = event_on(record.status, as_of)
    description = wording.DESCRIPTION_APPRAISER.format(
        name=row.name,
        number=row.practice_number,
        institution=wording.NO_INSTITUTION if place is None else place.name,
        status=row.badge.word,
    )
    trained = record.trained
    return AppraiserPage(
        head=Head(row.name, description, _crumbs(place)),
        record=record,
        row=row,
        event=event,
        certificate=today.licence,
        validity=today.validity,
        is_suspended=row.badge.word in SUSPENDED,
        suspension=suspension(views, record.id, event),
        has_expired=today.validity.tone == EXPIRED_TONE,
        institution=place,
        categories=tuple(map(views.categories.link, row.categories)),
        trained=trained.isoformat() if trained is not None and trained <= as_of else None,
        parts=appraiser_record(views, record),
        timeline=appraiser_timeline(record, views.institution_names, as_of),
        origin=origin_of(record),
        today=today,
        fresh=freshness(views, record, is_stale=row.is_stale),
        data=data_url("appraisers", record.id),
    )


def _crumbs(place: InstitutionRow | None) -> tuple[Link, ...]:
    return (INDEX["appraisers"],) if place is None else (INDEX["appraisers"], Link(place.name, place.url))
