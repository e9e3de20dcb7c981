"""``mingjian check``: what it reports, in which form, with which exit code."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import orjson
import pytest
from mingjian.cli import watching
from mingjian.cli.check import FORMATS

Call = Callable[..., "object"]
PERSON = Path("registry/appraisers/990101/sl-r00001.yml")
OTHER = Path("registry/appraisers/990101/sl-r00002.yml")


def break_reference(path: Path, target: str = "sl-j0009") -> None:
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("institution: sl-j0001", f"institution: {target}"), encoding="utf-8")


def git(*arguments: str) -> None:
    identity = ["-c", "user.name=x", "-c", "user.email=x@example.invalid", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *identity, *arguments], check=True, capture_output=True)


def found(answer: object) -> list[tuple[str, str, int]]:
    return [(item["code"], item["path"], item["line"]) for item in orjson.loads(answer.out)["findings"]]


def errors(answer: object) -> set[str]:
    return {item["path"] for item in orjson.loads(answer.out)["findings"] if item["severity"] == "error"}


def test_a_clean_registry_gives_0(project: Path, call: Call) -> None:
    assert call("check").code == 0


def test_an_error_gives_1_with_place_sentence_and_way_out(project: Path, call: Call) -> None:
    break_reference(PERSON)
    said = call("check")
    assert said.code == 1
    assert "registry/appraisers/990101/sl-r00001.yml:9:18: error R" in said.out
    assert "怎么改：" in said.out


@pytest.mark.parametrize("style", FORMATS)
def test_every_form_gives_the_same_exit_code(style: str, project: Path, call: Call) -> None:
    break_reference(PERSON)
    said = call("check", "--format", style)
    assert said.code == 1
    assert "sl-r00001.yml" in said.out
    assert said.out.endswith("\n")


def test_a_path_narrows_the_report_and_the_exit_code(project: Path, call: Call) -> None:
    break_reference(PERSON)
    assert errors(call("check", "--format", "json", PERSON)) == {"registry/appraisers/990101/sl-r00001.yml"}
    assert call("check", PERSON.parent).code == 1
    assert call("check", OTHER).code == 0
    assert call("check", "registry/institutions").code == 0
    assert call("check", "registry").code == 1


def test_against_a_base_only_what_is_new_counts(project: Path, call: Call) -> None:
    break_reference(PERSON)
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "old fault")
    assert call("check", "--base", "HEAD").code == 0
    PERSON.write_text("# 备注\n" + PERSON.read_text(encoding="utf-8"), encoding="utf-8")
    assert call("check", "--base", "HEAD").code == 0
    break_reference(OTHER)
    new = call("check", "--base", "HEAD", "--format", "json")
    assert new.code == 1
    assert errors(new) == {"registry/appraisers/990101/sl-r00002.yml"}


def test_an_unknown_base_is_an_unreadable_source(project: Path, call: Call) -> None:
    assert call("check", "--base", "HEAD").code == 3
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "x")
    said = call("check", "--base", "no-such-branch")
    assert said.code == 3
    assert len(said.err.splitlines()) == 1


def test_rules_of_the_day_run_only_when_asked_for(project: Path, call: Call) -> None:
    later = ("check", "--as-of", "2031-01-01", "--format", "json")
    assert not [code for code, _, _ in found(call(*later)) if code == "R203"]
    assert [code for code, _, _ in found(call(*later, "--dated")) if code == "R203"]


def test_a_dated_answer_depends_on_the_day(project: Path, call: Call) -> None:
    early = ("check", "--dated", "--as-of", "2026-07-01", "--format", "json")
    assert not [code for code, _, _ in found(call(*early)) if code == "R203"]


def test_explain_prints_the_page_of_a_rule(call: Call) -> None:
    said = call("explain", "r203")
    assert said.code == 0
    assert said.out.startswith("R203 ")
    assert "怎么改" in said.out


def test_an_unknown_code_is_misuse(call: Call) -> None:
    assert call("explain", "Z999").code == 2


def test_platforms_are_given_paths_from_the_top_of_the_repository(project: Path, call: Call) -> None:
    break_reference(PERSON)
    git("-C", str(project.parent), "init", "-q")
    for style in ("github", "gitlab", "sarif"):
        assert "project/registry/appraisers/990101/sl-r00001.yml" in call("check", "--format", style).out
    assert "project/" not in call("check").out


def test_a_registry_that_is_the_repository_has_no_folder_before_its_paths(project: Path, call: Call) -> None:
    break_reference(PERSON)
    git("-C", "registry", "init", "-q")
    said = call("check", "--format", "github")
    assert "::error file=appraisers/990101/sl-r00001.yml," in said.out


def test_watching_checks_again_when_a_file_changes(project: Path, call: Call, monkeypatch) -> None:
    fixed = PERSON.read_text("utf-8")
    break_reference(PERSON)
    steps = [
        lambda: None,
        lambda: PERSON.write_text(fixed + "# 备注\n", encoding="utf-8"),
        lambda: Path("registry/registry.yml").rename("gone.yml"),
        lambda: Path("gone.yml").rename("registry/registry.yml"),
    ]

    def instead_of_waiting(seconds: float) -> None:
        if not steps:
            raise KeyboardInterrupt
        steps.pop(0)()

    monkeypatch.setattr(watching.time, "sleep", instead_of_waiting)
    said = call("check", "--watch")
    rounds = said.out.split("检查中……\n")[1:]
    assert [line.endswith("检查完毕，等待改动（按 Ctrl+C 结束）。\n") for line in rounds] == [True] * 4
    assert ["sl-r00001.yml:9:18: error R" in line for line in rounds] == [True, False, False, False]
    assert said.code == 0
