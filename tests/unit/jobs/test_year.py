"""A simulated year over the sample registry: 366 nights, every job on its beat, each night run twice."""

import operator
import os
from collections import Counter, defaultdict
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from mingjian.derive.leaving import leaving
from mingjian.derive.status import is_listed, status_on
from mingjian.derive.takedown import publishable, window_rules
from mingjian.derive.windows import last_public_day
from mingjian.jobs.table import jobs
from mingjian.jobs.words import say
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from nights import places
from overlay import REGISTRY, REPOSITORY
from yearlong import DAYS, live

START = date(2026, 1, 1)
END = START + timedelta(days=DAYS - 1)
ONE = timedelta(days=1)
DOCUMENT = REPOSITORY / "docs" / "jobs.md"


@pytest.fixture(scope="module")
def sample():
    return load_registry(FolderSource(REGISTRY))


@pytest.fixture(scope="module")
def shown():
    """Ids of the windowed entries that are public, by day; filled while the year goes by."""
    return {}


@pytest.fixture(scope="module")
def desk():
    """A folder in memory where there is one: a year is five thousand small files."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def year(sample, shown, desk):
    def look(today):
        held = publishable(today.registry, today.as_of).registry
        shown[today.as_of] = {*held.sanctions, *held.blacklist, *held.cases}

    return live(sample, places(desk, REGISTRY), START, look=look)


def test_no_run_crashes_and_every_job_runs_on_its_beat(year):
    ran = defaultdict(list)
    for day, runs in year.runs.items():
        for run in runs:
            ran[run.job.name].append(day)
    for name, job in jobs().items():
        expected = [day for day in year.runs if job.falls_on(day)]
        assert ran[name] == expected, name
        assert expected
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
    """Every thing that runs out without a successor: holder, number, last day, when it is on, when it is late."""
    for record in (*registry.institutions.values(), *registry.appraisers.values()):
        held = getattr(record, "licences", None) or record.certificates
        newest = max(held, key=lambda licence: licence.since)
        listed = partial(is_listed, record)
        if newest.until:
            yield record.id, newest.number, newest.until, listed, _is_active(record)
        for item in getattr(record, "accreditations", ()):
            others = [other for other in record.accreditations if other.kind == item.kind]
            if item.until and not any(other.until is None or other.until > item.until for other in others):
                yield record.id, item.number, item.until, listed, listed
        insured = [item for item in getattr(record, "particulars", ()) if item.kind == "执业责任保险"]
        if insured:
            last = max(insured, key=lambda item: item.until)
            yield record.id, last.name, last.until, listed, never
    for kind in ("facility", "standard", "channel", "window", "agreement", "campaign", "pilot"):
        for key, term in registry.of(kind).items():
            leaves_by_itself = kind == "channel" and term.type == "突发事件"
            if term.until and not leaves_by_itself:
                yield key, key, term.until, partial(operator.le, term.since or START), never


def never(_):
    return False


def _is_active(record):
    return lambda day: is_listed(record, day) and status_on(record, day) == "正常"


def expected_steps(nights, until, is_on, is_late):
    """The days of the year on which each step falls."""
    days = {str(step): until - timedelta(days=step) for step in (90, 60, 30, 0)}
    found = {step: day for step, day in days.items() if START < day <= END and is_on(day)}
    first = next((day for day in nights if is_on(day)), START)
    missed = [step for step, day in days.items() if day < first]
    if missed and first > START:
        found[missed[-1]] = first  # what begins late is caught up with on its first night
    after = until + ONE
    return found | ({"past": after} if START < after <= END and is_late(after) else {})


def test_each_expiry_is_announced_exactly_at_its_steps(year, sample):
    told = defaultdict(dict)
    for day, key, run in year.announced():
        if run.job.name == "expiry":
            thing, step = key.removeprefix("expiry:").split("@")
            told[thing][step] = day
    counted = Counter()
    for record, number, until, is_on, is_late in expiries(sample.registry):
        expected = expected_steps(year.runs, until, is_on, is_late)
        found = told.pop(f"{record}:{number}:{until}", {})
        # What had been reached before the first night is caught up with on it, once.
        assert sum(day == START for day in found.values()) <= 1
        assert {step: day for step, day in found.items() if day != START} == expected, (record, number)
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


def spliced(text, name, lines):
    """Return a document with the lines between its two marks replaced."""
    before, rest = text.split(f"<!-- {name} -->\n")
    return (
        f"{before}<!-- {name} -->\n" + "".join(f"{line}\n" for line in lines) + rest[rest.index("<!-- /") :]
    )


def table_of_jobs():
    yield "| 名称 | 工作 | 节拍 | 由谁处理 | 做什么 |"
    yield "| --- | --- | --- | --- | --- |"
    for job in jobs().values():
        beat = say(f"beat_{job.beat.name.lower()}") + (f"（{job.at}）" if job.at else "")
        yield f"| `{job.name}` | {job.title} | {beat} | {job.owner} | {job.summary} |"


def table_of_the_year(year):
    yield f"{START} 到 {END}，{DAYS} 个晚上。"
    yield ""
    yield "| 工作 | 运行 | 出错 | 通知 | 逾期的通知 | 清单最长 | 第二遍的新通知 |"
    yield "| --- | --: | --: | --: | --: | --: | --: |"
    for name, job in jobs().items():
        runs = [run for night in year.runs.values() for run in night if run.job.name == name]
        told = [item for run in runs for item in run.new]
        late = sum(item.level.word == "late" for item in told)
        longest = max(len(run.found.reminders) for run in runs)
        again = sum(key.startswith(f"{name}:") for keys in year.again.values() for key in keys)
        failed = sum(run.record.outcome != "ok" for run in runs)
        yield f"| {job.title} | {len(runs)} | {failed} | {len(told)} | {late} | {longest} | {again} |"


def test_the_document_tells_of_these_jobs_and_of_this_year(year):
    text = DOCUMENT.read_text("utf-8")
    now = spliced(spliced(text, "jobs", table_of_jobs()), "year", table_of_the_year(year))
    if os.environ.get("MINGJIAN_GOLDEN") == "write":
        DOCUMENT.write_text(now, "utf-8")
        text = now
    assert text == now
