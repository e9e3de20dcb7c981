"""``mingjian fix``: restore the canonical form of a registry's files, comments kept."""

from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import covers, find_registry, inside, registry_option
from mingjian.edit.folder import Fixes, fix_registry
from mingjian.load.source import FolderSource
from mingjian.report import text


@click.command(help=say("fix"))
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@registry_option
@click.option("--check", "only_check", is_flag=True, help=say("fix_check"))
def fix(*, paths: tuple[Path, ...], registry: Path | None, only_check: bool) -> int:
    """Rewrite files, or say which would be; 1 when something is left to be done by hand."""
    root = find_registry(registry)
    source = FolderSource(root)
    wanted = [inside(path, root) for path in paths]
    files = [file.path for file in source.files() if not wanted or covers(wanted, file.path)]
    fixes = fix_registry(root, files if wanted else None, write=not only_check)
    _describe(fixes, source, len(files), only_check=only_check)
    return 1 if fixes.findings or (only_check and fixes.changed) else 0


def _describe(fixes: Fixes, source: FolderSource, files: int, *, only_check: bool) -> None:
    for path in fixes.changed:
        click.echo(say("fix_would", path=path) if only_check else say("fix_changed", path=path))
    for here, there in fixes.moved:
        click.echo(say("fix_moved", here=here, there=there))
    if fixes.findings:
        click.echo(text.format(fixes.findings, source), err=True, nl=False)
    if fixes.changed:
        click.echo(say("fix_some" if only_check else "fix_done", files=files, changed=len(fixes.changed)))
    elif not fixes.findings:
        click.echo(say("fix_none", files=files))
