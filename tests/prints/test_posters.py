"""Posters: all eight groups or nothing, on one sheet, with a code that leads to the page."""

from io import BytesIO
from pathlib import Path

import paper
import pikepdf
import pytest
import zxingcpp
from mingjian.derive.notice import missing_parts, notice_of
from mingjian.derive.views import Views
from mingjian.render.prints.code import Codes
from mingjian.render.prints.press import NotPrintable, Press
from mingjian.render.prints.wall import KINDS, poster, refusals, version_of, waiver_lines
from PIL import Image
from records import fee_item, licence, price_item, price_list, step
from small import SITE, SUPERVISION, office, people

GROUPS = (
    "业务范围", "司法鉴定许可证", "工作流程", "收费项目和收费标准", "职业道德和执业纪律", "执业承诺和风险告知",
    "司法鉴定人（", "监督电话和联系人",
)  # fmt: skip


def printed(views: Views, press: Press, folder: Path, kind: str = "wall", sheet: str = "a3") -> list[str]:
    made = poster(views, press, Codes.of(views), kind, "sl-j0001", paper=sheet)
    return paper.pages(made.data, folder)


def test_all_eight_groups_stand_on_one_sheet(press: Press, folder: Path) -> None:
    (text,) = printed(office(), press, folder)
    assert [group for group in GROUPS if group not in text] == []
    assert all(
        word in text for word in ("法医临床鉴定", "990101001", "12348", "司法鉴定管理科", "800元/例", "张示3")
    )
    assert "数据截至2026年6月30日" in text


@pytest.mark.parametrize(
    ("world", "missing"),
    [
        ({"with_prices": 0}, "收费项目和标准"),
        ({"with_texts": False}, "流程图、职业道德和执业纪律、执业承诺和风险告知"),
        ({"supervision": SUPERVISION | {"contact": None}}, "监督电话和联系人"),
        ({"status": [step("停业", "2026-01-01")]}, "登记状态为“停业”，不能接受委托"),
        (
            {"licences": [licence(until="2026-05-31")]},
            "许可证有效期至2026-05-31（截至2026-06-30已过期），没有看到准予延续的决定",
        ),
    ],
)
def test_an_incomplete_notice_is_refused_and_says_why(press: Press, world: dict, missing: str) -> None:
    found = office(**world)
    assert "、".join(missing_parts(found, found.registry.institutions["sl-j0001"])) == missing
    with pytest.raises(NotPrintable, match=r"sl-j0001.*没有生成") as caught:
        poster(found, press, Codes.of(found), "wall", "sl-j0001")
    assert missing in str(caught.value)


def test_an_institution_without_people_has_no_notice(press: Press) -> None:
    away = people(1, affiliations=[{"institution": "sl-j0009", "employment": "专职", "since": "2021-06-01"}])
    with pytest.raises(NotPrintable, match="缺少鉴定人"):
        poster(office(*away), press, Codes(None), "wall", "sl-j0001")


def test_an_unknown_institution_is_refused(press: Press) -> None:
    with pytest.raises(NotPrintable, match="没有编号为 sl-j9999 的机构"):
        poster(office(), press, Codes(None), "wall", "sl-j9999")


@pytest.mark.parametrize("kind", KINDS)
def test_the_code_leads_to_the_page(press: Press, folder: Path, kind: str) -> None:
    found = office()
    made = poster(found, press, Codes.of(found), kind, "sl-j0001")
    with Image.open(paper.picture(made.data, folder, resolution=72)) as image:
        assert [code.text for code in zxingcpp.read_barcodes(image)] == [
            f"{SITE}institutions/sl-j0001/#today"
        ]


def test_without_a_site_there_is_no_code(press: Press, folder: Path) -> None:
    found = office(site=None)
    made = poster(found, press, Codes.of(found), "wall", "sl-j0001")
    with Image.open(paper.picture(made.data, folder, resolution=72)) as image:
        assert zxingcpp.read_barcodes(image) == []
    assert "扫码" not in "".join(paper.pages(made.data, folder))


@pytest.mark.parametrize("sheet", ["a3", "a2"])
def test_a_large_institution_fits_and_loses_nothing(press: Press, folder: Path, sheet: str) -> None:
    name = "示例省" + "很长的名称" * 10 + "司法鉴定中心"
    assert len(name) > 58
    staff = people(200)
    text = "".join(printed(office(*staff, name=name, with_prices=60), press, folder, sheet=sheet))
    assert name in text
    assert all(person.practice_number in text for person in staff)
    assert all(f"收费项目{number}" in text for number in range(60))
    assert [group for group in GROUPS if group not in text] == []


def test_one_long_name_does_not_crush_the_other_columns(press: Press, folder: Path) -> None:
    name, title = "阿不都热依木·买买提艾力·吐尔逊江", "正高级工程师（教授级）兼研究员"
    staff = [*people(3), people(4, name=name, title=title)[3]]
    found = office(*staff)
    made = poster(found, press, Codes.of(found), "wall", "sl-j0001").data
    (page,) = paper.lines(made, folder)
    assert len([line for line in page if "法医临床鉴定" in line]) >= 5
    assert name in "".join(page)


