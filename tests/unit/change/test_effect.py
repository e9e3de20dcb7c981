"""What the public sees of a change, worked out from both sides: pages, rosters, prices, rows, second looks."""

import orjson
import pytest
from gitworld import git
from mingjian.change import html, json, markdown
from mingjian.change.compare import Question, compare_revisions
from mingjian.change.effect import Effect
from worlds import appraiser, base, institution, path_of, price_list, write

HOUSE = "institutions/990101/sl-j0001.yml"


@pytest.fixture
def told(tmp_path):
    """Commit the tiny registry, put files over it, and say what that changes."""
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path / "registry", base())
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "示例", when="2026-06-30T08:00:00+08:00")

    def compare(files, **how):
        write(tmp_path / "registry", files)
        for path in (path for path, data in files.items() if data is None):
            (tmp_path / "registry" / path).unlink()
        return compare_revisions(Question(tmp_path / "registry", "HEAD"), **how)

    return compare


def person(**changes):
    """Return somebody new; one number is both the licence's and the person's."""
    number = changes.get("practice_number", "990116001009")
    own = {"id": "sl-r00009", "name": "周示例", "practice_number": number, "certificates[0].number": number}
    return appraiser(**own | changes)


def filed(record):
    return {path_of("appraiser", record, base()): record}


def test_a_telephone_reaches_the_page_the_data_and_the_rosters(told):
    found = told({HOUSE: institution(**{"contact.phone": "0990-5550999"})})
    assert [(page.url, page.record, page.was, page.now) for page in found.effect.pages] == [
        ("institutions/sl-j0001/", "sl-j0001", True, True)
    ]
    assert [(row.name, row.added, row.removed, row.changed) for row in found.effect.tables] == [
        ("institutions", 0, 0, 1)
    ]
    name = base()[HOUSE]["name"]
    assert {roster.altered for roster in found.effect.rosters} == {(name,)}
    assert found.effect.rosters[0].region == "990000"
    assert found.effect.prices == ()
    said = markdown.render(found)
    assert "共 1 个，其中记录页 1 个" in said
    assert "### 收费\n\n- 没有变化。" in said


def test_somebody_new_is_named_with_what_stands_in_the_record(told):
    found = told(filed(person()))
    assert found.effect.pages[0].url == "appraisers/sl-r00009/"
    assert not found.effect.pages[0].was
    assert found.effect.pages[0].now
    assert all(roster.joined == ("周示例",) for roster in found.effect.rosters)
    assert len(found.effect.rosters) >= 2
    said = markdown.render(found)
    assert "执业证号：（无） → 990116001009" in said
    assert "编入 周示例" in said


def test_somebody_gone_leaves_page_roster_and_data(told):
    path = "appraisers/990101/sl-r00003.yml"
    found = told({path: None} | filed(person()))
    removed = [page.url for page in found.effect.pages if not page.now]
    assert removed[0] == f"appraisers/{path.rpartition('/')[2].removesuffix('.yml')}/"
    assert {roster.left for roster in found.effect.rosters} == {(base()[path]["name"],)}
    assert ("appraisers", 1, 1) in {(row.name, row.added, row.removed) for row in found.effect.tables}


def test_a_price_is_counted_as_one(told):
    found = told({path_of("price", price_list(), base()): price_list(**{"items[0].price.amount": 801})})
    assert found.effect.prices == ("sl-p0001",)
    assert "### 收费\n\n- 1 份收费公示或者收费标准有变化" in markdown.render(found)


def test_what_is_new_to_the_check_is_pointed_at_and_what_was_known_is_not(told):
    found = told(filed(person(practice_number="990116001001")))
    assert [look.code for look in found.looks] == ["I004"]
    said = markdown.render(found)
    assert "### 请再看一眼" in said
    assert found.blocked
    assert found.effect == Effect()
    assert "检查没有通过，不能合并" in said
    assert "检查没有通过，不能合并" in html.render(found)


def test_only_records_when_only_records_are_asked_for(told):
    found = told({HOUSE: institution(**{"contact.phone": "0990-5550999"})}, whole=False)
    assert found.effect == Effect()
    assert "受影响的页面" not in markdown.render(found)


def test_a_hostile_value_stays_text_everywhere(told):
    nasty = "<img src=x onerror=alert(1)> @everyone [x](javascript:1) `` ` `` **粗** | #1 <!-- -->"
    found = told({HOUSE: institution(**{"contact.hours": nasty, "name": f"示例省{nasty}中心"})})
    said = markdown.render(found)
    for mark in ("<img", "@", "[x]", "<!--", " **粗**", "#1"):
        assert mark not in said
    assert "&#60;img src=x" in said
    assert "&#64;\N{WORD JOINER}everyone" in said
    page = html.render(found)
    assert "<img" not in page
    assert "&lt;img" in page
    told_name = next(
        change["name"]
        for change in orjson.loads(json.render(found))["changes"]
        if change["kind"] == "institution"
    )
    assert told_name == f"示例省{nasty}中心"


def test_a_comment_never_outgrows_a_platform(told):
    long = "@" * 150
    many = {}
    for number in range(10, 308):
        record = person(
            id=f"sl-r{number:05}", name=f"李{long}{number}", practice_number=f"990116001{number:03}"
        )
        many |= filed(record)
    found = told(many, whole=False)
    said = markdown.render(found)
    assert len(said) <= 60_000
    assert "新增 298" in said
    assert "另有" in said


def test_settings_are_told_and_want_two_reviewers(told):
    settings = base()["registry.yml"] | {"site_name": "新名字公示"}
    found = told({"registry.yml": settings})
    assert found.grounds == ("登记库设置",)
    said = markdown.render(found)
    assert "### 登记库设置（内容变化 1）" in said
    assert "→ 新名字公示" in said
    assert "每个页面都可能不同" in said


def test_a_file_that_cannot_be_read_took_nothing_away(told):
    found = told({HOUSE: "x: ["})
    assert found.blocked
    assert found.changes.changes == ()
    said = markdown.render(found)
    assert said.index("检查没有通过") < said.index("没有变化")
    assert "F1" in said
