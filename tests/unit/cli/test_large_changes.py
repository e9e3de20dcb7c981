"""Large changes stay readable: a reformat is no change, three hundred new records are a page."""

import pytest
import yaml
from mingjian.model.registry import KINDS
from sheets import Workbook
from versioned import changed_lines, git, record

DAY = ("--as-of", "2026-11-22")
COUNT = 300


def test_a_reformat_of_every_record_changes_nothing_public(desk, call):
    folders = [desk / "registry" / kind.folder for kind in KINDS]
    files = [file for folder in folders if folder.is_dir() for file in sorted(folder.rglob("*.yml"))]
    assert len(files) >= 500
    for file in files:
        tree = yaml.safe_load(file.read_text("utf-8"))
        file.write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=True, indent=4), encoding="utf-8")
    assert len(changed_lines(desk)[0]) > len(files)
    said = call("diff", "HEAD")
    assert said.code == 0, said.err
    assert said.out.splitlines()[2:] == ["没有变化。"]
    assert yaml.safe_load(call("diff", "HEAD", "--format", "json").out)["changes"] == []


@pytest.fixture
def imported(desk, tmp_path, call):
    """A workbook with three hundred new appraisers, as a change set."""
    assert call("sheet", "export", tmp_path / "a.xlsx", "--kind", "appraiser", "--region", "990200").code == 0
    book = Workbook(tmp_path / "a.xlsx")
    main = next(iter(book.sheets))
    pattern = record(desk, book.sheets[main][2][0])
    for number in range(1, COUNT + 1):
        practice = f"9902269{number:05}"
        plain = {name: str(value) for name, value in pattern.items() if not isinstance(value, list | dict)}
        own = {
            "id": f"新{number}",
            "name": f"示例{number}",
            "practice_number": practice,
            "as_of": "2026-11-20",
        }
        book.add(main, **plain | own)
        for sheet, lines in list(book.sheets.items())[1:]:
            values = {
                "执业机构": {
                    "institution": pattern["affiliations"][-1]["institution"],
                    "employment": "兼职",
                    "since": "2026-11-20",
                },
                "执业类别": {"category": pattern["categories"][0]["category"], "since": "2026-11-20"},
                "执业证": {
                    "number": practice,
                    "act": "设立",
                    "issued": "2026-11-10",
                    "since": "2026-11-20",
                    "until": "2031-11-19",
                },
                "状态历史": {"status": "正常", "since": "2026-11-20"},
                "来源": {"title": "准予执业登记决定书"},
            }.get(sheet)
            if values:
                assert len(lines) > 1
                book.add(sheet, id=f"新{number}", **values)
    paper = tmp_path / "import.yml"
    said = call(
        "sheet",
        "import",
        book.save(),
        "--write",
        "--changeset",
        paper,
        "--basis",
        "示司鉴许〔2026〕30号",
        *DAY,
    )
    assert (said.code, said.err) == (0, ""), said.err[:2000]
    return said, paper


def test_three_hundred_new_records_are_told_in_less_than_two_hundred_lines(desk, imported, call):
    said, paper = imported
    assert f"可以更新 {COUNT} 条记录，不收 0 处。" in said.out
    assert len(said.out.splitlines()) < 200
    assert changed_lines(desk) == ([], [])
    assert len(yaml.safe_load(paper.read_text("utf-8"))["changes"]) == COUNT
    taken = call("intake", paper, *DAY)
    assert taken.code == 0, taken.err
    assert len(taken.out.splitlines()) < 200
    told = call("diff", "main", "HEAD")
    assert f"新增 {COUNT}" in told.out
    assert f"另有 {COUNT - 40} 条" in told.out
    assert len(told.out.splitlines()) < 200
    assert len(git(desk, "diff", "--name-only", "main").splitlines()) == COUNT
