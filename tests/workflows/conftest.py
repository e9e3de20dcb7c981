"""A new registry as a repository with a past, the way its workflows find it."""

import subprocess
from pathlib import Path

import pytest
from gitworld import git
from mingjian.cli.app import run

DAY = "2026-06-30T09:00:00+08:00"


@pytest.fixture(scope="session")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What ``mingjian new`` writes, under git, with one later commit."""
    folder = tmp_path_factory.mktemp("province") / "province"
    assert run(["new", str(folder)]) == 0
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "起点", when=DAY)
    person = next((folder / "registry/appraisers").rglob("*.yml"))
    text = person.read_text(encoding="utf-8")
    assert "gender: 男" in text or "gender: 女" in text
    swapped = (
        text.replace("gender: 男", "gender: 女")
        if "gender: 男" in text
        else text.replace("gender: 女", "gender: 男")
    )
    person.write_text(swapped, encoding="utf-8")
    git(folder, "commit", "-q", "-am", "更正性别", when=DAY)
    return folder


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clean clone of this repository, dependencies taken as installed."""
    folder = tmp_path_factory.mktemp("checkout") / "clone"
    root = Path(__file__).parents[2]
    subprocess.run(["git", "clone", "-q", "--no-local", "--depth", "1", f"file://{root}", folder], check=True)
    return folder
