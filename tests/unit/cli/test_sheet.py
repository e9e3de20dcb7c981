"""Records to a workbook and back: nothing changes by itself, damage is told by cell, newer data wins."""

import datetime as dt
import io
import random
import zipfile

import pytest
import xlsxwriter
import yaml
from mingjian.edit.comment import comment_texts
from mingjian.edit.sheet_cell import CLEAR, DamagedError, value_of
from mingjian.edit.sheet_shape import FIRST_ROW, tables
from mingjian.load.shape import shape_of
from mingjian.model.fee import Price
from mingjian.model.institution import Contact, Institution
from mingjian.model.licence import Licence
from mingjian.model.registry import KIND, KINDS
from sheets import Workbook
from versioned import changed_lines, git, record

DAY = ("--as-of", "2026-11-22")
MAIN = tables(Institution)[0].name


@pytest.fixture
def exported(desk, tmp_path, call):
    said = call("sheet", "export", tmp_path / "a.xlsx")
    assert said.code == 0, said.err
    return Workbook(tmp_path / "a.xlsx")


@pytest.mark.parametrize("kind", [kind.key for kind in KINDS])
def test_a_round_trip_of_any_kind_changes_nothing(desk, tmp_path, call, kind):
    assert call("sheet", "export", tmp_path / "a.xlsx", "--kind", kind).code == 0
    Workbook(tmp_path / "a.xlsx").save()
    said = call("sheet", "import", tmp_path / "a.xlsx", "--write", *DAY)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("可以更新 0 条记录，不收 0 处。")
    assert changed_lines(desk) == ([], [])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
def test_sheet_names_are_legal_and_differ(kind):
    names = [table.name for table in tables(kind.model)]
    assert len(set(names)) == len(names)
    assert all(0 < len(name) <= 31 for name in names)


def test_a_workbook_is_one_region_text_locked_with_lists_and_notes(desk, tmp_path, call):
    assert call("sheet", "export", tmp_path / "a.xlsx", "--region", "990300").code == 0
    book = Workbook(tmp_path / "a.xlsx")
    ids = [line[0] for line in book.sheets[MAIN][FIRST_ROW:]]
    assert ids
    assert {record(desk, key)["region"][:4] for key in ids} == {"9903"}
    first = (tmp_path / "a.xlsx").read_bytes()
    assert call("sheet", "export", tmp_path / "a.xlsx", "--region", "990300").code == 0
    assert (tmp_path / "a.xlsx").read_bytes() == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml").decode()
        frame = package.read("xl/workbook.xml").decode()
        notes = package.read("xl/comments1.xml").decode()
    assert "<sheetProtection" in sheet
    assert "<dataValidation " in sheet
    assert "<v>" in sheet
    assert 't="n"' not in sheet
    assert "<f>" not in sheet
    assert 'state="veryHidden"' in frame
    assert "许可证上的全称" in notes


def test_a_day_with_slashes_is_the_day_it_says(exported, call):
    exported.put(MAIN, "sl-j0001", "as_of", "2026/7/1")
    said = call("sheet", "import", exported.save(), *DAY)
    assert said.code == 0, said.err
    exported.put(MAIN, "sl-j0001", "as_of", "2026/6/31")
    said = call("sheet", "import", exported.save(), *DAY)
    assert "不是日期" in said.err


NEWCOMER = {
    "司法鉴定人": {"name": "林示新", "gender": "女", "title": "主检法医师", "region": "990101 示范区"},
    "执业机构": {"since": "2026-11-20", "institution": "示例省明州司法鉴定中心", "employment": "专职"},
    "执业类别": {"since": "2026-11-20", "category": "法医病理鉴定"},
    "执业证": {"since": "2026-11-20", "until": "2031-11-19", "number": "990126001099", "act": "设立"},
    "状态历史": {"since": "2026-11-20", "status": "正常"},
    "来源": {"title": "准予执业登记决定书"},
}


