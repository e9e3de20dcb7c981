"""The tables of a past revision are those of that commit, less what may not be public today."""

import sqlite3
from datetime import date

import pytest
from gitworld import Repository
from mingjian.cli.app import run
from mingjian.derive.dataset import make_dataset
from mingjian.jobs.export import past_dataset
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.opendata.about import about
from mingjian.render.opendata.database import database
from worlds import base, changed, write

INSTITUTION = "institutions/990101/sl-j0001.yml"
SANCTION_PATH = next(path for path in base() if path.startswith("sanctions/"))
SANCTION = base()[SANCTION_PATH]


def states():
    record = base()[INSTITUTION]
    yield {INSTITUTION: changed(record, {"name": "示例省甲司法鉴定所"})}, "2026-04-20T09:00:00+08:00"
    yield {INSTITUTION: changed(record, {"name": "示例省乙司法鉴定所"})}, "2026-05-20T09:00:00+08:00"
    yield {"honours/2025/sl-n0001.yml": None}, "2026-06-20T09:00:00+08:00"


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "git")


@pytest.fixture(autouse=True)
def folders(tmp_path):
    (tmp_path / "git").mkdir()


def test_three_past_dates_are_equal_to_those_commits(repository, tmp_path):
    made, files = [], dict(base())
    for step, when in states():
        sha = repository.step(step, when)
        files = {path: data for path, data in {**files, **step}.items() if data is not None}
        root = write(tmp_path / sha / "registry", files)
        made.append((sha, root, date.fromisoformat(when[:10])))
    for sha, root, day in made:
        rebuilt = make_dataset(load_registry(FolderSource(root)).registry, day, sha, "x")
        past = past_dataset(repository.root, sha)
        assert past.as_of == day
        assert past.rows == rebuilt.rows
        assert len(past.rows["records"]) > 15


def test_a_day_is_exported_as_it_was_when_it_ended(repository):
    made = [(repository.step(step, when), when) for step, when in states()]
    for day, sha in (("2026-05-31", made[1][0]), ("2026-04-20", made[0][0])):
        past, same = (
            past_dataset(repository.root, day),
            past_dataset(repository.root, sha, date.fromisoformat(day)),
        )
        assert past.as_of == date.fromisoformat(day)
        assert (past.rows, past.commit) == (same.rows, same.commit)


def everything(dataset):
    return str(dataset.rows)


@pytest.mark.parametrize(
    "fate",
    [
        None,
        {**SANCTION, "repaired": "2026-06-01"},
        {**SANCTION, "published": None},
    ],
    ids=["deleted", "repaired", "unpublished"],
)
def test_what_may_not_be_public_today_is_in_no_past_state(repository, fate):
    past = repository.step(
        {INSTITUTION: changed(base()[INSTITUTION], {"note": "示例"})}, "2026-06-02T09:00:00+08:00"
    )
    assert SANCTION["id"] in everything(past_dataset(repository.root, past))
    cleaned = None if fate is None else {key: value for key, value in fate.items() if value is not None}
    repository.step({SANCTION_PATH: cleaned}, "2026-06-20T09:00:00+08:00")
    found = everything(past_dataset(repository.root, past))
    assert SANCTION["id"] not in found
    assert SANCTION["decision_number"] not in found


def test_a_number_hidden_since_is_in_no_past_state(repository):
    path = "statistics/2025/sl-x0002.yml"  # complaints by county, 40 and 20
    past = repository.step(
        {INSTITUTION: changed(base()[INSTITUTION], {"note": "甲"})}, "2026-06-02T09:00:00+08:00"
    )
    parts = past_dataset(repository.root, past).rows["statistic_breakdown"]
    assert "sl-x0002" in str(parts)
    repository.step({path: changed(base()[path], {"breakdown": None})}, "2026-06-20T09:00:00+08:00")
    assert "sl-x0002" not in str(past_dataset(repository.root, past).rows["statistic_breakdown"])
    repository.step({path: None}, "2026-06-21T09:00:00+08:00")
    assert "sl-x0002" not in everything(past_dataset(repository.root, past))


REDACTED = {
    "contact.hotline": "0990-5550999",
    "contact": "0990-5550999",
    "name": "示例省误名司法鉴定所",
    "status[].reason": "误写的原因",
    "licences[].number": "999999999",
    "former_names": "示例省旧误名司法鉴定所",
    None: "0990-5550999",
}


@pytest.mark.parametrize("field", REDACTED)
def test_a_value_taken_back_is_in_no_past_state_before_that_day_and_stays_in_later_ones(
    repository, tmp_path, field
):
    wrong = changed(
        base()[INSTITUTION],
        {
            "contact.hotline": "0990-5550999",
            "name": "示例省误名司法鉴定所",
            "status[0].reason": "误写的原因",
            "licences[0].number": "999999999",
            "former_names": [{"name": "示例省旧误名司法鉴定所", "until": "2022-12-31"}],
        },
    )
    past = repository.step({INSTITUTION: wrong}, "2026-05-20T09:00:00+08:00")
    assert REDACTED[field] in everything(past_dataset(repository.root, past))
    redaction = {"record": "sl-j0001", "decided": "2026-05-20", "reason": "误填"}
    settings = changed(
        base()["registry.yml"], {"redactions": [redaction | ({"field": field} if field else {})]}
    )
    later = repository.step({"registry.yml": settings}, "2026-05-21T09:00:00+08:00")
    found = past_dataset(repository.root, past)
    assert REDACTED[field] not in everything(found)
    assert "sl-j0001" in {row[0] for row in found.rows["records"]}
    assert REDACTED[field] in everything(past_dataset(repository.root, later))
    (tmp_path / "past.sqlite").write_bytes(database(found, about(found)))
    with sqlite3.connect(tmp_path / "past.sqlite") as data:
        assert data.execute("PRAGMA foreign_key_check").fetchall() == []


def test_the_command_writes_every_format(repository, tmp_path, capsys):
    assert run(["export", "HEAD", str(tmp_path / "out"), "--registry", str(repository.root)]) == 0
    assert "个文件" in capsys.readouterr().out
    for path in ("data/registry.sqlite", "data/csv/institutions.csv", "data/xlsx/institutions.xlsx"):
        assert (tmp_path / "out" / path).is_file()
