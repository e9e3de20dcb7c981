"""``mingjian renumber``: another id for one of two records that got the same."""

from datetime import date
from pathlib import Path

import click

from mingjian.cli.carry_out import refused
from mingjian.cli.messages import say
from mingjian.cli.place import Day, cache_folder, find_registry, inside, registry_option
from mingjian.edit.batch import write
from mingjian.edit.desk import open_desk
from mingjian.edit.renumber import renumber as plan


@click.command(help=say("renumber"))
@click.argument("path", type=click.Path(path_type=Path))
@registry_option
@click.option("--as-of", "day", type=Day(), default="today", help=say("edit_as_of"))
def renumber(*, path: Path, registry: Path | None, day: date) -> int:
    """Give a record the next free id."""
    root = find_registry(registry)
    old, new, outcome, mentions = plan(open_desk(root, cache_folder(root)), root, inside(path, root), day)
    if refused(outcome):
        return 1
    write(root, outcome)
    fresh = next(place for place, data in outcome.files.items() if data is not None)
    click.echo(say("renumber_done", old=old, new=new, path=fresh))
    if mentions:
        click.echo(say("renumber_mentions", old=old))
    for place in mentions:
        click.echo(say("renumber_mention", place=place))
    return 0
