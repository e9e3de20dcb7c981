"""``mingjian job``: work that runs on a timetable, one job or all that are due."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.build import processors
from mingjian.cli.job_release import release
from mingjian.cli.job_reprint import reprint
from mingjian.cli.job_small import small
from mingjian.cli.job_windows import windows
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, registry_option
from mingjian.cli.working import run_and_say
from mingjian.cli.workplace import job_options, today_of
from mingjian.jobs.ledger import Ledger
from mingjian.jobs.running import due_jobs
from mingjian.jobs.table import jobs


class Jobs(click.Group):
    """The jobs of the table, whether they have a command of their own or only the common options."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the jobs in the order of the table."""
        del ctx
        return [*jobs(), "due"]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a job's command."""
        own = super().get_command(ctx, cmd_name)
        return own or (_plain(cmd_name) if cmd_name in jobs() else None)


def _plain(name: str) -> click.Command:
    @click.command(name, help=jobs()[name].summary)
    @registry_option
    @as_of_option
    @job_options
    def command(*, registry: Path | None, as_of: date | None, **options: Any) -> int:
        return run_and_say([name], today_of(registry, as_of, **options))

    return command


@click.group(cls=Jobs, help=say("job"))
def job() -> None:
    """Hold the jobs."""


job.add_command(reprint)
job.add_command(release)
job.add_command(windows)
job.add_command(small)


@job.command(help=say("job_due"))
@registry_option
@as_of_option
@job_options
@click.option("--skip", multiple=True, metavar="NAME", help=say("job_due_skip"))
@click.option("--site", help=say("job_site"))
def due(*, registry: Path | None, as_of: date | None, skip: Sequence[str], **options: Any) -> int:
    """Run every job that is due on the day."""
    today = today_of(registry, as_of, processes=processors(), **options)
    names = [name for name in due_jobs(today, Ledger(today.places.work)) if name not in skip]
    return run_and_say(names, today)


@job.command(help=say("job_publish"))
@registry_option
@as_of_option
@job_options
@click.option("--out", type=click.Path(path_type=Path), help=say("build_out"))
@click.option("--jobs", "processes", type=click.IntRange(1, 64), default=None, help=say("build_jobs"))
@click.option("--skip", multiple=True, metavar="PART", help=say("build_skip"))
def publish(*, registry: Path | None, as_of: date | None, processes: int | None, **options: Any) -> int:
    """Build the site for the day."""
    return run_and_say(["publish"], today_of(registry, as_of, processes=processes or processors(), **options))


@job.command(help=say("job_links"))
@registry_option
@as_of_option
@job_options
@click.option("--interval", type=click.FloatRange(0), default=None, help=say("job_interval"))
@click.option("--seconds", type=click.FloatRange(1), default=None, help=say("job_seconds"))
@click.option("--fresh-days", type=click.IntRange(0), default=None, help=say("job_fresh"))
def links(*, registry: Path | None, as_of: date | None, **options: Any) -> int:
    """Ask the addresses the registry names."""
    return run_and_say(["links"], today_of(registry, as_of, **options))


@job.command(help=say("job_watchdog"))
@registry_option
@as_of_option
@job_options
@click.option("--site", help=say("job_site"))
def watchdog(*, registry: Path | None, as_of: date | None, **options: Any) -> int:
    """Look at the age of the public site; exit 1 when it is too old."""
    return run_and_say(["watchdog"], today_of(registry, as_of, **options), late_fails=True)
