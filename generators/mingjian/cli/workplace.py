"""Where jobs work and report, and on which platform they keep issues: options shared by their commands."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from mingjian.cli.messages import say
from mingjian.cli.place import cache_folder, default_config, default_out, find_registry
from mingjian.jobs.today import Places, Today
from mingjian.jobs.tracker import Tracker, tracker_of
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource

Command = TypeVar("Command", bound=Callable[..., Any])
_PLATFORM, _ADDRESS, _PROJECT, _SECRET = (
    "MINGJIAN_TRACKER",
    "MINGJIAN_TRACKER_URL",
    "MINGJIAN_TRACKER_PROJECT",
    "MINGJIAN_TRACKER_TOKEN",
)


def work_option(command: Command) -> Command:
    """Add ``--work``."""
    return click.option("--work", type=click.Path(path_type=Path), help=say("job_work"))(command)


def work_folder(root: Path, given: Path | None) -> Path:
    """Return where the jobs keep what they announced."""
    return given or root.parent / "build" / "jobs"


def job_options(command: Command) -> Command:
    """Add what every job takes: registry, day, rehearsal and folders."""
    for option in (
        click.option("--report", type=click.Path(path_type=Path), help=say("job_report")),
        click.option("--dry-run", is_flag=True, help=say("job_dry_run")),
    ):
        command = option(command)
    return work_option(command)


def today_of(  # noqa: PLR0913 - one per option of a job
    registry: Path | None,
    as_of: date | None,
    *,
    dry_run: bool,
    work: Path | None,
    report: Path | None,
    out: Path | None = None,
    **options: Any,
) -> Today:
    """Read the registry and gather what a job is given; ``out`` replaces the folder of the public site."""
    root = find_registry(registry)
    loaded = load_registry(FolderSource(root), cache_folder(root))
    build = root.parent / "build"
    places = Places(
        registry=root,
        work=work_folder(root, work),
        report=report or build / "report",
        out=(out or default_out(root)).absolute(),
        releases=build / "releases",
        config=default_config(root),
        cache=cache_folder(root),
    )
    said = {key: value for key, value in options.items() if value is not None}
    return Today(loaded, as_of or loaded.default_as_of, places, dry_run, said)


def tracker_from_environment() -> Tracker | None:
    """Return the platform's tracker as the environment names it; None without a token."""
    name = os.environ.get
    return tracker_of(name(_PLATFORM, "github"), name(_ADDRESS, ""), name(_PROJECT, ""), name(_SECRET, ""))
