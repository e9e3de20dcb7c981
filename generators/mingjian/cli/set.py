"""``mingjian set``: 变更, one field of one record."""

from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.edit.setting import change
from mingjian.model.errors import UsageError


@click.command(name="set", help=say("set"))
@click.argument("key", metavar="ID")
@click.argument("field", metavar="FIELD")
@click.argument("value", required=False, metavar="[VALUE]")
@click.option("--clear", is_flag=True, help=say("set_clear"))
@how_options
def set(*, key: str, field: str, value: str | None, clear: bool, **typed: Any) -> int:  # noqa: A001
    """Set a field."""
    if (value is None) != clear:
        raise UsageError(say("set_value"))
    return carry_out(lambda desk: change(desk, key, field, value, typed["reason"]), **typed)
