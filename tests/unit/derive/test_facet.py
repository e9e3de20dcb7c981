"""Facets: complete counts, stable addresses, and nothing offered that nobody has."""

from datetime import date

import pytest
from mingjian.derive.browse import PANEL_SIZE, SIEVES, panel_of, sieve_of
from mingjian.derive.casebook import case_line
from mingjian.derive.facet import Term, facet
from mingjian.derive.facet_data import CHUNK, chunks, marks_data
from mingjian.derive.inspecting import inspection_line
from mingjian.derive.narrowed import MOST_PAGES, PER_PAGE, value_page, value_slices
from records import appraiser, case, inspection, institution, licence, step, views, warning, window

TERMS = (
    Term("a", "甲"),
    Term("a1", "甲一", "a"),
    Term("a11", "甲一一", "a1"),
    Term("b", "乙"),
    Term("c", "丙"),
)


def made(*marks, **options):
    return facet("x", "示例", TERMS, marks, **options)


def titles(shown, kind, key):
    found = next(item for item in sieve_of(shown, kind).facets if item.key == key)
    return {value.term.title: value.ids for value in found.values.values()}


def test_a_record_counts_for_what_it_is_marked_with_and_for_everything_above():
    found = made(("1", ["a11"]), ("2", ["a1", "b"]), ("3", ["a"]))
    assert {slug: value.ids for slug, value in found.values.items()} == {
        "a": ("1", "2", "3"), "a1": ("1", "2"), "a11": ("1",), "b": ("2",),
    }  # fmt: skip


def test_a_value_nobody_has_and_a_mark_nobody_knows_are_left_out():
    found = made(("1", ["nowhere"]), ("2", ["b"]))
    assert list(found.values) == ["b"]
    assert found.marks["1"] == ()


def test_values_know_what_lies_below_and_above_them():
    found = made(("1", ["a11"]), ("2", ["b"]))
    assert [value.term.slug for value in found.children("")] == ["a", "b"]
    assert [value.term.slug for value in found.children("a")] == ["a1"]
    assert [value.term.slug for value in found.path("a11")] == ["a", "a1", "a11"]


def test_institutions_are_found_by_everything_a_citizen_asks():
    shown = views(
        institution(
            services=["上门服务", "邮寄送达"],
            accreditations=[{"kind": "资质认定", "number": "1", "scope": ["fy:02"], "since": "2020-01-01"}],
        ),
        inspection(inspected="2026-01-10"),
    )
    found = {
        item.title: [value.term.title for value in item.values.values()]
        for item in sieve_of(shown, "institutions").facets
    }
    assert found["登记状态"] == ["正常"]
    assert found["认证认可"] == ["资质认定"]
    assert found["最近检查"] == ["一年内检查过", "两年内检查过"]
    assert found["便民服务"] == ["上门服务", "邮寄送达"]


@pytest.mark.parametrize(
    ("inspected", "told"),
    [
        ("2025-06-30", ["一年内检查过", "两年内检查过"]),
        ("2025-06-29", ["两年内检查过"]),
        ("2024-06-30", ["两年内检查过"]),
        ("2024-06-29", ["两年以前检查过"]),
    ],
)
def test_the_age_of_an_inspection_is_counted_to_the_day(inspected, told):
    shown = views(institution(), inspection(inspected=inspected))
    assert list(titles(shown, "institutions", "inspected")) == told


def test_institutions_that_can_be_met_at_a_window_are_found():
    shown = views(
        institution(), institution(id="sl-j0002"), institution(id="sl-j0003", region="990102"), window()
    )
    assert titles(shown, "institutions", "window") == {
        "机构进驻": ("sl-j0001",), "所在县区有窗口": ("sl-j0001", "sl-j0002"),
    }  # fmt: skip


def test_a_window_that_has_closed_is_nothing_to_look_for():
    shown = views(institution(), window(until="2026-06-29"))
    assert "window" not in {item.key for item in sieve_of(shown, "institutions").facets}


def test_an_institution_never_inspected_is_found_as_such():
    assert titles(views(institution()), "institutions", "inspected") == {"未见检查记录": ("sl-j0001",)}


@pytest.mark.parametrize(
    ("until", "told"),
    [("2026-06-29", "有效期已过"), ("2026-06-30", "90天内到期"), ("2026-09-28", "90天内到期")],
)
def test_certificates_that_run_out_are_found(until, told):
    shown = views(institution(licences=[licence(until=until)]))
    assert titles(shown, "institutions", "validity") == {told: ("sl-j0001",)}


def test_a_certificate_with_time_left_is_nothing_to_look_for():
    shown = views(institution(licences=[licence(until="2026-09-29")]))
    assert "validity" not in {item.key for item in sieve_of(shown, "institutions").facets}


def test_records_nobody_confirmed_for_long_can_be_found():
    old = views(institution(as_of="2025-06-29"))
    assert titles(old, "institutions", "data") == {"超过365天没有核对": ("sl-j0001",)}
    assert "data" not in {
        item.key for item in sieve_of(views(institution(as_of="2025-06-30")), "institutions").facets
    }


