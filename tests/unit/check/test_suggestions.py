"""A near miss is answered with the value probably meant, with its name where it is a code."""

from datetime import date

import pytest
from mingjian.check.nearest import nearest
from mingjian.check.runner import check_registry
from worlds import appraiser, base, canonical, inspection, institution, price_list, world

DAY = date(2026, 6, 30)
NEAR = {
    "状态": ({"institutions": [institution(**{"status[0].status": "停叶"})]}, "是不是想写“停业”"),
    "机构": (
        {"inspections": [inspection(institution="sl-j0010")]},
        "是不是想写 sl-j0001 示例省明鉴司法鉴定中心",
    ),
    "职称": ({"appraisers": [appraiser(title="主任法医帅")]}, "是不是想写 主任法医师"),
    "类别": (
        {"institutions": [institution(**{"scope[0].category": "fy:09"})]},
        "是不是想写 fy:02 法医临床鉴定",
    ),
    "地区": ({"institutions": [institution(region="990111")]}, "是不是想写 990101 示范区"),
    "收费项目": ({"price_lists": [price_list(**{"items[0].schedule_item": "fy-0l8"})]}, "是不是想写 fy-018"),
}


@pytest.mark.parametrize("what", NEAR)
def test_the_value_probably_meant_is_offered(what, tmp_path):
    changes, offer = NEAR[what]
    loaded = world(tmp_path, **changes)
    found = [*loaded.findings, *check_registry(loaded, DAY)]
    assert [item for item in found if offer in item.message], [item.message for item in found]


def test_the_key_probably_meant_is_offered(tmp_path):
    path = "institutions/990101/sl-j0001.yml"
    text = canonical(path, base()[path]).replace("contact:", "contcat:")
    loaded = world(tmp_path, files={path: text})
    assert [item for item in loaded.findings if "是不是想写“contact”" in item.message]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("fy:09", ["fy:0290", "fy:01"], "fy:01"),
        ("R2O8", ["R208", "R2080"], "R208"),
        ("sl-j0021", ["sl-j0012", "sl-j00210"], "sl-j0012"),
        ("sl-j00012", ["sl-j0012"], "sl-j0012"),
        ("甲", ["乙"], None),
    ],
)
def test_one_slip_comes_before_likeness(word, known, meant):
    assert nearest(word, known) == meant
