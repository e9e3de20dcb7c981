"""The roster of the sample province, read back from the PDF."""

import re
from collections import Counter
from io import BytesIO
from pathlib import Path

import paper
import pikepdf
import pytest
from mingjian.derive.views import Views
from mingjian.derive.volume import Volume, roster_volume
from mingjian.render.prints.press import Press
from mingjian.render.prints.roster import roster_print
from records import appraiser, authority, institution, views
from small import office, people


@pytest.fixture(scope="module")
def volume(province: Views) -> Volume:
    return roster_volume(province, "990000")


@pytest.fixture(scope="module")
def book(province: Views, press: Press) -> bytes:
    return roster_print(province, press, "990000").data


@pytest.fixture(scope="module")
def pages(book: bytes, folder: Path) -> list[str]:
    return paper.pages(book, folder)


@pytest.fixture(scope="module")
def index(book: bytes, folder: Path) -> list[str]:
    """The lines of the indexes."""
    found = paper.lines(book, folder)[paper.bookmarks(book)["索引"] - 1 :]
    return [line for page in found for line in page]


def rows(pages: list[str]) -> dict[str, int]:
    """Return the page of every row: a practice number with its last day."""
    found = {}
    for number, text in enumerate(pages, 1):
        for practice in re.findall(r"(\d{12})\d{4}-\d\d-\d\d", text):
            assert practice not in found
            found[practice] = number
    return found


def test_rows_are_those_of_the_registry(province: Views, pages: list[str]) -> None:
    may = {key for key, row in province.institutions.items() if row.is_practising}
    expected = {
        row.practice_number
        for row in province.appraisers.values()
        if row.is_practising and row.institution in may
    }
    assert len(expected) > 150
    assert rows(pages).keys() == expected


def test_every_institution_stands_where_its_bookmark_leads(
    volume: Volume, book: bytes, pages: list[str]
) -> None:
    marks = paper.bookmarks(book)
    for city in volume.cities:
        for body in city.bodies:
            page = marks[f"{body.place}　{body.name}"]
            assert f"{body.place}{body.name}" in pages[page - 1]
            assert body.licence in "".join(pages[page - 1 : page + 1])


def test_the_suspended_and_the_ended_are_held_back(
    province: Views, volume: Volume, book: bytes, pages: list[str]
) -> None:
    held = [row for row in province.institutions.values() if not row.is_practising]
    assert {row.badge.word for row in held} >= {"停业", "停业整改", "注销"}
    body = "".join(pages[: paper.bookmarks(book)["变更情况"] - 1])
    assert not [row.name for row in held if f"{row.name}许可证号" in body]
    assert volume.held_bodies == 3
    assert "暂缓编入" in "".join(pages)


def test_contents_name_the_right_pages(book: bytes, folder: Path) -> None:
    contents = [line for page in paper.lines(book, folder)[2:4] for line in page]
    found = {
        found[1]: int(found[2]) for line in contents if (found := re.fullmatch(r"(.+?)\.{3,}(\d+)", line))
    }
    marks = {"".join(title.split()): page for title, page in paper.bookmarks(book).items() if title != "目录"}
    assert found == marks


def test_the_indexes_of_names_are_right(volume: Volume, pages: list[str], index: list[str]) -> None:
    place = rows(pages)
    people = {person.id: person for city in volume.cities for body in city.bodies for person in body.people}
    expected = Counter(
        f"{entry.name}（{entry.note}）{place[people[entry.id].number]}"
        if entry.note
        else f"{entry.name}{place[people[entry.id].number]}"
        for section in volume.by_pinyin
        for entry in section.entries
    )
    assert expected.total() == volume.people == len(people)
    found = Counter(line for line in index if line in expected)
    assert found == expected + expected  # pinyin and strokes


def test_the_indexes_of_institutions_are_right(volume: Volume, book: bytes, index: list[str]) -> None:
    marks = paper.bookmarks(book)
    page = {body.id: marks[f"{body.place}　{body.name}"] for city in volume.cities for body in city.bodies}
    for sections in (volume.by_category, volume.by_region):
        for section in sections:
            assert section.name.replace(" ", "") in index
            for entry in section.entries:
                note = f"（{entry.note}）" if entry.note else ""
                assert f"{entry.name}{note}{page[entry.id]}" in index
    assert sum(len(section.entries) for section in volume.by_region) == volume.bodies


def test_namesakes_are_told_apart_in_the_index(volume: Volume) -> None:
    entries = [entry for section in volume.by_pinyin for entry in section.entries]
    shared = {name for name, count in Counter(entry.name for entry in entries).items() if count > 1}
    assert all(bool(entry.note) == (entry.name in shared) for entry in entries)