def newcomer(book, **more):
    for sheet, cells in NEWCOMER.items():
        extra = {"司法鉴定人": {"practice_number": "990126001099"}, "执业证": {"issued": "2026-11-18"} | more}
        book.add(sheet, **{"id": "新1", **cells, **extra.get(sheet, {})})
    return book.save()


def test_names_stand_for_codes_and_a_new_record_was_verified_today(desk, tmp_path, call):
    path = tmp_path / "r.xlsx"
    assert call("sheet", "export", path, "--kind", "appraiser", "--region", "990100").code == 0
    said = call("sheet", "import", newcomer(Workbook(path)), "--write", *DAY)
    assert said.code == 0, said.err
    made = record(desk, "sl-r00229")
    assert made["as_of"] == "2026-11-22"
    assert made["affiliations"][0]["institution"] == "sl-j0001"
    assert made["categories"][0]["category"] == "fy:01"
    assert made["region"] == "990101"


def test_a_mistake_of_a_new_row_is_told_at_its_cell_and_once(desk, tmp_path, call):
    path = tmp_path / "r.xlsx"
    assert call("sheet", "export", path, "--kind", "appraiser", "--region", "990100").code == 0
    book = Workbook(path)
    row = len(book.sheets["执业证"]) + 1
    said = call("sheet", "import", newcomer(book, issued="", act="续展"), *DAY)
    lines = [line for line in said.err.splitlines() if line.startswith("不收 ")]
    assert len(lines) == 2, said.err
    assert any(f"执业证!G{row}：F201" in line for line in lines)
    assert any(f"执业证!F{row}：F206" in line and "可填：设立、延续、变更" in line for line in lines)
    book.sheets["执业证"].pop()
    said = call("sheet", "import", newcomer(book, issued="２026-11-18"), *DAY)
    assert len([line for line in said.err.splitlines() if line.startswith("不收 执业证!")]) == 1, said.err


def test_one_cell_is_one_line_and_comments_stay(desk, exported, call):
    path = desk / "registry/institutions/990101/sl-j0001.yml"
    exported.put(MAIN, "sl-j0001", "contact.phone", "0990-5550999")
    exported.put("许可证", "sl-j0001", "until", dt.date(2027, 2, 28), item=5)
    said = call("sheet", "import", exported.save(), *DAY)
    assert said.code == 0, said.err
    assert "只看，没有写。" in said.out
    assert changed_lines(desk) == ([], [])
    before = path.read_text("utf-8")
    said = call(
        "sheet", "import", exported.path, "--write", "--commit", "--basis", "示司鉴变〔2026〕5号", *DAY
    )
    assert said.code == 0, said.err
    assert comment_texts(path.read_text("utf-8")) == comment_texts(before)
    diff = git(desk, "show", "--unified=0", "--format=").splitlines()
    assert [line for line in diff if line[:1] in "+-" and line[:3] not in {"+++", "---"}] == [
        '-  phone: "0990-5550101"',
        '+  phone: "0990-5550999"',
        '-    until: "2028-02-29"',
        '+    until: "2027-02-28"',
    ]
    assert "变更：电子表格更新司法鉴定机构 1 条" in git(desk, "log", "-1", "--format=%s")


def test_damage_is_told_by_cell_and_stops_nothing_else(desk, exported, call):
    wrong = {
        exported.put(MAIN, "sl-j0001", "uscc", 1.233e17): "成了数值",
        exported.put(MAIN, "sl-j0002", "uscc", "1.233E+17"): "科学计数",
        exported.put("许可证", "sl-j0001", "until", 46812.0, item=5): "日期成了数字 46812",
        exported.put("许可证", "sl-j0002", "number", "９９０１０８００２"): "全角",
        exported.put(MAIN, "sl-j0003", "capital", "五十"): "不是数",
        exported.put("许可证", "sl-j0003", "issued", "9/4/2009"): "不是日期",
    }
    exported.put(MAIN, "sl-j0001", "contact.hours", "工作日 8:30—17:00")
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert said.code == 1
    for address, why in wrong.items():
        assert any(address + "：" in line and why in line for line in said.err.splitlines()), (
            address,
            said.err,
        )
    assert changed_lines(desk)[0] == ["  hours: 工作日 8:30—17:00"]


