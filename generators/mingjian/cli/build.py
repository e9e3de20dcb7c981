"""``mingjian build``: check the registry and publish its site."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import click

from mingjian.cli.messages import say
from mingjian.cli.place import (
    as_of_option,
    cache_folder,
    default_config,
    default_out,
    find_registry,
    registry_option,
)
from mingjian.cli.terminal import Bar, in_colour, size_in_words
from mingjian.derive.history import Depth
from mingjian.derive.version import short_version
from mingjian.derive.workdays import is_known
from mingjian.model.errors import SettingsError, UsageError
from mingjian.model.finding import FindingSeverity
from mingjian.publish.build import Outcome, Plan, build_site
from mingjian.report import text

MOST_SHARDS = 256


class ShardType(click.ParamType[tuple[int, int]]):
    """A share of a build on the command line: ``3/8``; in the program the first is (0, 8)."""

    name = "i/n"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        """Read the share."""
        if isinstance(value, tuple):
            return value
        index, _, count = str(value).partition("/")
        if not (index.isdecimal() and count.isdecimal() and 1 <= int(index) <= int(count) <= MOST_SHARDS):
            self.fail(say("build_bad_shard", value=value), param, ctx)
        return int(index) - 1, int(count)


@click.command(help=say("build"))
@registry_option
@as_of_option
@click.option("--out", type=click.Path(path_type=Path), help=say("build_out"))
@click.option("--config", type=click.Path(path_type=Path), help=say("build_config"))
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help=say("build_jobs"))
@click.option("--only", multiple=True, metavar="PART", help=say("build_only"))
@click.option("--skip", multiple=True, metavar="PART", help=say("build_skip"))
@click.option("--shard", type=ShardType(), help=say("build_shard"))
@click.option("--newest", metavar="REV", help=say("build_newest"))
def build(  # noqa: PLR0913 - one per option
    *,
    registry: Path | None,
    as_of: date | None,
    out: Path | None,
    config: Path | None,
    jobs: int | None,
    only: tuple[str, ...],
    skip: tuple[str, ...],
    shard: tuple[int, int] | None,
    newest: str | None,
) -> int:
    """Build the site, or a share of it, and say what was built."""
    if (only or shard) and out is None:
        raise UsageError(say("build_only_needs_out"))
    plan = replace(plan_of(registry, out=out, config=config, jobs=jobs), as_of=as_of, only=only, skip=skip)
    plan = replace(plan, shard=shard, newest=newest)
    with Bar() as bar:
        outcome = build_site(plan, bar)
    return describe(outcome, plan.out)


def plan_of(
    registry: Path | None, *, out: Path | None = None, config: Path | None = None, jobs: int | None = None
) -> Plan:
    """Fill in what was not said."""
    root = find_registry(registry)
    settings = (config or default_config(root)).absolute()
    if not settings.is_file():
        raise SettingsError(say("build_no_config", path=settings))
    target = (out or default_out(root)).absolute()
    return Plan(root, settings, target, jobs=jobs or processors(), cache=cache_folder(root))


def processors() -> int:
    """Return how many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def describe(outcome: Outcome, out: Path) -> int:
    """Print what was published, or the findings that stopped it; return the exit code."""
    if outcome.manifest is None:
        click.echo(text.format(outcome.findings, outcome.loaded.source, color=in_colour()), nl=False)
        errors = sum(finding.severity >= FindingSeverity.ERROR for finding in outcome.findings)
        click.echo(say("build_stopped", errors=errors), err=True)
        return 1
    phases = [say("build_phase", phase=phase, seconds=seconds) for phase, seconds in outcome.seconds.items()]
    click.echo(" · ".join(phases))
    manifest = outcome.manifest
    click.echo(
        say(
            "build_done",
            out=_near(out),
            files=len(manifest.files) + 1,
            size=size_in_words(manifest.total_bytes),
            written=outcome.written,
            as_of=manifest.as_of,
            commit=short_version(manifest.commit),
        )
    )
    if outcome.findings:
        click.echo(say("build_warnings", count=len(outcome.findings)))
    if outcome.depth is Depth.SHALLOW:
        click.echo(say("build_shallow"))
    if not is_known(date.fromisoformat(manifest.as_of).year):
        click.echo(say("build_holidays", year=manifest.as_of[:4]))
    if manifest.shard is None:
        click.echo(say("build_look", index=_near(out) / "index.html"))
    return 0


def _near(path: Path) -> Path:
    """Write a path the short way when it lies below the current folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path
