"""``mingjian new KIND`` and ``renumber``: ids that are never used twice, records that check clean, templates."""

import shutil
import subprocess

import pytest
import yaml
from mingjian.cli.app import run
from worlds import base, write

DAY = ("--as-of", "2026-06-30")
PRICE = (
    *("--set", "institution=sl-j0001", "--set", "schedule=sl-f0001", "--set", "since=2026-06-01"),
    *("--set", "items[0].name=伤残程度评定", "--set", "items[0].category=fy:02"),
    *("--set", "items[0].schedule_item=fy-018", "--set", "items[0].price.kind=单价"),
    *("--set", "items[0].price.unit=例", "--set", "items[0].price.amount=800"),
    *("--set", "sources[0].title=机构收费公示"),
)


def git(folder, *arguments):
    command = ["git", "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def desk(tmp_path, monkeypatch):
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    write(tmp_path / "registry", base())
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "示例")
    git(tmp_path, "config", "user.email", "clerk@example.invalid")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "-qm", "起点")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def files(desk):
    return {path.relative_to(desk).as_posix() for path in (desk / "registry").rglob("*.yml")}


def appraiser(name, number):
    return (
        *("--set", f"name={name}", "--set", "gender=女", "--set", "title=主任法医师"),
        *("--set", "region=990101", "--set", f"practice_number={number}"),
        *("--set", "affiliations[0].since=2026-06-01", "--set", "affiliations[0].institution=sl-j0001"),
        *("--set", "affiliations[0].employment=专职"),
        *("--set", "categories[0].since=2026-06-01", "--set", "categories[0].category=fy:02"),
        *("--set", "certificates[0].since=2026-06-01", "--set", "certificates[0].until=2031-05-31"),
        *("--set", f"certificates[0].number={number}", "--set", "certificates[0].act=设立"),
        *("--set", "certificates[0].issued=2026-05-20"),
        *("--set", "status[0].since=2026-06-01", "--set", "status[0].status=正常"),
        *("--set", "sources[0].title=准予执业登记决定书"),
    )


def test_a_complete_record_gets_the_next_id_and_checks_clean(desk, call):
    said = call("new", "appraiser", *appraiser("周示例", "990126001009"), *DAY)
    assert said.code == 0, said.err
    path = desk / "registry/appraisers/990101/sl-r00004.yml"
    record = yaml.safe_load(path.read_text("utf-8"))
    assert (record["id"], record["as_of"]) == ("sl-r00004", "2026-06-30")
    assert "#" not in path.read_text("utf-8")
    assert "新增司法鉴定人周示例（sl-r00004）" in said.out
    assert call("check", *DAY).code == 0
    assert call("fix", "--check").code == 0


def test_a_price_list_lies_with_its_institution(desk, call):
    said = call("new", "price", *PRICE, "--show", *DAY)
    assert said.code in {0, 1}
    before = files(desk)
    prices = desk / "registry/price-lists/990101/sl-p0001.yml"
    prices.write_text(prices.read_text("utf-8").replace("institution:", 'until: "2026-05-31"\ninstitution:'))
    assert call("fix").code == 0
    said = call("new", "price", *PRICE, *DAY)
    assert said.code == 0, said.err
    assert files(desk) - before == {"registry/price-lists/990101/sl-p0002.yml"}


def test_a_record_that_breaks_a_rule_is_not_written(desk, call):
    before = files(desk)
    said = call("new", "appraiser", *appraiser("周示例", "990116001001"), *DAY)
    assert said.code == 1
    assert "I004" in said.err
    assert files(desk) == before


def test_withdrawn_ids_and_ids_of_other_branches_are_not_used_again(desk, call):
    git(desk, "switch", "-qc", "other")
    assert call("new", "appraiser", *appraiser("周示例", "990126001009"), "--commit", *DAY).code == 0
    git(desk, "switch", "-q", "main")
    assert "registry/appraisers/990101/sl-r00004.yml" not in files(desk)
    said = call("new", "appraiser", *appraiser("吴示例", "990126001010"), *DAY)
    assert "sl-r00005" in said.out
    used = call("new", "appraiser", *appraiser("吴示例", "990126001010"), "--id", "sl-r00004", *DAY)
    assert (used.code, "用过了" in used.err) == (1, True)


