"""A small project, made by ``mingjian new``, and a way to run commands in it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from mingjian.cli.app import run


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built project; copy it, never change it."""
    folder = tmp_path_factory.mktemp("built") / "project"
    assert run(["new", str(folder)]) == 0
    assert run(["build", "--registry", str(folder / "registry")]) == 0
    return folder


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A built project of one's own, as the current folder."""
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    folder = tmp_path / "project"
    shutil.copytree(built, folder, copy_function=shutil.copy2)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run one command in this process."""

    def answer(*arguments: str | Path) -> Said:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return answer
