"""Layers of a pool by grade, last result and size, as they stood in public on the day."""

from datetime import date

import pytest
from mingjian.derive.layering import Cut, Traits
from mingjian.derive.sizes import bands
from records import appraiser, inspection, institution, rating, registry

DAY = date(2026, 6, 30)


def fits(cut, *records):
    held = registry(institution(), *records)
    return Traits(held, DAY).fits(held.institutions["sl-j0001"], cut)


def graded(**fields):
    return rating(**{"grade": "C", "published": "2026-03-20"} | fields)


@pytest.mark.parametrize(
    ("fields", "grade"),
    [
        ({}, "C"),
        ({"published": "2026-06-30"}, "C"),
        ({"published": "2026-07-01"}, "未评定"),
        ({"published": None}, "未评定"),
        ({"valid_until": "2026-06-30"}, "C"),
        ({"valid_until": "2026-06-29"}, "未评定"),
        ({"scheme": "other"}, "未评定"),
    ],
)
def test_a_grade_counts_while_it_is_public_and_in_force(fields, grade):
    cuts = {word: Cut("", scheme="integrity", grades=(word,)) for word in ("C", "未评定")}
    record = graded(**{key: value for key, value in fields.items() if value is not None})
    if fields.get("published", "") is None:
        record = record.model_copy(update={"published": None})
    assert [word for word, cut in cuts.items() if fits(cut, record)] == [grade]


def test_the_youngest_grade_counts():
    older = graded(id="sl-g0002", year=2024, grade="A", published="2025-03-20")
    assert fits(Cut("", scheme="integrity", grades=("C",)), graded(), older)


@pytest.mark.parametrize(("fields", "result"), [({}, "未发现问题"), ({"published": "2026-07-01"}, "未检查")])
def test_a_result_counts_once_it_is_public(fields, result):
    record = inspection(**{"published": "2026-06-30", "result": "未发现问题"} | fields)
    cuts = {word: Cut("", results=(word,)) for word in ("未发现问题", "未检查")}
    assert [word for word, cut in cuts.items() if fits(cut, record)] == [result]


def test_the_bands_leave_no_size_out_and_the_first_includes_its_number():
    assert bands(5) == (("5人以下（含）", 0, 5), ("6至10人", 6, 10), ("11人以上（含）", 11, None))
    assert [(low, high) for _, low, high in bands(12)] == [(0, 12), (13, 13), (14, None)]


def test_size_is_who_practises_there():
    cuts = {low: Cut(name, fewest=low, most=high) for name, low, high in bands(1)}
    assert [low for low, cut in cuts.items() if fits(cut, appraiser())] == [0]
    two = (appraiser(), appraiser(id="sl-r00002", practice_number="990101001002"))
    assert [low for low, cut in cuts.items() if fits(cut, *two)] == [2]
