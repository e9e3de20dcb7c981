"""What helps to trust a record page: how old it is, when its subject was inspected, how long things take."""

from dataclasses import dataclass
from datetime import date

from mingjian.derive.deadlines import limit_text
from mingjian.derive.inspecting import ago, result_badge
from mingjian.derive.piece import Badge
from mingjian.derive.views import Views
from mingjian.model.provenance import Record
from mingjian.model.vocabulary import TimeLimit

PROCESS = ("case-accept", "case-finish")
"""The time limits a client has to know before signing; a place may have its own beside them."""


@dataclass(frozen=True, slots=True)
class Freshness:
    """On which day a record was last confirmed, and whether that is longer ago than it may be."""

    day: date
    ago: str
    is_stale: bool
    limit: int


@dataclass(frozen=True, slots=True)
class LastCheck:
    """The last inspection known on the day."""

    url: str
    day: date
    ago: str
    result: Badge


@dataclass(frozen=True, slots=True)
class ProcessStep:
    """One step of an appraisal with the time it may take."""

    rule: TimeLimit
    text: str


def freshness(views: Views, record: Record, *, is_stale: bool) -> Freshness:
    """Say how old a record is, seen from the day of the data."""
    limit = views.registry.settings.parameters.stale_days
    return Freshness(record.as_of, ago(record.as_of, views.as_of), is_stale, limit)


def last_check(views: Views, institution: str) -> LastCheck | None:
    """Return the last inspection of an institution, whether or not its result is public."""
    found = views.inspections_by_institution.get(institution, ())
    if not found:
        return None
    last = found[0]
    return LastCheck(
        f"inspections/{last.id}/", last.inspected, ago(last.inspected, views.as_of), result_badge(views, last)
    )


def process_steps(views: Views) -> tuple[ProcessStep, ...]:
    """Return the time limits of an appraisal that hold in the registry's own place."""
    vocabulary = views.registry.vocabularies.get("deadlines")
    home = views.registry.settings.region
    return tuple(
        ProcessStep(rule, limit_text(rule))
        for rule in (vocabulary.items if vocabulary else ())
        if rule.id.startswith(PROCESS) and (not rule.regions or home in rule.regions)
    )


def data_url(folder: str, record_id: str) -> str:
    """Return where the data of exactly one record lie; written by ``render/opendata/api.py``."""
    return f"api/v1/{folder}/{record_id}.json"
