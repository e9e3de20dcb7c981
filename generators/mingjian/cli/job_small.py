"""``mingjian job small``: institutions with few appraisers."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, registry_option
from mingjian.cli.working import run_and_say
from mingjian.cli.workplace import job_options, today_of
from mingjian.jobs.small import small_institutions


@click.command(help=say("job_small"))
@registry_option
@as_of_option
@job_options
def small(*, registry: Path | None, as_of: date | None, **options: Any) -> int:
    """List institutions with few appraisers."""
    today = today_of(registry, as_of, **options)
    found = small_institutions(today.registry, today.as_of)
    for item in found:
        click.echo(say("job_small_line", staff=item.staff, id=item.id, name=item.name))
    most = today.registry.settings.parameters.small_staff
    click.echo(say("job_small_done", day=today.as_of, most=most, count=len(found)))
    return run_and_say(["small"], today, tell=lambda _: None)
