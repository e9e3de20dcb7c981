"""``mingjian verify``: check a downloaded copy, offline."""

from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.jobs.verification import verify as verify_folder


@click.command(help=say("verify"))
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--present", is_flag=True, help=say("verify_present"))
def verify(*, folder: Path, present: bool) -> int:
    """Say what differs; 1 when anything does, or when there was nothing to check."""
    found = verify_folder(folder, is_part=present)
    for item in found.differences:
        records = say("verify_records", records="、".join(item.records)) if item.records else ""
        click.echo(say("verify_line", path=item.path, what=item.what, records=records))
    key = "verify_bad" if found.differences else "verify_good"
    click.echo(say(key, files=found.files, by=found.by, count=len(found.differences)))
    return 1 if found.differences or not found.files else 0
