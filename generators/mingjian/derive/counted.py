"""Numbers counted from the registry itself, by the same mechanism as published totals (S01, S02, S57, S102).

Each counts rows that are public one by one, so nothing in it is hidden. Nothing is counted that leaves when
its window ends, or the numbers of the past would tell of it (law 5). ``counted.yml`` says what is counted and
gives the query by which anybody gets the same number from the published database.

Longer than others: one series after the other, each a few lines.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from mingjian.derive import wording
from mingjian.derive.status import StatusEvent, event_on
from mingjian.derive.views import Views, is_open
from mingjian.model.appraiser import Appraiser
from mingjian.model.approval import ApprovalResult
from mingjian.model.inspection import Inspection
from mingjian.model.licence import ENDED
from mingjian.model.statistic import (
    BreakdownRow,
    Cadence,
    Dimension,
    Direction,
    Figure,
    FigureState,
    Indicator,
    IndicatorKind,
)

T = TypeVar("T")
SPAN = 5
"""Of how many years numbers are counted, this one included."""
SENIOR = frozenset({"正高", "副高"})


@dataclass(frozen=True, slots=True)
class Counted:
    """One number counted on a day or over a year, with its parts."""

    since: date
    until: date
    figure: Figure
    rows: tuple[BreakdownRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """An indicator that is counted, and the query that gives the same numbers."""

    indicator: Indicator
    query: str


@cache
def _declared() -> dict[str, dict[str, Any]]:
    raw: dict[str, dict[str, Any]] = yaml.load(
        files("mingjian.derive").joinpath("counted.yml").read_bytes(), yaml.CSafeLoader
    )
    return raw


@cache
def _indicator(key: str) -> Indicator:
    raw = _declared()[key]["indicator"]
    fields = {"direction": Direction.NEITHER, "cadence": Cadence.YEAR, "protected": False}
    lists = {name: tuple(raw.get(name, ())) for name in ("bands", "systems")}
    by = tuple(map(Dimension, raw["by"]))
    return Indicator(**(raw | fields | lists | {"id": key, "by": by, "kind": IndicatorKind(raw["kind"])}))


def counts(views: Views) -> tuple[Count, ...]:
    """Return what is counted, with its query for this registry and day."""
    region = views.registry.settings.region
    days = ", ".join(f"('{day}')" for day in _days(views.as_of))
    areas = ", ".join(f"('{code}', '{_prefix(code)}')" for code in views.areas)
    words = {
        "days": days,
        "day": f"'{views.as_of}'",
        "areas": areas,
        "region": region,
        "ended": ", ".join(f"'{word}'" for word in sorted(map(str, ENDED))),
        "since": f"{views.as_of.year - SPAN + 1}-01-01",
    }
    return tuple(Count(_indicator(key), raw["query"].format(**words)) for key, raw in _declared().items())


def counted(views: Views, key: str) -> tuple[Counted, ...]:
    """Return the numbers of one indicator, the oldest first."""
    return tuple(_SERIES[key](views))


def _days(as_of: date) -> list[date]:
    """Return the last day of each year, and the day itself."""
    ends = [date(year, 12, 31) for year in range(as_of.year - SPAN + 1, as_of.year)]
    return [*ends, as_of]


def _prefix(code: str) -> str:
    """Return what the codes of all regions within a region begin with."""
    return code.removesuffix("00").removesuffix("00")


def _number(count: int) -> dict[str, Any]:
    return {"state": FigureState.FIGURE, "value": Decimal(count)} if count else {"state": FigureState.ZERO}


def _share(part: int, whole: int) -> dict[str, Any]:
    if not whole:
        return {"state": FigureState.ZERO}
    return {"state": FigureState.FIGURE, "numerator": part, "denominator": whole}


def _rows(by: Dimension, parts: Iterable[tuple[str, dict[str, Any]]]) -> tuple[BreakdownRow, ...]:
    return tuple(BreakdownRow(by=by, key=key, **fields) for key, fields in parts)


def _stands(history: Sequence[StatusEvent], day: date) -> bool:
    """Say whether a registration stood on a day."""
    step = event_on(history, day)
    return step is not None and step.status not in ENDED


def _areas(views: Views) -> dict[str, str | None]:
    return views.once(
        "area of each region", lambda views: {code: views.area_of(code) for code in views.regions.regions}
    )


def _by_day(
    records: Iterable[Any], days: Sequence[date], area_of: dict[str, str | None]
) -> Counter[tuple[int, str | None]]:
    """Count standing registrations by day and area; most never ended, and count from their first day on."""
    began: Counter[tuple[int, str | None]] = Counter()
    found: Counter[tuple[int, str | None]] = Counter()
    for record in records:
        history, area = record.status, area_of.get(record.region)
        if len(history) == 1 and history[0].status not in ENDED:
            began[bisect_left(days, history[0].since), area] += 1
        else:
            found.update((place, area) for place, day in enumerate(days) if _stands(history, day))
    for (first, area), count in began.items():
        for place in range(first, len(days)):
            found[place, area] += count
    return found


def _registered(kind: str) -> Callable[[Views], Iterator[Counted]]:
    def series(views: Views) -> Iterator[Counted]:
        days = _days(views.as_of)
        found = _by_day(views.registry.of(kind).values(), days, _areas(views))
        totals: Counter[int] = Counter()
        for (place, _), count in found.items():
            totals[place] += count
        for place, day in enumerate(days):
            rows = _rows(Dimension.REGION, ((code, _number(found[place, code])) for code in views.areas))
            yield Counted(day, day, Figure(**_number(totals[place])), rows)

    return series


def _people(views: Views) -> list[Appraiser]:
    """Return the appraisers whose registration stands on the day."""
    return [person for person in views.registry.appraisers.values() if _stands(person.status, views.as_of)]


def _levels(views: Views) -> dict[str, str]:
    vocabulary = views.registry.vocabularies.get("titles")
    return {item.name: str(item.level) for item in (vocabulary.items if vocabulary else ())}


def _titles(views: Views) -> Iterator[Counted]:
    levels = _levels(views)
    people = _people(views)
    found = Counter(levels.get(person.title) for person in people)
    bands = _indicator("titles-held").bands
    rows = _rows(Dimension.BAND, ((band, _number(found[band])) for band in bands))
    yield Counted(views.as_of, views.as_of, Figure(**_number(len(people))), rows)


def _seniors(views: Views) -> Iterator[Counted]:
    levels, area_of, people = _levels(views), _areas(views), _people(views)
    everyone = Counter(area_of.get(person.region) for person in people)
    senior = [person for person in people if levels.get(person.title) in SENIOR]
    places = Counter(area_of.get(person.region) for person in senior)
    shares = ((code, _share(places[code], everyone[code])) for code in views.areas)
    rows = _rows(Dimension.REGION, shares)
    yield Counted(views.as_of, views.as_of, Figure(**_share(len(senior), len(people))), rows)


def _by_year(views: Views, years: Iterable[tuple[int, T]]) -> Iterator[tuple[int, list[T]]]:
    found: dict[int, list[T]] = {}
    for year, item in years:
        if year > views.as_of.year - SPAN:
            found.setdefault(year, []).append(item)
    yield from sorted(found.items())


def _year(year: int, fields: dict[str, Any], rows: tuple[BreakdownRow, ...] = ()) -> Counted:
    return Counted(date(year, 1, 1), date(year, 12, 31), Figure(**fields), rows)


def _inspected(views: Views) -> Iterator[tuple[int, list[Inspection]]]:
    opened = ((item.inspected.year, item) for item in views.inspections if is_open(item, views.as_of))
    return _by_year(views, opened)


def _inspections(views: Views) -> Iterator[Counted]:
    for year, found in _inspected(views):
        results = Counter(item.result or wording.RESULT_NOT_INSPECTED for item in found)
        parts = sorted((word, _number(count)) for word, count in results.items())
        yield _year(year, _number(len(found)), _rows(Dimension.BAND, parts))


def _problems(views: Views) -> Iterator[Counted]:
    for year, found in _inspected(views):
        yield _year(year, _share(sum(bool(item.problems) for item in found), len(found)))


def _passed(views: Views) -> Iterator[Counted]:
    vocabulary = views.registry.vocabularies.get("proficiency-words")
    passed = {item.name for item in (vocabulary.items if vocabulary else ()) if item.passed}
    results = ((test.year, line.result) for test in views.rounds for line in test.results)
    for year, found in _by_year(views, results):
        yield _year(year, _share(sum(word in passed for word in found), len(found)))


def _granted(views: Views) -> Iterator[Counted]:
    granted = (
        (item.decided.year, item)
        for item in views.approvals
        if item.result is ApprovalResult.GRANTED and item.decided is not None
    )
    for year, found in _by_year(views, granted):
        yield _year(year, _number(len(found)))


_SERIES: dict[str, Callable[[Views], Iterable[Counted]]] = {
    "institutions-held": _registered("institution"),
    "appraisers-held": _registered("appraiser"),
    "titles-held": _titles,
    "seniors-held": _seniors,
    "inspections-published": _inspections,
    "inspections-with-problems": _problems,
    "proficiency-passed": _passed,
    "approvals-granted": _granted,
}
