"""``mingjian version``."""

import click

from mingjian import __version__
from mingjian.cli.messages import say


@click.command(help=say("version"))
def version() -> None:
    """Print the version."""
    click.echo(f"mingjian {__version__}")
