from datetime import date, timedelta

import pytest
from mingjian.check.catalogue import all_entries
from mingjian.jobs.expiry import TERMS
from mingjian.jobs.reminder import reached
from mingjian.jobs.table import Beat, carried, jobs
from mingjian.jobs.works import WORKS
from mingjian.model.registry import KINDS

YEAR = [date(2026, 1, 1) + timedelta(days=number) for number in range(365)]


def test_every_job_of_the_table_is_done_by_something():
    assert list(WORKS) == list(jobs())


def test_no_dated_rule_is_on_two_lists_and_none_is_named_that_is_not_dated():
    named = [code for job in jobs().values() for code in (*job.rules, *job.covers)]
    dated = {code for code, entry in all_entries().items() if entry.dated}
    assert len(named) == len(set(named))
    assert set(named) == carried()
    assert carried() <= dated


def test_every_job_says_what_it_is_for():
    for job in jobs().values():
        assert job.summary.endswith("。")
        assert job.act.endswith("。")
        assert "各提醒" not in job.act
        assert all((job.title, job.inputs, job.outputs, job.owner))


@pytest.mark.parametrize(
    ("beat", "count"), [("daily", 365), ("weekly", 52), ("monthly", 12), ("quarterly", 4), ("yearly", 1)]
)
def test_a_beat_falls_so_often_in_a_year(beat, count):
    found = [job for job in jobs().values() if job.beat is Beat(beat)]
    assert found
    for job in found:
        assert sum(map(job.falls_on, YEAR)) == count


def test_a_beat_that_was_missed_is_made_up_for():
    weekly = jobs()["links"]
    monday = date(2026, 11, 2)
    assert weekly.is_due(monday, date(2026, 10, 26))
    assert not weekly.is_due(monday, monday)
    assert weekly.is_due(date(2026, 11, 5), date(2026, 10, 26))
    assert not weekly.is_due(date(2026, 11, 5), monday)
    assert not weekly.is_due(date(2026, 11, 5), None)
    assert weekly.is_due(monday, None)


def test_the_next_beat_is_after_the_day():
    assert jobs()["links"].next_beat(date(2026, 11, 2)) == date(2026, 11, 9)
    assert jobs()["roster"].next_beat(date(2026, 1, 5)) == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("days", "step"),
    [(91, None), (90, "90"), (61, "90"), (60, "60"), (30, "30"), (1, "30"), (0, "0"), (-1, "past")],
)
def test_a_step_is_reached_on_its_day_and_holds_until_the_next(days, step):
    assert reached(days, (90, 60, 30, 0)) == step


ELSEWHERE = {
    "plan": "job plans",
    "rating": "job ratings",
    "event": "job events",
    "blacklist": "job windows",
    "expert": "job windows",
    "announcement": "job windows",
    "fee": "replaced by the next one, whose day is known",
    "price": "replaced by the next one, whose day is known",
    "honour": "its end is history",
    "association": "its end is history",
    "statistic": "a period that is over",
    "document": "the span of the text, not of a duty",
}


def test_every_kind_of_record_that_ends_is_on_somebody_s_list():
    ends = {kind.key for kind in KINDS if {"until", "valid_until", "span"} & set(kind.model.model_fields)}
    assert ends == set(TERMS) | set(ELSEWHERE)
    assert not set(TERMS) & set(ELSEWHERE)