def test_strokes_rise_from_section_to_section(volume: Volume) -> None:
    counts = [int(section.name) for section in volume.by_strokes]
    assert counts == sorted(set(counts))


def test_a_sample_is_stamped_on_every_page_and_is_no_roster_by_title(book: bytes, pages: list[str]) -> None:
    assert all("示例数据·非官方名册" in page for page in pages)
    with pikepdf.open(BytesIO(book)) as document:
        title = str(document.docinfo["/Title"])
    assert title == "示例省司法鉴定机构和鉴定人登记情况（示例）"
    assert title in pages[0]
    assert "名册" not in pages[0].replace("示例数据·非官方名册", "").replace("编制的名册", "")


def test_every_page_but_the_cover_says_which_it_is(pages: list[str]) -> None:
    assert all(f"{number}/{len(pages)}" in text for number, text in enumerate(pages, 1) if number > 1)


def test_the_pdf_is_tagged_searchable_and_carries_its_fonts(book: bytes) -> None:
    with pikepdf.open(BytesIO(book)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "zh-CN"
        with document.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
        fonts = [
            item.FontDescriptor
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and "/FontDescriptor" in item
        ]
    assert fonts
    assert all("/FontFile3" in font or "/FontFile2" in font for font in fonts)


def test_two_runs_give_the_same_bytes(province: Views, press: Press, book: bytes) -> None:
    assert roster_print(province, press, "990000").data == book


def test_a_city_has_a_volume_of_its_own_in_a5(province: Views, press: Press, folder: Path) -> None:
    made = roster_print(province, press, "990200", "a5")
    text = "".join(paper.pages(made.data, folder))
    own = roster_volume(province, "990200")
    assert made.path == "print/roster-990200-a5.pdf"
    assert 0 < own.bodies < 10
    assert all(person.number in text for city in own.cities for body in city.bodies for person in body.people)


OFFICIAL = {
    "publisher": {"name": "示例省司法厅", "authority": "sl-a001", "legal_basis": "司发通〔2010〕84号"},
    "editions": [
        {
            "number": 12,
            "as_of": "2026-06-30",
            "errata": [{"place": "第4页", "wrong": "电话甲", "right": "电话乙", "found": "2026-07-02"}],
        }
    ],
}


def test_an_official_edition_breaks_its_title_between_words_and_carries_its_errata(
    press: Press, folder: Path
) -> None:
    found = views(authority(), institution(), appraiser(), **OFFICIAL)
    made = roster_print(found, press, "990000").data
    cover, *_, slip = paper.lines(made, folder)
    assert cover[:2] == ["国家司法鉴定人和", "司法鉴定机构名册"]
    assert "2026年版（第12版）" in cover
    assert "第4页电话甲电话乙2026-07-02" in slip
    assert any("登记库版本未纳入版本管理" in line for line in slip)
    assert "示例数据" not in "".join(paper.pages(made, folder))


def test_running_heads_name_the_institutions_of_the_page(volume: Volume, book: bytes, folder: Path) -> None:
    marks, heads = paper.bookmarks(book), [page[:3] for page in paper.lines(book, folder)]
    bodies = [
        (marks[f"{body.place}　{body.name}"], body.place) for city in volume.cities for body in city.bodies
    ]
    shown = {}
    for number, head in enumerate(heads, 1):
        found = re.search(r"·(\d+)(?:—(\d+))?号", "".join(head))
        if found:
            shown[number] = (int(found[1]), int(found[2] or found[1]))
    assert len(shown) > 5
    for page, (first, last) in shown.items():
        new = [place for start, place in bodies if start == page]
        old = max((place for start, place in bodies if start < page), default=0)
        assert last == max([*new, old])
        assert first in {min([*new, 99]), old}


def test_the_columns_of_an_index_end_together(press: Press, folder: Path) -> None:
    made = roster_print(office(*people(61)), press, "990000").data
    index = paper.bookmarks(made)["索引"]
    columns = Counter(
        round(left / 20) for left, _, text in paper.words(made, folder, index) if re.match(r"张示\d+", text)
    )
    assert columns.total() == 2 * 61
    assert len(columns) == 4
    assert max(columns.values()) - min(columns.values()) <= 4


def test_no_heading_stands_alone_at_the_foot_of_a_page_and_letters_can_be_read(
    province: Views, press: Press, folder: Path
) -> None:
    made = roster_print(province, press, "990000", "a5").data
    titles = {"".join(title.split()) for title in paper.bookmarks(made)}
    for page in paper.lines(made, folder)[1:]:
        body = [line for line in page if not re.search(r"^\d+/\d+$|未定版|数据截至|示例数据", line)]
        assert body[-1] not in titles
        assert not re.fullmatch(r"(机构|鉴定人)\d+[家名]", body[-1])
    assert paper.smallest(made, folder) >= 7
