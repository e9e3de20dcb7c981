"""``mingjian job windows``: what leaves the site next."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, registry_option
from mingjian.cli.working import run_and_say
from mingjian.cli.workplace import job_options, today_of
from mingjian.derive.leaving import leaving


@click.command(help=say("job_windows"))
@registry_option
@as_of_option
@job_options
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help=say("job_days"))
def windows(*, registry: Path | None, as_of: date | None, days: int, **options: Any) -> int:
    """List what disappears next, as far ahead as wanted."""
    today = today_of(registry, as_of, **options)
    day = today.as_of
    found = leaving(today.registry, day, days)
    for item in found:
        words = {"last": item.last, "left": (item.last - day).days, "kind": item.kind}
        click.echo(say("job_leaving", id=item.id, title=item.title, **words))
    click.echo(say("job_windows_done" if found else "job_windows_none", day=day, days=days, count=len(found)))
    return run_and_say(["windows"], today, tell=lambda _: None)