def test_a_row_that_breaks_a_rule_is_left_out(desk, exported, call):
    exported.put(MAIN, "sl-j0001", "uscc", "34990100MB00000190")
    bad = exported.put(MAIN, "sl-j0002", "authority", "sl-a999")
    exported.put(MAIN, "sl-j0003", "capital", 60.0)
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert said.code == 1
    assert f"{bad}：R101" in said.err
    assert "I012" in said.err
    assert changed_lines(desk) == (["capital: 60"], ["capital: 50"])


def test_newer_data_is_never_overwritten(desk, exported, call):
    assert call("set", "sl-j0001", "contact.phone", "0990-5550777", "--commit", *DAY).code == 0
    assert call("set", "sl-j0001", "capital", "300", "--commit", *DAY).code == 0
    exported.put(MAIN, "sl-j0001", "contact.phone", "0990-5550999")
    exported.put(MAIN, "sl-j0001", "contact.hours", "工作日 8:30—17:00")
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert said.code == 1
    assert "现在“0990-5550777”，表里“0990-5550999”" in said.err
    assert changed_lines(desk)[0] == ["  hours: 工作日 8:30—17:00"]


def test_nothing_is_deleted_by_absence(desk, exported, call):
    exported.sheets[MAIN] = exported.sheets[MAIN][: FIRST_ROW + 2]
    exported.put(MAIN, "sl-j0001", "contact.hours", "")
    del exported.sheets["许可证"][FIRST_ROW:]
    del exported.sheets["业务范围"]
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert said.code == 0, said.err
    assert "不当作删除" in said.out
    assert changed_lines(desk) == ([], [])


def test_taking_away_is_said(desk, exported, call):
    exported.put(MAIN, "sl-j0001", "contact.hours", "（清空）")
    exported.put("便民服务", "sl-j0001", "#do", "删除")
    exported.put("便民服务", "sl-j0001", "#why", "不再上门")
    unsaid = exported.put("便民服务", "sl-j0002", "#do", "删除")
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert (said.code, f"{unsaid[:-2]}" in said.err, "写明原因" in said.err) == (1, True, True)
    assert changed_lines(desk) == ([], ["  hours: 工作日 9:00—17:00", "  - 上门服务"])


def test_items_and_records_are_added(desk, exported, call):
    exported.add("便民服务", id="sl-j0001", **{"=": "法律援助"})
    exported.add(
        MAIN,
        id="新1",
        name="示例省新办司法鉴定所",
        region="990101",
        authority="sl-a001",
        as_of="2026-06-30",
        contact_address="示例省明州市示范区公正路9号",
        contact_phone="0990-5551001",
        supervision_office="明州市司法局",
        supervision_phone="12348",
    )
    exported.add(
        "许可证",
        id="新1",
        since="2026-06-01",
        until="2031-05-31",
        number="990126001",
        act="设立",
        issued="2026-05-20",
    )
    exported.add("状态历史", id="新1", since="2026-06-01", status="补足期")
    exported.add("业务范围", id="新1", since="2026-06-01", category="fy:02")
    exported.add("业务范围·除外项目", id="新1", n1="1", **{"=": "fy:0208"})
    exported.add("来源", id="新1", title="准予设立登记决定书")
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert said.code == 0, said.err
    assert record(desk, "sl-j0001")["services"][-1] == "法律援助"
    made = record(desk, "sl-j0031")
    assert (made["name"], made["scope"][0]["exclusions"]) == ("示例省新办司法鉴定所", ["fy:0208"])
    again = call("sheet", "import", exported.path, *DAY)
    assert "法律援助" not in again.out


