"""SARIF as published: our log is judged by the schema that Microsoft ships with its tools."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft4Validator
from mingjian.model.finding import Finding, FindingSeverity
from mingjian.report import sarif

ROOT = Path(__file__).parents[2]
SCHEMA = ROOT / ".venv/npm/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"


@pytest.fixture(scope="module")
def judge() -> Draft4Validator:
    assert SCHEMA.is_file(), "run `make npm` first: it installs the schema"
    return Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))


def test_the_report_of_many_mistakes_is_valid(judge: Draft4Validator) -> None:
    log = json.loads((ROOT / "tests/golden/reports/sarif.json").read_text("utf-8"))
    assert [error.message for error in judge.iter_errors(log)] == []
    assert len(log["runs"][0]["results"]) > 20


def test_an_empty_report_and_one_about_whole_files_are_valid(judge: Draft4Validator) -> None:
    whole = Finding("Z999", FindingSeverity.NOTICE, "示例", "registry/甲 #?.yml")
    for findings in ([], [whole]):
        assert not list(judge.iter_errors(json.loads(sarif.format(findings))))


def test_the_judge_finds_a_planted_mistake(judge: Draft4Validator) -> None:
    log = json.loads(sarif.format([Finding("R203", FindingSeverity.ERROR, "示例", "registry/a.yml", 1, 1)]))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert list(judge.iter_errors(log))
