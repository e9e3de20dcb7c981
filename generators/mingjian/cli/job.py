"""``mingjian job``: work that runs on a timetable."""

from datetime import date
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, find_registry, registry_option
from mingjian.jobs.release import make_release


@click.group(help=say("job"))
def job() -> None:
    """Hold the jobs."""


@job.command(help=say("release"))
@registry_option
@as_of_option
@click.option("--out", type=click.Path(path_type=Path), help=say("release_out"))
def release(*, registry: Path | None, as_of: date | None, out: Path | None) -> int:
    """Write a release and say where."""
    root = find_registry(registry)
    made = make_release(root, out or root.parent / "build" / "releases", as_of)
    key = "release_done" if made.is_new else "release_same"
    click.echo(say(key, folder=made.folder, previous=made.previous or say("release_first")))
    return 0
