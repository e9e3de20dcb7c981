"""The history: one pass, every record, both clocks apart, and nothing in it that may not be public today."""

from datetime import date

import pytest
from gitworld import Repository, git
from mingjian.derive.changeset import Action
from mingjian.derive.history import Depth
from mingjian.publish import history as reading
from mingjian.publish.history import read_history
from worlds import base, changed, write

INSTITUTION = "institutions/990101/sl-j0001.yml"
SANCTION = next(path for path in base() if path.startswith("sanctions/"))


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def told(history, key):
    return [(step.day, change.actions, len(change.fields)) for step, change in history.of(key)]


def test_a_record_has_its_steps_youngest_first(repository):
    record = base()[INSTITUTION]
    repository.step(
        {INSTITUTION: changed(record, {"name": "示例省新名司法鉴定所"})}, "2026-02-01T09:00:00+08:00"
    )
    sha = repository.step(
        {INSTITUTION: changed(record, {"name": "示例省新名司法鉴定所", "contact.phone": "0990-5550199"})},
        "2026-03-01T23:30:00+08:00",
    )
    history = repository.public()
    assert told(history, "sl-j0001") == [
        ("2026-03-01", (Action.CHANGED,), 1),
        ("2026-02-01", (Action.RENAMED,), 1),
        ("2026-01-05", (Action.ADDED,), 0),
    ]
    step, change = history.of("sl-j0001")[0]
    assert (step.sha, step.when) == (sha, "2026-03-01T15:30:00Z")
    assert change.name == "示例省新名司法鉴定所"
    assert (change.fields[0].title, change.fields[0].new) == ("联系方式·办公电话", "0990-5550199")


def test_a_reformatted_file_and_a_file_moved_are_no_change_of_content(repository):
    path = repository.root / INSTITUTION
    path.write_text("# 说明\n" + path.read_text("utf-8"), encoding="utf-8")
    repository.step({}, "2026-02-01T09:00:00+08:00")
    record = changed(base()[INSTITUTION], {"region": "990100"})
    repository.step(
        {INSTITUTION: None, "institutions/990100/sl-j0001.yml": record}, "2026-02-02T09:00:00+08:00"
    )
    assert told(repository.public(), "sl-j0001") == [
        ("2026-02-02", (Action.MOVED,), 1),
        ("2026-01-05", (Action.ADDED,), 0),
    ]


