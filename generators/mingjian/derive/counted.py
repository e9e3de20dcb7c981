"""Numbers counted from the registry itself, by the same mechanism as published totals (S01, S02, S57, S102).

Each counts rows that are public one by one, so nothing in it is hidden. Nothing is counted that leaves when
its window ends, or the numbers of the past would tell of it (law 5). ``counted.yml`` says what is counted and
gives the query by which anybody gets the same number from the published database.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from mingjian.derive import wording
from mingjian.derive.status import event_on
from mingjian.derive.views import Views, is_open
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


def _held(views: Views, kind: str, days: Iterable[date]) -> Iterator[tuple[date, list[Any]]]:
    """Yield for each day the records whose registration stood."""
    records = list(views.registry.of(kind).values())
    for day in days:
        steps = ((record, event_on(record.status, day)) for record in records)
        yield day, [record for record, step in steps if step is not None and step.status not in ENDED]


def _registered(kind: str) -> Callable[[Views], Iterator[Counted]]:
    def series(views: Views) -> Iterator[Counted]:
        for day, records in _held(views, kind, _days(views.as_of)):
            places = Counter(views.area_of(record.region) for record in records)
            rows = _rows(Dimension.REGION, ((code, _number(places[code])) for code in views.areas))
            yield Counted(day, day, Figure(**_number(len(records))), rows)

    return series


def _levels(views: Views) -> dict[str, str]:
    vocabulary = views.registry.vocabularies.get("titles")
    return {item.name: str(item.level) for item in (vocabulary.items if vocabulary else ())}


def _titles(views: Views) -> Iterator[Counted]:
    levels = _levels(views)
    for day, people in _held(views, "appraiser", [views.as_of]):
        found = Counter(levels.get(person.title) for person in people)
        bands = _indicator("titles-held").bands
        rows = _rows(Dimension.BAND, ((band, _number(found[band])) for band in bands))
        yield Counted(day, day, Figure(**_number(len(people))), rows)


def _seniors(views: Views) -> Iterator[Counted]:
    levels = _levels(views)
    for day, people in _held(views, "appraiser", [views.as_of]):
        everyone = Counter(views.area_of(person.region) for person in people)
        senior = [person for person in people if levels.get(person.title) in SENIOR]
        places = Counter(views.area_of(person.region) for person in senior)
        shares = ((code, _share(places[code], everyone[code])) for code in views.areas)
        rows = _rows(Dimension.REGION, shares)
        yield Counted(day, day, Figure(**_share(len(senior), len(people))), rows)


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
