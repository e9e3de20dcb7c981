"""``mingjian new DIR``: write a registry another province can start from."""

from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.model.errors import OutputError, UsageError
from mingjian.render.schema.schema import render_schemas

_RENAMED = {"gitignore": ".gitignore", "vscode": ".vscode"}
"""Names under which they would act on our own repository."""


@click.command(help=say("new"))
@click.argument("directory", type=click.Path(path_type=Path))
def new(*, directory: Path) -> None:
    """Write the starter project."""
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise UsageError(say("new_not_empty", path=directory))
    contents = dict(_starter(files("mingjian") / "starter", ""))
    contents |= {f"registry/schema/{item.path}": item.data for item in render_schemas()}
    try:
        for path, data in contents.items():
            target = directory / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
    except OSError as error:
        raise OutputError(say("new_unwritable", path=directory, reason=error.strerror)) from error
    click.echo(say("new_done", path=directory, files=len(contents)))


def _starter(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for item in sorted(folder.iterdir(), key=lambda found: found.name):
        if item.is_dir():
            yield from _starter(item, f"{prefix}{_RENAMED.get(item.name, item.name)}/")
        elif not item.name.endswith((".py", ".pyc")):
            yield prefix + _RENAMED.get(item.name, item.name), item.read_bytes()
