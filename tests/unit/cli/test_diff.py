"""What a reviewer reads: what the public will see, what wants a second look; hostile values stay text."""

import html
import re
from dataclasses import replace

import orjson
import pytest
from mingjian.change import markdown
from mingjian.change.compare import Question, compare_revisions
from versioned import git

DAY = ("--as-of", "2026-11-22")
HOUSE = "registry/institutions/990101/sl-j0001.yml"
NASTY = "<img src=x onerror=alert(1)> [a](javascript:b) @someone | `c` *d*"


def told(call, *arguments):
    said = call("diff", *arguments)
    assert said.code == 0, said.err
    return said.out


def test_an_institution_that_ends_is_told_with_its_people_and_pages(desk, call):
    assert (
        call("cancel", "sl-j0003", "--on", "2026-08-01", "--decision", "示司鉴注〔2026〕9号", *DAY).code == 0
    )
    text = told(call, "HEAD")
    assert "- 不能再接受委托的机构 1 家：示例省法庭科学研究所司法鉴定中心" in text
    assert "- 不能再执业、从名册移除的鉴定人 " in text
    assert "institutions/sl-j0003/" in text
    assert "- 司法鉴定人·执业机构（appraiser\\_affiliations）：改 " in text
    page = told(call, "HEAD", "--format", "html")
    assert "不能再接受委托的机构 1 家" in page
    data = orjson.loads(told(call, "HEAD", "--format", "json"))
    assert {item["kind"] for item in data["practice"]} == {"institutions", "appraisers"}
    assert {"url", "title", "record", "was", "now"} == data["pages"][0].keys()


def test_what_the_check_newly_says_wants_a_second_look(desk, call):
    path = desk / HOUSE
    path.write_text(path.read_text("utf-8").replace("0990-5550101", "13912345678"), encoding="utf-8")
    text = told(call, "HEAD")
    assert "### 请再看一眼\n\n- P1" in text
    looks = orjson.loads(told(call, "HEAD", "--format", "json"))["looks"]
    assert {item["severity"] for item in looks} == {"error"}
    assert looks[0]["path"] == HOUSE


def test_a_telephone_number_touches_its_record_and_one_row(desk, call):
    path = desk / HOUSE
    path.write_text(path.read_text("utf-8").replace("0990-5550101", "0990-5550109"), encoding="utf-8")
    data = orjson.loads(told(call, "HEAD", "--format", "json"))
    assert {"institutions/sl-j0001/"} <= {page["url"] for page in data["pages"] if page["record"]}
    assert data["tables"] == [
        {"name": "institutions", "title": "司法鉴定机构", "added": 0, "removed": 0, "changed": 1}
    ]
    assert data["practice"] == data["looks"] == data["windows"] == data["two_reviewers_for"] == []


def test_what_is_not_public_touches_nothing_the_public_sees(desk, call):
    path = desk / "registry/sanctions/2026/sl-s0006.yml"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith("published:"))
    text = re.sub("decided: .*", 'decided: "2026-11-20"', text)  # one overdue would be counted, see owing
    copy = path.with_name("sl-s0990.yml")
    copy.write_text(
        text.replace(path.stem, "sl-s0990").replace("decision_number: ", "decision_number: 新"),
        encoding="utf-8",
    )
    data = orjson.loads(told(call, "HEAD", "--format", "json", *DAY))
    assert not data["blocked"]
    assert [change["id"] for change in data["changes"]] == ["sl-s0990"]
    assert data["pages"] == data["tables"] == data["practice"] == []
    assert "不公示" in data["windows"][0]
    assert data["two_reviewers_for"] == ["处罚与惩戒"]


@pytest.mark.parametrize("style", ["markdown", "html"])
def test_hostile_values_stay_text(desk, call, style):
    path = desk / HOUSE
    text = path.read_text("utf-8")
    path.write_text(text.replace("name: 示例省明州司法鉴定中心", f"name: '{NASTY}'", 1), encoding="utf-8")
    shown = told(call, "HEAD", "--format", style)
    assert "<img" not in shown
    if style == "html":
        assert NASTY in html.unescape(shown)
    else:
        assert "\\](javascript" in shown
        assert not any(part in shown for part in (" @someone", " `c`", " *d*"))


def test_a_very_long_change_is_cut_where_a_comment_would_be(desk):
    git(desk, "commit", "-q", "--allow-empty", "-m", "示例")
    found = compare_revisions(Question(desk / "registry", "HEAD~1", "HEAD"))
    long = markdown.render(replace(found, windows=("很长" * 1000,) * 40))
    assert len(long) < 65_000
    assert long.endswith("其余见 mingjian diff 的 JSON 或者 HTML。\n")


def two_branches(desk):
    """Let ``main`` and a branch part: each changes a telephone number of its own."""
    git(desk, "switch", "-q", "-c", "change/mine")
    path = desk / HOUSE
    path.write_text(path.read_text("utf-8").replace("0990-5550101", "0990-5550109"), encoding="utf-8")
    git(desk, "commit", "-qam", "我的")
    git(desk, "switch", "-q", "main")
    other = desk / "registry/institutions/990101/sl-j0002.yml"
    other.write_text(other.read_text("utf-8").replace("0990-5550201", "0990-5550209"), encoding="utf-8")
    git(desk, "commit", "-qam", "别人的")


def test_what_others_have_merged_meanwhile_is_not_told_as_taken_back(desk, call):
    two_branches(desk)
    from_main = call("diff", "main", "change/mine", "--records")
    assert "sl-j0001" in from_main.out
    assert "sl-j0002" not in from_main.out
    assert "main → change/mine" in from_main.out
    assert "main 又有别的改动" in from_main.err
    git(desk, "switch", "-q", "change/mine")
    assert "sl-j0002" not in told(call, "main", "--records")
    git(desk, "switch", "-q", "main")
    git(desk, "switch", "-q", "-c", "change/late", "main~1")
    assert "没有变化。" in told(call, "main", "--records")
    back = call("diff", "main", "main~1", "--records")
    assert "0990-5550209 → 0990-5550201" in back.out
    assert not back.err


def test_a_promotion_of_a_person_is_no_new_name(desk, call):
    path = desk / "registry/appraisers/990101/sl-r00010.yml"
    path.write_text(
        path.read_text("utf-8").replace("title: 副主任医师", "title: 主任法医师"), encoding="utf-8"
    )
    assert "- **黎范清**（sl-r00010）：内容变化\n" in told(call, "HEAD", "--records")


def test_what_was_only_verified_again_is_named(desk, call):
    assert call("set", "sl-j0001", "as_of", "2026-11-20", "--reason", "年度核对", *DAY).code == 0
    assert "- 核对过，没有变化：示例省明州司法鉴定中心\n" in told(call, "HEAD", "--records")


def test_what_must_not_be_missed_comes_before_the_changes(desk, call):
    git(desk, "switch", "-q", "-c", "change/end")
    decision = "示司鉴注〔2026〕9号"
    said = call("cancel", "sl-j0003", "--on", "2026-08-01", "--decision", decision, "--commit", *DAY)
    assert said.code == 0, said.err
    start = git(desk, "rev-parse", "main").strip()
    text = told(call, start)
    assert text.startswith(f"## 合并以后公众会看到的变化：{start[:10]} → 工作区\n")
    places = [text.index(part) for part in (f"**依据**：{decision}\n", "### 可以执业的", "- **示例省法庭")]
    assert places == sorted(places)
    assert orjson.loads(told(call, start, "--format", "json"))["bases"] == [decision]
    assert decision in told(call, start, "--format", "html")
