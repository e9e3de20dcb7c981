"""What is wrong with a command as typed, in words a clerk reads: click speaks English of options."""

import re
from collections.abc import Sequence

import click

from mingjian.check.nearest import nearest
from mingjian.cli.messages import say

_NO_COMMAND = re.compile(r"No such command '(?P<name>[^']*)'")
_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<names>.*)\)")


def worded(error: click.ClickException) -> str:
    """Return the complaint in Chinese; what is ours is in Chinese already and stays."""
    if isinstance(error, click.MissingParameter):
        return say("misuse_missing", name=_name(error.param), about=_about(error.param))
    if isinstance(error, click.NoSuchOption):
        return say(
            "misuse_option", name=error.option_name, near=_near(error.option_name, error.possibilities or ())
        )
    if isinstance(error, click.BadOptionUsage):
        return say("misuse_value", name=error.option_name)
    if isinstance(error, click.BadParameter):
        return _bad(error)
    return _by_message(error, error.format_message())


def _by_message(error: click.ClickException, message: str) -> str:
    """Word what click has no class for."""
    if found := _NO_COMMAND.search(message):
        return say("misuse_command", name=found["name"], near=_near(found["name"], _commands(error)))
    if found := _EXTRA.search(message):
        return say("misuse_extra", names=found["names"])
    return message


def _bad(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    message = error.message
    if isinstance(kind, click.Choice):
        message = say("misuse_choice", choices="、".join(str(choice) for choice in kind.choices))
    return say("misuse_bad", name=_name(error.param), message=message)


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return max(param.opts, key=len)
    return str(param.metavar or param.name) if param is not None else ""


def _about(param: click.Parameter | None) -> str:
    text = str(getattr(param, "help", None) or "")
    return say("misuse_about", text=text.rstrip("。")) if text else ""


def _commands(error: click.ClickException) -> Sequence[str]:
    context = getattr(error, "ctx", None)
    if context is None or not isinstance(context.command, click.Group):
        return ()
    return context.command.list_commands(context)


def _near(wrong: str, names: Sequence[str]) -> str:
    meant = nearest(wrong, names)
    return say("misuse_near", name=meant) if meant is not None else ""
