"""A change set from a verb, signed elsewhere, taken in on a branch; and what is not taken in."""

import pytest
from versioned import changed_lines, git, record

DAY = ("--as-of", "2026-11-22")

ORDER = """form: 1
title: 电话变更
basis: 示司鉴变〔2026〕3号
changes:
  - record: sl-j0001
    field: contact.phone
    was: "0990-5550101"
    becomes: "0990-5550999"
"""


@pytest.fixture
def paper(tmp_path):
    def put(text=ORDER, name="order.yml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return put


def test_a_verb_s_change_set_is_taken_in_on_a_branch(desk, tmp_path, call):
    paper = tmp_path / "zs-2026-12.yml"
    wish = ("cancel", "sl-j0003", "--on", "2026-08-01", "--decision", "示司鉴注〔2026〕9号")
    said = call(*wish, "--changeset", paper, "--by", "示例科", *DAY)
    assert said.code == 0, said.err
    assert changed_lines(desk) == ([], [])
    again = call(*wish, "--changeset", paper, *DAY)
    assert (again.code, "不会覆盖" in again.err) == (2, True)
    taken = call("intake", paper, *DAY)
    assert taken.code == 0, taken.err
    assert git(desk, "branch", "--show-current").strip() == "change/zs-2026-12"
    assert git(desk, "status", "--porcelain") == ""
    assert record(desk, "sl-r00027")["affiliations"][-1]["until"] == "2026-07-31"
    assert "Change-Set: zs-2026-12.yml" in git(desk, "log", "-1", "--format=%(trailers:only)")
    assert "依据：示司鉴注〔2026〕9号" in git(desk, "log", "-1", "--format=%b")
    direct = git(desk, "rev-parse", "HEAD:registry").strip()
    git(desk, "switch", "-q", "main")
    assert call(*wish, "--commit", *DAY).code == 0
    assert git(desk, "rev-parse", "HEAD:registry").strip() == direct


def test_a_change_set_is_taken_in_once(desk, call, paper):
    assert call("intake", paper(), *DAY).code == 0
    again = call("intake", paper(), *DAY)
    assert (again.code, "现在是“0990-5550999”" in again.err) == (1, True)


def test_a_new_record_by_change_set(desk, call, tmp_path):
    house = record(desk, "sl-j0001")
    words = [f"{name}={house['contact'][name]}" for name in ("address", "phone")]
    pairs = ["name=示例省新办司法鉴定所", "region=990101", "authority=sl-a001"]
    pairs += [f"contact.{word}" for word in words] + [
        "supervision.office=明州市司法局",
        "supervision.phone=12348",
    ]
    pairs += ["licences[0].since=2026-06-01", "licences[0].until=2031-05-31", "licences[0].number=990126001"]
    pairs += ["licences[0].act=设立", "licences[0].issued=2026-05-20", "scope[0].category=fy:01"]
    pairs += ["status[0].since=2026-06-01", "status[0].status=补足期", "scope[0].since=2026-06-01"]
    pairs += ["sources[0].title=准予设立登记决定书"]
    flags = [word for pair in pairs for word in ("--set", pair)]
    said = call("new", "institution", *flags, "--changeset", tmp_path / "new.yml", *DAY)
    assert said.code == 0, said.err
    assert call("intake", tmp_path / "new.yml", "--here", *DAY).code == 0
    assert record(desk, "sl-j0031")["name"] == "示例省新办司法鉴定所"
    assert record(desk, "sl-j0031")["as_of"] == "2026-11-22"


def test_an_item_that_moved_is_noticed(desk, call, paper):
    base = git(desk, "rev-parse", "HEAD").strip()
    house = desk / "registry/institutions/990101/sl-j0001.yml"
    text = house.read_text("utf-8")
    house.write_text(text.replace("工作日 9:00", "每天 9:00").replace("fy:0208", "fy:0207"), encoding="utf-8")
    git(desk, "commit", "-qam", "别人的改动")
    order = f'form: 1\ntitle: 截止\nbase: "{base}"\nchanges:\n  - record: sl-j0001\n    field: scope[1].until\n    becomes: "2027-01-01"\n'
    said = call("intake", paper(order), *DAY)
    assert (said.code, "被别人改过" in said.err) == (1, True)
    other = call("intake", paper(order.replace("scope[1]", "scope[0]")), "--show", *DAY)
    assert (other.code, "只看" in other.out) == (0, True)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("a: [", "读不出来"),
        ("form: 2\n", "form"),
        (ORDER.replace("title: 电话变更\n", ""), "title"),
        (ORDER.replace("record: sl-j0001", "records: sl-j0001"), "changes.0"),
        (ORDER.replace("0990-5550101", "0990-5550000"), "不是“0990-5550000”"),
        (ORDER.replace("contact.phone", "contact.fax"), "contact.fax"),
        (ORDER.replace("0990-5550999", "13900000000"), "P1"),
        (ORDER + "base: aaaa\n", "base"),
        (ORDER + f'base: "{"0" * 40}"\n', "不在这个仓库里"),
        (ORDER.replace("field: contact.phone", "field: ../../x"), "../../x"),
        (ORDER.replace("sl-j0001", "../../etc/passwd"), "没有编号"),
    ],
)
def test_what_is_not_taken_in(desk, call, paper, text, word):
    said = call("intake", paper(text), *DAY)
    assert said.code in {1, 2}
    assert word in said.err
    assert changed_lines(desk) == ([], [])
    assert git(desk, "branch", "--show-current").strip() == "main"


def test_a_created_record_cannot_leave_the_registry(desk, call, paper):
    order = "form: 1\ntitle: 甲\nchanges:\n  - record: ../../../evil\n    creates: case\n    becomes:\n      title: 甲\n"
    said = call("intake", paper(order), *DAY)
    assert said.code == 1
    assert not list(desk.parent.rglob("evil.yml"))


def test_other_people_s_uncommitted_work_is_left_alone(desk, call, paper):
    house = desk / "registry/institutions/990101/sl-j0002.yml"
    house.write_text("# 正在改\n" + house.read_text("utf-8"), encoding="utf-8")
    said = call("intake", paper(), *DAY)
    assert (said.code, "sl-j0002.yml" in said.err) == (1, True)
    assert git(desk, "branch", "--show-current").strip() == "main"
