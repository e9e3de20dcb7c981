"""Desk cards and badges: six fields, only people who may practise, a code that leads to the answer."""

from io import BytesIO
from pathlib import Path

import paper
import pikepdf
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from mingjian.derive.card import cards, may_carry, staff_of
from mingjian.derive.views import Views
from mingjian.render.prints.card import SIZES, card_print, refusals, staff_print
from mingjian.render.prints.code import Codes
from mingjian.render.prints.photo import photo_of, remarks, size_of
from mingjian.render.prints.press import NotPrintable, Press
from PIL import Image
from records import licence, step
from small import SITE, TEXTS, office, people

POINT = 72 / 25.4


def printed(views: Views, press: Press, kind: str, **options) -> bytes:
    staff = staff_of(views, "sl-j0001")
    return card_print(views, press, Codes.of(views), kind, staff, name="sl-j0001", **options).data


@pytest.mark.parametrize(("kind", "size"), [("desk", "card"), ("badge", "card"), ("badge", "lanyard")])
def test_the_six_fields_are_there(press: Press, folder: Path, kind: str, size: str) -> None:
    text = "".join(paper.pages(printed(office(), press, kind, size=size), folder))
    for number in (1, 2, 3):
        assert f"张示{number}" in text
        assert f"99010100100{number}" in text
    assert text.count("主任法医师") == text.count("法医临床鉴定") == 3
    assert text.count("12348") >= 3
    assert text.count("照片") == 3


def test_the_back_of_a_desk_card_bears_the_pledges(press: Press, folder: Path) -> None:
    pages = paper.pages(printed(office(), press, "desk"), folder)
    assert len(pages) == 3
    assert all(pledge in page for page in pages for pledge in TEXTS["personal"])


@pytest.mark.parametrize("size", SIZES)
def test_the_codes_lead_to_todays_answer(press: Press, folder: Path, size: str) -> None:
    made = printed(office(*people(4)), press, "badge", size=size)
    with Image.open(paper.picture(made, folder, resolution=200)) as image:
        found = {code.text for code in zxingcpp.read_barcodes(image)}
    assert found == {f"{SITE}appraisers/sl-r{number:05}/#today" for number in range(1, 5)}


def test_only_people_who_may_practise_get_one() -> None:
    staff = people(3)
    suspended = people(4, status=[step("正常", "2021-06-01"), step("停业", "2026-01-01")])[3]
    found = office(*staff, suspended)
    assert [card.id for card in cards(found, [*found.appraisers, "sl-r99999"])] == [
        person.id for person in staff
    ]
    closed = office(*staff, status=[step("正常", "2021-06-01"), step("停业整改", "2026-01-01")])
    assert not any(may_carry(closed, person.id) for person in staff)


def test_nobody_to_print_for_is_refused(press: Press) -> None:
    found = office(*people(1, status=[step("注销", "2026-01-01")]))
    with pytest.raises(NotPrintable, match="没有可以制作证牌的人"):
        printed(found, press, "badge")


def test_a_photo_is_put_in_when_there_is_one(press: Press, folder: Path, tmp_path: Path) -> None:
    Image.new("RGB", (50, 70), "#336699").save(tmp_path / "sl-r00002.jpg")
    made = printed(office(), press, "badge", photos=tmp_path)
    assert "".join(paper.pages(made, folder)).count("照片") == 2
    with pikepdf.open(BytesIO(made)) as document:
        pictures = [
            item
            for item in document.objects
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Image"
        ]
    assert [(int(item.Width), int(item.Height)) for item in pictures] == [(50, 70)]


def test_a_photo_that_is_none_is_told(press: Press, tmp_path: Path) -> None:
    (tmp_path / "sl-r00002.jpg").write_bytes(b"not a picture")
    with pytest.raises(NotPrintable, match=r"照片 sl-r00002\.jpg 读不出来"):
        printed(office(), press, "badge", photos=tmp_path)


def test_a_photo_broken_further_in_is_told_too(press: Press, tmp_path: Path) -> None:
    Image.new("RGB", (300, 420)).save(tmp_path / "sl-r00002.png")
    data = (tmp_path / "sl-r00002.png").read_bytes()
    (tmp_path / "sl-r00002.png").write_bytes(data[:60])
    with pytest.raises(NotPrintable, match="有照片读不出来"):
        printed(office(), press, "badge", photos=tmp_path)


def test_what_is_wrong_with_photos_is_said_before_they_are_cut(tmp_path: Path) -> None:
    Image.new("RGB", (300, 420)).save(tmp_path / "sl-r00001.JPG")
    Image.new("RGB", (600, 400)).save(tmp_path / "sl-r00002.jpg")
    Image.new("RGB", (100, 140)).save(tmp_path / "sl-r00003.png")
    found = list(cards(office(*people(4)), [f"sl-r{number:05}" for number in range(1, 5)]))
    assert photo_of(tmp_path, "sl-r00001") == "sl-r00001.JPG"
    shape, coarse, absent = remarks(tmp_path, found)
    assert "sl-r00002.jpg 是 600×400" in shape
    assert "sl-r00003.png 只有 100×140 像素" in coarse
    assert "张示4（sl-r00004）" in absent
    assert list(remarks(None, found)) == []


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_taken_upright_is_measured_as_it_is_shown(tmp_path: Path, order: str) -> None:
    tags = Image.Exif()
    tags.endian = order
    tags[0x0112] = 6
    Image.new("RGB", (420, 300)).save(tmp_path / "sl-r00001.jpg", exif=tags)
    found = list(cards(office(*people(1)), ["sl-r00001"]))
    assert list(remarks(tmp_path, found)) == []
    assert size_of((tmp_path / "sl-r00001.jpg").read_bytes()) == (300, 420)


