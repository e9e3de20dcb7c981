"""The sample registry in a repository with an origin, as a clerk has it, and a way to type commands in it."""

import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from mingjian.cli.app import COMMANDS, app, run
from versioned import git

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-22"


@dataclass(frozen=True)
class Typed:
    """One command as typed, and what came of it."""

    line: str
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def origin(tmp_path_factory):
    """The repository everybody clones."""
    first = tmp_path_factory.mktemp("origin") / "first"
    shutil.copytree(ROOT / "registry", first / "registry", ignore=shutil.ignore_patterns("schema"))
    (first / ".gitignore").write_text("/build/\n.mingjian-cache/\n*.xlsx\n*.html\n变更单.yml\n注销.yml\n")
    shutil.copy(ROOT / "mkdocs.yml", first)
    shutil.copytree(ROOT / "site", first / "site")
    git(first.parent, "init", "-q", "-b", "main", str(first))
    identify(first)
    git(first, "add", "--all")
    git(first, "commit", "-qm", "起点")
    assert run(["check", "--registry", str(first / "registry")]) == 0
    bare = first.parent / "origin.git"
    git(first.parent, "clone", "-q", "--bare", str(first), str(bare))
    return bare


def identify(folder):
    git(folder, "config", "user.name", "示例")
    git(folder, "config", "user.email", "clerk@example.invalid")


@pytest.fixture
def desk(origin, tmp_path, monkeypatch):
    """A clone of one's own as the current folder, with what was read before."""
    monkeypatch.delenv("MINGJIAN_REGISTRY", raising=False)
    folder = tmp_path / "project"
    shutil.copytree(origin, tmp_path / "origin.git")
    git(tmp_path, "clone", "-q", str(tmp_path / "origin.git"), str(folder))
    identify(folder)
    cache = origin.parent / "first" / ".mingjian-cache"
    shutil.copytree(cache, folder / ".mingjian-cache")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def typed(desk, capsys):
    """Type one line, as a clerk would on a day that the test names."""

    def answer(line):
        words = shlex.split(line)
        if words[0] != "mingjian":
            done = subprocess.run(words, cwd=desk, capture_output=True, text=True)
            return Typed(line, done.returncode, done.stdout, done.stderr)
        capsys.readouterr()
        code = run([*words[1:], *_day(words[1:])])
        said = capsys.readouterr()
        return Typed(line, code, said.out, said.err)

    return answer


def _day(words):
    """Return the day for a command that would ask the clock."""
    command = app
    for word in words:
        if not isinstance(command, click.Group) or word not in (*COMMANDS, *getattr(command, "commands", ())):
            break
        command = command.get_command(click.Context(command), word)
    day = next((param for param in command.params if "--as-of" in param.opts), None)
    asks = day is not None and day.default == "today" and "--as-of" not in words
    return ("--as-of", TODAY) if asks else ()
