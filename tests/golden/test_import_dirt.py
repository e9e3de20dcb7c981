"""What real lists do besides: second tables, hidden and split columns, notes below, and days in many forms.

Every list here was read wrongly, or told about in words a clerk could do nothing with.
"""

from pathlib import Path

import pytest
import xlsxwriter
from mingjian.cli.app import run
from mingjian.edit.import_clean import parts
from mingjian.edit.import_day import day_of
from mingjian.edit.sheet_cell import DamagedError
from worlds import world

PROFILES = Path(__file__).parents[2] / "generators/mingjian/starter/profiles"
HEAD = ["所在地区", "机构名称", "许可证号", "有效期起", "有效期止", "发证日期", "业务范围", "住所", "电话"]
KNOWN = [
    "示范区",
    "示例省明鉴司法鉴定中心",
    "990118001",
    "2023-03-01",
    "2028-02-28",
    "2023-02-20",
    "法医临床鉴定",
    "示例省明州市示范区公正路1号",
    "0990-5550101",
]


@pytest.fixture
def clerk(tmp_path, capsys):
    """Return what a clerk does: puts lines into sheets of a workbook, imports it, reads the answer."""
    world(tmp_path)

    def take(sheets, *, file="表.xlsx", change=lambda text: text):
        table, profile = tmp_path / file, tmp_path / "profile.yml"
        profile.write_text(change((PROFILES / "institutions.yml").read_text("utf-8")), "utf-8")
        if isinstance(sheets, bytes):
            table.write_bytes(sheets)
        else:
            book = xlsxwriter.Workbook(str(table))
            for name, lines in sheets.items():
                page = book.add_worksheet(name)
                for number, line in enumerate(lines):
                    page.write_row(number, 0, line)
            book.close()
        where = ["--registry", str(tmp_path / "registry"), "--as-of", "2026-06-30"]
        code = run(["import", str(table), "--profile", str(profile), *where])
        told = capsys.readouterr()
        return code, told.out + told.err

    return take


def test_a_second_column_of_the_same_name_is_asked_about_not_taken(clerk):
    old = ["证号", *HEAD]
    code, told = clerk({"名单": [old, ["990118009", *KNOWN]]})
    assert code == 1
    assert "A、D 两列都是“许可证号”" in told
    assert "| 不收（处） | 1 |" in told


def test_a_table_beside_the_table_is_not_lost(clerk):
    other = ["示范区", "示例省右一司法鉴定所", "990118002", *KNOWN[3:]]
    code, told = clerk({"名单": [[*HEAD, "", *HEAD], [*KNOWN, "", *other]]})
    assert code == 1
    assert "B、L 两列都是“机构名称”" in told


def test_a_second_column_that_says_the_same_or_nothing_is_no_trouble(clerk):
    code, told = clerk({"名单": [["证号", *HEAD], ["", *KNOWN], [990118001, *KNOWN]]})
    assert code == 0
    assert "| 没有变化 | 1 |" in told


def test_columns_are_joined_where_the_profile_says_so(clerk):
    lines = [[*HEAD[:8], "区号", "号码"], [*KNOWN[:8], "0990", "5550101"]]
    code, told = clerk(
        {"名单": lines},
        change=lambda text: text.replace("办公电话, 电话]", '区号, 号码]\n    join: "-"'),
    )
    assert code == 0
    assert "| 没有变化 | 1 |" in told


def test_a_list_below_the_list_is_not_taken_for_more_of_it(clerk):
    ended = ["示范区", "示例省旧一司法鉴定所", "990106001", *KNOWN[3:]]
    code, told = clerk({"名单": [HEAD, KNOWN, [], ["附：已注销机构"], HEAD, ended]})
    assert code == 1
    assert "第 4 行：“附：已注销机构”不像一条记录" in told


def test_a_list_below_with_other_columns_stops_the_import(clerk):
    turned = [HEAD[1], HEAD[0], *HEAD[2:]]
    code, told = clerk({"名单": [HEAD, KNOWN, turned, [KNOWN[1], KNOWN[0], *KNOWN[2:]]]})
    assert code == 1
    assert "第 3 行又是一个表头" in told


def test_notes_below_the_list_are_told_and_do_not_hold_up_the_rest(clerk):
    notes = [["制表人：某某"], ["", "本表由各市司法局填报"]]
    code, told = clerk({"名单": [HEAD, KNOWN, [], *notes]})
    assert code == 0
    assert "“制表人：某某”在最后一条记录的下面" in told
    assert "本表由各市司法局填报”在最后一条记录的下面" in told


def test_a_heading_gives_its_region_to_the_rows_below(clerk):
    code, told = clerk({"名单": [HEAD, ["一、示范区"], ["", *KNOWN[1:]]]})
    assert code == 0
    assert "| 没有变化 | 1 |" in told


def test_the_sheet_with_the_list_is_found_and_the_others_are_named(clerk):
    code, told = clerk({"填报说明": [["本表由各市填报"]], "机构": [HEAD, KNOWN], "空": []})
    assert code == 0
    assert "只读了工作表“机构”，没有读：填报说明。" in told


def test_a_missing_column_is_told_with_the_columns_there_are(clerk):
    code, told = clerk({"名单": [[*HEAD[:3], "有效期限", *HEAD[5:]], KNOWN]})
    assert code == 1
    assert "缺 有效期起、有效期止 列；这一行写的是：所在地区、机构名称、许可证号、有效期限" in told


def test_one_column_may_hold_both_ends_of_a_term(clerk):
    lines = [[*HEAD[:3], "有效期限", *HEAD[5:]], [*KNOWN[:3], "2023年3月1日至2028年2月28日", *KNOWN[5:]]]
    code, told = clerk(
        {"名单": lines},
        change=lambda text: text.replace(
            "[有效期起, 有效期/起, 有效期起始]", "[有效期限]\n    pattern: '^(.+?)至'"
        ).replace("[有效期止, 有效期/止, 有效期截止]", "[有效期限]\n    pattern: '至(.+)$'"),
    )
    assert code == 0
    assert "| 没有变化 | 1 |" in told


