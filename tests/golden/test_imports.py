"""Three exports as offices really send them, each dirty in its own way, and the reports, byte for byte."""

import os
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from mingjian.cli.app import run
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from worlds import world

EXPECTED = Path(__file__).with_name("imports")
PROFILES = Path(__file__).parents[2] / "generators/mingjian/starter/profiles"


def institutions(path):
    """Merged regions, a head of two rows below a title, labels in cells, a name over two rows, a page break."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet("一览表")
    page.merge_range(0, 0, 0, 8, "示例省司法鉴定机构一览表（虚构）")
    page.write_row(1, 0, ["填表单位：示例省司法厅"])
    for place, title in enumerate(
        ["所在地区", "机构名称", "许可证号", "", "", "发证日期", "业务范围", "住 所", "联系\n电话"]
    ):
        page.write(2, place, title)
    page.merge_range(2, 3, 2, 4, "有效期")
    page.write_row(3, 3, ["起", "止"])
    for place in (0, 1, 2, 5, 6, 7, 8):
        title = ["所在地区", "机构名称*", "许可证号", "", "", "发证日期", "业务范围", "住 所", "联系\n电话"][
            place
        ]
        page.write(3, place, title)
    page.merge_range(4, 0, 8, 0, "明州市示范区")
    rows = [
        [
            "示例省明鉴司法鉴定中心",
            "《鉴定许可证号;９９０１１８００１》",
            "2023.3.1",
            "2028年2月28日",
            "２０２３/２/２０",
            "法醫臨床鑑定(视觉功能除外)",
            "示例省明州市示范区公正路 9 号",
            "电话0990-5550101（总机）",
        ],
        [
            "示例省明州新开",
            "编号990126901",
            "20260105",
            "2031-01-04",
            46020,
            "法医临床；法医物证鉴定",
            "示例省明州市",
            "(0990-5550777)",
        ],
        ["司法鉴定所", "", "", "", "", "", "示范区新开路8号", ""],
        [
            "示例省不明司法鉴定所",
            "没有",
            "2026-01-05",
            "2031-01-04",
            "2026-01-05",
            "文书鉴定",
            "示例路1号",
            "0990-5550778",
        ],
        [
            "示例省虚数司法鉴定所",
            "990126903",
            "2026-13-05",
            "长期",
            "2026-01-05",
            "算命鉴定、文书鉴订",
            "示例路2号",
            "13800000000",
        ],
    ]
    for number, row in enumerate(rows, 4):
        page.write_row(number, 1, row)
    page.write_row(
        9, 0, ["所在地区", "机构名称", "许可证号", "起", "止", "发证日期", "业务范围", "住所", "联系电话"]
    )
    page.write_row(
        10,
        0,
        [
            "样例县",
            "示例省样例司法鉴定所",
            990126904.0,
            "2026-02-01",
            "2031-01-31",
            "2026-01-20",
            "文书鉴定",
            "示例省明州市样例县甲路1号",
            "0990-5550779",
        ],
    )
    page.write_row(11, 0, ["合计", "5家"])
    book.close()


def appraisers(path):
    """GB 18030 with tabs: cells lost to merging, numbers with spaces, short words, one person on two lines."""
    lines = [
        "司法鉴定人名单",
        "市县\t机构名称\t姓名\t性别\t职称\t执业证号\t专/兼职\t鉴定类别\t发证日期\t有效期至",
        "示范区\t示例省明鉴司法鉴定中心\t赵示例\t男\t主任法医师\t9901 1600 1001\t专\t法医临床\t2023-02-20\t2028-02-28",
        "\t\t吴示例\t女\t法医师\t执业证号:990126001077\t专\t法医临床鉴定\t2026年1月8日\t2031年1月7日",
        "\t\t吴示例\t女\t法医师\t990126001077\t专职\t法医物证\t2026-01-08\t2031-01-07",
        "\t\t郑示例\t男\t高工\t990126001078\t兼\t法医临床\t2026-01-08\t2031-01-07",
        "\t\t王示例\t男\t法医师\t9.90126E+11\t专职\t法医临床\t2026-01-08\t2031-01-07",
        "\t示例省明鉴鉴定中心\t冯示例\t男\t法医师\t990126001079\t专职\t法医临床\t2026-01-08\t2031-01-07",
        "\t示例省明鉴司法鉴定中心\t陈示例\t男\t法医师\t990126001077\t专职\t法医临床\t2026-01-08\t2031-01-07",
    ]
    path.write_bytes("\r\n".join(lines).encode("gb18030"))


def inspections(path):
    """Real dates, day numbers and dates in words side by side; a result the registry does not know."""
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet()
    page.write_row(
        0,
        0,
        [
            "文书编号",
            "检查计划",
            "检查对象",
            "检查日期",
            "检查方式",
            "检查人数",
            "检查事项",
            "检查结果",
            "办结日期",
            "公示日期",
        ],
    )
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    page.merge_range(1, 1, 3, 1, "示例省2025年度双随机抽查")
    page.write_row(1, 2, ["示例省明鉴司法鉴定中心"])
    page.write(1, 0, "示司鉴检〔2025〕101号")
    page.write_datetime(1, 3, date(2025, 6, 3), day)
    page.write_row(1, 4, ["现场", "２人", "收费、公示", "未发现问题", 45833, "2025年7月9日"])
    page.write(2, 0, "示司鉴检〔2025〕102号")
    page.write_row(
        2,
        2,
        ["示例省明鉴司法鉴定中心", "2025-06-04", "现场", 2, "收费", "基本合格", "2025-06-10", "2025-06-12"],
    )
    page.write(3, 0, "示司鉴检〔2025〕103号")
    page.write_row(
        3,
        2,
        [
            "示例省不存在司法鉴定所",
            "2025-06-05",
            "远程",
            2,
            "收费；绿化",
            "未发现问题",
            "2025-06-10",
            "2025-06-12",
        ],
    )
    book.close()


FILES = {
    "institutions": ("一览表.xlsx", institutions),
    "appraisers": ("名单.csv", appraisers),
    "inspections": ("汇总.xlsx", inspections),
}


@pytest.fixture
def registry(tmp_path):
    world(tmp_path)
    return tmp_path / "registry"


def take(registry, name, *more):
    """Import one of the exports and return exit code and report."""
    file, make = FILES[name]
    source, report = registry.parent / file, registry.parent / f"{name}.md"
    make(source)
    where = ["--registry", str(registry), "--as-of", "2026-06-30", "--report", str(report)]
    code = run(["import", str(source), "--profile", str(PROFILES / f"{name}.yml"), *where, *more])
    return code, report.read_text(encoding="utf-8")


def snapshot(registry):
    return {path: path.read_bytes() for path in sorted(registry.rglob("*.yml"))}


@pytest.mark.parametrize("name", FILES)
def test_the_report_is_as_agreed_and_nothing_is_written(registry, name):
    before = snapshot(registry)
    code, report = take(registry, name, "--write")
    expected = EXPECTED / f"{name}.md"
    if os.environ.get("MINGJIAN_GOLDEN") == "write":
        EXPECTED.mkdir(exist_ok=True)
        expected.write_text(report, encoding="utf-8")
    assert report == expected.read_text(encoding="utf-8")
    assert code == 1
    assert snapshot(registry) == before


@pytest.mark.parametrize(("name", "new"), [("institutions", 0), ("appraisers", 0), ("inspections", 1)])
def test_asked_to_the_good_rows_are_taken_and_a_second_import_finds_nothing_new(registry, name, new, capsys):
    before = snapshot(registry)
    take(registry, name, "--write", "--partial")
    assert len(snapshot(registry)) == len(before) + new
    assert load_registry(FolderSource(registry)).findings == []
    capsys.readouterr()
    kept = snapshot(registry)
    _, report = take(registry, name, "--write", "--partial")
    assert snapshot(registry) == kept
    assert "| 新增 | 0 |" in report
    assert "| 有变更 | 0 |" in report


def test_a_new_institution_comes_with_its_people(registry):
    """Three people per category is a rule, so a new institution and its people are taken together."""
    house, staff = registry.parent / "机构.csv", registry.parent / "人员.csv"
    house.write_text(
        "市县,机构名称,许可证号,有效期起,有效期止,发证日期,业务范围,住所,电话\n"
        "样例县,示例省样例司法鉴定所,990126904,2026-02-01,2031-01-31,2026-01-20,文书鉴定,示例省明州市样例县甲路1号,0990-5550779\n",
        encoding="utf-8",
    )
    lines = [
        f"样例县,示例省样例司法鉴定所,示例{n},女,法医师,99012690400{n},专职,文书鉴定,2026-01-20,2031-01-19"
        for n in (1, 2, 3)
    ]
    head = "市县,执业机构,姓名,性别,职称,执业证号,执业方式,执业类别,发证日期,有效期至"
    staff.write_text("\n".join([head, *lines]), encoding="utf-8")
    profiles = [f"--profile={PROFILES / name}.yml" for name in ("institutions", "appraisers")]
    where = ["--registry", str(registry), "--as-of", "2026-06-30"]
    assert run(["import", str(house), *profiles[:1], *where, "--write"]) == 1
    assert run(["import", str(house), str(staff), *profiles, *where, "--write"]) == 0
    loaded = load_registry(FolderSource(registry))
    assert loaded.findings == []
    (made,) = [item for item in loaded.registry.institutions.values() if item.region == "990102"]
    people = [item for item in loaded.registry.appraisers.values() if item.region == "990102"]
    assert [person.affiliations[0].institution for person in people] == [made.id] * 3


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\nkind: nothing\nkey: id\ncolumns:\n- {headers: [a], field: id}\n", "不是记录种类"),
        ("title: x\nkind: case\nkey: nope\ncolumns:\n- {headers: [a], field: nope}\n", "登记库没有"),
        ("title: x\nkind: case\nkey: id\ncolumns:\n- {headers: [a], field: title}\n", "没有哪一列对应"),
        ("title: x\n", "写法不对"),
        ("[", "读不出来"),
    ],
)
def test_a_wrong_profile_is_one_sentence(registry, tmp_path, capsys, text, said):
    profile, table = tmp_path / "p.yml", tmp_path / "t.csv"
    profile.write_text(text, encoding="utf-8")
    table.write_text("a\n1\n", encoding="utf-8")
    assert run(["import", str(table), "--profile", str(profile), "--registry", str(registry)]) == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04broken", b"a,b\n1,2\n", b"\xff\xfe\x00"])
def test_what_is_no_table_is_refused_in_one_sentence(registry, tmp_path, capsys, data):
    for name in ("t.xlsx", "t.csv"):
        table = tmp_path / name
        table.write_bytes(data)
        code = run(
            ["import", str(table), "--profile", str(PROFILES / "cases.yml"), "--registry", str(registry)]
        )
        assert code == 2
        code = run(
            [
                "import",
                str(table),
                "--profile",
                str(PROFILES / "inspections.yml"),
                "--registry",
                str(registry),
            ]
        )
        error = capsys.readouterr().err
        assert code != 0
        assert "Traceback" not in error
        assert "程序出错" not in error
