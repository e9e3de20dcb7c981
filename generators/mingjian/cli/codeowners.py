"""``mingjian codeowners``: who reviews which files, for code hosts that read CODEOWNERS."""

from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, find_registry, registry_option
from mingjian.jobs.codeowners import codeowners as text_of
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource, place_in_repository
from mingjian.model.errors import OutputError


@click.command(help=say("codeowners"))
@registry_option
@click.option("--org", required=True, help=say("codeowners_org"))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help=say("codeowners_out"))
@click.option("--check", "only_check", is_flag=True, help=say("codeowners_check"))
def codeowners(*, registry: Path | None, org: str, out: Path | None, only_check: bool) -> int:
    """Write the file, or say that it is stale."""
    root = find_registry(registry)
    place = place_in_repository(root)
    place = root.name if place is None else place
    top = root.parents[len(Path(place).parts) - 1] if place else root
    path = out or top / ".github" / "CODEOWNERS"
    text = text_of(load_registry(FolderSource(root), cache_folder(root)).registry, place, org)
    if only_check:
        if path.is_file() and path.read_text(encoding="utf-8") == text:
            return 0
        click.echo(say("codeowners_stale", path=path))
        return 1
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise OutputError(say("edit_unwritable", path=path, reason=error.strerror)) from error
    count = sum(not line.startswith("#") for line in text.splitlines())
    click.echo(say("codeowners_done", path=path, count=count))
    return 0
