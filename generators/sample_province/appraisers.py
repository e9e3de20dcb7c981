"""Appraiser records: who practises where, for what, with which certificates, and how it ended."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sample_province import places
from sample_province.codes import practice_number
from sample_province.draw import chance, day, day_before, number, pick, years_later
from sample_province.fates import ENDINGS, EXPIRING, FATES, Fate
from sample_province.gazette import Gazette
from sample_province.institution_table import BY_SERIAL, TABLE, Institution
from sample_province.names import people
from sample_province.terms import TODAY, Holder, certificates

TITLES = {
    "fy": ("主任法医师", "副主任法医师", "主检法医师", "法医师", "副主任医师"),
    "fy:03": ("主任医师", "副主任医师", "主治医师"),
    "fy:04": ("主任技师", "副主任技师", "主管技师", "副研究员"),
    "fy:05": ("正高级工程师", "高级工程师", "工程师", "主管技师"),
    "wz": ("正高级工程师", "高级工程师", "工程师", "副教授"),
    "sx": ("正高级工程师", "高级工程师", "工程师"),
    "hj": ("研究员", "副研究员", "教授", "高级工程师", "助理研究员"),
}
MINIMUM = 3
QUIET_FROM, QUIET_UNTIL = TODAY, date(2027, 3, 31)


@dataclass
class Person:
    """One invented appraiser before it becomes a record."""

    serial: int
    name: str
    gender: str
    home: Institution
    seat: int
    fate: Fate | None = None
    codes: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The record id."""
        return f"sl-r{self.serial:05d}"

    @property
    def leaves(self) -> bool:
        """Say whether the person no longer counts among the staff of the first institution."""
        return self.fate is not None and (self.fate.to is not None or self.fate.word not in {"正常", "延续审查中"})


def crew(spec: Institution) -> list[Fate | None]:
    """Return one entry per seat: those who stay (None) and those with a fate of their own."""
    return [ENDINGS.get(spec.serial)] * spec.staff + list(FATES.get(spec.serial, ()))


def assign(spec: Institution, people_: list[Person]) -> None:
    """Give every person categories so that each licensed category has enough people who stay."""
    codes = list(spec.scope)
    for index, person in enumerate(people_):
        person.codes = [person.fate.code] if person.fate and person.fate.code else [codes[index % len(codes)]]
    staying = people_ if spec.ended else [person for person in people_ if not person.leaves]
    for code in codes:
        held = [person for person in staying if code in person.codes]
        others = sorted(
            (person for person in staying if code not in person.codes),
            key=lambda person: (person.codes[0][:2] != code[:2], len(person.codes), person.seat),
        )
        for person in others[: max(0, spec.short.get(code, MINIMUM) - len(held))]:
            person.codes.append(code)
        for person in held[spec.short.get(code, len(held)):]:
            person.codes = [next(other for other in codes if other != code)] if len(codes) > 1 else person.codes
    for person in people_:
        person.codes = sorted(set(person.codes))


def everyone() -> list[Person]:
    """Return all people of all institutions, in the order of the table."""
    names, found = people(), []
    for spec in TABLE:
        team = []
        for seat, fate in enumerate(crew(spec), start=1):
            name, gender = next(names)
            team.append(Person(len(found) + len(team) + 1, name, gender, spec, seat, fate))
        assign(spec, team)
        found += team
    return found


def first_day(person: Person) -> date:
    """Return when the person began: after the institution, and not so that the term ends in a quiet stretch."""
    latest = min(date(2024, 9, 30), (person.fate.since if person.fate else TODAY) - timedelta(days=500))
    if person.home.ended:
        latest = min(latest, person.home.ended.since - timedelta(days=500))
    if person.fate and person.fate.word == "延续审查中":
        return date(2021, 8, 1)
    if person.serial in EXPIRING:
        return date(2021, EXPIRING[person.serial], 1)
    for attempt in range(200):
        start = day(person.home.start, max(person.home.start, latest), person.id, attempt)
        end = start
        while end <= TODAY:
            end = years_later(end, 5)
        if not QUIET_FROM <= day_before(end) <= QUIET_UNTIL:
            return start
    return person.home.start