def test_letters_are_never_too_small_and_a_second_sheet_says_whose_it_is(press: Press, folder: Path) -> None:
    found = office(*people(200), with_prices=60)
    made = poster(found, press, Codes.of(found), "wall", "sl-j0001").data
    assert paper.smallest(made, folder) >= 8
    sheets = paper.pages(made, folder)
    assert len(sheets) > 1
    for number, text in enumerate(sheets, 1):
        assert f"示例省明鉴司法鉴定中心第{number}张，共{len(sheets)}张" in text


def test_who_may_not_practise_is_not_said_to_lack_a_part(press: Press) -> None:
    found = office(status=[step("停业", "2026-01-01")])
    with pytest.raises(NotPrintable, match="登记状态为“停业”") as caught:
        poster(found, press, Codes.of(found), "wall", "sl-j0001")
    assert "缺少" not in str(caught.value)


def test_the_name_is_the_heading_and_lists_are_lists(press: Press) -> None:
    found = office()
    made = poster(found, press, Codes.of(found), "wall", "sl-j0001").data
    assert "示例省明鉴司法鉴定中心" in paper.bookmarks(made)
    with pikepdf.open(BytesIO(made)) as document:
        kinds = {
            str(item.S) for item in document.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item
        }
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/Figure"} <= kinds


def test_the_fee_board_shows_every_price_and_who_pays_less(press: Press, folder: Path) -> None:
    found = office(with_prices=30)
    (text,) = printed(found, press, folder, "fees")
    assert text.count("800元/例") == 30
    assert "560—840元" in text
    assert "示例省司法鉴定收费标准" in text


def test_the_process_names_steps_limits_and_papers(press: Press, province: Views, folder: Path) -> None:
    made = poster(province, press, Codes(None), "process", "sl-j0001")
    (text,) = paper.pages(made.data, folder)
    steps = [item.title for item in province.registry.vocabularies["notice-texts"].items]
    assert [title for title in steps if title not in text] == []
    assert "时限7个工作日" in text
    assert "司法鉴定意见书" in text


def test_every_complete_notice_of_the_sample_is_one_sheet(
    press: Press, province: Views, folder: Path
) -> None:
    refused = dict(refusals(province))
    lapsed = "许可证有效期至2026-05-31（截至2026-06-30已过期），没有看到准予延续的决定"
    assert refused == {"sl-j0014": ("收费项目和标准",), "sl-j0020": (lapsed,)}
    ready = [key for key, row in province.institutions.items() if row.is_practising and key not in refused]
    for key in ready:
        made = poster(province, press, Codes(None), "wall", key)
        (text,) = paper.pages(made.data, folder)
        assert "示例数据·非官方名册" in text
        people = province.roster.practising[key]
        assert [person.name for person in people if person.practice_number not in text] == []


def test_two_runs_give_the_same_bytes(press: Press) -> None:
    found = office()
    first = poster(found, press, Codes.of(found), "wall", "sl-j0001")
    assert poster(office(), press, Codes.of(found), "wall", "sl-j0001") == first


def test_the_version_changes_with_a_price(press: Press, folder: Path) -> None:
    before = printed(office(), press, folder)[0]
    raised = price_list(items=[price_item(price={"kind": "单价", "unit": "例", "amount": 801})])
    assert fee_item()["code"] == raised.items[0].schedule_item
    after = printed(office(with_prices=1), press, folder)[0]
    assert before.partition("版本")[2][:8] != after.partition("版本")[2][:8]


def test_the_fee_board_promises_only_what_every_institution_grants(
    press: Press, province: Views, folder: Path
) -> None:
    made = poster(province, press, Codes(None), "fees", "sl-j0001")
    (text,) = paper.pages(made.data, folder)
    assert (
        "不符合法律援助条件但确有困难的人：少收一部分、不收费。向鉴定机构提出申请，由机构酌情决定。" in text
    )
    assert "检察机关" not in text


def test_tiers_stand_only_beside_prices_that_rise_by_them(
    press: Press, province: Views, folder: Path
) -> None:
    for key, has_tiers in (("sl-j0003", True), ("sl-j0029", False)):
        for kind in ("wall", "fees"):
            (text,) = paper.pages(poster(province, press, Codes(None), kind, key).data, folder)
            assert ("超过1000万元" in text) is has_tiers


def test_the_version_of_a_fee_board_changes_with_who_pays_less(province: Views) -> None:
    notice = notice_of(province, province.registry.institutions["sl-j0001"])
    assert notice is not None
    lines = waiver_lines(province)
    assert version_of(notice, lines) != version_of(notice, lines[1:]) != version_of(notice, [])
