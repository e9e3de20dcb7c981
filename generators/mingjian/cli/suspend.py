"""``mingjian suspend``: 停业."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.standing import Decision
from mingjian.edit.standing import suspend as plan


@click.command(help=say("suspend"))
@click.argument("key", metavar="ID")
@click.option("--on", "day_on", type=Day(), required=True, help=say("edit_on"))
@click.option("--decision", required=True, help=say("edit_decision"))
@click.option("--status", default="停业", show_default=True, help=say("suspend_status"))
@how_options
def suspend(*, key: str, day_on: date, decision: str, status: str, **typed: Any) -> int:
    """Record an interruption of practice."""
    ruling = Decision(day_on, decision, typed["reason"])
    return carry_out(lambda desk: plan(desk, key, ruling, status), **typed)
