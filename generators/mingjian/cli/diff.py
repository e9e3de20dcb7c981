"""``mingjian diff``: what changed from one state of the registry to another, and what comes of it."""

from dataclasses import replace
from datetime import date
from importlib import import_module
from pathlib import Path

import click

from mingjian.change.compare import Comparison, Question, compare_revisions
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, default_config, find_registry, registry_option
from mingjian.jobs.commits import bases_between, parted_at
from mingjian.publish.build import TOOL
from mingjian.report.excerpt import visible

FORMATS = ("markdown", "json", "html")


@click.command(help=say("diff"))
@click.argument("base", metavar="BASE")
@click.argument("head", required=False, metavar="[HEAD]")
@registry_option
@as_of_option
@click.option("--format", "style", type=click.Choice(FORMATS), default="markdown", help=say("diff_format"))
@click.option("--records", is_flag=True, help=say("diff_records"))
@click.option("--preview", type=click.Path(path_type=Path, file_okay=False), help=say("diff_preview"))
def diff(  # noqa: PLR0913 - one per option
    *,
    base: str,
    head: str | None,
    registry: Path | None,
    as_of: date | None,
    style: str,
    records: bool,
    preview: Path | None,
) -> int:
    """Print the change set."""
    root = find_registry(registry)
    start = parted_at(root, base, head)
    if start is not None:
        click.echo(say("diff_parted", base=visible(base)), err=True)
    asked = Question(root, start or base, head, cache_folder(root), as_of, TOOL, label=base)
    found = compare_revisions(asked, whole=not records or preview is not None)
    found = replace(found, bases=bases_between(root, start or base, head))
    if preview is not None:
        _show(found, asked, preview)
    click.echo(import_module(f"mingjian.change.{style}").render(found), nl=False)
    return 0


def _show(found: Comparison, asked: Question, folder: Path) -> None:
    """Write the pages that differ, before and after; what is said of it goes beside the report."""
    from mingjian.change.preview import preview  # noqa: PLC0415 - only where pages are wanted
    from mingjian.cli.preview_folder import write_preview  # noqa: PLC0415
    from mingjian.publish.parts import prepare_shell  # noqa: PLC0415

    config = default_config(asked.root)
    count = write_preview(folder, preview(found, lambda views: prepare_shell(config, views, asked.cache)))
    click.echo(say("diff_preview_done", path=folder, count=count), err=True)
