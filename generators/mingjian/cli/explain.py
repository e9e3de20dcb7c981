"""``mingjian explain CODE``: the page of a rule, in the terminal."""

import click

from mingjian.check.catalogue import all_entries
from mingjian.cli.messages import say
from mingjian.model.errors import UsageError


@click.command(help=say("explain"))
@click.argument("code")
def explain(*, code: str) -> None:
    """Print a rule's page."""
    entries = all_entries()
    entry = entries.get(code.upper())
    if entry is None:
        raise UsageError(say("explain_unknown", code=code, codes=" ".join(sorted(entries))))
    click.echo(entry)
