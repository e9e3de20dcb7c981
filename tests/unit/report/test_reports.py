"""What each report looks like, and that nothing in the data can break out of it."""

import json as plain_json

import pytest
from mingjian.model.errors import SourceError
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report import github, gitlab, json, markdown, sarif, text

ERROR, WARNING, NOTICE = FindingSeverity.ERROR, FindingSeverity.WARNING, FindingSeverity.NOTICE
SOURCE = 'id: sl-j0001\nname: 示例中心\nuntil: "2026-05-31"\n'


class Files:
    """A source that holds files in memory."""

    label = "registry"

    def __init__(self, **files: str) -> None:
        self.files = {name.replace("__", "/") + ".yml": value for name, value in files.items()}

    def read(self, path: str) -> bytes:
        if path not in self.files:
            raise SourceError(path)
        return self.files[path].encode()


def finding(code: str = "R203", severity: FindingSeverity = ERROR, **changes: object) -> Finding:
    return Finding(
        **{
            "code": code,
            "severity": severity,
            "message": "许可证的有效期到 2026-05-31 为止",
            "path": "registry/a.yml",
            "line": 3,
            "column": 8,
            "field": "until",
            "record_id": "sl-j0001",
            "hint": "补上新证书。",
        }
        | changes
    )


def test_text_shows_place_title_line_caret_and_way_out() -> None:
    assert text.format([finding()], Files(a=SOURCE)) == (
        "registry/a.yml:3:8: error R203 许可证已过有效期: 许可证的有效期到 2026-05-31 为止\n"
        '  3 | until: "2026-05-31"\n'
        "    |        ^\n"
        "  怎么改：补上新证书。\n"
        "  说明：mingjian explain R203\n"
        "\n"
        "共 1 个问题：错误 1，警告 0，提示 0。\n"
    )


def test_text_without_findings_says_so() -> None:
    assert text.format([], Files()) == "没有发现问题。\n"


def test_the_caret_stands_under_wide_characters() -> None:
    report = text.format([finding(line=2, column=9)], Files(a=SOURCE))
    assert "  2 | name: 示例中心\n    |       \u3000\u3000^\n" in report


def test_a_very_long_line_is_cut_around_the_column() -> None:
    report = text.format([finding(line=1, column=5000)], Files(a="x" * 4999 + "!" + "y" * 90_000))
    line, caret = (row.partition("| ")[2] for row in report.splitlines()[1:3])
    assert len(line) < 120
    assert line[len(caret) - 1] == "!"


def test_a_finding_about_a_whole_file_has_no_line() -> None:
    report = text.format([finding(line=0, column=0)], Files())
    assert report.startswith("registry/a.yml: error R203 ")
    assert " | " not in report


def test_a_file_that_cannot_be_read_is_reported_without_its_line() -> None:
    assert " | " not in text.format([finding()], Files())


@pytest.mark.parametrize("nasty", ["\x1b[2J", "\x07", "\r", "\u202e", "\x00"])
def test_no_control_character_reaches_the_terminal(nasty: str) -> None:
    broken = finding(line=1, message=f"a{nasty}b", path=f"registry/{nasty}a.yml", hint=nasty)
    report = text.format([broken], Files(a=f"key: {nasty}value\n"))
    assert nasty not in report


def test_the_line_with_personal_data_is_not_quoted() -> None:
    report = text.format([finding("P101", line=1)], Files(a="background: 11010519491231002X\n"))
    assert "11010519491231002X" not in report


def test_colours_only_when_asked_for() -> None:
    assert "\x1b[" not in text.format([finding()], Files(a=SOURCE))
    assert "\x1b[31m" in text.format([finding()], Files(a=SOURCE), color=True)


def test_github_annotates_with_place_and_title() -> None:
    assert github.format([finding()]) == (
        "::error file=registry/a.yml,line=3,col=8,title=R203 许可证已过有效期::许可证的有效期到 2026-05-31 为止"
        "%0A怎么改：补上新证书。\n"
        "共 1 个问题：错误 1，警告 0，提示 0。\n"
    )


def test_github_escapes_what_would_end_a_command() -> None:
    broken = finding(path="registry/a,b:c%.yml", message="100%\n::error::", hint="")
    first, *rest = github.format([broken]).splitlines()
    assert first.startswith("::error file=registry/a%2Cb%3Ac%25.yml,line=3")
    assert first.endswith("::100%25%0A::error::")
    assert not any(line.startswith("::") for line in rest)


