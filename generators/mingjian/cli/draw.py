"""``mingjian draw``: the draw of a plan, step by step, and its re-run.

plan freezes the pool, commit publishes the fingerprint of a secret, reveal computes the list, verify
re-runs it. What must stay private (secret, list before the visits, inspectors) never enters the registry.
"""

from datetime import date
from pathlib import Path

import click

from mingjian.cli import draw_commit, draw_pairs, draw_plan, draw_reveal, draw_verify
from mingjian.cli.messages import say
from mingjian.cli.place import Day, as_of_option, registry_option

PRIVATE = click.Path(path_type=Path, dir_okay=False)


@click.group(help=say("draw"))
def draw() -> None:
    """Hold the steps of a draw."""


@draw.command(help=say("draw_plan"))
@click.argument("plan_id", metavar="PLAN")
@click.option("--on", "day", type=Day(), required=True, help=say("draw_on"))
@click.option("--reveal-by", type=Day(), required=True, help=say("draw_reveal_by"))
@click.option("--source", "sources", multiple=True, required=True, help=say("draw_source"))
@click.option("--by", type=click.Choice(draw_plan.WAYS), default="none", help=say("draw_by"))
@click.option("--scheme", help=say("draw_scheme"))
@click.option("--ratio", "ratios", multiple=True, help=say("draw_ratio"))
@click.option("--exclude", "exclusions", multiple=True, help=say("draw_exclude"))
@click.option("--show", is_flag=True, help=say("draw_show_plan"))
@registry_option
def plan(  # noqa: PLR0913 - one per option
    *,
    plan_id: str,
    day: date,
    reveal_by: date,
    sources: tuple[str, ...],
    by: str,
    scheme: str | None,
    ratios: tuple[str, ...],
    exclusions: tuple[str, ...],
    show: bool,
    registry: Path | None,
) -> int:
    """Freeze the pool and write the draw's record."""
    wishes = draw_plan.Wishes(day, reveal_by, sources, by, scheme, ratios, exclusions)
    return draw_plan.run(registry, plan_id, wishes, only_show=show)


@draw.command(help=say("draw_commit"))
@click.argument("draw_id", metavar="DRAW")
@click.option("--on", "day", type=Day(), required=True, help=say("draw_commit_on"))
@click.option("--secret-file", type=PRIVATE, required=True, help=say("draw_secret_new"))
@click.option("--notice", help=say("draw_notice"))
@registry_option
def commit(*, draw_id: str, day: date, secret_file: Path, notice: str | None, registry: Path | None) -> int:
    """Make a secret, keep it in a private file, and write its fingerprint in the record."""
    return draw_commit.run(registry, draw_id, day, secret_file, notice)


@draw.command(help=say("draw_reveal"))
@click.argument("draw_id", metavar="DRAW")
@click.option("--on", "day", type=Day(), required=True, help=say("draw_reveal_on"))
@click.option("--secret-file", type=PRIVATE, required=True, help=say("draw_secret"))
@click.option("--numbers", multiple=True, required=True, help=say("draw_numbers"))
@click.option("--show", is_flag=True, help=say("draw_show_list"))
@registry_option
def reveal(  # noqa: PLR0913 - one per option
    *,
    draw_id: str,
    day: date,
    secret_file: Path,
    numbers: tuple[str, ...],
    show: bool,
    registry: Path | None,
) -> int:
    """Compute the list; write secret, numbers and list in the record."""
    return draw_reveal.run(registry, draw_id, day, secret_file, numbers, only_show=show)


@draw.command(help=say("draw_verify"))
@click.argument("draw_ids", metavar="[DRAW]...", nargs=-1)
@as_of_option
@registry_option
def verify(*, draw_ids: tuple[str, ...], as_of: date | None, registry: Path | None) -> int:
    """Run draws again and say whether the records are right."""
    return draw_verify.run(registry, draw_ids, as_of)


@draw.command(help=say("draw_pairs"))
@click.argument("draw_id", metavar="DRAW")
@click.argument("inspectors", type=PRIVATE)
@click.option("--on", "day", type=Day(), required=True, help=say("draw_pairs_on"))
@click.option("--secret-file", type=PRIVATE, required=True, help=say("draw_secret"))
@click.option("--numbers", multiple=True, required=True, help=say("draw_numbers"))
@click.option("--out", type=PRIVATE, required=True, help=say("draw_pairs_out"))
@registry_option
def pairs(  # noqa: PLR0913 - one per option
    *,
    draw_id: str,
    inspectors: Path,
    day: date,
    secret_file: Path,
    numbers: tuple[str, ...],
    out: Path,
    registry: Path | None,
) -> int:
    """Draw two inspectors for each subject; write who in a private file, and counts in the record."""
    return draw_pairs.run(registry, draw_id, day, (secret_file, inspectors, out), numbers)