def test_an_incomplete_record_becomes_a_template(desk, call):
    said = call("new", "institution", "--set", "region=990101", "--set", "name=示例省新办司法鉴定所", *DAY)
    assert said.code == 0, said.err
    assert "还有 14 项必填" in said.out
    path = desk / "registry/institutions/990101/sl-j0002.yml"
    text = path.read_text("utf-8")
    assert "name: 示例省新办司法鉴定所" in text
    assert "# uscc: " in text
    assert "# 必填　登记机关：准予登记的司法行政机关。例：sl-a001\nauthority:\n" in text
    assert call("check", *DAY).code == 1
    assert call("fix").code == 0
    assert path.read_text("utf-8").count("#") == text.count("#")


@pytest.mark.parametrize(
    "kind", ["institution", "appraiser", "inspection", "price", "case", "sanction", "approval"]
)
def test_every_template_says_only_that_something_is_missing(desk, call, kind):
    place = {
        "inspection": "inspected=2026-06-01",
        "price": "institution=sl-j0001",
        "case": "year=2026",
        "sanction": "decided=2026-06-01",
        "approval": "received=2026-06-01",
    }.get(kind, "region=990101")
    assert call("new", kind, "--set", place, *DAY).code == 0
    said = call("check", "--format", "json", *DAY)
    fresh = git(desk, "status", "--porcelain", "--untracked-files=all").split()[-1]
    codes = {item["code"] for item in yaml.safe_load(said.out)["findings"] if item["path"] == fresh}
    assert codes <= {"F203", "F201", "F202"}
    assert "F203" in codes


def test_answers_on_a_terminal(desk, call, monkeypatch):
    asked = []

    def answer(question, **_):
        asked.append(question)
        return {"姓名": "郑示例"}.get(question.split("：")[0], "")

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("click.prompt", answer)
    pairs = [pair for pair in appraiser("", "990126001009") if pair not in {"--set", "name="}]
    said = call("new", "appraiser", *[word for pair in pairs for word in ("--set", pair)], *DAY)
    assert said.code == 0, said.err
    assert [question.split("：")[0] for question in asked] == ["姓名"]
    assert "郑示例" in said.out


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("institution",), 2, "region"),
        (("document", "--set", "title=甲"), 2, "--id"),
        (("institution", "--set", "fax=1"), 2, "没有 fax"),
        (("institution", "--set", "电话=1"), 2, "是不是 contact.phone（联系方式·办公电话）"),
        (("announcement",), 2, "请至少写明发布日期，例如 --set published=…"),
        (("institution", "--set", "name"), 2, "字段=值"),
        (("institution", "--set", "licences[3].since=2026-01-01"), 2, "没有 licences[3].since"),
        (("./elsewhere", "--set", "name=1"), 2, "不是记录种类"),
    ],
)
def test_misuse(desk, call, arguments, code, word):
    before = files(desk)
    said = call("new", *arguments, *DAY)
    assert (said.code, files(desk)) == (code, before)
    assert word in said.err


def clash(desk):
    first = desk / "registry/appraisers/990101/sl-r00003.yml"
    other = desk / "registry/appraisers/990101/sl-r00003-b.yml"
    text = first.read_text("utf-8").replace("990116001003", "990126001011").replace("name: ", "name: 又")
    other.write_text(f"# 另一分支加的\n{text}", encoding="utf-8")
    return other


def test_the_way_out_of_a_clash(desk, call):
    other = clash(desk)
    assert "I002" in call("check", *DAY).out
    said = call("renumber", other, *DAY)
    assert said.code == 0, said.err
    assert "sl-r00003 改为 sl-r00004" in said.out
    assert not other.exists()
    assert (
        (desk / "registry/appraisers/990101/sl-r00004.yml").read_text("utf-8").startswith("# 另一分支加的\n")
    )
    assert call("check", *DAY).code == 0


def test_a_clash_lists_who_refers_to_the_id(desk, call):
    house = desk / "registry/institutions/990101/sl-j0001.yml"
    house.write_text(house.read_text("utf-8").replace("head: sl-r00001", "head: sl-r00003"), encoding="utf-8")
    assert "示例省明鉴司法鉴定中心（sl-j0001）的 head" in call("renumber", clash(desk), *DAY).out


def test_a_published_id_never_changes(desk, call):
    said = call("renumber", desk / "registry/appraisers/990101/sl-r00003.yml", *DAY)
    assert (said.code, "不能换编号" in said.err) == (1, True)


def test_a_project_is_still_made(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert run(["new", "./institution"]) == 0
    assert (tmp_path / "institution/registry/registry.yml").is_file()
    shutil.rmtree(tmp_path / "institution")
