from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mingjian.derive.workdays import (
    WorkingDays,
    add_working_days,
    is_known,
    is_working_day,
    official,
    working_days,
    working_days_between,
)

DAYS = st.dates(date(2004, 1, 1), date(2026, 12, 31))


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-02-13", "2026-02-14", 1),  # a Saturday worked before the Spring Festival
        ("2026-02-14", "2026-02-23", 0),  # nine days off
        ("2026-02-13", "2026-02-24", 2),  # the worked Saturday and the first day back
        ("2026-02-23", "2026-02-28", 5),  # four weekdays and the worked Saturday
        ("2025-01-27", "2025-02-08", 4),  # 5 to 7 February and the worked Saturday
        ("2025-09-30", "2025-10-11", 3),  # 9 and 10 October, and Saturday the 11th is worked
        ("2026-05-08", "2026-05-09", 1),  # a Saturday worked for the May holiday
        ("2026-07-03", "2026-07-06", 1),  # an ordinary weekend
        ("2026-07-06", "2026-07-06", 0),
        ("2026-07-06", "2026-07-01", 0),
    ],
)
def test_holidays_and_make_up_days_count_as_the_notice_says(start, end, days):
    assert working_days_between(day(start), day(end)) == days


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-02-12", 3, "2026-02-24"),  # 13, 14 (worked), then not before the 24th
        ("2026-02-12", 7, "2026-02-28"),  # … 25, 26, 27, and Saturday the 28th is worked
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-10-09", 1, "2026-10-10"),  # a worked Saturday
        ("2026-06-18", 7, "2026-06-30"),  # Dragon Boat Festival on a Friday
        ("2026-03-02", 20, "2026-03-30"),
        ("2026-03-02", 0, "2026-03-02"),
    ],
)
def test_the_last_day_of_a_limit_crosses_holidays(start, days, end):
    assert add_working_days(day(start), days) == day(end)


def test_a_year_without_a_notice_is_counted_monday_to_friday_and_says_so():
    assert not is_known(2027)
    assert working_days(day("2027-09-30"), day("2027-10-08")) == WorkingDays(6, known=False)
    assert working_days(day("2026-12-31"), day("2027-01-04")).known is False
    assert working_days(day("2026-09-30"), day("2026-10-08")) == WorkingDays(1, known=True)


def test_the_table_is_complete_for_its_years_and_marks_nothing_twice():
    calendar = official()
    assert {item.year for item in (*calendar.off, *calendar.worked)} == set(calendar.years)
    assert all(item.weekday() >= 5 for item in calendar.worked)
    assert all(item.weekday() < 5 for item in calendar.off)
    for year in calendar.years:
        assert all(not is_working_day(date(year, *md)) for md in ((1, 1), (5, 1), (10, 1), (10, 2)))


@given(start=DAYS, days=st.integers(1, 60))
def test_the_end_of_a_limit_is_a_working_day_that_many_days_on(start, days):
    end = add_working_days(start, days)
    assert is_working_day(end)
    assert working_days_between(start, end) == days
    assert working_days_between(start, end - timedelta(days=1)) == days - 1


@given(first=DAYS, second=DAYS, third=DAYS)
def test_stretches_add_up(first, second, third):
    a, b, c = sorted((first, second, third))
    assert working_days_between(a, b) + working_days_between(b, c) == working_days_between(a, c)


@given(start=DAYS, length=st.integers(0, 400))
def test_the_count_is_the_sum_over_single_days(start, length):
    days = (start + timedelta(days=step + 1) for step in range(length))
    assert working_days_between(start, start + timedelta(days=length)) == sum(map(is_working_day, days))
