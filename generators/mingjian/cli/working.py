"""Running jobs from the command line: what is said, and the exit code."""

from collections.abc import Callable, Sequence

import click

from mingjian.cli.messages import say
from mingjian.cli.workplace import tracker_from_environment
from mingjian.jobs.ledger import FAILED
from mingjian.jobs.outbox import line
from mingjian.jobs.running import Run, run_jobs
from mingjian.jobs.today import Today
from mingjian.model.errors import MingjianError

FAULT = 70


def run_and_say(
    names: Sequence[str],
    today: Today,
    *,
    late_fails: bool = False,
    tell: Callable[[Run], None] | None = None,
) -> int:
    """Run jobs and say what they found; 0 when all of them ran, whatever they found.

    Args:
        names: the jobs.
        today: the registry and the day.
        late_fails: whether a late reminder makes the command fail, for watchdogs.
        tell: says what one job found in words of its own.
    """
    runs = run_jobs(names, today, tracker=tracker_from_environment(), tell=tell or describe)
    if not today.is_rehearsal:
        click.echo(say("job_report_at", path=today.places.report / "index.html"))
    if len(runs) == 1 and runs[0].error is not None:
        error = runs[0].error
        return error.exit_code if isinstance(error, MingjianError) else FAULT
    failed = any(run.record.outcome == FAILED for run in runs)
    stopped = any(run.job.name == "publish" and run.found.reminders for run in runs)
    late = late_fails and any(run.record.counts["late"] for run in runs)
    return 1 if failed or late or stopped else 0


def describe(run: Run) -> None:
    """Print a job's reminders, late first, and its closing line."""
    if run.error is not None:
        click.echo(say("job_failed", title=run.job.title, error=run.record.error), err=True)
        return
    for item in run.found.reminders:
        click.echo(line(item))
    for note in (*run.found.changes, *run.found.notes):
        click.echo(note)
    counts = run.record.counts
    click.echo(say("job_done", title=run.job.title, **counts))
