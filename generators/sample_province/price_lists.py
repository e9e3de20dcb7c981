"""What the institutions charge: within the float of the schedule in force, or their own market prices."""

from typing import Any

from sample_province import places
from sample_province.draw import chance, number
from sample_province.fee_table import MARKET, RANGE, TIERED
from sample_province.fees import CURRENT, FORMER, items, rounded
from sample_province.institution_table import TABLE, Institution

WITHOUT = frozenset({10, 14, 30})
"""Institutions that have not posted prices."""
TWO_LISTS = frozenset({1, 3, 16})
"""Institutions whose former list is kept."""


def licensed(spec: Institution, category: str) -> bool:
    """Say whether a category lies within the scope and not within an exclusion."""
    return any(
        category.startswith(code) and not any(category.startswith(out) for out in exclusions)
        for code, exclusions in spec.scope.items()
    )


def own_price(benchmark: dict[str, Any], percent: int) -> dict[str, Any]:
    """Return a price as a percentage of the benchmark; a surcharge stays as it is."""
    scaled: dict[str, Any] = {
        key: rounded(benchmark[key] * percent) for key in ("amount", "low", "high", "cap") if key in benchmark
    }
    return {**benchmark, **scaled}


def guided(spec: Institution, schedule: list[dict[str, Any]], low: int, high: int) -> list[dict[str, Any]]:
    """Return the items of an institution that have a benchmark, priced at ``low`` to ``high`` percent of it."""
    found = []
    for item in schedule:
        if not licensed(spec, item["category"]) or chance(8, spec.id, item["code"], "left out"):
            continue
        entry = {"schedule_item": item["code"], "name": item["name"], "category": item["category"]}
        percent = number(low // 2, high // 2, spec.id, item["code"]) * 2
        found.append({**entry, "price": own_price(item["price"], percent)})
    return found


def hard_cases(spec: Institution, schedule: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return what the institution asks for some items in difficult cases, within the higher float."""
    return [
        {
            "schedule_item": item["code"],
            "name": f"{item['name']}（疑难复杂）",
            "category": item["category"],
            "price": own_price(item["price"], 136),
            "hard_case": True,
            "note": "事先书面告知委托人",
        }
        for item in schedule
        if licensed(spec, item["category"])
        and item["price"]["kind"] not in {RANGE, TIERED}
        and chance(12, spec.id, item["code"], "hard")
    ]


def market(spec: Institution) -> list[dict[str, Any]]:
    """Return the items of an institution without a benchmark."""
    found = []
    for code, name, unit, low, high in MARKET:
        if licensed(spec, code):
            percent = number(45, 60, spec.id, name) * 2
            price = {
                "kind": RANGE,
                "unit": unit,
                "low": rounded(low * percent),
                "high": rounded(high * percent),
            }
            found.append(
                {"name": name, "category": code, "price": price, "note": "按工作量约定，委托前书面报价"}
            )
    return found


def _list(
    serial: int, spec: Institution, schedule: str, entries: list[dict[str, Any]], **dates: str
) -> dict[str, Any]:
    posted = dates["since"]
    return {
        "id": f"sl-p{serial:04d}",
        "institution": spec.id,
        "schedule": schedule,
        "items": entries,
        "_region": spec.county,
        "as_of": places.AS_OF,
        "sources": [
            {"title": "机构收费公示", "dated": posted, "url": f"https://example.invalid/fees/{spec.id}"}
        ],
        **dates,
    }


def price_lists() -> list[dict[str, Any]]:
    """Return the price lists of all institutions that posted one."""
    found: list[dict[str, Any]] = []
    for spec in TABLE:
        if spec.serial in TWO_LISTS:
            old = guided(spec, items(85, share=2), 90, 108)
            found.append(_list(len(found) + 1, spec, FORMER, old, since="2021-03-01", until="2024-12-31"))
        if spec.ended or spec.serial in WITHOUT:
            continue
        entries = guided(spec, items(), 86, 114) + hard_cases(spec, items()) + market(spec)
        month = number(1, 9, spec.id, "posted")
        found.append(_list(len(found) + 1, spec, CURRENT, entries, since=f"2025-{month:02d}-01"))
    return found
