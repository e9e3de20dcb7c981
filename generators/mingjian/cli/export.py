"""``mingjian export``: the data files of a revision, past or present."""

from datetime import date
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, find_registry, registry_option
from mingjian.jobs.export import export as export_revision


@click.command(help=say("export"))
@click.argument("revision", metavar="REV")
@click.argument("out", type=click.Path(path_type=Path))
@registry_option
@as_of_option
def export(*, revision: str, out: Path, registry: Path | None, as_of: date | None) -> int:
    """Write the files and say how many."""
    count = export_revision(find_registry(registry), revision, out, as_of)
    click.echo(say("export_done", out=out, count=count))
    return 0
