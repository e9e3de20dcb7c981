"""A project under git, built once; every test gets a copy of its own and runs the command as people do."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from gitworld import git
from mingjian.cli.app import run
from mingjian.publish.manifest import NAME, Manifest
from robust import PACKAGE, Build, Said, tree

PARTS = ("--only", "shell", "--only", "search", "--only", "changes", "--only", "qr", "--jobs", "1")
"""What is built: a little of everything, so that each of many builds takes half a second."""


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("robust") / "project"
    assert run(["new", str(folder)]) == 0
    git(folder, "init", "-q", "-b", "main")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "起点", when="2026-06-30T09:00:00+08:00")
    places = ("--registry", str(folder / "registry"), "--out", str(folder / "build/html"))
    assert run(["build", *places, *PARTS]) == 0
    return folder


@pytest.fixture
def project(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(template, tmp_path / "project", copy_function=shutil.copy2, symlinks=True))


@pytest.fixture
def build(project: Path) -> Build:
    """Run ``mingjian build`` in a process of its own; ``prelude`` is run before it there."""

    def answer(*arguments: str, prelude: str = "", **environment: str) -> Said:
        program = f"{prelude}\nimport sys\nfrom mingjian.cli.app import run\nsys.exit(run(sys.argv[1:]))"
        command = [sys.executable, "-c", program, "build", *PARTS, "--out", "build/html", *arguments]
        env = {"PATH": os.environ["PATH"], "PYTHONPATH": PACKAGE, "HOME": "/nonexistent", **environment}
        done = subprocess.run(command, cwd=project, env=env, capture_output=True, text=True, encoding="utf-8")
        return Said(done.returncode, done.stdout, done.stderr)

    return answer


@pytest.fixture
def old(project: Path) -> Callable[[], bool]:
    """Say whether the site is the one that stood there before, and as its manifest promises."""
    out = project / "build/html"
    before = tree(out)

    def unchanged() -> bool:
        manifest = Manifest.read(out)
        assert manifest is not None
        now = tree(out)
        assert {path: entry.sha256 for path, entry in manifest.files.items()} == {
            k: v for k, v in now.items() if k != NAME
        }
        return now == before

    return unchanged
