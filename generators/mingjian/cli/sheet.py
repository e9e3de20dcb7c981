"""``mingjian sheet``: records to a workbook for people who live in spreadsheets, and back."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mingjian.cli.carry_out import How, desk_for, do, how_options
from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry, registry_option
from mingjian.derive.changeset import names_in
from mingjian.edit.desk import Desk
from mingjian.edit.plan import Plan
from mingjian.edit.words import say as word
from mingjian.load.build import load_registry
from mingjian.load.source import RevisionSource
from mingjian.model.errors import OutputError, UsageError
from mingjian.model.registry import KIND, KINDS, Kind

if TYPE_CHECKING:
    from mingjian.edit.admit import Faults
    from mingjian.edit.sheet_merge import Merge

PAPER = click.Path(path_type=Path, dir_okay=False)
KEYS = click.Choice([kind.key for kind in KINDS])


@click.group(help=say("sheet"))
def sheet() -> None:
    """Hold the two ways."""


@sheet.command(name="export", help=say("sheet_export"))
@click.argument("path", metavar="FILE.xlsx", type=PAPER)
@click.option(
    "--kind", type=click.Choice([kind.key for kind in KINDS]), default="institution", help=say("sheet_kind")
)
@click.option("--region", help=say("sheet_region"))
@registry_option
def export(*, path: Path, kind: str, region: str | None, registry: Path | None) -> int:
    """Write a workbook of the last commit."""
    from mingjian.edit.import_look import Lookup  # noqa: PLC0415 - not needed to list commands
    from mingjian.edit.sheet_write import workbook  # noqa: PLC0415 - not needed to list commands

    root = find_registry(registry)
    source = RevisionSource(root, "HEAD")
    desk = Desk(load_registry(source, cache_folder(root)))
    region = Lookup(desk.registry).region(region) if region else None
    keys = [key for key in desk.registry.of(kind) if lies_in(desk, KIND[kind], key, region)]
    trees = [desk.tree(key) for key in keys]
    called = names_in(desk.registry)
    data = workbook(KIND[kind], trees, desk.registry.words, source.rev, desk.loaded.default_as_of, called)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise OutputError(say("edit_unwritable", path=path, reason=error.strerror)) from error
    click.echo(say("sheet_exported", path=path, count=len(keys), base=source.rev[:12]))
    return 0


def lies_in(desk: Desk, kind: Kind, key: str, region: str | None) -> bool:
    """Say whether a record belongs to a region (without one, all do)."""
    if region is None:
        return True
    record = desk.registry.of(kind.key)[key]
    if kind.key == "price":
        record = desk.registry.institutions.get(record.institution)
    code = getattr(record, "region", None)
    if kind.shard != "region":
        raise UsageError(word("sheet_region", kind=kind.title))
    short = region.removesuffix("00").removesuffix("00")
    return code is not None and code.startswith(short)


@sheet.command(name="import", help=say("sheet_import"))
@click.argument("path", metavar="FILE.xlsx", type=PAPER)
@click.option("--write", "write_it", is_flag=True, help=say("sheet_write"))
@how_options
def take(*, path: Path, write_it: bool, **typed: Any) -> int:
    """Merge a workbook; bad cells and rows are listed, good ones are taken. 1 when something was refused."""
    from mingjian.edit.admit import admit  # noqa: PLC0415 - see export
    from mingjian.edit.sheet_merge import merge_book  # noqa: PLC0415

    typed["show"] = typed["show"] or not write_it
    how = How(**typed)
    root, desk = desk_for(how)
    found = merge_book(desk, root, path, how.day)
    good, rejected = admit(desk, found.steps, how.day)
    refused = [*found.refused, *_left_out(found, rejected)]
    for line in found.notices:
        click.echo(line)
    for line in refused:
        click.echo(say("sheet_refused", line=line), err=True)
    click.echo(say("sheet_summary", good=len(good), refused=len(refused)))
    if good:
        steps = tuple(step for key in good for step in found.steps[key])
        title = word("sheet_title", kind=found.kind, count=len(good))
        do(root, desk, Plan(title, steps), how)
    return 1 if refused else 0


def _left_out(found: "Merge", rejected: "Faults") -> Iterator[str]:
    """Say why records are left out, at the cells concerned; what only follows from a refused cell is not."""
    for key, faults in rejected.items():
        placed = {found.where(key, fault.field): fault for fault in reversed(faults)}
        for address, fault in reversed(placed.items()):
            if address in found.cells:
                continue
            line = "cell_fault" if fault.way else "cell_refused"
            yield word(line, address=address, why=fault.why, way=fault.way)
