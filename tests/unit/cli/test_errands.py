"""Each errand from the command line, end to end on a git repository of its own."""

import difflib

import pytest
import yaml
from mingjian.edit.comment import comment_texts
from versioned import changed_lines, git, record

NO = "示司鉴注〔2026〕9号"
DAY = ("--as-of", "2026-11-22")


def commented(desk, key):
    """Put a comment before every line of a record and at the end of some; commit."""
    path = next((desk / "registry").rglob(f"{key}.yml"))
    lines = path.read_text("utf-8").splitlines()
    out = [
        line
        for number, old in enumerate(lines)
        for line in (f"{old[: len(old) - len(old.lstrip())]}# 注{number}", old)
    ]
    path.write_text("\n".join(out) + "\n", encoding="utf-8")
    git(desk, "commit", "-qam", "注释")
    return path


@pytest.mark.parametrize(
    ("key", "field", "offered"),
    [
        ("sl-j0001", "电话", "contact.phone（联系方式·办公电话）"),
        ("sl-j0001", "contact.telephone", "contact.phone（联系方式·办公电话）"),
        ("sl-j001", "contact.phone", "示例省明州司法鉴定中心（sl-j0001）"),
    ],
)
def test_what_was_meant_is_offered(desk, call, key, field, offered):
    said = call("set", key, field, "0990-5550999", *DAY)
    assert said.code == 2
    assert offered in said.err


def test_a_record_without_a_name_is_called_by_whom_it_is_about(desk, call):
    said = call("set", "sl-p0002", "until", "2026-12-31", "--reason", "调整收费", *DAY)
    assert said.code == 0, said.err
    assert said.out.startswith("示例省明州司法鉴定中心，2025-05-01（sl-p0002）变更截止日期\n")


def test_a_house_that_has_ended_is_not_asked_for_a_new_head(desk, call):
    assert call("cancel", "sl-j0003", "--on", "2026-11-20", "--decision", NO, *DAY).code == 0
    head = record(desk, "sl-j0003")["head"]
    said = call("cancel", head, "--on", "2026-11-20", "--decision", NO, *DAY)
    assert said.code == 0, said.err
    assert "负责人空缺" not in said.out


def test_showing_a_new_record_shows_what_stands_in_it(desk, call):
    given = {
        "type": "通知",
        "title": "示例公告",
        "text": "示例内容。",
        "authority": "sl-a001",
        "published": "2026-11-20",
        "until": "2026-12-20",
        "sources[0].title": "示例省司法厅公告（虚构）",
    }
    pairs = [word for path, value in given.items() for word in ("--set", f"{path}={value}")]
    said = call("new", "announcement", "--show", *pairs, *DAY)
    assert said.code == 0, said.err
    assert "标题：（无） → 示例公告" in said.out
    assert "发布日期：（无） → 2026-11-20" in said.out


def test_a_renewal_adds_a_certificate_and_nothing_else(desk, call):
    path = commented(desk, "sl-j0001")
    before = path.read_text("utf-8")
    said = call(
        *("renew", "sl-j0001", "--until", "2033-02-28", "--issued", "2028-02-10"),
        *("--decision", "示司鉴许〔2028〕1号", *DAY),
    )
    assert said.code == 0, said.err
    added, removed = changed_lines(desk)
    assert removed == []
    assert added == [
        '  - since: "2028-03-01"',
        '    until: "2033-02-28"',
        '    number: "990108001"',
        "    act: 延续",
        '    issued: "2028-02-10"',
        "    decision_number: 示司鉴许〔2028〕1号",
    ]
    assert comment_texts(path.read_text("utf-8")) == comment_texts(before)
    assert "变更：示例省明州司法鉴定中心（sl-j0001）延续至 2033-02-28" in said.out
    assert "Basis: 示司鉴许〔2028〕1号" in said.out


def test_a_renewal_that_breaks_a_rule_changes_nothing(desk, call):
    said = call("renew", "sl-j0001", "--until", "2041-02-28", "--issued", "2028-02-10", *DAY)
    assert said.code == 1
    assert "R216" in said.err
    assert "没有改动任何文件" in said.err
    assert changed_lines(desk) == ([], [])


def test_a_renewal_closes_the_examination(desk, call):
    key = next(
        path.stem
        for path in sorted((desk / "registry/institutions").rglob("*.yml"))
        if yaml.safe_load(path.read_text("utf-8"))["status"][-1]["status"] == "延续审查中"
    )
    until = record(desk, key)["licences"][-1]["until"]
    year = int(until[:4]) + 5
    said = call(
        *("renew", key, "--until", f"{year}{until[4:]}", "--issued", until),
        *("--decision", "示司鉴许〔2026〕99号", *DAY),
    )
    assert said.code == 0, said.err
    assert record(desk, key)["status"][-1]["status"] == "正常"
    assert record(desk, key)["status"][-1]["decision_number"] == "示司鉴许〔2026〕99号"


