"""``mingjian job``: work that runs on a timetable."""

from datetime import date
from pathlib import Path

import click

from mingjian.cli.job_reprint import reprint
from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, find_registry, registry_option
from mingjian.derive.leaving import leaving
from mingjian.jobs.release import make_release
from mingjian.jobs.small import small_institutions
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource


@click.group(help=say("job"))
def job() -> None:
    """Hold the jobs."""


job.add_command(reprint)


@job.command(help=say("release"))
@registry_option
@as_of_option
@click.option("--out", type=click.Path(path_type=Path), help=say("release_out"))
def release(*, registry: Path | None, as_of: date | None, out: Path | None) -> int:
    """Write a release and say where."""
    root = find_registry(registry)
    made = make_release(root, out or root.parent / "build" / "releases", as_of)
    key = "release_done" if made.is_new else "release_same"
    click.echo(say(key, folder=made.folder, previous=made.previous or say("release_first")))
    return 0


@job.command(help=say("job_windows"))
@registry_option
@as_of_option
@click.option("--days", type=click.IntRange(1, 3660), default=30, show_default=True, help=say("job_days"))
def windows(*, registry: Path | None, as_of: date | None, days: int) -> int:
    """List what disappears next."""
    root = find_registry(registry)
    loaded = load_registry(FolderSource(root), cache_folder(root))
    day = as_of or loaded.default_as_of
    found = leaving(loaded.registry, day, days)
    for item in found:
        words = {"last": item.last, "left": (item.last - day).days, "kind": item.kind}
        click.echo(say("job_leaving", id=item.id, title=item.title, **words))
    click.echo(say("job_windows_done" if found else "job_windows_none", day=day, days=days, count=len(found)))
    return 0


@job.command(help=say("job_small"))
@registry_option
@as_of_option
def small(*, registry: Path | None, as_of: date | None) -> int:
    """List institutions with few appraisers."""
    root = find_registry(registry)
    loaded = load_registry(FolderSource(root), cache_folder(root))
    day = as_of or loaded.default_as_of
    found = small_institutions(loaded.registry, day)
    for item in found:
        click.echo(say("job_small_line", staff=item.staff, id=item.id, name=item.name))
    most = loaded.registry.settings.parameters.small_staff
    click.echo(say("job_small_done", day=day, most=most, count=len(found)))
    return 0
