"""Running rules: what they are judged by, what is left out, and what is never said twice."""

from datetime import date
from pathlib import Path

import pytest
from mingjian.check.catalogue import all_entries, check_entries
from mingjian.check.reference import explain, markdown
from mingjian.check.rule import RULES, Rule, flatten, rule
from mingjian.check.runner import check_registry
from mingjian.check.tree import parent, related
from mingjian.load.loaded import Loaded
from mingjian.model.errors import UsageError
from mingjian.model.finding import FindingSeverity
from worlds import appraiser, case, institution, world

DAY = date(2026, 6, 30)
EXCEPTION = {
    "code": "R208",
    "record": "sl-j0001",
    "reason": "制证中",
    "until": "2026-12-31",
    "approved_by": "处室",
}
TOO_FEW = [appraiser()]


def codes(loaded: Loaded, day: date = DAY, *, dated: bool = False) -> list[str]:
    return [finding.code for finding in check_registry(loaded, day, dated=dated)]


def test_the_base_world_is_clean(tmp_path: Path) -> None:
    loaded = world(tmp_path)
    assert not loaded.findings
    assert not codes(loaded, dated=True)


def test_the_gate_says_the_same_two_years_later(tmp_path: Path) -> None:
    """A day passing never breaks a change that was fine."""
    loaded = world(tmp_path, cases=[case()])
    assert codes(loaded, date(2028, 6, 30)) == []
    assert "R221" in codes(loaded, date(2028, 6, 30), dated=True)


def test_findings_are_sorted_and_say_where_they_are(tmp_path: Path) -> None:
    broken = institution(name=" 示例中心", **{"licences[1].until": "2020-01-01"})
    findings = check_registry(world(tmp_path, institutions=[broken]), DAY)
    assert findings == sorted(findings, key=lambda finding: finding.order)
    (first, second) = findings
    assert (first.code, first.record_id, first.field) == ("T102", "sl-j0001", "name")
    assert (first.path, first.line, first.column) == ("registry/institutions/990101/sl-j0001.yml", 2, 7)
    assert second.code == "R201"


def test_settings_that_could_not_be_read_are_one_finding(tmp_path: Path) -> None:
    settings = (world(tmp_path / "whole").source.read("registry.yml")).decode()
    loaded = world(
        tmp_path / "broken", files={"registry.yml": settings.replace("fictional: true", "fictional: 是")}
    )
    assert [finding.code for finding in loaded.findings] == ["F204"]
    assert codes(loaded) == []


def test_what_could_not_be_read_is_not_missed_again(tmp_path: Path) -> None:
    """One broken appraiser gives one finding: no dangling head, no missing staff."""
    loaded = world(tmp_path, files={"appraisers/990101/sl-r00001.yml": "id: [\n"})
    assert len(loaded.findings) == 1
    assert codes(loaded, dated=True) == []


def test_a_broken_vocabulary_does_not_make_its_words_unknown(tmp_path: Path) -> None:
    loaded = world(tmp_path, files={"vocab/titles.yml": "items: [\n"})
    assert len(loaded.findings) == 1
    assert codes(loaded) == []


def test_an_exception_silences_its_finding_until_its_end(tmp_path: Path) -> None:
    loaded = world(tmp_path, settings={"exceptions": [EXCEPTION]}, appraisers=TOO_FEW)
    assert codes(loaded) == []


def test_an_exception_past_its_end_is_reported_in_the_gate_and_void_in_dated_runs(tmp_path: Path) -> None:
    loaded = world(tmp_path, settings={"exceptions": [EXCEPTION]}, appraisers=TOO_FEW)
    later = date(2027, 1, 1)
    assert codes(loaded, later) == ["S205"]
    assert {"R208", "S205"} <= set(codes(loaded, later, dated=True))


def test_an_exception_for_a_dated_rule_counts_as_unused_only_when_the_rule_ran(tmp_path: Path) -> None:
    loaded = world(tmp_path, settings={"exceptions": [EXCEPTION | {"code": "R203"}]})
    assert codes(loaded) == []
    assert codes(loaded, dated=True) == ["S206"]


def test_the_minimum_of_appraisers_is_a_setting(tmp_path: Path) -> None:
    assert codes(world(tmp_path, appraisers=TOO_FEW)) == ["R208"]
    assert (
        codes(world(tmp_path / "b", settings={"parameters": {"min_appraisers": 1}}, appraisers=TOO_FEW)) == []
    )


def test_every_message_can_be_worded_without_blanks_left(tmp_path: Path) -> None:
    loaded = world(tmp_path, appraisers=TOO_FEW)
    for finding in check_registry(loaded, date(2029, 1, 1), dated=True):
        assert "{" not in finding.message + finding.hint


def test_two_functions_for_one_code_are_refused() -> None:
    with pytest.raises(ValueError, match="R208"):
        rule("R208")(RULES["R208"].check)
    assert isinstance(RULES["R208"], Rule)


def test_flatten_gives_plain_tuples(tmp_path: Path) -> None:
    from mingjian.check.context import Context  # noqa: PLC0415 - only here

    loaded = world(tmp_path, institutions=[institution(capital=5)])
    hits = flatten(RULES["R233"].check(Context(loaded.registry, DAY)))
    assert hits == [("sl-j0001", "capital", {"capital": 5, "minimum": 20})]


@pytest.mark.parametrize("code", sorted(check_entries()))
def test_an_entry_is_complete(code: str) -> None:
    entry = check_entries()[code]
    assert all((entry.title, entry.message, entry.hint, entry.why))
    assert not entry.title.endswith("。")
    assert entry.since == "" or entry.law
    if entry.since:
        date.fromisoformat(entry.since)


def test_dated_rules_never_count_as_the_gate() -> None:
    assert {code for code, entry in all_entries().items() if entry.dated} == {
        "R203", "R204", "R218", "R219", "R220", "R221", "R222", "R317", "R318", "R416", "R509", "R529", "R556", "R557",
        "R558", "R583", "R589", "R592", "R643", "R644", "R712", "W105", "W109", "W121",
    }  # fmt: skip


def test_families_have_enough_rules() -> None:
    assert len(all_entries()) >= 45
    assert {code[0] for code in all_entries()} == set("FIRMPTSW")
    severities = {entry.severity for entry in all_entries().values()}
    assert severities == set(FindingSeverity)


def test_explain_gives_the_page_of_a_rule() -> None:
    page = explain("r203")
    assert page.startswith("R203 许可证已过有效期\n")
    assert "依据：行政许可法 第五十条、第七十条（自 2004-07-01 起施行）" in page
    assert "{" not in page


def test_explaining_an_unknown_rule_offers_the_nearest() -> None:
    with pytest.raises(UsageError, match="没有规则 R2003，是不是想写 R203？"):
        explain("R2003")


def test_the_reference_has_a_section_per_rule() -> None:
    page = markdown()
    for code, entry in all_entries().items():
        assert f"\n## {code} {entry.title} {{ #{code.lower()} }}\n" in page
        assert f"[{code}]({code[0].lower()}.md#{code.lower()})" in page
    assert "不通过的例子：单位写错，只有五万元\n\n```yaml\nchange:\n" in page


def test_the_category_tree() -> None:
    assert related("fy:02", "fy:0202")
    assert related("fy:020401", "fy")
    assert not related("fy:02", "fy:03")
    assert [parent("fy:020401"), parent("fy:0204"), parent("fy:02"), parent("fy")] == [
        "fy:0204",
        "fy:02",
        "fy",
        None,
    ]
