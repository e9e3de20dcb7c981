"""Sanctions and grades narrowed: only what is public on the day, and pages, marks and rows say the same."""

from datetime import date

import pytest
from mingjian.derive.browse import sieve_of
from mingjian.derive.facet_data import chunks, marks_data
from mingjian.derive.narrowed import value_page, value_slices
from records import appraiser, authority, institution, rating, sanction, views

SCHEME = {
    "id": "integrity",
    "title": "诚信等级",
    "holder": "机构",
    "grades": [{"word": word, "meaning": word} for word in "ABCD"],
    "basis": "示例",
    "confidence": "certain",
}


def shown(*records, **options):
    words = {"rating-schemes": {"items": [SCHEME]}}
    return views(institution(), authority(), *records, vocabulary=words, **options)


def values(seen, kind):
    return {
        facet.key: {value.term.title: value.ids for value in facet.values.values()}
        for facet in sieve_of(seen, kind).facets
    }


def test_grades_are_found_by_grade_place_year_and_term():
    other = institution(id="sl-j0002", region="990200")
    old = rating(id="sl-g0002", institution="sl-j0002", grade="A", year=2023, valid_until="2026-06-29")
    found = values(shown(other, rating(), old), "ratings")
    assert found["grade"] == {"诚信等级": ("sl-g0002", "sl-g0001"), "A": ("sl-g0002",), "B": ("sl-g0001",)}
    assert found["year"] == {"2025年": ("sl-g0001",), "2023年": ("sl-g0002",)}
    assert found["term"] == {"没有过期": ("sl-g0001",), "已过期": ("sl-g0002",)}


def test_only_the_grade_shown_can_be_found():
    older = rating(id="sl-g0002", year=2024, grade="A", published="2025-03-20")
    assert sieve_of(shown(rating(), older), "ratings").ids == ("sl-g0001",)
    assert sieve_of(shown(rating(), on=date(2026, 3, 19)), "ratings").ids == ()


def test_sanctions_are_found_by_who_decided_what_how_grave_and_when():
    union = {"association": "示例省司法鉴定协会", "type": "行业惩戒", "severity": "严重"}
    second = sanction(id="sl-s0002", kinds=["警告"], performance="无须履行", **union)
    found = values(shown(sanction(), second), "sanctions")
    assert found["type"] == {"行政处罚": ("sl-s0001",), "行业惩戒": ("sl-s0002",)}
    assert found["kind"] == {"罚款": ("sl-s0001",), "警告": ("sl-s0002",)}
    assert found["severity"] == {"一般": ("sl-s0001",), "严重": ("sl-s0002",)}
    assert found["performance"] == {"已履行": ("sl-s0001",), "无须履行": ("sl-s0002",)}


@pytest.mark.parametrize("change", [{"repaired": date(2026, 6, 1)}, {"published": None}])
def test_a_sanction_that_is_not_public_is_in_no_facet_and_no_row(change):
    seen = shown(sanction().model_copy(update=change))
    assert sieve_of(seen, "sanctions").facets == ()
    assert list(chunks(seen, "sanctions")) == []


@pytest.mark.parametrize("kind", ["sanctions", "ratings"])
def test_pages_marks_and_rows_say_the_same(kind):
    person = sanction(id="sl-s0002", kinds=["警告"]).model_copy(
        update={"institution": None, "appraiser": "sl-r00001"}
    )
    seen = shown(appraiser(), sanction(), person, rating())
    sieve, data = sieve_of(seen, kind), marks_data(seen, kind)
    (columns,) = chunks(seen, kind)
    assert {len(column) for column in columns} == {len(sieve.ids), data["size"]}
    for facet, value, part in value_slices(sieve):
        page = value_page(seen, sieve, (facet, value, part))
        assert len(page.lines) == len(value.ids)
    subjects = {"sanctions": {"institutions/sl-j0001", "appraisers/sl-r00001"}}
    assert set(columns[kind == "sanctions"]) == subjects.get(kind, {"institutions/sl-j0001"})
