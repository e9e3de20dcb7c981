"""``mingjian schema``: write the JSON Schemas editors use."""

from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import find_registry, registry_option
from mingjian.render.schema.schema import render_schemas


@click.command(help=say("schema"))
@registry_option
@click.option("--out", type=click.Path(path_type=Path), help=say("schema_out"))
@click.option("--check", "only_check", is_flag=True, help=say("schema_check"))
def schema(*, registry: Path | None, out: Path | None, only_check: bool) -> int:
    """Write or compare the schemas."""
    folder = out or find_registry(registry) / "schema"
    artifacts = list(render_schemas())
    if only_check:
        stale = [item.path for item in artifacts if _read(folder / item.path) != item.data]
        for path in stale:
            click.echo(say("schema_stale", path=folder / path))
        return 1 if stale else 0
    folder.mkdir(parents=True, exist_ok=True)
    for item in artifacts:
        (folder / item.path).write_bytes(item.data)
    click.echo(say("schema_done", files=len(artifacts), path=folder))
    return 0


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
