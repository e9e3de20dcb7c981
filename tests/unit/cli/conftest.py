"""A small project, made by ``mingjian new``, and a way to run commands in it."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from mingjian.cli.app import run
from versioned import git

REGISTRY = Path(__file__).parents[3] / "registry"


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


@pytest.fixture(scope="session")
def versioned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample registry in a repository, read once."""
    project = tmp_path_factory.mktemp("versioned") / "project"
    shutil.copytree(REGISTRY, project / "registry", ignore=shutil.ignore_patterns("schema"))
    (project / ".gitignore").write_text(".mingjian-cache/\n")
    git(project.parent, "init", "-q", "-b", "main", str(project))
    git(project, "config", "user.name", "示例")
    git(project, "config", "user.email", "clerk@example.invalid")
    git(project, "add", "--all")
    git(project, "commit", "-qm", "起点")
    git(project, "repack", "-adq")  # one file instead of a thousand, for the many copies
    assert run(["check", "--registry", str(project / "registry")]) == 0
    return project


@pytest.fixture
def desk(versioned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository of one's own."""
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    shutil.copytree(versioned, tmp_path / "project", copy_function=shutil.copy2)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"