def test_only_news_is_read_and_comes_to_the_same(repository, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    repository.public(cache=cache)
    record = base()[INSTITUTION]
    repository.step({INSTITUTION: changed(record, {"name": "甲"})}, "2026-02-01T09:00:00+08:00")
    parsed = []
    monkeypatch.setattr(
        reading, "parse", lambda data, model, parse=reading.parse: parsed.append(model) or parse(data, model)
    )
    kept = repository.public(cache=cache)
    assert len(parsed) == 2
    assert kept == repository.public()
    parsed.clear()
    assert repository.public(cache=cache) == kept
    assert parsed == []


def test_a_rewritten_past_is_read_anew(repository, tmp_path):
    cache = tmp_path / "cache"
    record = base()[INSTITUTION]
    repository.step({INSTITUTION: changed(record, {"name": "甲"})}, "2026-02-01T09:00:00+08:00")
    repository.public(cache=cache)
    git(repository.folder, "reset", "-q", "--hard", "HEAD~1")
    repository.step({INSTITUTION: changed(record, {"name": "乙"})}, "2026-02-03T09:00:00+08:00")
    history = repository.public(cache=cache)
    assert [step.day for step, _ in history.of("sl-j0001")] == ["2026-02-03", "2026-01-05"]


def test_the_same_news_written_twice_counts_once(repository, tmp_path):
    cache = tmp_path / "cache"
    repository.public(cache=cache)
    repository.step({INSTITUTION: changed(base()[INSTITUTION], {"name": "甲"})}, "2026-02-01T09:00:00+08:00")
    kept = repository.public(cache=cache)
    file = cache / "history.jsonl"
    lines = file.read_bytes().splitlines(keepends=True)
    assert len(lines) == 3
    file.write_bytes(b"".join([*lines, lines[-1]]))
    assert repository.public(cache=cache) == kept


@pytest.mark.parametrize("damage", ["{", "", "x\n", "cut", "foreign"])
def test_a_broken_cache_is_read_past(repository, tmp_path, damage):
    cache = tmp_path / "cache"
    kept = repository.public(cache=cache)
    file = cache / "history.jsonl"
    text = file.read_text(encoding="utf-8")
    file.write_text({"cut": text[:-9], "foreign": f"0{text}"}.get(damage, damage), encoding="utf-8")
    assert repository.public(cache=cache) == kept
    assert file.read_text(encoding="utf-8") == text


def test_a_linked_registry_has_the_history_of_where_it_lies(repository, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (other / "registry").symlink_to(repository.root)
    assert read_history(other / "registry") == read_history(repository.root)


def test_without_git_there_is_no_history_and_it_says_so(tmp_path):
    root = write(tmp_path / "registry", base())
    assert read_history(root).depth is Depth.NONE
    assert read_history(root).steps == ()


def test_a_shallow_clone_says_so(repository, tmp_path):
    repository.step({INSTITUTION: changed(base()[INSTITUTION], {"name": "甲"})}, "2026-02-01T09:00:00+08:00")
    git(tmp_path, "clone", "-q", "--depth", "1", repository.folder.as_uri(), "copy")
    trail = read_history(tmp_path / "copy" / "registry")
    assert trail.depth is Depth.SHALLOW
    assert len(trail.steps) == 1


def everything(history):
    return str(history)


def test_an_ended_sanction_is_in_no_step(repository):
    number = base()[SANCTION]["decision_number"]
    key = base()[SANCTION]["id"]
    repository.step(
        {SANCTION: changed(base()[SANCTION], {"ground": "示例事由甲"})}, "2026-03-02T09:00:00+08:00"
    )
    assert [len(change.fields) for _, change in repository.public().of(key)] == [1, 0]
    later = repository.public(day=date(2040, 1, 1))
    assert later.of(key) == ()
    assert key not in everything(later)
    assert number not in everything(later)
    assert "示例事由甲" not in everything(later)


def test_a_sanction_whose_file_is_gone_takes_its_citations_along(repository):
    number = base()[SANCTION]["decision_number"]
    event = {"status": "停业", "since": "2026-02-10", "reason": "示例处罚原因", "decision_number": number}
    back = {"status": "正常", "since": "2026-04-10"}
    record = base()[INSTITUTION]
    repository.step({INSTITUTION: changed(record, {"status[+]": event})}, "2026-02-11T09:00:00+08:00")
    with_both = changed(changed(record, {"status[+]": event}), {"status[+]": back})
    repository.step({INSTITUTION: with_both}, "2026-04-11T09:00:00+08:00")
    assert "示例处罚原因" in everything(repository.public())
    repository.step({SANCTION: None, INSTITUTION: record}, "2026-05-01T09:00:00+08:00")
    history = everything(repository.public())
    assert number not in history
    assert "示例处罚原因" not in history
    assert base()[SANCTION]["id"] not in history


CASE = next(path for path in base() if path.startswith("cases/"))
TOLD = {"decided": "2026-03-02", "decision_number": "示司鉴罚〔2026〕91号", "severity": "一般"}


def test_a_number_once_written_by_mistake_goes_with_the_entry_whose_number_it_is(repository):
    number = base()[SANCTION]["decision_number"]
    wrong = changed(base()[CASE], {"kind": "警示", "publication": TOLD | {"decision_number": number}})
    repository.step({CASE: wrong}, "2026-03-02T09:00:00+08:00")
    repository.step(
        {CASE: changed(wrong, {"publication.decision_number": TOLD["decision_number"]})},
        "2026-03-05T09:00:00+08:00",
    )
    assert number in everything(repository.public())
    over = changed(base()[SANCTION], {"repaired": "2026-06-01"})
    repository.step({SANCTION: over}, "2026-06-01T09:00:00+08:00")
    assert repository.public().of(base()[CASE]["id"])
    assert number not in everything(repository.public())


def test_what_only_a_status_history_told_leaves_the_past_with_the_longest_window(repository):
    event = {
        "status": "停业",
        "since": "2026-02-10",
        "reason": "示例处罚原因",
        "decision_number": "示罚〔2026〕5号",
    }
    back = {"status": "正常", "since": "2026-05-10", "decision_number": "示通〔2026〕6号"}
    once = changed(base()[INSTITUTION], {"status[+]": event})
    repository.step({INSTITUTION: once}, "2026-02-11T09:00:00+08:00")
    repository.step({INSTITUTION: changed(once, {"status[+]": back})}, "2026-05-11T09:00:00+08:00")
    assert "示罚〔2026〕5号" in everything(repository.public())
    later = everything(repository.public(day=date(2029, 2, 11)))
    assert "示罚〔2026〕5号" not in later
    assert "示例处罚原因" not in later


def test_an_inspection_that_is_not_public_has_no_inner_history(repository):
    path = next(path for path in base() if path.startswith("inspections/"))
    record = changed(base()[path], {"published": "2026-08-01"})
    repository.step({path: record}, "2026-02-01T09:00:00+08:00")
    repository.step({path: changed(record, {"inspectors": 5})}, "2026-02-02T09:00:00+08:00")
    (only,) = repository.public().of(record["id"])
    assert only[1].actions == (Action.ADDED,)
    assert len(repository.public(day=date(2026, 9, 1)).of(record["id"])) == 3


def test_a_removed_record_keeps_its_id_and_nothing_else(repository):
    path = "appraisers/990101/sl-r00003.yml"
    name = base()[path]["name"]
    repository.step({path: changed(base()[path], {"name": "钱示例"})}, "2026-02-01T09:00:00+08:00")
    repository.step({path: None}, "2026-03-01T09:00:00+08:00")
    history = repository.public()
    assert told(history, "sl-r00003") == [
        ("2026-03-01", (Action.REMOVED,), 0),
        ("2026-01-05", (Action.ADDED,), 0),
    ]
    assert {change.name for _, change in history.of("sl-r00003")} == {"sl-r00003"}
    assert name not in everything(history)


def test_a_step_is_of_the_day_it_was_made_on_in_china(repository):
    record = base()[INSTITUTION]
    repository.step({INSTITUTION: changed(record, {"note": "示例"})}, "2026-03-01T02:30:00+08:00")
    (step, _), *_ = repository.public().of("sl-j0001")
    assert (step.day, step.when) == ("2026-03-01", "2026-02-28T18:30:00Z")


def test_a_redacted_value_does_not_come_back_through_history(repository):
    record = base()[INSTITUTION]
    repository.step(
        {INSTITUTION: changed(record, {"contact.hotline": "0990-5550999"})}, "2026-02-01T09:00:00+08:00"
    )
    repository.step({INSTITUTION: record}, "2026-03-01T09:00:00+08:00")
    assert "0990-5550999" in everything(repository.public())
    redaction = {"record": "sl-j0001", "field": "contact.hotline", "decided": "2026-03-01", "reason": "误填"}
    settings = changed(base()["registry.yml"], {"redactions": [redaction]})
    repository.step({"registry.yml": settings}, "2026-03-02T09:00:00+08:00")
    history = repository.public()
    assert "0990-5550999" not in everything(history)
    assert told(history, "sl-j0001") == [("2026-01-05", (Action.ADDED,), 0)]


def test_a_merge_is_one_step(repository):
    git(repository.folder, "checkout", "-q", "-b", "side")
    repository.step({INSTITUTION: changed(base()[INSTITUTION], {"name": "甲"})}, "2026-02-01T09:00:00+08:00")
    repository.step({INSTITUTION: changed(base()[INSTITUTION], {"name": "乙"})}, "2026-02-02T09:00:00+08:00")
    git(repository.folder, "checkout", "-q", "main")
    git(repository.folder, "merge", "-q", "--no-ff", "-m", "合并", "side", when="2026-02-03T09:00:00+08:00")
    found = repository.public().of("sl-j0001")
    assert [step.day for step, _ in found] == ["2026-02-03", "2026-01-05"]
    assert found[0][1].fields[0].new == "乙"


def test_hiding_a_number_does_not_tell_what_it_was(repository):
    path = "statistics/2025/sl-x0002.yml"  # complaints by county, 40 and 20
    corrected = changed(base()[path], {"breakdown[0].value": 43, "breakdown[1].value": 17})
    repository.step({path: corrected}, "2026-03-02T09:00:00+08:00")
    assert [len(change.fields) for _, change in repository.public().of("sl-x0002")] == [2, 0]
    gone = {
        f"breakdown[{place}].{name}": value
        for place in (0, 1)
        for name, value in (("state", "已隐去"), ("value", None))
    }
    repository.step({path: changed(corrected, gone)}, "2026-04-02T09:00:00+08:00")
    assert told(repository.public(), "sl-x0002") == [("2026-01-05", (Action.ADDED,), 0)]


def test_taking_a_breakdown_back_does_not_tell_it_once_more(repository):
    path = "statistics/2025/sl-x0002.yml"
    repository.step({path: changed(base()[path], {"breakdown": None})}, "2026-04-02T09:00:00+08:00")
    assert told(repository.public(), "sl-x0002") == [("2026-01-05", (Action.ADDED,), 0)]