def affiliations(person: Person, start: date) -> list[dict[str, Any]]:
    """Return where the person practised, one institution at a time."""
    employment = "兼职" if chance(12, person.id, "employment") and person.seat > 1 else "专职"
    first: dict[str, Any] = {"institution": person.home.id, "employment": employment, "since": start.isoformat()}
    fate = person.fate
    if fate and (fate.to or fate.word in {"注销", "撤销登记"}):
        first["until"] = day_before(fate.since).isoformat()
    if fate and fate.to:
        target = BY_SERIAL[fate.to]
        return [first, {"institution": target.id, "employment": employment, "since": fate.since.isoformat()}]
    return [first]


def status(person: Person, first: dict[str, Any], gazette: Gazette) -> list[dict[str, Any]]:
    """Return the status history."""
    history = [{
        "since": first["since"], "reason": "准予执业登记", "decision_number": first["decision_number"], "status": "正常",
    }]
    fate = person.fate
    if fate and fate.to is None and fate.word != "正常":
        series = {"注销": "示司鉴人注", "撤销登记": "示司鉴人撤", "停业": "示司鉴人罚"}.get(fate.word, "示司鉴人通")
        history.append({
            "since": fate.since.isoformat(), "reason": fate.reason,
            "decision_number": gazette.number(series, fate.since), "status": fate.word,
        })
    return history


def title(person: Person) -> str:
    """Return a professional title that suits the first category."""
    code = person.codes[0]
    return pick(TITLES.get(code[:5], TITLES[code[:2]]), person.id, "title")


def held_certificates(person: Person, start: date, gazette: Gazette) -> list[dict[str, Any]]:
    """Return the certificates; a move to another institution gives a changed one."""
    city = places.CITY_OF[person.home.county].code
    number_ = practice_number(city, start.year, person.home.serial, person.seat)
    fate, last = person.fate, TODAY
    changes: tuple[date, ...] = ()
    if fate and fate.to:
        changes = (fate.since,)
    elif fate and fate.word in {"注销", "撤销登记"}:
        last = day_before(fate.since)
    elif fate and fate.word == "延续审查中":
        last = fate.since
    return certificates(Holder(number_, "示司鉴人许", person.id), start, last, gazette, changes)


def record(person: Person, gazette: Gazette) -> dict[str, Any]:
    """Return one record."""
    start = first_day(person)
    held = held_certificates(person, start, gazette)
    history = status(person, held[0], gazette)
    moved = BY_SERIAL[person.fate.to] if person.fate and person.fate.to else person.home
    closed = {"until": day_before(person.fate.since).isoformat()} if has_left(person) and person.fate else {}
    found: dict[str, Any] = {
        "id": person.id, "name": person.name, "gender": person.gender, "title": title(person), "region": moved.county,
        "practice_number": held[-1]["number"], "affiliations": affiliations(person, start),
        "categories": [{"category": code, "since": start.isoformat(), **closed} for code in person.codes],
        "certificates": held, "status": history, "as_of": places.AS_OF,
        "sources": [{
            "title": "司法鉴定人执业证登记决定书", "number": held[-1]["decision_number"], "dated": held[-1]["issued"],
        }],
    }
    if not has_left(person) and number(1, 100, person.id, "trained") > 4:
        found["trained"] = "2024-12-31" if chance(8, person.id, "late") else "2025-12-31"
    if len(history) > 1:
        last = history[-1]
        found["sources"].append({"title": "执业状态公告", "number": last["decision_number"], "dated": last["since"]})
    return found


def has_left(person: Person) -> bool:
    """Say whether the registration of the person has ended."""
    return person.fate is not None and person.fate.to is None and person.fate.word in {"注销", "撤销登记"}
