"""Data for the browser as a script: unlike JSON, it also loads from an unzipped folder (file://)."""

from typing import Any

import orjson

from mingjian.derive.calculator import calculator_data
from mingjian.derive.comparison import comparison_areas, comparison_index
from mingjian.derive.today import shards
from mingjian.derive.views import Views
from mingjian.render.artifact import JAVASCRIPT, Artifact

CALCULATOR_DATA = "fees/calculator/data.js"
COMPARE_DATA = "compare/data.js"


def assign(path: str, name: str, value: Any, sources: tuple[str, ...] = ()) -> Artifact:
    """Return a script that sets a global name."""
    return Artifact(path, b"globalThis.%s=%s;\n" % (name.encode(), _safe(value)), JAVASCRIPT, sources)


def call(path: str, function: str, key: str, value: Any, sources: tuple[str, ...] = ()) -> Artifact:
    """Return a script that hands data over by calling a function; for files loaded on demand."""
    data = b"globalThis.%s(%s,%s);\n" % (function.encode(), _safe(key), _safe(value))
    return Artifact(path, data, JAVASCRIPT, sources)


def _safe(value: Any) -> bytes:
    """Write a value so that it is the same in JSON and in JavaScript (two line ends are not)."""
    return orjson.dumps(value).replace(b"\xe2\x80\xa8", rb"\u2028").replace(b"\xe2\x80\xa9", rb"\u2029")


def calculator_file(views: Views) -> Artifact:
    """Return what the fee calculator works from."""
    sources = (*sorted(views.registry.fees), "vocab/fee-waivers")
    return assign(CALCULATOR_DATA, "mingjianFeeData", calculator_data(views), sources)


def compare_files(views: Views) -> tuple[Artifact, ...]:
    """Return the index of the comparison and one file per area."""
    index = assign(COMPARE_DATA, "mingjianCompareIndex", comparison_index(views), ("registry",))
    areas = (
        call(f"compare/{area}.js", "mingjianCompareAdd", area, data, _sources(data["rows"]))
        for area, data in comparison_areas(views)
    )
    return (index, *areas)


def _sources(rows: dict[str, Any]) -> tuple[str, ...]:
    """Return the institutions compared and the decisions named with them."""
    named = {url.split("/")[1] for row in rows.values() for _, _, url in row["sanctions"] if "#" not in url}
    return (*rows, *sorted(named))


def verify_files(views: Views) -> tuple[Artifact, ...]:
    """Return the files in which numbers of certificates are looked up."""
    return tuple(
        call(f"verify/{number}.js", "mingjianVerifyAdd", str(number), entries, ("registry",))
        for number, entries in enumerate(shards(views))
    )