def test_a_file_of_somebody_else_is_refused(desk, tmp_path, call):
    with xlsxwriter.Workbook(str(tmp_path / "b.xlsx")) as book:
        book.add_worksheet("甲").write_string(0, 0, "编号")
    (tmp_path / "c.xlsx").write_bytes(b"no workbook")
    for name in ("b.xlsx", "c.xlsx", "d.xlsx"):
        said = call("sheet", "import", tmp_path / name, *DAY)
        assert (said.code, "不是 mingjian sheet export 导出的表" in said.err) == (1, True)


@pytest.mark.parametrize(
    ("model", "name", "raw", "value"),
    [
        (Contact, "phone", " 0990-5550101\u00a0", "0990-5550101"),
        (Contact, "phone", "", None),
        (Contact, "hours", "（清空）", CLEAR),
        (Licence, "since", dt.datetime(2026, 5, 31, tzinfo=dt.UTC), "2026-05-31"),
        (Price, "amount", 8.5, "8.5"),
        (Price, "amount", 730.0, 730),
        (Institution, "capital", "100", 100),
    ],
)
def test_what_a_cell_means(model, name, raw, value):
    assert value_of(raw, shape_of(model)[name]) == value


@pytest.mark.parametrize(
    ("model", "name", "raw"),
    [
        (Contact, "phone", 5550101.0),
        (Contact, "address", 1.0),
        (Licence, "since", "二〇二六年五月"),
        (Licence, "since", "２０２６-05-31"),
        (Price, "amount", "1e3"),
        (Institution, "capital", 1.5),
        (Institution, "head", "ｓl-r00001"),
    ],
)
def test_what_a_cell_cannot_mean(model, name, raw):
    with pytest.raises(DamagedError):
        value_of(raw, shape_of(model)[name])


def test_random_edits_are_taken_or_refused_and_leave_the_registry_valid(desk, exported, call):
    """200 cells changed at random in one workbook: what is taken checks clean, and only told cells change."""
    chance = random.Random(8)
    keys = [line[0] for line in exported.sheets[MAIN][FIRST_ROW:]]
    columns = [key for key in exported.sheets[MAIN][1] if key not in {"id", "region"}]
    values = [
        "0990-5550123",
        "2026-01-31",
        46000.0,
        "甲",
        "９",
        "sl-r00001",
        "是",
        "（清空）",
        100.0,
        "x" * 3000,
    ]
    for _ in range(200):
        exported.put(MAIN, chance.choice(keys), chance.choice(columns), chance.choice(values))
    said = call("sheet", "import", exported.save(), "--write", *DAY)
    assert said.code == 1
    assert call("check", *DAY).code == 0
    added, removed = changed_lines(desk)
    assert len(added) + len(removed) <= 400
    for path in (desk / "registry/institutions").rglob("*.yml"):
        yaml.safe_load(path.read_text("utf-8"))
    assert KIND["institution"].model is Institution


def test_a_region_is_named_as_people_name_it(desk, tmp_path, call):
    by_name, by_code = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    assert call("sheet", "export", by_name, "--region", "明州市").code == 0
    assert call("sheet", "export", by_code, "--region", "990100").code == 0
    assert by_name.read_bytes() == by_code.read_bytes()
    said = call("sheet", "export", tmp_path / "c.xlsx", "--region", "明洲市")
    assert said.code == 2
    assert "是不是 990100 明州市？" in said.err
    assert not (tmp_path / "c.xlsx").exists()


def test_a_workbook_of_a_commit_that_is_not_here_says_what_to_do(desk, tmp_path, call):
    git(desk, "commit", "-q", "--allow-empty", "-m", "别处的提交")
    path = tmp_path / "a.xlsx"
    assert call("sheet", "export", path).code == 0
    git(desk, "reset", "-q", "--hard", "HEAD~1")
    git(desk, "reflog", "expire", "--expire=now", "--all")
    git(desk, "prune", "--expire=now")
    said = call("sheet", "import", path, *DAY)
    assert said.code != 0
    assert "git fetch" in said.err
