"""``mingjian merge-shards``: make one site of the shards that several machines have built."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from mingjian.cli.build import describe, plan_of
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, registry_option
from mingjian.cli.terminal import Bar
from mingjian.publish.build import build_site
from mingjian.publish.shard import day_of


@click.command(help=say("merge_shards"))
@click.argument("folders", metavar="DIR...", nargs=-1, required=True, type=click.Path(path_type=Path))
@registry_option
@as_of_option
@click.option("--out", type=click.Path(path_type=Path), help=say("build_out"))
@click.option("--config", type=click.Path(path_type=Path), help=say("build_config"))
@click.option("--skip", multiple=True, metavar="PART", help=say("build_skip"))
def merge_shards(  # noqa: PLR0913 - one per option
    *,
    folders: tuple[Path, ...],
    registry: Path | None,
    as_of: date | None,
    out: Path | None,
    config: Path | None,
    skip: tuple[str, ...],
) -> int:
    """Merge the shards and say what was published."""
    plan = plan_of(registry, out=out, config=config)
    plan = replace(plan, as_of=as_of or day_of(folders), skip=skip, merged=folders)
    with Bar() as bar:
        outcome = build_site(plan, bar)
    return describe(outcome, plan.out)