def test_suspending_and_resuming(desk, call):
    suspended = call(
        "suspend", "sl-j0001", "--on", "2026-08-01", "--decision", NO, "--reason", "场所改造", *DAY
    )
    assert suspended.code == 0, suspended.err
    again = call("suspend", "sl-j0001", "--on", "2026-08-02", "--decision", NO, *DAY)
    assert (again.code, "已经是“停业”" in again.err) == (1, True)
    resumed = call("resume", "sl-j0001", "--on", "2026-09-01", "--decision", "示司鉴复〔2026〕1号", *DAY)
    assert resumed.code == 0, resumed.err
    assert [step["status"] for step in record(desk, "sl-j0001")["status"]] == ["正常", "停业", "正常"]
    assert record(desk, "sl-j0001")["status"][1]["reason"] == "场所改造"
    idle = call("resume", "sl-j0001", "--on", "2026-09-02", "--decision", NO, *DAY)
    assert (idle.code, "不用恢复" in idle.err) == (1, True)


def test_cancelling_an_institution_ends_places_and_prices_and_lists_the_homeless(desk, call):
    said = call(
        *("cancel", "sl-j0003", "--on", "2026-08-01", "--decision", NO, "--reason", "自愿申请终止", *DAY)
    )
    assert said.code == 0, said.err
    assert record(desk, "sl-j0003")["status"][-1] == {
        "since": "2026-08-01",
        "reason": "自愿申请终止",
        "decision_number": NO,
        "status": "注销",
    }
    person = record(desk, "sl-r00027")
    assert person["affiliations"][-1]["until"] == "2026-07-31"
    assert record(desk, "sl-p0005")["until"] == "2026-07-31"
    assert "18 名鉴定人没有执业机构了" in said.out
    assert "姜示和（sl-r00027）" in said.out
    assert call("check", *DAY).code == 0
    gone = call("renew", "sl-j0003", "--until", "2033-01-01", "--issued", "2026-08-02", *DAY)
    assert (gone.code, "不能再改登记" in gone.err) == (1, True)


def test_cancelling_an_appraiser_ends_the_place(desk, call):
    said = call("cancel", "sl-r00010", "--on", "2026-08-01", "--decision", NO, *DAY)
    assert said.code == 0, said.err
    assert record(desk, "sl-r00010")["affiliations"][-1]["until"] == "2026-07-31"
    assert record(desk, "sl-r00010")["status"][-1]["status"] == "注销"


def test_an_appraiser_s_licence_cannot_be_revoked_but_withdrawn(desk, call):
    order = ("--on", "2026-08-01", "--decision", NO, *DAY)
    wrong = call("revoke", "sl-r00010", "--status", "吊销", *order)
    assert (wrong.code, "没有“吊销”这种状态" in wrong.err) == (1, True)
    assert call("revoke", "sl-r00010", "--status", "撤销登记", *order).code == 0
    assert call("revoke", "sl-j0002", "--status", "吊销", *order).code == 0


def test_a_move_changes_place_region_and_folder_in_one_commit(desk, call):
    path = commented(desk, "sl-r00010")
    before = path.read_text("utf-8")
    said = call(
        *("move", "sl-r00010", "--to", "sl-j0016", "--on", "2026-08-01", "--reason", "本人申请"),
        *("--basis", "示司鉴人许〔2026〕77号", "--commit", *DAY),
    )
    assert said.code == 0, said.err
    assert not path.exists()
    moved = desk / "registry/appraisers/990301/sl-r00010.yml"
    assert comment_texts(moved.read_text("utf-8")) == comment_texts(before)
    told = list(difflib.ndiff(before.splitlines(), moved.read_text("utf-8").splitlines()))
    assert sum(line.startswith("-") for line in told) == 1
    assert sum(line.startswith("+") for line in told) == 5
    assert git(desk, "status", "--porcelain") == ""
    assert git(desk, "log", "-1", "--format=%s").strip() == (
        "变更：黎范清（sl-r00010）自 2026-08-01 起转到示例省公正司法鉴定中心（sl-j0016）"
    )
    body = git(desk, "log", "-1", "--format=%b")
    assert "依据：示司鉴人许〔2026〕77号\n原因：本人申请" in body
    trailers = git(desk, "log", "-1", "--format=%(trailers:only)").strip().splitlines()
    assert trailers == ["Basis: 示司鉴人许〔2026〕77号", "Record: sl-r00010"]


def test_a_move_with_a_new_certificate(desk, call):
    said = call(
        *("move", "sl-r00010", "--to", "sl-j0002", "--on", "2026-08-01", "--issued", "2026-07-28"),
        *("--until", "2028-01-01", "--decision", "示司鉴人许〔2026〕78号", *DAY),
    )
    assert said.code == 0, said.err
    person = record(desk, "sl-r00010")
    assert person["certificates"][-2]["until"] == "2026-07-31"
    assert person["certificates"][-1]["act"] == "变更"
    half = call("move", "sl-r00011", "--to", "sl-j0002", "--on", "2026-08-01", "--number", "1", *DAY)
    assert half.code == 2


