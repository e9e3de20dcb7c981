"""A simulated year over the sample registry: 366 nights, every job on its beat, each night run twice."""

from collections import Counter, defaultdict
from datetime import date, timedelta

import pytest
from mingjian.derive.leaving import leaving
from mingjian.derive.status import is_listed, status_on
from mingjian.derive.takedown import publishable, window_rules
from mingjian.derive.windows import last_public_day
from mingjian.jobs.table import Beat, jobs
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from nights import places
from overlay import REGISTRY
from yearlong import DAYS, live

START = date(2026, 1, 1)
END = START + timedelta(days=DAYS - 1)
ONE = timedelta(days=1)


@pytest.fixture(scope="module")
def sample():
    return load_registry(FolderSource(REGISTRY))


@pytest.fixture(scope="module")
def shown():
    """Ids of the windowed entries that are public, by day; filled while the year goes by."""
    return {}


@pytest.fixture(scope="module")
def year(sample, shown, tmp_path_factory):
    def look(today):
        held = publishable(today.registry, today.as_of).registry
        shown[today.as_of] = {*held.sanctions, *held.blacklist, *held.cases}

    return live(sample, places(tmp_path_factory.mktemp("year"), REGISTRY), START, look=look)


def test_no_run_crashes_and_every_job_runs_on_its_beat(year):
    ran = defaultdict(list)
    for day, runs in year.runs.items():
        for run in runs:
            ran[run.job.name].append(day)
    for name, job in jobs().items():
        expected = [day for day in year.runs if job.falls_on(day)]
        assert ran[name] == expected, name
        assert expected or job.beat in {Beat.MERGE, Beat.HAND}
    assert len(ran["expiry"]) == DAYS
    assert len(ran["drift"]) in {52, 53}
    assert len(ran["stale"]) == 13  # from the first of January to the first of the next
    assert len(ran["disclosure"]) == 5
    assert ran["roster"] == [date(2026, 1, 5)]


def test_nothing_is_announced_twice(year):
    counts = Counter(key for _, key, _ in year.announced())
    assert sum(counts.values()) > 100
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_second_run_of_the_same_night_is_silent(year):
    assert {day: keys for day, keys in year.again.items() if keys} == {}


def expiries(registry):
    """Every certificate that runs out without a successor: its holder, number, last day, and kind."""
    for record in (*registry.institutions.values(), *registry.appraisers.values()):
        held = getattr(record, "licences", None) or record.certificates
        newest = max(held, key=lambda licence: licence.since)
        if newest.until:
            yield record, newest.number, newest.until, True
    for record in registry.institutions.values():
        for item in record.accreditations:
            newer = [
                other
                for other in record.accreditations
                if other.kind == item.kind and (other.until is None or other.until > (item.until or date.max))
            ]
            if item.until and not newer:
                yield record, item.number, item.until, False


def test_each_expiry_is_announced_exactly_at_its_steps(year, sample):
    told = defaultdict(dict)
    for day, key, run in year.announced():
        if run.job.name == "expiry":
            thing, step = key.removeprefix("expiry:").split("@")
            told[thing][step] = day
    counted = Counter()
    for record, number, until, is_licence in expiries(sample.registry):
        expected = {}
        for step in (90, 60, 30, 0):
            day = until - timedelta(days=step)
            if START < day <= END and is_listed(record, day):
                expected[str(step)] = day
        after = until + ONE
        late = not is_licence or (is_listed(record, after) and status_on(record, after) == "正常")
        if START < after <= END and late:
            expected["past"] = after
        found = told.pop(f"{record.id}:{number}:{until}", {})
        # What had been reached before the first night is caught up with on it, once.
        caught_up = {step for step, day in found.items() if day == START}
        assert len(caught_up) <= 1
        assert {step: day for step, day in found.items() if day != START} == expected, (record.id, number)
        counted.update(expected.keys())
    assert not told
    assert all(counted[step] for step in ("90", "60", "30", "0", "past"))


def test_every_window_closes_on_its_day(year, shown, sample):
    rules = window_rules(sample.registry)
    closed = 0
    for key, sanction in sample.registry.sanctions.items():
        last = last_public_day(sanction, rules)
        if last is not None and START <= last < END and sanction.published <= last:
            assert key in shown[last]
            assert key not in shown[last + ONE]
            closed += 1
    for day in year.runs:
        for item in leaving(sample.registry, day, 1):
            assert day == END or item.id not in shown[day + ONE]
    assert closed


def test_what_leaves_was_announced_on_its_last_day(year, sample):
    told = {key: day for day, key, run in year.announced() if run.job.name == "windows"}
    last = {(item.id, item.last) for day in year.runs for item in leaving(sample.registry, day, 1)}
    assert last
    for key, day in last:
        assert told[f"windows:{key}:{day}@0"] == day


def test_overdue_orders_and_clocks_are_on_the_list_until_they_are_done(year, sample):
    registry = sample.registry
    for day in (date(2026, 5, 31), date(2026, 12, 31)):
        (run,) = [run for run in year.runs[day] if run.job.name == "rectification"]
        late = {item.record for item in run.found.reminders if item.level.word == "late"}
        expected = {
            key
            for key, record in registry.inspections.items()
            for problem in record.problems
            if (step := problem.rectification)
            and step.ordered <= day
            and step.due < day
            and (step.done is None or step.done > day)
        }
        assert {key for key in late if key in registry.inspections} == expected
