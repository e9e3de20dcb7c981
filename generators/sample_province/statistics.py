"""Invented totals of four years; what must be hidden is hidden by the procedure the rules ask for."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import orjson
import yaml
from mingjian.derive.tally import to_hide
from mingjian.model.settings import Parameters
from mingjian.model.statistic import Indicator, IndicatorKind, Indicators, Statistic

from sample_province import places
from sample_province.statistic_table import HALVES, TABLE, YEARS, Number, Total

VOCABULARY = Path(__file__).parents[2] / "registry/vocab/indicators.yml"
CITIES = ("990100", "990200", "990300", "990400", "990500", "990600")
CLASSES = ("fy", "wz", "sx", "hj")


def figure(number: Number, kind: IndicatorKind) -> dict[str, Any]:
    """Return the fields of one number."""
    if isinstance(number, str):
        return {"state": number}
    if isinstance(number, tuple):
        first, count = number
        if kind is IndicatorKind.MEDIAN:
            return {"state": "有数", "value": first, "denominator": count}
        return {"state": "有数", "numerator": int(first), "denominator": count} if count else {"state": "零"}
    return {"state": "有数", "value": number} if number else {"state": "零"}


def whole(total: Total) -> Number:
    """Return a total; that of parts is their sum, whichever way it was broken down."""
    if total.number is not None:
        return total.number
    row = next(iter(total.parts.values()))
    pairs = [part for part in row if isinstance(part, tuple)]
    if pairs:
        return (sum(part for part, _ in pairs), sum(count for _, count in pairs))
    return sum(part for part in row if isinstance(part, int))


def rows(total: Total, indicator: Indicator) -> list[dict[str, Any]]:
    """Return the rows of the breakdowns."""
    keys = {"地区": CITIES, "执业类别": CLASSES, "分档": indicator.bands}
    return [
        {"by": by, "key": key, **figure(part, indicator.kind)}
        for by, parts in total.parts.items()
        for key, part in zip(keys[by], parts, strict=True)
    ]


def record(indicator: Indicator, total: Total, span: tuple[str, str, str], serial: int) -> dict[str, Any]:
    """Return one record, with what is small and what would give it away hidden."""
    since, until, published = span
    data = {
        "id": f"sl-x{serial:04d}",
        "indicator": indicator.id,
        "authority": "sl-a001",
        "region": "990000",
        "since": since,
        "until": until,
        **figure(whole(total), indicator.kind),
        "published": published,
        "breakdown": rows(total, indicator),
        "note": total.note,
        "_year": since[:4],
        "as_of": places.AS_OF,
        "sources": [{"title": f"示例省{until[:4]}年度司法鉴定工作统计（虚构）", "dated": published}],
    }
    if data["state"] in {"未公布", "未见记录"}:
        del data["published"], data["sources"][0]["dated"]
    kept = {key: value for key, value in data.items() if value not in (None, [])}
    return hide(kept, indicator) if indicator.protected else kept


def hide(data: dict[str, Any], indicator: Indicator) -> dict[str, Any]:
    """Take out what must not be told; a hidden total takes its breakdown along."""
    made = Statistic.model_validate_json(
        orjson.dumps({key: value for key, value in data.items() if key != "_year"})
    )
    no_total, hidden = to_hide(made, indicator, Parameters().small_count)
    numbers = {"value", "numerator", "denominator"}
    if no_total:
        bare = {key: value for key, value in data.items() if key not in {*numbers, "breakdown"}}
        return bare | {"state": "已隐去"}
    for row in data.get("breakdown", ()):
        if (row["by"], row["key"]) in hidden:
            row["state"] = "已隐去"
            for name in numbers & row.keys():
                del row[name]
    return data


def statistics() -> list[dict[str, Any]]:
    """Return every record, indicator by indicator in the order of the vocabulary."""
    indicators = Indicators.model_validate(yaml.safe_load(VOCABULARY.read_bytes()), strict=False)
    found = [(item, total, span) for item in indicators.items for total, span in _totals(item)]
    return [record(item, total, span, serial) for serial, (item, total, span) in enumerate(found, start=1)]


def _totals(item: Indicator) -> Iterator[tuple[Total, tuple[str, str, str]]]:
    for year, total in zip(YEARS, TABLE.get(item.id, ()), strict=False):
        yield total, (f"{year}-01-01", f"{year}-12-31", f"{year + 1}-02-20")
    for place, pair in enumerate(HALVES.get(item.id, ())):
        year, half = 2023 + place // 2, place % 2
        if half:
            yield Total(pair), (f"{year}-07-01", f"{year}-12-31", f"{year + 1}-02-20")
        else:
            yield Total(pair), (f"{year}-01-01", f"{year}-06-30", f"{year}-08-15")
