"""Every rule has example files that pass and that fail; a failing one gives its own finding and no other.

The ``.expected`` file beside a failing example is the text report. ``make golden`` rewrites it; the diff is
the review.
"""

import os
from pathlib import Path

import pytest
from mingjian.check.catalogue import all_entries, check_entries
from mingjian.check.exceptions import EXPIRED, UNKNOWN, UNUSED
from mingjian.check.rule import RULES
from rules.examples import Example, examples

WRITE = os.environ.get("MINGJIAN_GOLDEN") == "write"
WITHOUT_EXAMPLE = {
    "F100": "only a disk or a permission can make a file unreadable; see tests/unit/load",
    "F116": "said by mingjian fix only; see tests/unit/edit",
    "F117": "said by mingjian fix only; see tests/unit/edit",
}


def _name(example: Example) -> str:
    return "/".join(example.path.parts[-3:])


@pytest.mark.parametrize("code", sorted(all_entries()))
def test_every_rule_has_an_example_that_passes_and_one_that_fails(code: str) -> None:
    if code in WITHOUT_EXAMPLE:
        return
    found = examples(code)
    assert any(example.fails for example in found), f"tests/rules/{code}/fail is empty"
    assert any(not example.fails for example in found), f"tests/rules/{code}/pass is empty"


def test_every_rule_has_an_entry_and_every_entry_a_rule() -> None:
    about_exceptions = {EXPIRED, UNUSED, UNKNOWN}
    assert set(check_entries()) == set(RULES) | about_exceptions


def test_examples_are_about_known_rules() -> None:
    assert {example.code for example in examples()} <= set(all_entries())


@pytest.mark.parametrize("example", [item for item in examples() if not item.fails], ids=_name)
def test_an_example_that_passes_gives_no_finding(example: Example, tmp_path: Path) -> None:
    findings, report = example.run(tmp_path)
    assert not findings, report


@pytest.mark.parametrize("example", [item for item in examples() if item.fails], ids=_name)
def test_an_example_that_fails_gives_its_own_finding_only(example: Example, tmp_path: Path) -> None:
    findings, report = example.run(tmp_path)
    assert {finding.code for finding in findings} == {example.code}, report
    if WRITE:
        example.expected.write_text(report, encoding="utf-8")
    assert report == example.expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("example", examples(), ids=_name)
def test_an_example_says_what_it_shows(example: Example) -> None:
    assert example.data.get("about"), "give the example an about: line"


def test_no_expected_file_is_left_over() -> None:
    wanted = {example.expected for example in examples() if example.fails}
    here = Path(__file__).parent
    assert set(here.glob("*/*/*.expected")) <= wanted
