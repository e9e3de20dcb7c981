"""Releases: immutable, chained, replayable, checkable offline, and free of what may have to leave."""

import hashlib
import json
import subprocess
from datetime import date

import orjson
import pytest
from gitworld import Repository
from mingjian.cli.app import run
from mingjian.derive.tables import plan
from mingjian.jobs.chain import keyed, replay
from mingjian.jobs.release import make_release
from mingjian.jobs.verification import verify
from mingjian.model.errors import SourceError, UsageError
from worlds import base, changed

INSTITUTION = "institutions/990101/sl-j0001.yml"
FIRST, SECOND, LATER = date(2026, 5, 1), date(2026, 6, 30), date(2040, 1, 1)
SANCTION = next(data for path, data in base().items() if path.startswith("sanctions/"))


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path)


def release(repository, out, day):
    return make_release(repository.root, out, day)


def table_of(folder, table):
    return keyed(table, (folder / f"permanent/{table.name}.jsonl").read_bytes().splitlines())


def part(folder, table, ending):
    path = folder / f"delta/{table.name}{ending}.jsonl"
    return path.read_bytes().splitlines() if path.is_file() else []


@pytest.fixture
def chain(repository, tmp_path):
    out = tmp_path / "releases"
    one = release(repository, out, FIRST)
    record = changed(base()[INSTITUTION], {"name": "示例省新名司法鉴定所", "services": ["电话预约"]})
    repository.step(
        {INSTITUTION: record, "appraisers/990101/sl-r00003.yml": None}, "2026-06-01T09:00:00+08:00"
    )
    return out, one, release(repository, out, SECOND)


def test_a_snapshot_and_its_increment_are_the_next_snapshot_line_for_line(chain):
    _, one, two = chain
    touched = 0
    for table in plan().tables:
        old, new = table_of(one.folder, table), table_of(two.folder, table)
        come, gone = part(two.folder, table, ""), part(two.folder, table, ".deleted")
        assert replay(old, come, gone).data() == new.data(), table.name
        assert replay(old, come, gone).data() == (two.folder / f"permanent/{table.name}.jsonl").read_bytes()
        touched += bool(come or gone)
    assert touched >= 5


def test_the_increment_names_what_came_and_what_went(chain):
    _, one, two = chain
    manifest = json.loads((two.folder / "manifest.json").read_bytes())
    assert manifest["increment"]["from"] == one.folder.name == two.previous
    deleted = {item["type"]: item for item in manifest["increment"]["deleted"]}
    assert deleted["appraisers"]["count"] == 1
    gone = orjson.loads((two.folder / deleted["appraisers"]["url"]).read_bytes())
    assert gone == {"id": "sl-r00003"}
    assert manifest["link"] == [{"relation": "previous", "url": f"../{one.folder.name}/manifest.json"}]
    assert manifest["requiresAccessToken"] is False
    assert manifest["updateCadence"] == "P1D"


def test_the_manifest_lists_every_table_with_its_count(chain):
    _, _, two = chain
    manifest = json.loads((two.folder / "manifest.json").read_bytes())
    assert [item["type"] for item in manifest["output"]] == [table.name for table in plan().tables]
    for item in manifest["output"]:
        assert len((two.folder / item["url"]).read_bytes().splitlines()) == item["count"]


def test_a_release_is_written_once(chain, repository):
    out, _, two = chain
    again = release(repository, out, SECOND)
    assert (again.folder, again.is_new) == (two.folder, False)
    (two.folder / "permanent/institutions.jsonl").write_bytes(b"{}\n")
    with pytest.raises(UsageError):
        release(repository, out, SECOND)


def test_the_index_leads_to_the_latest(chain):
    out, one, two = chain
    index = json.loads((out / "index.json").read_bytes())
    assert index["latest"] == two.folder.name
    assert index["releases"] == [two.folder.name, one.folder.name]


