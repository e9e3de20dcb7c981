"""How the command ends: exit codes, one sentence instead of a traceback, any locale."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import mingjian
import pytest
from mingjian.cli.app import COMMANDS, app, run
from mingjian.cli.messages import say
from mingjian.model.errors import (
    GuardStopped,
    MingjianError,
    OutputError,
    SettingsError,
    SourceError,
    UsageError,
)

Mingjian = Callable[..., "object"]
PACKAGE = str(Path(mingjian.__file__).parents[1])


def fail_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def explode(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("mingjian.cli.check.load_registry", explode)


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (UsageError("x"), 2),
        (SettingsError("x"), 2),
        (SourceError("x"), 3),
        (GuardStopped("x"), 4),
        (OutputError("x"), 5),
        (MingjianError("x"), 70),
        (RuntimeError("x"), 70),
        (FileNotFoundError(2, "x"), 70),
        (KeyboardInterrupt(), 130),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else "",
)
def test_every_failure_has_its_code_and_one_line(
    error: BaseException, code: int, project: Path, call: Mingjian, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(error, monkeypatch)
    said = call("check")
    assert said.code == code
    assert len(said.err.strip().splitlines()) == 1
    assert "Traceback" not in said.err


def test_debug_shows_where_it_happened(
    project: Path, call: Mingjian, monkeypatch: pytest.MonkeyPatch
) -> None:
    fail_with(RuntimeError("unheard of"), monkeypatch)
    said = call("--debug", "check")
    assert said.code == 70
    assert "Traceback" in said.err


@pytest.mark.parametrize(
    "arguments",
    [["nope"], ["check", "--nope"], ["check", "--format", "pdf"], ["check", "--as-of", "30.6.2026"], ["new"]],
)
def test_misuse_is_answered_in_two_lines(arguments: list[str], call: Mingjian) -> None:
    said = call(*arguments)
    assert said.code == 2
    assert len(said.err.splitlines()) == 2
    assert "--help" in said.err


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_and_its_options_in_chinese(name: str, call: Mingjian) -> None:
    said = call(name, "--help")
    assert said.code == 0
    command = app.get_command(click.Context(app), name)
    assert command is not None
    texts = [command.help, *(option.help for option in command.params if isinstance(option, click.Option))]
    assert all(any("一" <= sign <= "龥" for sign in text or "") for text in texts)


def test_every_sentence_of_the_catalogue_is_used() -> None:
    folder = Path(sys.modules["mingjian.cli.app"].__file__).parent
    source = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    keys = [
        line.split(":")[0]
        for line in (folder / "messages.yml").read_text(encoding="utf-8").splitlines()
        if line[:1].isalpha()
    ]
    families = tuple(re.findall(r'f"([a-z]+_)\{', source))
    assert [key for key in keys if f'"{key}"' not in source and not key.startswith(families)] == []
    assert len(keys) == len(set(keys)) > 40


def test_a_sentence_fills_its_blanks() -> None:
    assert say("bad_date", value="x") == "“x”不是日期，请写成 YYYY-MM-DD 或 today。"


@pytest.mark.parametrize("locale", [{"LC_ALL": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}])
def test_chinese_comes_out_under_any_locale(locale: dict[str, str], project: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": PACKAGE, **locale}
    done = subprocess.run(
        [sys.executable, "-m", "mingjian", "check", "--registry", "nirgends"],
        env=environment,
        capture_output=True,
        cwd=project,
    )
    assert done.returncode == 2
    assert "不是登记库" in done.stderr.decode()


def test_a_closed_pipe_is_no_fault(project: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": PACKAGE}
    command = f"{sys.executable} -m mingjian explain F101 | true"
    done = subprocess.run(["sh", "-c", command], env=environment, capture_output=True, cwd=project)
    assert b"Traceback" not in done.stderr


def test_every_command_is_summed_up_in_the_list() -> None:
    """A first paragraph that is too long leaves nothing but dots."""
    commands = {name: app.get_command(click.Context(app), name) for name in COMMANDS}
    short = {name: command.get_short_help_str(limit=80) for name, command in commands.items()}
    assert [name for name, text in short.items() if not text or text.endswith("...")] == []


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["renw"], "没有 renw 这个命令。是不是 renew？"),
        (["renew"], "少了 ID。"),
        (["renew", "sl-j0001", "--until", "2031-01-01"], "少了 --issued（"),
        (["renew", "sl-j0001", "--untl", "x"], "没有 --untl 这个选项。是不是 --until？"),
        (["renew", "sl-j0001", "--until"], "--until 后面要写一个值。"),
        (["check", "--format", "word"], "--format 写得不对：只能是：text、"),
        (["version", "F101"], "多写了 F101"),
    ],
)
def test_a_command_typed_wrong_is_told_in_chinese(typed, said, capsys):
    assert run(typed) == 2
    err = capsys.readouterr().err
    assert said in err
    assert not any(word in err for word in ("Missing", "No such", "Invalid", "Got unexpected", "requires"))
