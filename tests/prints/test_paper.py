"""Papers of the office: only public results are posted; the list of expiries is complete."""

from datetime import date
from pathlib import Path

import paper
import pytest
from mingjian.derive.expiring import expiring_institutions, expiring_people
from mingjian.render.prints.code import Codes
from mingjian.render.prints.paper import expiring_print, result_print
from mingjian.render.prints.press import NotPrintable, Press
from records import appraiser, inspection, institution, licence, plan, step, views

PROBLEM = {
    "matter": "收费",
    "description": "公示栏没有更新",
    "rectification": {"ordered": "2025-05-20", "due": "2025-06-20"},
}


def test_a_public_result_is_posted_with_its_problems(press: Press, folder: Path) -> None:
    found = views(institution(), plan(), inspection(result="发现问题已责令改正", problems=[PROBLEM]))
    (text,) = paper.pages(result_print(found, press, Codes(None), "sl-c0001").data, folder)
    expected = (
        "发现问题已责令改正（已要求改正）",
        "公示栏没有更新",
        "限2025-06-20前",
        "2025年5月28日",
        "示例省明鉴司法鉴定中心",
    )
    assert [part for part in expected if part not in text] == []
    assert "示例数据·非官方名册" in text


def test_a_result_that_is_not_public_is_refused(press: Press) -> None:
    found = views(institution(), plan(), inspection(published="2026-07-15"))
    with pytest.raises(NotPrintable, match="还没有公开"):
        result_print(found, press, Codes(None), "sl-c0001")
    with pytest.raises(NotPrintable, match="没有编号为 sl-c0009"):
        result_print(found, press, Codes(None), "sl-c0009")


def test_expiries_are_those_within_the_days_and_those_gone_by() -> None:
    found = views(
        institution(licences=[licence(until="2026-09-28")]),
        institution(id="sl-j0002", licences=[licence(until="2026-09-29")]),
        institution(id="sl-j0003", licences=[licence(until="2026-06-01")]),
        institution(
            id="sl-j0004", licences=[licence(until="2026-06-01")], status=[step("注销", "2026-06-02")]
        ),
        institution(id="sl-j0005", licences=[licence(until=None)]),
        appraiser(certificates=[licence(number="990101001001", until="2026-07-01")]),
        appraiser(id="sl-r00002", practice_number="990101001002"),
        on=date(2026, 6, 30),
    )
    assert [(item.id, item.days) for item in expiring_institutions(found, 90)] == [
        ("sl-j0003", -29),
        ("sl-j0001", 90),
    ]
    assert [(item.id, item.days, item.home) for item in expiring_people(found, 90)] == [
        ("sl-r00001", 1, "示例省明鉴司法鉴定中心")
    ]


def test_the_list_of_expiries_is_printed(press: Press, folder: Path) -> None:
    found = views(institution(licences=[licence(until="2026-06-01")]), appraiser())
    (text,) = paper.pages(expiring_print(found, press).data, folder)
    assert "90天内" in text
    assert "已过29天" in text
    assert "鉴定人0名" in text
