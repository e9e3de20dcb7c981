"""``mingjian form``: a form for clerks without git, one HTML file that needs no server and no network."""

from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry, registry_option
from mingjian.cli.sheet import lies_in
from mingjian.edit.desk import Desk
from mingjian.load.build import load_registry
from mingjian.load.source import RevisionSource
from mingjian.model.errors import OutputError
from mingjian.model.registry import KIND, KINDS

DRAWN = "draw"
"""The one kind that is never written by hand."""
USUAL = ("institution", "appraiser")


@click.command(help=say("form"))
@click.argument("path", metavar="FILE.html", type=click.Path(path_type=Path, dir_okay=False))
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    default=USUAL,
    type=click.Choice([kind.key for kind in KINDS if kind.key != DRAWN]),
    help=say("form_kind"),
)
@click.option("--region", help=say("form_region"))
@registry_option
def form(*, path: Path, kinds: tuple[str, ...], region: str | None, registry: Path | None) -> int:
    """Write the form of the last commit."""
    from mingjian.edit.form_page import form_page, in_order  # noqa: PLC0415 - not needed to list commands
    from mingjian.edit.import_look import Lookup  # noqa: PLC0415 - not needed to list commands

    root = find_registry(registry)
    source = RevisionSource(root, "HEAD")
    desk = Desk(load_registry(source, cache_folder(root)))
    region = Lookup(desk.registry).region(region) if region else None
    records = {
        key: in_order(
            desk.registry,
            KIND[key],
            [one for one in desk.registry.of(key) if lies_in(desk, KIND[key], one, region)],
        )
        for key in dict.fromkeys(kinds)
    }
    data = form_page(desk, records, source.rev, desk.loaded.default_as_of)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(say("edit_unwritable", path=path, reason=error.strerror)) from error
    count = sum(map(len, records.values()))
    click.echo(say("form_done", path=path, count=count, base=source.rev[:12]))
    return 0
