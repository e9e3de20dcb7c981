"""Carry an errand out: check first, then write, say in Chinese what changed, and commit if asked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from mingjian.cli.messages import say
from mingjian.cli.place import Day, cache_folder, find_registry, registry_option
from mingjian.cli.terminal import in_colour
from mingjian.derive.changeset import Action, RecordChange, diff, names_in
from mingjian.derive.changeview import LINES, groups
from mingjian.derive.difference import contents
from mingjian.edit.batch import Outcome, prepare, write
from mingjian.edit.commit import commit, is_on_shared_branch, message, sign_in
from mingjian.edit.desk import Desk, open_desk
from mingjian.edit.order import order_text
from mingjian.edit.plan import Plan
from mingjian.model.errors import OutputError, UsageError
from mingjian.model.registry import KIND, Registry
from mingjian.report import text

FEW, ALL = 5, 40
"""Of so few records, so many fields each are shown."""
PAPER = click.Path(path_type=Path, dir_okay=False)
Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True)
class How:
    """How an errand is carried out, as typed."""

    registry: Path | None
    day: date
    show: bool = False
    commit: bool = False
    basis: str | None = None
    reason: str | None = None
    changeset: Path | None = None
    by: str | None = None
    checked: date | None = None


def how_options(command: Command) -> Command:
    """Add what every errand takes."""
    for option in (
        registry_option,
        click.option("--as-of", "day", type=Day(), default="today", help=say("edit_as_of")),
        click.option("--by", help=say("edit_by")),
        click.option("--changeset", type=PAPER, help=say("edit_changeset")),
        click.option("--commit", is_flag=True, help=say("edit_commit")),
        click.option("--show", is_flag=True, help=say("edit_show")),
        click.option("--checked", type=Day(), help=say("edit_checked")),
        click.option("--basis", help=say("edit_basis")),
        click.option("--reason", help=say("edit_reason")),
    ):
        command = option(command)
    return command


def desk_for(how: How) -> tuple[Path, Desk]:
    """Open the registry."""
    root = find_registry(how.registry)
    return root, open_desk(root, cache_folder(root))


def carry_out(errand: Callable[[Desk], Plan], **typed: Any) -> int:
    """Plan an errand, check what it would do, and do it; 1 when the check forbids it."""
    how = How(**typed)
    root, desk = desk_for(how)
    return do(root, desk, errand(desk), how)


def do(root: Path, desk: Desk, plan: Plan, how: How) -> int:
    """Do what is planned, if the check allows it."""
    if how.checked is not None:
        step = desk.step(plan.steps[0].record, "as_of", how.checked.isoformat())
        plan = replace(plan, steps=(*plan.steps, step))
    outcome = prepare(desk, plan.steps, how.day)
    if refused(outcome):
        return 1
    tell(desk, plan, outcome)
    words = commit_message(plan, how)
    if how.show:
        click.echo(say("edit_only_shown"))
        return 0
    if how.changeset is not None:
        _put_down(desk, plan, how, how.changeset)
        return 0
    if how.commit:
        sign_in(root)
    write(root, outcome)
    if how.commit:
        click.echo(say("edit_committed", sha=commit(root, sorted(outcome.files), words)))
        if is_on_shared_branch(root):
            click.echo(say("edit_on_main"))
    else:
        click.echo(say("edit_message", message=words.rstrip()))
    return 0


def _put_down(desk: Desk, plan: Plan, how: How, path: Path) -> None:
    """Write the errand as a change set instead of carrying it out."""
    base = desk.loaded.source.commit()
    basis, reason = how.basis or plan.basis, how.reason or plan.reason
    words = order_text(plan, who=how.by, basis=basis, reason=reason, base=base.sha if base else None)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(words)
    except FileExistsError as error:
        raise UsageError(say("edit_exists", path=path)) from error
    except OSError as error:
        raise OutputError(say("edit_unwritable", path=path, reason=error.strerror)) from error
    click.echo(say("edit_put_down", path=path))


def refused(outcome: Outcome) -> bool:
    """Say whether the check forbids an edit, and why."""
    if outcome.errors:
        click.echo(text.format(outcome.errors, outcome.after.source, color=in_colour()), err=True, nl=False)
        click.echo(say("edit_refused"), err=True)
    return bool(outcome.errors)


def commit_message(plan: Plan, how: How, order: str | None = None, reviewers: Sequence[str] = ()) -> str:
    """Return the message of the errand's commit."""
    basis, reason = how.basis or plan.basis, how.reason or plan.reason
    record = plan.steps[0].record
    return message(plan.title, record, basis=basis, reason=reason, order=order, reviewers=reviewers)


def _with_contents(change: RecordChange, after: Registry) -> RecordChange:
    """Say of a new record what stands in it, or showing it first would show nothing."""
    if Action.ADDED not in change.actions or change.kind not in KIND:
        return change
    return replace(change, fields=contents(after.of(change.kind)[change.id]))


def tell(desk: Desk, plan: Plan, outcome: Outcome) -> None:
    """Say in Chinese what changed, what was moved, what wants a second look and what is left to do."""
    click.echo(plan.title)
    before, after = desk.registry, outcome.after.registry
    changes = diff(before, after, ("", "")).changes
    names = {**names_in(before), **names_in(after)}
    most = LINES
    if len(changes) <= FEW:
        changes, most = tuple(_with_contents(change, after) for change in changes), ALL
    for group in groups(changes, names, fields=most):
        for entry in group.entries:
            called = entry.id if entry.name == entry.id else say("edit_name", name=entry.name, id=entry.id)
            click.echo(say("edit_entry", kind=entry.kind_title, called=called, actions=entry.actions))
            for line in entry.lines:
                click.echo(say("edit_line", field=line.field, old=line.old, new=line.new))
        if group.more:
            click.echo(say("edit_more", kind=group.title, more=group.more))
    for here, there in outcome.moved:
        click.echo(say("fix_moved", here=here, there=there))
    if outcome.warnings:
        click.echo(say("edit_look"))
        click.echo(text.format(outcome.warnings, outcome.after.source, color=in_colour()), nl=False)
    for item in plan.todo:
        click.echo(say("edit_todo", item=item))
