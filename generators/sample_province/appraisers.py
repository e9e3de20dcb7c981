"""Appraiser records: certificates, affiliations, status history and title of every invented person."""

from datetime import date, timedelta
from typing import Any

from sample_province import places
from sample_province.codes import practice_number
from sample_province.draw import chance, day, day_before, number, pick, years_later
from sample_province.fates import EXPIRING, GROUNDS
from sample_province.gazette import Gazette
from sample_province.institution_table import BY_SERIAL
from sample_province.people import Person
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
QUIET_FROM, QUIET_UNTIL = TODAY, date(2027, 3, 31)


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
    first: dict[str, Any] = {
        "institution": person.home.id,
        "employment": employment,
        "since": start.isoformat(),
    }
    fate = person.fate
    if fate and (fate.to or fate.word in {"注销", "撤销登记"}):
        first["until"] = day_before(fate.since).isoformat()
    if fate and fate.to:
        target = BY_SERIAL[fate.to]
        return [first, {"institution": target.id, "employment": employment, "since": fate.since.isoformat()}]
    return [first]


def status(person: Person, first: dict[str, Any], gazette: Gazette) -> list[dict[str, Any]]:
    """Return the status history."""
    history = [
        {
            "since": first["since"],
            "reason": "准予执业登记",
            "decision_number": first["decision_number"],
            "status": "正常",
        }
    ]
    fate = person.fate
    if fate and fate.to is None and fate.word != "正常":
        series = {"注销": "示司鉴人注", "撤销登记": "示司鉴人撤", "停业": "示司鉴人罚"}.get(
            fate.word, "示司鉴人通"
        )
        history.append(
            {
                "since": fate.since.isoformat(),
                "ground": GROUNDS.get(fate.reason or ""),
                "reason": fate.reason,
                "decision_number": gazette.number(series, fate.since),
                "status": fate.word,
            }
        )
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
        "id": person.id,
        "name": person.name,
        "gender": person.gender,
        "title": title(person),
        "region": moved.county,
        "practice_number": held[-1]["number"],
        "affiliations": affiliations(person, start),
        "categories": [{"category": code, "since": start.isoformat(), **closed} for code in person.codes],
        "certificates": held,
        "status": history,
        "as_of": places.AS_OF,
        "sources": [
            {
                "title": "司法鉴定人执业证登记决定书",
                "number": held[-1]["decision_number"],
                "dated": held[-1]["issued"],
            }
        ],
    }
    if not has_left(person) and number(1, 100, person.id, "trained") > 4:
        found["trained"] = "2024-12-31" if chance(8, person.id, "late") else "2025-12-31"
    if len(history) > 1:
        last = history[-1]
        found["sources"].append(
            {"title": "执业状态公告", "number": last["decision_number"], "dated": last["since"]}
        )
    return found


def has_left(person: Person) -> bool:
    """Say whether the registration of the person has ended."""
    return person.fate is not None and person.fate.to is None and person.fate.word in {"注销", "撤销登记"}
