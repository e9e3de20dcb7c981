"""Institution records from the table: certificates, status history, contact, accreditation, disclosure."""

from datetime import date, timedelta
from typing import Any

from sample_province import places
from sample_province.codes import HOST_PREFIX, LICENSED_BODY, licence_number, uscc
from sample_province.draw import chance, day_before, number, pick, sample, years_later
from sample_province.gazette import Gazette
from sample_province.institution_table import TABLE, Institution
from sample_province.terms import TODAY, YEARS, Holder, certificate, certificates, day_after

ACCREDITED = ("fy:04", "fy:05", "wz:03", "hj:")
SERIES = {
    "注销": "示司鉴注",
    "撤销登记": "示司鉴撤",
    "吊销": "示司鉴罚",
    "停业": "示司鉴罚",
    "停业整改": "示司鉴改",
}
SERVICES = ["电话预约", "上门服务", "邮寄送达", "直接送达", "法律援助", "远程出庭"]


def licences(spec: Institution, gazette: Gazette) -> list[dict[str, Any]]:
    """Return all certificates; a new name gives a changed certificate."""
    city = places.CITY_OF[spec.county]
    holder = Holder(licence_number(city.code, spec.start.year, spec.serial), "示司鉴许", spec.id)
    last = day_before(spec.ended.since) if spec.ended else TODAY
    if spec.let_expire:
        last = years_later(spec.start, YEARS)
    found = certificates(
        holder, spec.start, last, gazette, tuple(day_after(until) for _, until in spec.former)
    )
    if spec.renewed_early:
        since = day_after(date.fromisoformat(found[-1]["until"]))
        renewal = certificate(
            holder, "延续", since, since.replace(year=since.year + 5) - timedelta(days=1), gazette
        )
        found.append({**renewal, "issued": spec.renewed_early.isoformat()})
    return found


def status(spec: Institution, first: dict[str, Any], gazette: Gazette) -> list[dict[str, Any]]:
    """Return the status history, beginning with the first registration."""
    history = [
        {
            "since": first["since"],
            "reason": "准予设立登记",
            "decision_number": first["decision_number"],
            "status": "正常",
        }
    ]
    for step in spec.steps:
        series = SERIES.get(step.word, "示司鉴通")
        history.append(
            {
                "since": step.since.isoformat(),
                "reason": step.reason,
                "decision_number": gazette.number(series, step.since),
                "status": step.word,
            }
        )
    return history


def scope(spec: Institution) -> list[dict[str, Any]]:
    """Return the licensed categories; they end with the registration."""
    until = {"until": day_before(spec.ended.since).isoformat()} if spec.ended else {}
    return [
        {"category": code, "exclusions": list(out), "since": spec.start.isoformat(), **until}
        for code, out in spec.scope.items()
    ]


def accreditations(spec: Institution) -> list[dict[str, Any]]:
    """Return CMA or CNAS certificates for the categories that need a recognised laboratory."""
    found = []
    for index, code in enumerate(code for code in spec.scope if code.startswith(ACCREDITED)):
        start = date(2023, 1, 10) + timedelta(days=number(0, 600, spec.id, code))
        if code in spec.lapsed:
            start = date(2020, 5, 1)
        end = start.replace(year=start.year + 6) - timedelta(days=1)
        cnas = index % 3 == 2
        found.append(
            {
                "kind": "实验室认可" if cnas else "资质认定",
                "number": f"CNAS L9{spec.serial:03d}{index}"
                if cnas
                else f"{start:%y}99003{spec.serial:03d}{index:02d}",
                "scope": [code],
                "since": start.isoformat(),
                "until": end.isoformat(),
            }
        )
    return sorted(found, key=lambda item: (item["since"], item["number"]))


def contact(spec: Institution) -> dict[str, Any]:
    """Return the office address and landlines."""
    city = places.CITY_OF[spec.county]
    road, house = (
        pick(("明镜路", "天平路", "直尺街", "样例大道", "服务路"), spec.id, "road"),
        number(1, 188, spec.id, "house"),
    )
    found = {
        "address": f"示例省{city.name}{places.county_name(spec.county)}{road}{house}号",
        "postcode": city.code,
        "phone": f"0990-555{spec.serial:02d}01",
        "hours": pick(("工作日 9:00—17:00", "工作日 8:30—12:00、14:00—17:30"), spec.id),
        "transit": f"公交示范{number(1, 12, spec.id, 'bus')}路{road}站",
    }
    if chance(60, spec.id, "hotline"):
        found["hotline"] = f"0990-555{spec.serial:02d}02"
    if chance(50, spec.id, "website"):
        found["website"] = f"https://example.invalid/j{spec.serial:04d}"
    return found


def disclosure(spec: Institution) -> dict[str, str]:
    """Return the days on which the five items were confirmed; some are missing, some are old."""
    if spec.ended:
        return {}
    days = dict.fromkeys(("institution", "appraisers", "fees", "process", "supervision"), places.AS_OF)
    if spec.serial == 9:
        del days["process"], days["supervision"]
    if spec.serial == 24:
        days = dict.fromkeys(days, "2024-03-29")
    return days


def host(spec: Institution) -> dict[str, Any]:
    """Return the organisation that set the institution up."""
    name, kind = spec.host
    city = places.CITY_OF[spec.county].code
    return {"name": name, "kind": kind, "uscc": uscc(HOST_PREFIX[kind], city, 500 + spec.serial)}


def institution(spec: Institution, gazette: Gazette, head: str | None, representative: str) -> dict[str, Any]:
    """Return one record."""
    city = places.CITY_OF[spec.county]
    held = licences(spec, gazette)
    history = status(spec, held[0], gazette)
    latest = max(held, key=lambda item: item["issued"])
    record: dict[str, Any] = {
        "id": spec.id,
        "name": spec.name,
        "region": spec.county,
        "authority": "sl-a001",
        "former_names": [{"name": name, "until": until.isoformat()} for name, until in spec.former],
        "host": host(spec),
        "legal_representative": representative,
        "head": head,
        "capital": number(3, 30, spec.id, "capital") * 10,
        "contact": contact(spec),
        "supervision": {"office": f"{city.name}司法局", "phone": "12348", "contact": "司法鉴定管理科"},
        "licences": held,
        "status": history,
        "scope": scope(spec),
        "accreditations": accreditations(spec),
        "services": sample(SERVICES, number(2, 5, spec.id, "services"), spec.id),
        "disclosure": disclosure(spec),
        "note": spec.note,
        "as_of": "2026-05-15" if spec.let_expire else places.AS_OF,
        "sources": [
            {
                "title": "司法鉴定许可证登记决定书",
                "number": latest["decision_number"],
                "dated": latest["issued"],
            }
        ],
    }
    if spec.serial not in {21, 26}:
        record["uscc"] = uscc(LICENSED_BODY, city.code, spec.serial)
    if spec.successor:
        record["successor"] = f"sl-j{spec.successor:04d}"
    if len(history) > 1:
        last = history[-1]
        record["sources"].append(
            {"title": "登记状态公告", "number": last["decision_number"], "dated": last["since"]}
        )
    return record


def institutions(
    gazette: Gazette, heads: dict[int, str], representatives: dict[int, str]
) -> list[dict[str, Any]]:
    """Return all institution records."""
    return [
        institution(spec, gazette, heads.get(spec.serial), representatives[spec.serial]) for spec in TABLE
    ]
