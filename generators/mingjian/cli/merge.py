"""``mingjian merge``: 合并, an institution goes into another."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.standing import Decision
from mingjian.edit.transfer import merge as plan


@click.command(help=say("merge"))
@click.argument("key", metavar="ID")
@click.option("--into", required=True, metavar="INSTITUTION", help=say("merge_into"))
@click.option("--on", "day_on", type=Day(), required=True, help=say("edit_on"))
@click.option("--decision", required=True, help=say("edit_decision"))
@how_options
def merge(*, key: str, into: str, day_on: date, decision: str, **typed: Any) -> int:
    """Record a merger."""
    ruling = Decision(day_on, decision, typed["reason"])
    return carry_out(lambda desk: plan(desk, key, into, ruling), **typed)
