"""``mingjian revoke``: 吊销 or 撤销登记."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.standing import Decision, end


@click.command(help=say("revoke"))
@click.argument("key", metavar="ID")
@click.option("--on", "day_on", type=Day(), required=True, help=say("edit_on"))
@click.option("--decision", required=True, help=say("edit_decision"))
@click.option("--status", type=click.Choice(("吊销", "撤销登记")), required=True, help=say("revoke_status"))
@how_options
def revoke(*, key: str, day_on: date, decision: str, status: str, **typed: Any) -> int:
    """Record that a licence or a registration was taken away."""
    ruling = Decision(day_on, decision, typed["reason"])
    return carry_out(lambda desk: end(desk, key, ruling, status), **typed)
