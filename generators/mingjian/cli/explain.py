"""``mingjian explain CODE``: the page of a rule, in the terminal."""

import click

from mingjian.check import reference
from mingjian.cli.messages import say


@click.command(help=say("explain"))
@click.argument("code")
def explain(*, code: str) -> None:
    """Print a rule's page."""
    click.echo(reference.explain(code), nl=False)