def test_a_move_that_leaves_an_institution_without_its_head_is_refused(desk, call):
    order = ("--to", "sl-j0016", "--on", "2026-06-01", "--checked", "2026-06-30", *DAY)
    said = call("move", "sl-r00001", *order)
    assert said.code == 1
    assert "R103" in said.err
    assert changed_lines(desk) == ([], [])


def test_a_merger_moves_everybody(desk, call):
    said = call(
        *("merge", "sl-j0005", "--into", "sl-j0001", "--on", "2026-08-01", "--decision", NO),
        *("--checked", "2026-08-01", *DAY),
    )
    assert said.code == 0, said.err
    assert "R105" not in said.out
    house = record(desk, "sl-j0005")
    assert (house["status"][-1]["status"], house["successor"]) == ("注销", "sl-j0001")
    person = record(desk, "sl-r00060")
    assert person["affiliations"][-1]["institution"] == "sl-j0001"
    assert (desk / "registry/appraisers/990101/sl-r00060.yml").is_file()
    assert record(desk, "sl-p0007")["until"] == "2026-07-31"
    assert call("check", *DAY).code == 0


def test_a_new_name_keeps_the_old_one(desk, call):
    said = call("rename", "sl-j0001", "--name", "示例省新明州司法鉴定中心", "--on", "2026-08-01", *DAY)
    assert said.code == 0, said.err
    assert record(desk, "sl-j0001")["former_names"][-1] == {
        "name": "示例省明州司法鉴定中心",
        "until": "2026-07-31",
    }


def test_one_value_is_one_line(desk, call):
    commented(desk, "sl-j0001")
    assert call("set", "sl-j0001", "contact.phone", "0990-5550999", *DAY).code == 0
    assert changed_lines(desk) == (['  phone: "0990-5550999"'], ['  phone: "0990-5550101"'])
    assert call("set", "sl-j0001", "capital", "300", *DAY).code == 0
    assert record(desk, "sl-j0001")["capital"] == 300
    assert call("set", "sl-j0001", "contact.transit", "--clear", *DAY).code == 0
    assert "transit" not in record(desk, "sl-j0001")["contact"]


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("sl-j0001", "contact.phone", "0990-5550101"), 1, "已经是"),
        (("sl-j0001", "contact.fax", "1"), 2, "没有 contact.fax"),
        (("sl-j0001", "id", "sl-j0999"), 2, "没有 id"),
        (("sl-j9999", "name", "甲"), 2, "没有编号"),
        (("sl-j0001", "capital", "很多"), 1, "F20"),
        (("sl-j0001", "name"), 2, "--clear"),
        (("sl-j0001", "name", "--clear"), 1, "F2"),
        (("sl-j0001", "region", "990199"), 1, "R102"),
    ],
)
def test_what_cannot_be_set(desk, call, arguments, code, word):
    said = call("set", *arguments, *DAY)
    assert (said.code, changed_lines(desk)) == (code, ([], []))
    assert word in said.err


def test_only_showing_writes_nothing(desk, call):
    said = call("cancel", "sl-j0003", "--on", "2026-08-01", "--decision", NO, "--show", *DAY)
    assert said.code == 0
    assert "只看，没有写。" in said.out
    assert changed_lines(desk) == ([], [])


def test_a_commit_takes_nothing_else_along(desk, call):
    (desk / "mine.txt").write_text("x")
    git(desk, "add", "mine.txt")
    assert call("set", "sl-j0001", "capital", "300", "--commit", *DAY).code == 0
    assert git(desk, "show", "--name-only", "--format=").split() == [
        "registry/institutions/990101/sl-j0001.yml"
    ]
    assert git(desk, "status", "--porcelain").strip() == "A  mine.txt"


def test_who_commits_must_be_known_before_anything_is_written(desk, call, monkeypatch):
    git(desk, "config", "--unset", "user.email")
    for name, value in {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "EMAIL": ""}.items():
        monkeypatch.setenv(name, value)
    git(desk, "config", "user.useConfigOnly", "true")
    said = call("set", "sl-j0001", "contact.hours", "全天", "--commit", *DAY)
    assert said.code != 0
    assert "git config user.name" in said.err
    assert changed_lines(desk) == ([], [])


def test_a_commit_past_the_reviewers_is_pointed_out(desk, call):
    git(desk, "remote", "add", "origin", "/nowhere")
    said = call("set", "sl-j0001", "contact.hours", "全天", "--commit", *DAY)
    assert "没有经过复核" in said.out
    git(desk, "switch", "-q", "-c", "change/hours")
    said = call("set", "sl-j0001", "contact.hours", "半天", "--commit", *DAY)
    assert "没有经过复核" not in said.out


def test_what_is_not_there_cannot_be_taken_away(desk, call):
    assert call("set", "sl-j0001", "contact.website", "--clear", *DAY).code != 0


def test_renewing_twice_is_said_to_be_that(desk, call):
    once = ("renew", "sl-j0022", "--until", "2031-12-05", "--issued", "2026-11-20", "--decision", NO, *DAY)
    assert call(*once).code == 0
    said = call(*once)
    assert said.code != 0
    assert "是不是已经延续过了" in said.err
