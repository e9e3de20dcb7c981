from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mingjian.derive.windows import add_months, case_is_public, is_public, publish_until
from mingjian.model.vocabulary import PublicationWindow
from records import WINDOWS, case, made, warning

RULES = tuple(made(PublicationWindow, **rule) for rule in WINDOWS)
DAYS = st.dates(date(2026, 4, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        (date(2026, 4, 10), 12, date(2027, 4, 10)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 10, 31), 1, date(2026, 11, 30)),
    ],
)
def test_the_last_day_is_the_corresponding_day_or_the_end_of_the_month(day, months, end):
    assert add_months(day, months) == end


def test_an_entry_is_public_from_the_decision_to_the_last_day():
    entry = warning().publication
    assert publish_until(entry, RULES) == date(2027, 4, 10)
    assert not is_public(entry, date(2026, 4, 9), RULES)
    assert is_public(entry, date(2026, 4, 10), RULES)
    assert is_public(entry, date(2027, 4, 10), RULES)
    assert not is_public(entry, date(2027, 4, 11), RULES)


def test_a_repair_ends_publication_the_same_day():
    entry = warning(repaired="2026-08-01").publication
    assert is_public(entry, date(2026, 7, 31), RULES)
    assert not is_public(entry, date(2026, 8, 1), RULES)


def test_without_a_rule_for_the_day_of_the_decision_nothing_is_public():
    entry = warning(decided="2026-03-31").publication
    assert publish_until(entry, RULES) is None
    assert not is_public(entry, date(2026, 3, 31), RULES)


def test_zero_months_means_never_public():
    entry = warning(severity="轻微").publication
    assert not is_public(entry, entry.decided, RULES)


def test_the_rule_in_force_on_the_day_of_the_decision_counts_even_after_it_was_replaced():
    old = made(
        PublicationWindow, **(WINDOWS[1] | {"months": 36, "since": "2023-05-01", "until": "2026-03-31"})
    )
    entry = warning(decided="2026-03-31").publication
    assert publish_until(entry, (*RULES, old)) == date(2029, 3, 31)


def test_a_typical_case_is_always_public_and_a_warning_without_decision_never():
    assert case_is_public(case(), date(2100, 1, 1), ())
    assert not case_is_public(case(kind="警示"), date(2026, 6, 30), RULES)


@given(decided=DAYS, severity=st.sampled_from(["一般", "严重"]), offset=st.integers(-10, 1500))
def test_the_window_is_one_unbroken_stretch_of_days(decided, severity, offset):
    entry = warning(decided=decided.isoformat(), severity=severity).publication
    until = publish_until(entry, RULES)
    day = decided + timedelta(days=offset)
    assert is_public(entry, day, RULES) is (decided <= day <= until)


@given(decided=DAYS, repaired_after=st.integers(0, 400), offset=st.integers(0, 800))
def test_a_repair_never_lengthens_a_window(decided, repaired_after, offset):
    repaired = decided + timedelta(days=repaired_after)
    entry = warning(decided=decided.isoformat(), repaired=repaired.isoformat()).publication
    plain = warning(decided=decided.isoformat()).publication
    day = decided + timedelta(days=offset)
    assert is_public(entry, day, RULES) is (is_public(plain, day, RULES) and day < repaired)


@given(day=DAYS, first=st.integers(0, 40), second=st.integers(0, 40))
def test_more_months_never_end_earlier(day, first, second):
    assert (add_months(day, first) <= add_months(day, first + second)) is True
