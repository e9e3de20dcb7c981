"""``mingjian jobs``: the table of jobs, and what is due on a day."""

from datetime import date
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, find_registry, registry_option
from mingjian.cli.workplace import work_folder, work_option
from mingjian.jobs.ledger import Ledger
from mingjian.jobs.table import Job
from mingjian.jobs.table import jobs as table
from mingjian.jobs.words import say as word
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource


@click.command(help=say("jobs"))
@registry_option
@as_of_option
@work_option
@click.option("--due", is_flag=True, help=say("jobs_due"))
def jobs(*, registry: Path | None, as_of: date | None, work: Path | None, due: bool) -> int:
    """List the jobs."""
    root = find_registry(registry)
    day = as_of or load_registry(FolderSource(root), cache_folder(root)).default_as_of
    ledger = Ledger(work_folder(root, work))
    count = 0
    for item in table().values():
        last = ledger.last(item.name)
        is_due = item.is_due(day, ledger.counted_from(item.name))
        count += is_due
        if is_due or not due:
            click.echo(_line(item, last, is_due=is_due))
    click.echo(say("jobs_count", day=day, count=count, total=len(table())))
    return 0


def _line(item: Job, last: date | None, *, is_due: bool) -> str:
    beat = word(f"beat_{item.beat.name.lower()}")
    mark = say("jobs_is_due") if is_due else ""
    ran = say("jobs_last", last=last) if last else say("jobs_never")
    return say(
        "jobs_line", name=item.name, title=item.title, beat=beat, ran=ran, due=mark, summary=item.summary
    )