@settings(max_examples=60)
@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_file_whatever_makes_the_measuring_of_photos_fail(noise: bytes, cut: int) -> None:
    picture = BytesIO()
    Image.new("RGB", (30, 42)).save(picture, "JPEG")
    data = picture.getvalue()
    for broken in (data[:cut], data[:2] + b"\xff\xe1\x00\x40Exif\0\0" + noise + data[2:], noise):
        assert size_of(broken) in {None, (30, 42), (42, 30)} or b"\xff" in noise


def test_everybody_left_out_is_named_with_the_reason(press: Press) -> None:
    staff = people(2)
    gone = people(3, status=[step("注销", "2026-01-01")])[2]
    away = [{"institution": "sl-j0009", "employment": "专职", "since": "2021-06-01"}]
    found = office(*staff, gone, people(4, affiliations=away)[3])
    told = list(refusals(found, ["sl-r00001", "sl-r00003", "sl-r00004", "sl-r99999"]))
    assert [
        part in line for part, line in zip(("“注销”", "没有现在的执业机构", "sl-r99999"), told, strict=True)
    ] == [True] * 3
    closed = office(*staff, status=[step("正常", "2021-06-01"), step("停业整改", "2026-01-01")])
    assert "所在的示例省明鉴司法鉴定中心登记状态为“停业整改”" in "".join(refusals(closed, ["sl-r00001"]))
    with pytest.raises(NotPrintable, match="机构登记状态为“停业整改”"):
        staff_print(closed, press, Codes(None), "badge", "sl-j0001")
    with pytest.raises(NotPrintable, match="没有编号为 sl-j9999 的机构"):
        staff_print(found, press, Codes(None), "badge", "sl-j9999")
    with pytest.raises(NotPrintable, match="没有在执业的鉴定人"):
        staff_print(office(gone), press, Codes(None), "badge", "sl-j0001")


def test_a_certificate_that_ran_out_is_named_as_the_reason(press: Press) -> None:
    expired = [licence(number="990101001002", until="2026-05-31")]
    found = office(*people(1), people(2, certificates=expired)[1])
    (told,) = refusals(found, ["sl-r00001", "sl-r00002"])
    assert "（sl-r00002）" in told
    assert "本人登记状态为“正常（证已过期）”" in told
    lapsed = office(*people(1), licences=[licence(until="2026-05-31")])
    assert "中心登记状态为“正常（证已过期）”" in "".join(refusals(lapsed, ["sl-r00001"]))
    with pytest.raises(NotPrintable, match="机构登记状态为“正常（证已过期）”"):
        staff_print(lapsed, press, Codes(None), "badge", "sl-j0001")


@pytest.mark.parametrize("size", SIZES)
def test_no_line_of_a_badge_runs_into_the_code(press: Press, folder: Path, size: str) -> None:
    found = office(*people(2), supervision={"office": "示例局", "phone": "0990-55501234"})
    made = printed(found, press, "badge", size=size)
    with Image.open(paper.picture(made, folder, resolution=200)) as image:
        codes = zxingcpp.read_barcodes(image)
        assert len(codes) == 2
    scale = 72 / 200
    for code in codes:
        edges = code.position
        box = (edges.top_left.x * scale - 3, edges.top_left.y * scale - 3, edges.bottom_right.x * scale + 3)
        below = edges.bottom_right.y * scale
        assert not [
            text
            for left, top, text in paper.words(made, folder, 1)
            if box[0] < left < box[2] and box[1] < top < below
        ]
        numbers = [place for place in paper.words(made, folder, 1) if place[2].startswith("990101001")]
        assert all(
            left + 12 * 4.6 < box[0] or top + 8 < box[1] or top > below or left > box[2]
            for left, top, _ in numbers
        )


def test_the_desk_card_needs_the_pledges(press: Press) -> None:
    with pytest.raises(NotPrintable, match="notice-texts"):
        printed(office(with_texts=False), press, "desk")


def test_long_names_and_categories_stay_inside_the_card(press: Press, folder: Path) -> None:
    name = "阿不都热依木·买买提艾力·吐尔逊"
    made = printed(
        office(*people(10, name=name, title="正高级工程师（教授级）"), name="示例省" + "很长的名称" * 10),
        press,
        "badge",
    )
    (text,) = paper.pages(made, folder)
    assert text.count(name) == 10


def test_two_hundred_badges_are_sheets_of_ten(press: Press, folder: Path) -> None:
    made = printed(office(*people(200)), press, "badge")
    assert len(paper.pages(made, folder)) == 20
    with pikepdf.open(BytesIO(made)) as document:
        width, height = (float(value) / POINT for value in document.pages[0].MediaBox[2:])
    assert (round(width), round(height)) == (210, 297)
