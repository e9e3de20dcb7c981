"""Institution records from the table: certificates, status history, contact, accreditation, disclosure."""

from datetime import date, timedelta
from typing import Any

from sample_province import places
from sample_province.codes import LICENSED_BODY, licence_number, uscc
from sample_province.draw import day_before, number, sample, years_later
from sample_province.fates import GROUNDS
from sample_province.gazette import Gazette
from sample_province.institution_table import TABLE, Institution
from sample_province.premises import accreditations, contact, disclosure, host
from sample_province.promises import pledges
from sample_province.terms import TODAY, YEARS, Holder, certificate, certificates, day_after

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
                "ground": GROUNDS.get(step.reason),
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


def _sources(held: list[dict[str, Any]], history: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the latest decision on the licence and, where the status changed, the notice of it."""
    latest, last = max(held, key=lambda item: item["issued"]), history[-1]
    licence = {
        "title": "司法鉴定许可证登记决定书",
        "number": latest["decision_number"],
        "dated": latest["issued"],
    }
    if len(history) == 1:
        return [licence]
    return [licence, {"title": "登记状态公告", "number": last["decision_number"], "dated": last["since"]}]


def institution(spec: Institution, gazette: Gazette, head: str | None, representative: str) -> dict[str, Any]:
    """Return one record."""
    city = places.CITY_OF[spec.county]
    held = licences(spec, gazette)
    history = status(spec, held[0], gazette)
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
        **pledges(spec),
        "disclosure": disclosure(spec),
        "reply": {"text": spec.reply[1], "dated": spec.reply[0].isoformat()} if spec.reply else None,
        "note": spec.note,
        "as_of": "2026-05-15" if spec.let_expire else places.AS_OF,
        "sources": _sources(held, history),
    }
    if spec.serial not in {21, 26}:
        record["uscc"] = uscc(LICENSED_BODY, city.code, spec.serial)
    if spec.successor:
        record["successor"] = f"sl-j{spec.successor:04d}"
    return record


def institutions(
    gazette: Gazette, heads: dict[int, str], representatives: dict[int, str]
) -> list[dict[str, Any]]:
    """Return all institution records."""
    return [
        institution(spec, gazette, heads.get(spec.serial), representatives[spec.serial]) for spec in TABLE
    ]
