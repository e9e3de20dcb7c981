"""``mingjian intake``: carry out a change set somebody signed, on a branch of its own."""

import re
from datetime import date
from pathlib import Path

import click

from mingjian.cli.carry_out import PAPER, How, commit_message, desk_for, refused, tell
from mingjian.cli.intake_sheet import Matter, check_endings, write_sheets
from mingjian.cli.messages import say
from mingjian.cli.place import Day, registry_option
from mingjian.derive.changeset import diff
from mingjian.derive.scrutiny import grounds, missing
from mingjian.edit.batch import Outcome, prepare, write
from mingjian.edit.commit import commit, sign_in, switch_to_new, uncommitted
from mingjian.edit.drift import fits
from mingjian.edit.numbering import numbered
from mingjian.edit.order import read_order
from mingjian.edit.refused import EditRefused
from mingjian.edit.words import say as word

_UNFIT = re.compile(r"[^\w-]+")


@click.command(help=say("intake"))
@click.argument("paper", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False))
@registry_option
@click.option("--as-of", "day", type=Day(), default="today", help=say("edit_as_of"))
@click.option("--branch", help=say("intake_branch"))
@click.option("--here", is_flag=True, help=say("intake_here"))
@click.option("--show", is_flag=True, help=say("edit_show"))
@click.option("--sheet", "sheets", multiple=True, type=PAPER, help=say("intake_sheet"))
def intake(  # noqa: PLR0913 - one per option
    *,
    paper: Path,
    registry: Path | None,
    day: date,
    branch: str | None,
    here: bool,
    show: bool,
    sheets: tuple[Path, ...],
) -> int:
    """Verify, check, and commit on a branch."""
    check_endings(sheets)
    how = How(registry, day)
    root, desk = desk_for(how)
    order, plan = read_order(paper)
    plan, given = numbered(desk, root, plan)
    for mark, key in given.items():
        click.echo(say("intake_numbered", mark=mark, id=key))
    fits(desk, root, plan.steps, order.base)
    outcome = prepare(desk, plan.steps, day)
    if refused(outcome):
        return 1
    tell(desk, plan, outcome)
    matter = Matter(order, paper.name, desk.registry, outcome, day)
    write_sheets(sheets, root, matter)
    _tell_reviewers(matter)
    words = commit_message(plan, how, paper.name, order.reviewed_by)
    if show:
        click.echo(say("edit_only_shown"))
    elif here:
        write(root, outcome)
        click.echo(say("edit_message", message=words.rstrip()))
    else:
        _commit(root, outcome, branch or branch_of(paper), words)
    return 0


def _commit(root: Path, outcome: Outcome, branch: str, words: str) -> None:
    if dirty := uncommitted(root):
        raise EditRefused(word("not_clean", paths="、".join(dirty)))
    sign_in(root)
    switch_to_new(root, branch)
    write(root, outcome)
    click.echo(say("intake_done", branch=branch, sha=commit(root, sorted(outcome.files), words)))


def branch_of(paper: Path) -> str:
    """Return the branch of a change set: its name, without what git refuses in names."""
    return "change/" + (_UNFIT.sub("-", paper.stem).strip("-") or "set")


def _tell_reviewers(matter: Matter) -> None:
    """Say what one reviewer is not enough for, and how many have still to be named."""
    found = grounds(diff(matter.before, matter.outcome.after.registry, ("", "")).changes)
    short = missing(found, matter.order.reviewed_by, matter.order.who)
    if short:
        click.echo(say("intake_reviewers", grounds="、".join(found), count=short))
