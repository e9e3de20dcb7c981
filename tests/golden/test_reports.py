"""One registry with a dozen mistakes, reported in every format, byte for byte; ``make golden`` rewrites."""

import os
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from mingjian.check.runner import check_registry
from worlds import appraiser, case, inspection, institution, price_list, world

EXPECTED = Path(__file__).with_name("reports")
ENDINGS = {
    "text": "txt",
    "github": "txt",
    "gitlab": "json",
    "sarif": "json",
    "json": "json",
    "markdown": "md",
}
NOW = date(2026, 9, 1)


def people() -> list[dict[str, object]]:
    """Three appraisers, and twelve more whose records nobody has verified for a long time."""
    staff = [appraiser(id=f"sl-r{n:05}", name=f"示例{n}", **numbered(n)) for n in range(1, 16)]
    for person in staff[3:]:
        person["as_of"] = "2025-01-31"
    staff[1]["categories"] = [{"since": "2018-03-01", "category": "wz:01"}]
    return staff


def numbered(n: int) -> dict[str, object]:
    number = f"990116001{n:03}"
    return {"practice_number": number, "certificates[0].number": number}


@pytest.mark.parametrize("style", ENDINGS)
def test_a_report_is_as_agreed(style: str, tmp_path: Path) -> None:
    loaded = world(
        tmp_path,
        institutions=[
            institution(name="示例省明鉴司法鉴定中心（总部)", **{"licences[1].until": "2026-08-31"})
        ],
        appraisers=people(),
        price_lists=[price_list(**{"items[0].price.amount": 841})],
        inspections=[inspection(institution="sl-j0011")],
        cases=[case(lesson="原告王小虎诉被告某公司，可查〔2024〕示01民初123号。")],
        files={"vocab/themes.yml": "groups: [\n", "vocab/titels.yml": "items: []\n"},
    )
    findings = [*loaded.findings, *check_registry(loaded, NOW, dated=True)]
    findings.sort(key=lambda finding: finding.order)
    report = import_module(f"mingjian.report.{style}").format(findings, loaded.source)
    expected = EXPECTED / f"{style}.{ENDINGS[style]}"
    if os.environ.get("MINGJIAN_GOLDEN") == "write":
        EXPECTED.mkdir(exist_ok=True)
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
