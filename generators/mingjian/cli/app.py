"""The command ``mingjian``: a table of commands, and how any failure ends.

Exit codes: 0 done, 1 findings at or above error, 2 misuse, 3 source unreadable, 4 stopped by a guard,
5 output not writable, 70 a fault of the program.
"""

import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from typing import TextIO

import click

from mingjian.cli.messages import say
from mingjian.cli.misuse import worded
from mingjian.model.errors import MingjianError

FAULT = 70
INTERRUPTED = 130
COMMANDS = (
    "check",
    "build",
    "merge-shards",
    "deploy",
    "serve",
    "print",
    "diff",
    "guard",
    "codeowners",
    "fix",
    "explain",
    "new",
    "renew",
    "suspend",
    "resume",
    "cancel",
    "revoke",
    "move",
    "merge",
    "rename",
    "set",
    "renumber",
    "intake",
    "sheet",
    "import",
    "form",
    "schema",
    "draw",
    "job",
    "jobs",
    "export",
    "verify",
    "version",
)
"""Each lives in the module of its name, but for words Python keeps to itself."""
MODULES = {"import": "import_file"}


class Commands(click.Group):
    """A group that imports a command when it is called, so that checking does not wait for the renderer."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands, in the order people need them."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        name = MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        command: click.Command = getattr(import_module(f"mingjian.cli.{name}"), name)
        return command


@click.group(
    cls=Commands,
    help=say("app"),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option("--debug", is_flag=True, help=say("debug_option"))
def app(*, debug: bool) -> None:
    """Hold the commands; ``--debug`` is read again in :func:`run`, where failures end."""


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code; nothing escapes as a traceback unless asked for."""
    _speak_utf8(sys.stdout)
    _speak_utf8(sys.stderr)
    try:
        return int(app.main(list(arguments), prog_name="mingjian", standalone_mode=False) or 0)
    except click.ClickException as error:
        return _misuse(error)
    except (click.Abort, KeyboardInterrupt):
        return _complain(say("interrupted"), INTERRUPTED)
    except MingjianError as error:
        _trace("--debug" in arguments)
        return _complain(str(error), error.exit_code)
    except BrokenPipeError:
        return 0
    except Exception as error:  # noqa: BLE001 - the one place where an unknown fault becomes a sentence
        _trace("--debug" in arguments)
        return _complain(say("crash", kind=type(error).__name__, reason=_first_line(error)), FAULT)


def _misuse(error: click.ClickException) -> int:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "mingjian"
    return _complain(say("usage", reason=worded(error), command=command), 2)


def _complain(sentence: str, code: int) -> int:
    click.echo(sentence, err=True)
    return code


def _trace(wanted: bool) -> None:
    if wanted:
        traceback.print_exc()


def _first_line(error: BaseException) -> str:
    return (str(error).splitlines() or [""])[0]


def _speak_utf8(stream: TextIO) -> None:
    """Write Chinese whatever the locale says; a clerk's ``LANG=C`` must not end in an encoding error."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
