"""The record of one subject in six parts (S72, S73): composed from dated facts, none left out in silence.

A part without entries is shown as such; "none recorded" is not "nothing happened" (law 7).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from mingjian.derive import wording
from mingjian.derive.inspecting import inspection_line
from mingjian.derive.penalty import measures_of
from mingjian.derive.piece import Badge
from mingjian.derive.resultword import proficiency_badge, review_badge
from mingjian.derive.status import affiliation_on
from mingjian.derive.views import Views, is_open
from mingjian.model.appraiser import Appraiser
from mingjian.model.institution import Institution
from mingjian.model.integrity import CampaignOutcome, Honour, Rating

PASSED, FAILED, NEUTRAL = "ok", "warn", "none"


@dataclass(frozen=True, slots=True)
class Entry:
    """One fact of a record: day, sentence, result word, and where it comes from."""

    day: str
    text: str
    url: str = ""
    badge: Badge | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One of the six parts; ``note`` points elsewhere where a person's part is kept by the institution."""

    title: str
    entries: tuple[Entry, ...]
    note: str = ""


def _latest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda item: (item.day, item.text), reverse=True))


def _standards(views: Views, key: str) -> Iterator[Entry]:
    for record in views.inspections_by_institution.get(key, ()):
        line = inspection_line(views, record)
        text = wording.INSPECTED_LINE.format(matters=line.matters)
        yield Entry(line.day, text, line.url, line.result)
    for campaign in views.campaigns:
        if not is_open(campaign, views.as_of):
            continue
        for item in campaign.results:
            if item.institution == key:
                tone = PASSED if item.outcome is CampaignOutcome.KEPT else FAILED
                badge = Badge(str(item.outcome), tone, item.outcome.meaning)
                yield Entry(campaign.until.isoformat(), campaign.title, f"campaigns/{campaign.id}/", badge)


def _accredited(views: Views, record: Institution) -> Iterator[Entry]:
    for item in record.accreditations:
        if item.since <= views.as_of:
            valid = item.covers(views.as_of)
            badge = Badge(wording.VALID, PASSED) if valid else Badge(wording.EXPIRED, "stop")
            scope = views.categories.names(item.scope)
            until = wording.NO_END if item.until is None else item.until.isoformat()
            text = wording.ACCREDITED_LINE.format(
                kind=item.kind, number=item.number, scope=scope, until=until
            )
            yield Entry(item.since.isoformat(), text, "", badge)


def _tested(views: Views, key: str) -> Iterator[Entry]:
    for record, out in views.tested.get(key, ()):
        day = (record.published or record.as_of).isoformat()
        text = wording.TESTED_LINE.format(title=record.title, provider=record.provider)
        yield Entry(day, text, f"proficiency/{record.id}/", proficiency_badge(views, out.result))


def _reviewed(views: Views, key: str) -> Iterator[Entry]:
    for record, out in views.outcomes.get(key, ()):
        day = (record.published or record.as_of).isoformat()
        yield Entry(day, record.title, f"reviews/{record.id}/", review_badge(views, out.result))
    for rating in current_ratings(views, key):
        yield Entry((rating.published or rating.decided).isoformat(), rating_text(views, rating), "ratings/")


def current_ratings(views: Views, key: str) -> tuple[Rating, ...]:
    """Return the youngest public grade of a subject under each scheme; older ones are only counted."""
    found: dict[str, Rating] = {}
    for rating in views.ratings.get(key, ()):
        found.setdefault(rating.scheme, rating)
    return tuple(found.values())


def rating_text(views: Views, rating: Rating) -> str:
    """Return a grade with its scheme and its period."""
    vocabulary = views.registry.vocabularies.get("rating-schemes")
    titles = {item.id: item.title for item in (vocabulary.items if vocabulary else ())}
    scheme = titles.get(rating.scheme, rating.scheme)
    return wording.RATING_LINE.format(scheme=scheme, year=rating.year, grade=rating.grade)


def honour_badge(honour: Honour, day: date) -> Badge | None:
    """Say of a title with a term whether it may still be borne; an award of one day has no term."""
    if honour.until is None:
        return None
    until = honour.until.isoformat()
    if honour.until < day:
        return Badge(wording.EXPIRED, NEUTRAL, wording.HONOUR_OVER.format(until=until))
    return Badge(wording.VALID, "ok", wording.VALID_UNTIL.format(until=until))


def _judged(views: Views, key: str) -> Iterator[Entry]:
    for honour in views.honours.get(key, ()):
        text = wording.HONOUR_LINE.format(title=honour.title, grantor=honour.grantor)
        yield Entry(honour.granted.isoformat(), text, "ratings/#honours", honour_badge(honour, views.as_of))
    for record in views.sanctions_by_subject.get(key, ()):
        text = wording.SANCTION_LINE.format(type=record.type, kinds=measures_of(record))
        badge = Badge(str(record.performance), NEUTRAL, record.performance.meaning)
        yield Entry(record.decided.isoformat(), text, f"sanctions/{record.id}/", badge)
    for item in views.registry.blacklist.values():
        if key in (item.institution, item.appraiser):
            text = wording.BLACKLIST_LINE.format(until=item.until)
            yield Entry(item.since.isoformat(), text, "sanctions/#blacklist")


def institution_record(views: Views, record: Institution) -> tuple[Part, ...]:
    """Return the six parts of an institution's record."""
    people = views.roster.listed.get(record.id, ())
    done = sum(person.trained is not None and person.trained <= views.as_of for person in people)
    trained = wording.TRAINED_LINE.format(trained=len(people), done=done) if done else ""
    parts = (
        _latest_first(_standards(views, record.id)),
        _latest_first(_accredited(views, record)),
        _latest_first(_tested(views, record.id)),
        (Entry("", trained, "", None),) if trained else (),
        _latest_first(_reviewed(views, record.id)),
        _latest_first(_judged(views, record.id)),
    )
    return tuple(Part(title, entries) for title, entries in zip(wording.PART_TITLES, parts, strict=True))


def appraiser_record(views: Views, record: Appraiser) -> tuple[Part, ...]:
    """Return the six parts of an appraiser's record; three of them are kept by the institution."""
    place = affiliation_on(record, views.as_of)
    note = "" if place is None else wording.PART_OF_INSTITUTION
    trained = record.trained
    training = (
        (Entry(trained.isoformat(), wording.TRAINED_PERSON),)
        if trained is not None and trained <= views.as_of
        else ()
    )
    own = (
        Part(wording.PART_TITLES[3], training),
        Part(wording.PART_TITLES[4], _latest_first(_reviewed(views, record.id))),
        Part(wording.PART_TITLES[5], _latest_first(_judged(views, record.id))),
    )
    return (*(Part(title, (), note) for title in wording.PART_TITLES[:3]), *own)