def test_releases_of_one_day_follow_each_other_whatever_their_commits_are_called(chain, repository):
    out, one, two = chain
    made = [one.folder.name, two.folder.name]
    for name in ("示例省甲所", "示例省乙所", "示例省丙所", "示例省丁所"):
        record = changed(base()[INSTITUTION], {"name": name})
        repository.step({INSTITUTION: record}, "2026-06-02T09:00:00+08:00")
        found = release(repository, out, SECOND)
        assert found.previous == made[-1]
        made.append(found.folder.name)
        old, new = (table_of(out / folder, plan().table("institutions")) for folder in made[-2:])
        come, gone = part(found.folder, plan().table("institutions"), ""), []
        assert replay(old, come, gone).data() == new.data()
    assert made != sorted(made)
    index = json.loads((out / "index.json").read_bytes())
    assert (index["latest"], index["releases"]) == (made[-1], made[::-1])
    assert release(repository, out, SECOND).is_new is False


def holding(folder, text):
    return [path.name for path in folder.rglob("*") if path.is_file() and text in path.read_text("utf-8")]


def test_entries_with_a_term_are_in_no_dated_copy_and_leave_the_other_volume(chain, repository):
    out, _, two = chain
    for text in (SANCTION["id"], SANCTION["decision_number"], SANCTION["ground"]):
        assert holding(two.folder, text) == []
        assert holding(out / "windowed", text) != []
    release(repository, out, LATER)
    assert all(holding(out, text) == [] for text in (SANCTION["id"], SANCTION["ground"]))


def test_a_typical_case_stays(chain):
    _, _, two = chain
    typical = next(
        data for path, data in base().items() if path.startswith("cases/") and data["kind"] == "典型"
    )
    assert holding(two.folder, typical["title"]) != []


def test_others_find_the_sums_right(chain):
    _, _, two = chain
    done = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=two.folder, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    lines = dict(reversed(line.split("  ")) for line in (two.folder / "SM3SUMS").read_text().splitlines())
    data = (two.folder / "permanent/institutions.jsonl").read_bytes()
    assert lines["permanent/institutions.jsonl"] == hashlib.new("sm3", data).hexdigest()


def test_a_sound_copy_is_found_sound(chain):
    _, _, two = chain
    found = verify(two.folder)
    assert found.differences == ()
    assert found.files > 100


def test_one_changed_byte_is_found_and_the_record_is_named(chain, capsys):
    _, _, two = chain
    path = two.folder / "permanent/appraiser_certificates.jsonl"
    text = path.read_bytes()
    place = text.index(b'"sl-r00002"')
    path.write_bytes(text[:place] + text[place:].replace(b"20", b"21", 1))
    (item,) = verify(two.folder).differences
    assert item.path == "permanent/appraiser_certificates.jsonl"
    assert item.records == ("sl-r00002",)
    assert run(["verify", str(two.folder)]) == 1
    assert "sl-r00002" in capsys.readouterr().out


def test_a_missing_and_a_strange_file_are_found(chain):
    _, _, two = chain
    (two.folder / "permanent/cases.jsonl").unlink()
    (two.folder / "strange.txt").write_text("x")
    assert {(item.path, item.what) for item in verify(two.folder).differences} == {
        ("permanent/cases.jsonl", "缺少文件"),
        ("strange.txt", "清单里没有这个文件"),
    }


def test_a_folder_without_sums_cannot_be_checked(tmp_path):
    with pytest.raises(SourceError):
        verify(tmp_path)


def test_the_command_writes_a_release(repository, tmp_path, capsys):
    arguments = ["job", "release", "--registry", str(repository.root), "--out", str(tmp_path / "out")]
    assert run([*arguments, "--as-of", "2026-06-30"]) == 0
    assert "已生成" in capsys.readouterr().out
    assert run([*arguments, "--as-of", "2026-06-30"]) == 0
    assert "内容相同" in capsys.readouterr().out


def test_a_new_shape_of_a_table_begins_a_new_chain(chain, repository):
    out, _, two = chain
    path = two.folder / "permanent/institutions.jsonl"
    path.write_bytes(path.read_bytes().replace(b'"name":', b'"title":'))
    repository.step({INSTITUTION: base()[INSTITUTION]}, "2026-07-02T09:00:00+08:00")
    made = release(repository, out, date(2026, 7, 2))
    assert made.previous is None
    assert json.loads((made.folder / "manifest.json").read_bytes())["increment"] is None
