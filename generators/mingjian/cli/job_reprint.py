"""``mingjian job reprint``: what to print again, what to take down, which badges to recall."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, find_registry, registry_option
from mingjian.cli.working import run_and_say
from mingjian.cli.workplace import job_options, today_of
from mingjian.derive.reprint import Task
from mingjian.jobs.reprint import find_reprints

TASKS = {
    Task.POSTER: "reprint_poster",
    Task.NEW_POSTER: "reprint_new_poster",
    Task.TAKE_DOWN: "reprint_take_down",
    Task.CARD: "reprint_card",
    Task.NEW_CARD: "reprint_new_card",
    Task.RECALL: "reprint_recall",
}

BOARDS = frozenset({Task.POSTER, Task.NEW_POSTER, Task.TAKE_DOWN})


@click.command(help=say("reprint"))
@registry_option
@as_of_option
@job_options
@click.option("--since", metavar="REV|DATE", help=say("reprint_since"))
def reprint(*, registry: Path | None, as_of: date | None, since: str | None, **options: Any) -> int:
    """List the prints that are out of date, by what has to be done; without ``--since``, of the last week."""
    if since is None:
        return run_and_say(["reprint"], today_of(registry, as_of, **options))
    found = find_reprints(find_registry(registry), since, as_of)
    for task in Task:
        items = [item for item in found if item.task is task]
        if items:
            click.echo(say("reprint_heading", task=say(TASKS[task]), count=len(items)))
        for item in items:
            key = "reprint_line" if item.reasons else "reprint_line_plain"
            who = item.name if item.name == item.institution else f"{item.name}（{item.institution}）"
            click.echo(say(key, id=item.id, who=who, reasons="、".join(item.reasons)))
    if any(item.task in BOARDS for item in found):
        click.echo(say("reprint_boards"))
    click.echo(say("reprint_total", count=len(found), since=since))
    return 0