def test_an_appraiser_of_a_whole_field_is_found_under_its_items():
    shown = views(appraiser(categories=[{"category": "fy:02", "since": "2021-06-01"}]))
    found = titles(shown, "appraisers", "category")
    below = [item.name for code, item in shown.categories.items.items() if code.startswith("fy:02")]
    assert below
    assert all(found[name] == ("sl-r00001",) for name in below)


def test_those_who_have_ended_are_in_no_facet():
    gone = [step("注销", "2026-01-01")]
    shown = views(institution(status=gone), appraiser(status=gone))
    assert sieve_of(shown, "institutions").facets == sieve_of(shown, "appraisers").facets == ()


@pytest.mark.parametrize("on", [date(2026, 4, 9), date(2027, 4, 11)])
def test_a_case_outside_its_window_is_counted_nowhere(on):
    assert sieve_of(views(case(), warning(), on=on), "cases") == sieve_of(views(case(), on=on), "cases")


def test_every_value_has_a_page_and_every_page_the_records_of_its_value():
    shown = views(
        institution(), institution(id="sl-j0002", region="990102"), appraiser(), inspection(), case()
    )
    for kind in SIEVES:
        sieve = sieve_of(shown, kind)
        seen = set()
        for found, value, part in value_slices(sieve):
            page = value_page(shown, sieve, (found, value, part))
            assert part.ids == value.ids
            assert len(page.lines) == page.part.total == len(value.ids)
            seen.add(part.url)
        assert seen == {sieve.url(item, slug) for item in sieve.facets for slug in item.values}


def test_a_value_most_records_have_lists_the_first_and_says_so():
    many = [
        institution(id=f"sl-j{number:04d}") for number in range(1, PER_PAGE["institutions"] * MOST_PAGES + 6)
    ]
    shown = views(*many)
    sieve = sieve_of(shown, "institutions")
    chosen = [item for item in value_slices(sieve) if item[0].key == "status"]
    page = value_page(shown, sieve, chosen[0])
    assert len(chosen) == MOST_PAGES
    assert (page.part.total, page.left_out) == (len(many), 5)


def test_the_panel_shows_finer_values_only_where_there_is_room():
    regions = [{"code": "990000", "name": "示例省", "level": "省", "fictional": True}]
    regions += [
        {
            "code": f"99{city:02d}{county:02d}",
            "name": f"示例{city}之{county}",
            "level": "县" if county else "市",
            "fictional": True,
        }
        for city in range(1, 11)
        for county in range(5)
    ]
    bodies = [
        institution(id=f"sl-j{n:04d}", region=f"99{n // 4 % 10 + 1:02d}{n % 4 + 1:02d}") for n in range(1, 41)
    ]
    wide = views(*bodies, vocabulary={"regions": {"items": regions}})
    group = next(group for group in panel_of(wide, "institutions").groups if group.key == "region")
    assert len(group.choices) == 10
    assert len(bodies) + len(group.choices) > PANEL_SIZE
    assert not any(choice.below for choice in group.choices)


def test_the_script_gets_marks_that_say_the_same_as_the_pages():
    shown = views(institution(services=["上门服务"]), institution(id="sl-j0002", region="990102"))
    sieve, data = sieve_of(shown, "institutions"), marks_data(shown, "institutions")
    assert data["size"] == 2
    for item, told in zip(sieve.facets, data["facets"], strict=True):
        for index, (slug, title, _) in enumerate(told["values"]):
            having = [
                key for key, row in zip(sieve.ids, told["rows"], strict=True) if index in told["sets"][row]
            ]
            assert tuple(having) == item.values[slug].ids, title


def test_rows_come_in_chunks_column_by_column():
    shown = views(*(appraiser(id=f"sl-r{n:05d}", name=f"张{n}") for n in range(1, 4)), institution())
    (columns,) = chunks(shown, "appraisers")
    assert CHUNK > 3
    assert [len(column) for column in columns] == [3] * 8
    assert list(columns[0]) == list(sieve_of(shown, "appraisers").ids)


def test_rows_of_inspections_and_cases_say_what_the_lists_say():
    shown = views(institution(), inspection(), case())
    ((id_, day, ago, place, name, *_),) = zip(*next(chunks(shown, "inspections")), strict=True)
    line = inspection_line(shown, shown.registry.inspections[id_])
    assert (day, ago, place, name) == (line.day, line.ago, "sl-j0001", line.institution.text)
    ((id_, title, kind, category, _, region, *_),) = zip(*next(chunks(shown, "cases")), strict=True)
    told = case_line(shown, shown.cases[id_])
    assert (title, kind) == (told.link.text, told.kind.word)
    assert (told.category.url, told.region.url) == (f"categories/{category}/", f"regions/{region}/")


def test_a_result_that_is_not_public_yet_is_in_no_row():
    shown = views(institution(), inspection(inspected="2026-06-20", published=None))
    cells = [column[0] for column in next(chunks(shown, "inspections"))]
    assert "未公开" in cells[7] or cells[9] == ""
    assert cells[8] == 0
