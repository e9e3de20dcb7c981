"""``mingjian rename``: 更名, the old name stays as a former one."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.setting import rename as plan


@click.command(help=say("rename"))
@click.argument("key", metavar="ID")
@click.option("--name", required=True, help=say("rename_name"))
@click.option("--on", "day_on", type=Day(), required=True, help=say("rename_on"))
@how_options
def rename(*, key: str, name: str, day_on: date, **typed: Any) -> int:
    """Record a new name."""
    return carry_out(lambda desk: plan(desk, key, name, day_on), **typed)
