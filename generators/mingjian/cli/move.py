"""``mingjian move``: 转所, an appraiser goes to another institution."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.licensing import Certificate
from mingjian.edit.transfer import Move
from mingjian.edit.transfer import move as plan
from mingjian.model.errors import UsageError


@click.command(help=say("move"))
@click.argument("key", metavar="APPRAISER")
@click.option("--to", required=True, metavar="INSTITUTION", help=say("move_to"))
@click.option("--on", "day_on", type=Day(), required=True, help=say("move_on"))
@click.option("--employment", type=click.Choice(("专职", "兼职")), help=say("move_employment"))
@click.option("--issued", type=Day(), help=say("move_issued"))
@click.option("--until", type=Day(), help=say("move_until"))
@click.option("--number", help=say("move_number"))
@click.option("--decision", help=say("edit_decision"))
@how_options
def move(  # noqa: PLR0913 - one per option
    *,
    key: str,
    to: str,
    day_on: date,
    employment: str | None,
    issued: date | None,
    until: date | None,
    number: str | None,
    decision: str | None,
    **typed: Any,
) -> int:
    """Record a move; with the new certificate's dates also the certificate."""
    if (issued is None) != (until is None) or (issued is None and number is not None):
        raise UsageError(say("move_paper"))
    paper = Certificate(until, issued, None, number, decision) if issued and until else None
    typed["basis"] = typed["basis"] or decision
    wish = Move(to, day_on, employment, paper, typed["reason"])
    return carry_out(lambda desk: plan(desk, key, wish), **typed)
