"""``mingjian new DIR``: write a registry another province can start from; ``mingjian new KIND`` a record.

A word that names a kind of record means the record; a folder of that name is written ``./institution``.
"""

from collections.abc import Iterator
from importlib.abc import Traversable
from importlib.resources import files
from pathlib import Path
from typing import Any

import click

from mingjian.cli.carry_out import How, how_options
from mingjian.cli.messages import say
from mingjian.cli.new_record import add_record
from mingjian.model.errors import OutputError, UsageError
from mingjian.model.registry import KIND, KINDS
from mingjian.render.schema.schema import render_schemas

_RENAMED = {"gitignore": ".gitignore", "vscode": ".vscode", "github": ".github"}
"""Names under which they would act on our own repository."""


@click.command(help=say("new"))
@click.argument("target", metavar="DIR|KIND")
@click.option("--set", "pairs", multiple=True, metavar="FIELD=VALUE", help=say("new_set"))
@click.option("--id", "key", help=say("new_id"))
@how_options
def new(*, target: str, pairs: tuple[str, ...], key: str | None, **typed: Any) -> int:
    """Write a project, or a record."""
    if target in KIND:
        return add_record(KIND[target], pairs, key, How(**typed))
    if pairs or key:
        raise UsageError(say("new_no_kind", word=target, kinds=_kinds()))
    _project(Path(target))
    return 0


def _kinds() -> str:
    return "、".join(say("new_kind", word=kind.key, title=kind.title) for kind in KINDS)


def _project(directory: Path) -> None:
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
