"""Which year's plan one may ask for, and of whom."""

from datetime import date

import pytest
from mingjian.derive.planning import has_no_plan, year_asked
from records import authority, institution, plan, registry, step


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 1, 1), 2025),
        (date(2026, 3, 31), 2025),
        (date(2026, 4, 1), None),
        (date(2026, 6, 30), None),
        (date(2026, 7, 1), 2026),
        (date(2026, 12, 31), 2026),
    ],
)
def test_this_years_plan_is_asked_for_from_july_and_last_years_until_march(day, year):
    assert year_asked(day) == year


@pytest.mark.parametrize(
    ("held", "missing"),
    [
        ((institution(),), True),
        ((institution(), plan()), False),
        ((), False),
        ((institution(status=[step("正常", "2021-06-01"), step("注销", "2025-03-01")]),), False),
    ],
)
def test_only_who_has_somebody_to_inspect_needs_a_plan(held, missing):
    record = authority()
    assert has_no_plan(registry(record, *held), record, 2025) is missing


def test_a_county_needs_no_plan_of_its_own():
    record = authority(level="县级")
    assert not has_no_plan(registry(record, institution()), record, 2025)
