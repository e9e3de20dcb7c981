"""Papers of the office: only public results are posted; the list of expiries is complete."""

from datetime import date
from pathlib import Path

import paper
import pytest
import zxingcpp
from mingjian.derive.expiring import expiring_institutions, expiring_people
from mingjian.model.approval import Approval
from mingjian.model.integrity import Review
from mingjian.model.statistic import Statistic
from mingjian.render.prints.code import Codes
from mingjian.render.prints.paper import (
    approvals_print,
    expiring_print,
    result_print,
    review_print,
    yearbook_print,
)
from mingjian.render.prints.press import NotPrintable, Press
from PIL import Image
from records import (
    ORIGIN,
    appraiser,
    authority,
    inspection,
    institution,
    licence,
    made,
    plan,
    step,
    views,
)

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


def test_the_code_of_a_result_leads_to_that_inspection(press: Press, folder: Path) -> None:
    found = views(institution(), plan(), inspection(), site_url="https://example.invalid/mingjian/")
    made = result_print(found, press, Codes.of(found), "sl-c0001")
    with Image.open(paper.picture(made.data, folder, resolution=100)) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image)] == [
            "https://example.invalid/mingjian/inspections/sl-c0001/"
        ]


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


INDICATOR = {
    "id": "testimony", "title": "出庭率", "group": "出庭", "kind": "比率", "unit": "次", "meaning": "到庭的有多少",
    "numerator": "到庭", "denominator": "通知", "empty": "没有出庭通知", "direction": "高为好", "by": ["地区"],
    "cadence": "每年", "systems": ["S105"], "basis": "示例",
}  # fmt: skip
FIGURE = {
    "id": "sl-x0001", "indicator": "testimony", "authority": "sl-a001", "region": "990000", "since": "2025-01-01",
    "until": "2025-12-31", "state": "有数", "numerator": 80, "denominator": 100, "published": "2026-02-10",
}  # fmt: skip


def test_the_statistics_of_a_year_are_printed_and_another_year_is_refused(press: Press, folder: Path) -> None:
    words = {"indicators": {"items": [INDICATOR]}}
    figure = made(Statistic, **(FIGURE | ORIGIN))
    found = views(authority(), figure, vocabulary=words)
    (text,) = paper.pages(yearbook_print(found, press, 2025).data, folder)
    expected = ("2025年司法鉴定统计", "出庭率", "80.0%", "80／100", "到庭的有多少", "示例数据·非官方名册")
    assert [part for part in expected if part not in text] == []
    with pytest.raises(NotPrintable, match=r"没有1999年公开的统计数字，可以印的年份：.*2025"):
        yearbook_print(found, press, 1999)


QUALITY = {
    "id": "sl-v0001", "type": "质量评查", "title": "2025年司法鉴定文书质量评查情况通报", "year": 2025,
    "authority": "sl-a001", "dimensions": ["文书规范", "适用标准"], "sampled": 40,
    "counts": [{"result": "优秀", "count": 30}, {"result": "不合格", "count": 10}],
    "faults": ["没有写明所用标准的版本"], "published": "2026-02-02",
}  # fmt: skip


def test_a_bulletin_gives_shares_and_faults(press: Press, folder: Path) -> None:
    found = views(authority(), made(Review, **(QUALITY | ORIGIN)))
    (text,) = paper.pages(review_print(found, press, "sl-v0001").data, folder)
    expected = ("抽取司法鉴定文书40份", "优秀3075%", "不合格1025%", "没有写明所用标准的版本", "2026年2月2日")
    assert [part for part in expected if part not in text] == []


def test_a_bulletin_that_is_not_public_is_refused(press: Press) -> None:
    found = views(authority(), made(Review, **(QUALITY | ORIGIN | {"published": "2026-07-02"})))
    for key in ("sl-v0001", "sl-v0009"):
        with pytest.raises(NotPrintable, match=f"没有编号为 {key}、已经公开的"):
            review_print(found, press, key)


def test_only_public_decisions_of_the_period_are_listed(press: Press, folder: Path) -> None:
    def approval(number: int, decided: str, published: str | None, result: str = "准予") -> Approval:
        fields = {
            "id": f"sl-d000{number}",
            "matter": "机构设立",
            "applicant": f"示例{number}所",
            "authority": "sl-a001",
        }
        days = {
            "received": "2026-01-04",
            "accepted": "2026-01-05",
            "decided": decided,
            "published": published,
        }
        return made(
            Approval, **(fields | days | ORIGIN), result=result, decision_number=f"示司鉴许〔2026〕{number}号"
        )

    found = views(
        authority(),
        approval(1, "2026-03-01", "2026-03-05"),
        approval(2, "2025-12-31", "2026-01-05"),
        approval(3, "2026-03-01", None),
        approval(4, "2026-03-02", "2026-03-05", "不予"),
    )
    (text,) = paper.pages(approvals_print(found, press, date(2026, 1, 1)).data, folder)
    assert "共2件" in text
    assert "机构设立（不列）" in text
    assert "示例4所" not in text
    assert "示例1所" in text
    assert "示例2所" not in text
    assert "示例3所" not in text