def test_a_head_of_two_rows_saved_as_text_is_still_one_head(clerk):
    upper = [*HEAD[:3], "有效期", "", *HEAD[5:]]
    lines = [upper, ["", "", "", "起", "止"], KNOWN]
    code, told = clerk("\n".join(",".join(line) for line in lines).encode("utf-16"), file="表.csv")
    assert code == 0
    assert "| 没有变化 | 1 |" in told


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<html><table></table></html>", "其实是网页"),
        (b"PK\x03\x04broken", "不是表格文件，或者加了密码、已经损坏"),
    ],
)
def test_what_calls_itself_a_workbook_and_is_none_is_told_in_words(clerk, data, said):
    code, told = clerk(data, file="表.xls")
    assert code == 1
    assert said in told


def test_an_unknown_encoding_is_told_in_words(clerk):
    code, told = clerk(b"\xff\x81\xff", file="表.csv")
    assert code == 1
    assert "文字编码认不出来" in told


def test_a_header_of_two_columns_in_the_profile_is_refused(clerk):
    code, told = clerk(
        {"名单": [HEAD, KNOWN]}, change=lambda text: text.replace("[发证日期]", "[发证日期, 住所]")
    )
    assert code == 2
    assert "“住所”同时写在两列的 headers 里" in told


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-08",
        "2026.1.8",
        "2026/01/08",
        "2026、1、8",
        "2026年1月8日",
        "2026年01月08日起",
        "２０２６．１．８",
        "20260108",
        "46030",
        "2026-01-08 00:00:00",
        "二〇二六年一月八日",
    ],
)
def test_a_day_in_any_dress(text):
    assert day_of(text, text, None) == "2026-01-08"


@pytest.mark.parametrize(
    "text", ["26.1.8", "2026年1月", "长期", "2026-02-30", "二〇二六年十三月八日", "1/8/2026"]
)
def test_what_is_no_single_day_is_refused(text):
    with pytest.raises(DamagedError):
        day_of(text, text, None)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("法医类：法医临床、法医病理", [("法医临床", ()), ("法医病理", ())]),
        ("法医临床（除视觉功能外）", [("法医临床", ("视觉功能",))]),
        ("法医临床(不含：视觉功能、听觉功能)", [("法医临床", ("视觉功能", "听觉功能"))]),
        ("不含：文书鉴定", [("不含：文书鉴定", ())]),
    ],
)
def test_scopes_as_they_are_written(text, meant):
    assert list(parts(text)) == meant


@pytest.mark.parametrize(
    "phone", ["（0990）5550101", "0990—5550101", "0990 5550101", "电话：0990-5550101转801"]
)
def test_a_phone_number_as_it_is_written(clerk, phone):
    code, told = clerk({"名单": [HEAD, [*KNOWN[:8], phone]]})
    assert code == 0
    assert "| 没有变化 | 1 |" in told


def test_a_broken_formula_is_no_name(clerk):
    code, told = clerk({"名单": [HEAD, ["示范区", "#REF!", *KNOWN[2:]]]})
    assert code == 1
    assert "B2（机构名称）：“\\#REF!”是公式出了错" in told


@pytest.mark.parametrize("count", [2.5, "2.5人", "1e20", -1, "两人"])
def test_what_is_no_whole_number_is_refused_not_a_crash(tmp_path, capsys, count):
    world(tmp_path)
    head = ["检查编号", "检查计划", "检查对象", "检查日期", "检查方式", "检查人数", "检查事项", "检查结果"]
    line = [
        "甲1号",
        "示例省2025年度双随机抽查",
        "sl-j0001",
        "2025-06-03",
        "现场",
        count,
        "收费",
        "未发现问题",
    ]
    book = xlsxwriter.Workbook(str(tmp_path / "表.xlsx"))
    page = book.add_worksheet()
    page.write_row(0, 0, head)
    page.write_row(1, 0, line)
    book.close()
    table, profile = tmp_path / "表.xlsx", PROFILES / "inspections.yml"
    where = ["--registry", str(tmp_path / "registry"), "--as-of", "2026-06-30"]
    assert run(["import", str(table), "--profile", str(profile), *where]) == 1
    told = capsys.readouterr()
    assert "程序出错" not in told.out + told.err
    assert "| 不收（处） | 1 |" in told.out


def test_an_amount_in_another_writing_is_no_change(tmp_path, capsys):
    world(tmp_path)
    profile, table = tmp_path / "p.yml", tmp_path / "t.csv"
    profile.write_text(
        "title: 统计\nkind: statistic\nkey: note\ncolumns:\n"
        "- {headers: [说明], field: note}\n- {headers: [数], field: value, required: true}\n",
        encoding="utf-8",
    )
    place = tmp_path / "registry/statistics/2025/sl-x0003.yml"
    place.write_text(place.read_text("utf-8").replace("value: 50\n", 'value: "50.50"\nnote: 甲\n'), "utf-8")
    said = []
    for amount in ("50.5", "５０．５０", "50.51"):
        table.write_text(f"说明,数\n甲,{amount}\n", encoding="utf-8")
        where = ["--registry", str(tmp_path / "registry"), "--as-of", "2026-06-30"]
        run(["import", str(table), "--profile", str(profile), *where])
        told = capsys.readouterr().out
        said.append(("| 没有变化 | 1 |" in told, "| 有变更 | 1 |" in told))
    assert said[:2] == [(True, False)] * 2
    assert said[2][0] is False
