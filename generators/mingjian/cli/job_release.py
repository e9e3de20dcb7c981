"""``mingjian job release``: a dated copy of the data."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, registry_option
from mingjian.cli.working import run_and_say
from mingjian.cli.workplace import job_options, today_of


@click.command(help=say("release"))
@registry_option
@as_of_option
@job_options
@click.option("--out", type=click.Path(path_type=Path), help=say("release_out"))
def release(*, registry: Path | None, as_of: date | None, out: Path | None, **options: Any) -> int:
    """Write a release and say where."""
    today = today_of(registry, as_of, **options)
    places = replace(today.places, releases=out or today.places.releases)
    return run_and_say(["release"], replace(today, places=places))
