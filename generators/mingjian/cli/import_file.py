"""``mingjian import``: the export of another system, by a profile, into records; a report first."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mingjian.cli.carry_out import PAPER, How, desk_for, do, how_options
from mingjian.cli.messages import say
from mingjian.edit.plan import Plan
from mingjian.edit.words import say as word
from mingjian.model.errors import OutputError, UsageError

if TYPE_CHECKING:
    from mingjian.edit.import_plan import Import


@click.command(name="import", help=say("import"))
@click.argument("paths", metavar="FILE...", type=PAPER, nargs=-1, required=True)
@click.option("--profile", "profiles", type=PAPER, required=True, multiple=True, help=say("import_profile"))
@click.option("--write", "write_it", is_flag=True, help=say("import_write"))
@click.option("--partial", is_flag=True, help=say("import_partial"))
@click.option("--report", "report_path", type=PAPER, help=say("import_report"))
@how_options
def import_file(
    *,
    paths: tuple[Path, ...],
    profiles: tuple[Path, ...],
    write_it: bool,
    partial: bool,
    report_path: Path | None,
    **typed: Any,
) -> int:
    """Report what tables ask for, and take it if asked to; 1 when something was refused."""
    from mingjian.edit.batch import prepare  # noqa: PLC0415 - not needed to list commands
    from mingjian.edit.import_plan import plan_imports  # noqa: PLC0415
    from mingjian.edit.import_report import report  # noqa: PLC0415
    from mingjian.edit.profile import read_profile  # noqa: PLC0415

    if len(paths) != len(profiles):
        raise UsageError(say("import_pairs", files=len(paths), profiles=len(profiles)))
    how = How(**typed)
    tables = [(path, read_profile(profile)) for path, profile in zip(paths, profiles, strict=True)]
    root, desk = desk_for(how)
    found = plan_imports(desk, root, tables, how.day)
    steps = tuple(step for one in found for own in one.steps.values() for step in own)
    outcome = prepare(desk, steps, how.day) if steps else None
    _put_down(report_path, report(desk, list(zip(paths, found, strict=True)), outcome))
    refused = sum(len(one.refused) for one in found)
    if not steps:
        click.echo(say("import_nothing"))
    elif refused and not partial:
        click.echo(say("import_held", count=refused))
    else:
        do(root, desk, Plan(_title(found), steps), replace(how, show=how.show or not write_it))
        if not write_it:
            click.echo(say("import_only_shown"))
    return 1 if refused else 0


def _title(found: "Sequence[Import]") -> str:
    titles = "、".join(one.profile.title for one in found)
    new, changed = sum(len(one.new) for one in found), sum(len(one.changed) for one in found)
    return word("import_title", title=titles, new=new, changed=changed)


def _put_down(path: Path | None, text: str) -> None:
    if path is None:
        click.echo(text)
        return
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(say("edit_unwritable", path=path, reason=error.strerror)) from error