def test_github_shows_the_worst_first_and_says_how_many_are_hidden() -> None:
    many = [finding("R221", WARNING, line=line) for line in range(1, 13)] + [
        finding(line=99),
        finding("R204", NOTICE),
    ]
    lines = github.format(many).splitlines()
    assert lines[0].startswith("::error ")
    assert sum(line.startswith("::warning ") for line in lines) == 10
    assert sum(line.startswith("registry/a.yml:") for line in lines) == 2
    assert "每一步最多标注 10 条警告，还有 2 条没有标注，列在上面的日志里。" in lines
    assert lines[-1] == "共 14 个问题：错误 1，警告 12，提示 1。"


def test_github_prints_what_is_hidden_so_that_it_is_no_command() -> None:
    many = [finding(path="\n::set-output name=x::y") for _ in range(12)]
    assert not any(line.startswith("::set-output") for line in github.format(many).splitlines())


def test_json_carries_every_field() -> None:
    report = plain_json.loads(json.format([finding()]))
    assert report["version"] == 1
    assert report["counts"] == {"error": 1, "warning": 0, "notice": 0}
    assert report["findings"] == [
        {
            "code": "R203",
            "title": "许可证已过有效期",
            "severity": "error",
            "path": "registry/a.yml",
            "line": 3,
            "column": 8,
            "field": "until",
            "record": "sl-j0001",
            "message": "许可证的有效期到 2026-05-31 为止",
            "hint": "补上新证书。",
        }
    ]


def test_markdown_is_a_table_without_live_markup() -> None:
    report = markdown.format([finding(message="a|b <img> @someone `x`")])
    row = report.splitlines()[-1]
    assert r"a\|b \<img\> &#64;someone \`x\`" in row
    assert row.startswith("| registry/a.yml:3:8 | 错误 R203 许可证已过有效期 |")


def test_markdown_stays_below_the_limit_of_a_comment() -> None:
    report = markdown.format([finding(message="字" * 200)] * 1000)
    assert len(report) < 65_000
    assert "个问题没有列出" in report


def test_gitlab_gives_every_object_what_the_platform_needs() -> None:
    many = [finding(), finding("T101", NOTICE, line=0, column=0, hint=""), finding(line=9)]
    report = plain_json.loads(gitlab.format(many))
    assert [item["severity"] for item in report] == ["blocker", "blocker", "info"]
    for item in report:
        assert item.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert item["location"]["lines"]["begin"] >= 1
    assert len({item["fingerprint"] for item in report}) == len(report)
    assert report[0]["description"] == (
        "R203 许可证已过有效期: 许可证的有效期到 2026-05-31 为止 怎么改：补上新证书。"
    )
    assert plain_json.loads(gitlab.format([])) == []


def test_a_finding_that_only_moved_keeps_its_fingerprint() -> None:
    (here,), (there,) = (plain_json.loads(gitlab.format([finding(line=line)])) for line in (3, 40))
    assert here["fingerprint"] == there["fingerprint"]


def test_sarif_names_each_rule_once_and_places_results() -> None:
    many = [finding("R221", WARNING), finding(path="registry/甲 乙.yml"), finding(line=0, column=0)]
    (run,) = plain_json.loads(sarif.format(many))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["R203", "R221"]
    assert "怎么改" in rules[0]["help"]["text"]
    assert [item["level"] for item in run["results"]] == ["error", "error", "warning"]
    places = [item["locations"][0]["physicalLocation"] for item in run["results"]]
    assert "region" not in places[0]
    assert places[1]["artifactLocation"]["uri"] == "registry/%E7%94%B2%20%E4%B9%99.yml"
    assert places[1]["region"] == {"startLine": 3, "startColumn": 8}
    assert all(rules[item["ruleIndex"]]["id"] == item["ruleId"] for item in run["results"])


def test_sarif_holds_no_more_than_is_accepted() -> None:
    (run,) = plain_json.loads(sarif.format([finding("R204", NOTICE)] * 25_001 + [finding()]))["runs"]
    assert len(run["results"]) == 25_000
    assert run["results"][0]["ruleId"] == "R203"
