"""``mingjian diff``: what one state of the registry changed against another, in words."""

from importlib import import_module
from pathlib import Path

import click

from mingjian.change.compare import compare_revisions
from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry, registry_option

FORMATS = ("markdown", "json", "html")


@click.command(help=say("diff"))
@click.argument("base", metavar="BASE")
@click.argument("head", required=False, metavar="[HEAD]")
@registry_option
@click.option("--format", "style", type=click.Choice(FORMATS), default="markdown", help=say("diff_format"))
def diff(*, base: str, head: str | None, registry: Path | None, style: str) -> int:
    """Print the change set."""
    root = find_registry(registry)
    found = compare_revisions(root, base, head, cache_folder(root))
    click.echo(import_module(f"mingjian.change.{style}").render(found), nl=False)
    return 0
