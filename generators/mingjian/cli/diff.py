"""``mingjian diff``: what changed from one state of the registry to another, and what comes of it."""

from datetime import date
from importlib import import_module
from pathlib import Path

import click

from mingjian.change.compare import Question, compare_revisions
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, find_registry, registry_option
from mingjian.publish.build import TOOL

FORMATS = ("markdown", "json", "html")


@click.command(help=say("diff"))
@click.argument("base", metavar="BASE")
@click.argument("head", required=False, metavar="[HEAD]")
@registry_option
@as_of_option
@click.option("--format", "style", type=click.Choice(FORMATS), default="markdown", help=say("diff_format"))
@click.option("--records", is_flag=True, help=say("diff_records"))
def diff(  # noqa: PLR0913 - one per option
    *, base: str, head: str | None, registry: Path | None, as_of: date | None, style: str, records: bool
) -> int:
    """Print the change set."""
    root = find_registry(registry)
    asked = Question(root, base, head, cache_folder(root), as_of, TOOL)
    found = compare_revisions(asked, whole=not records)
    click.echo(import_module(f"mingjian.change.{style}").render(found), nl=False)
    return 0
