"""``mingjian resume``: 恢复执业."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.standing import Decision
from mingjian.edit.standing import resume as plan


@click.command(help=say("resume"))
@click.argument("key", metavar="ID")
@click.option("--on", "day_on", type=Day(), required=True, help=say("edit_on"))
@click.option("--decision", required=True, help=say("edit_decision"))
@how_options
def resume(*, key: str, day_on: date, decision: str, **typed: Any) -> int:
    """Record that practice goes on."""
    ruling = Decision(day_on, decision, typed["reason"])
    return carry_out(lambda desk: plan(desk, key, ruling), **typed)
