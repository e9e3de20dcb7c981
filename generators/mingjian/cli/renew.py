"""``mingjian renew``: 延续, a new certificate behind the old one."""

from datetime import date
from typing import Any

import click

from mingjian.cli.carry_out import carry_out, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.edit.licensing import Certificate
from mingjian.edit.licensing import renew as plan


@click.command(help=say("renew"))
@click.argument("key", metavar="ID")
@click.option("--until", type=Day(), required=True, help=say("renew_until"))
@click.option("--issued", type=Day(), required=True, help=say("renew_issued"))
@click.option("--since", type=Day(), help=say("renew_since"))
@click.option("--number", help=say("renew_number"))
@click.option("--decision", help=say("edit_decision"))
@how_options
def renew(  # noqa: PLR0913 - one per option
    *,
    key: str,
    until: date,
    issued: date,
    since: date | None,
    number: str | None,
    decision: str | None,
    **typed: Any,
) -> int:
    """Record a renewal."""
    paper = Certificate(until, issued, since, number, decision)
    return carry_out(lambda desk: plan(desk, key, paper), **typed)
