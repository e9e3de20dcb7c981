"""Where an institution sits and what it works with: host, office, laboratory certificates, disclosure."""

from datetime import date, timedelta
from typing import Any

from sample_province import places
from sample_province.codes import HOST_PREFIX, uscc
from sample_province.draw import chance, day_before, number, pick, years_later
from sample_province.institution_table import Institution

ACCREDITED = ("fy:04", "fy:05", "wz:03", "hj:")


def accreditations(spec: Institution) -> list[dict[str, Any]]:
    """Return CMA or CNAS certificates for the categories that need a recognised laboratory."""
    found = []
    for index, code in enumerate(code for code in spec.scope if code.startswith(ACCREDITED)):
        start = date(2023, 1, 10) + timedelta(days=number(0, 600, spec.id, code))
        if code in spec.lapsed:
            start = date(2020, 5, 1)
        end = day_before(years_later(start, 6))
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
