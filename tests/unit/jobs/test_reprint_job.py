"""``mingjian job reprint``, against a day and against a revision."""

import os
import subprocess
from pathlib import Path

import pytest
from mingjian.cli.app import run
from mingjian.jobs.reprint import find_reprints
from small import TEXTS
from worlds import institution, world


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid"]
    day = {"GIT_AUTHOR_DATE": "2026-06-30T12:00:00Z", "GIT_COMMITTER_DATE": "2026-06-30T12:00:00Z"}
    command = ["git", "-C", folder, *who, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=os.environ | day)


@pytest.fixture
def registry(tmp_path: Path) -> Path:
    """The smallest registry, committed, then changed: the institution has moved."""
    contact = {"supervision.contact": "司法鉴定管理科"}
    world(tmp_path, vocab={"notice-texts": TEXTS}, institutions=[institution(**contact)])
    git(tmp_path, "init", "-q", "-b", "master")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "first")
    changed = institution(**contact, **{"contact.address": "示例省明州市示范区新址9号"})
    world(tmp_path, vocab={"notice-texts": TEXTS}, institutions=[changed])
    return tmp_path / "registry"


def test_a_changed_address_is_found_since_the_commit(
    registry: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [item.reasons for item in find_reprints(registry, "HEAD")] == [("机构名称和地址",)]
    assert run(["job", "reprint", "--registry", str(registry), "--since", "HEAD"]) == 0
    said = capsys.readouterr().out
    assert "上墙公示要重印（1）" in said
    assert "自 HEAD 以来共 1 项" in said
    assert "收费公示牌、流程图" in said


def test_nothing_is_out_of_date_since_the_same_day(registry: Path) -> None:
    assert find_reprints(registry, "2026-06-30") == ()


def test_what_others_changed_meanwhile_is_not_this_branch_s_to_reprint(
    registry: Path, tmp_path: Path
) -> None:
    git(tmp_path, "switch", "-q", "-c", "mine")
    git(tmp_path, "stash", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "mine")
    git(tmp_path, "switch", "-q", "master")
    git(tmp_path, "stash", "pop", "-q")
    git(tmp_path, "commit", "-qam", "moved")
    git(tmp_path, "switch", "-q", "mine")
    assert find_reprints(registry, "master") == ()


def test_an_unknown_revision_is_refused(registry: Path) -> None:
    assert run(["job", "reprint", "--registry", str(registry), "--since", "nowhere"]) == 3


def test_a_revision_before_the_registry_is_named(
    registry: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    git(tmp_path, "checkout", "-q", "--orphan", "before")
    git(tmp_path, "rm", "-rqf", "--cached", ".")
    git(tmp_path, "commit", "-qm", "empty", "--allow-empty")
    git(tmp_path, "checkout", "-qf", "master")
    assert run(["job", "reprint", "--registry", str(registry), "--since", "before"]) == 2
    assert "版本 before 里的登记库读不出来" in capsys.readouterr().err
