"""``mingjian deploy``: hand the built site to a web server, or go back to the one before."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import Day
from mingjian.publish.releases import CURRENT, Place, Release, deploy_site, roll_back
from mingjian.publish.remote import Remote, is_remote
from mingjian.publish.switch import only_build
from mingjian.publish.unwritable import as_output_error

_HERE = Path("build")


@click.command(help=say("deploy"))
@click.argument("target")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    default=_HERE / "html",
    show_default=True,
    help=say("deploy_from"),
)
@click.option("--keep", type=click.IntRange(2, 1000), default=5, show_default=True, help=say("deploy_keep"))
@click.option("--rollback", is_flag=True, help=say("deploy_rollback"))
@click.option("--to", "name", metavar="RELEASE", help=say("deploy_to"))
@click.option("--list", "listing", is_flag=True, help=say("deploy_list"))
@click.option(
    "--staging",
    type=click.Path(path_type=Path),
    default=_HERE / "deploy",
    show_default=True,
    help=say("deploy_staging"),
)
@click.option("--today", type=Day(), default="today", help=say("deploy_today"))
def deploy(  # noqa: PLR0913 - one per option
    *,
    target: str,
    source: Path,
    keep: int,
    rollback: bool,
    name: str | None,
    listing: bool,
    staging: Path,
    today: date,
) -> int:
    """Publish, or go back."""
    remote = Remote(target) if is_remote(target) else None
    place = Place((staging if remote else Path(target)).absolute())
    if listing and remote is None:
        return _list(place)
    with _locked(place):
        if remote is not None:
            remote.adopt(place)
        if listing:
            return _list(place)
        if rollback or name:
            release, changed = roll_back(place, name, today), True
        else:
            release, changed = deploy_site(source.absolute(), place, today, keep)
        if remote is not None:
            remote.receive(place)
    key = "deploy_back" if rollback or name else "deploy_done" if changed else "deploy_same"
    click.echo(say(key, target=target, **_words(release)))
    return 0


@contextmanager
def _locked(place: Place) -> Iterator[None]:
    mask = os.umask(0o022)  # a web server runs as somebody else, and what it cannot read it answers with 403
    try:
        with only_build(place.folder / CURRENT), as_output_error(place.folder):
            yield
    finally:
        os.umask(mask)


def _list(place: Place) -> int:
    current = place.current
    for name in place.releases:
        release = place.read(name)
        if release is not None:
            mark = say("deploy_current") if current is not None and current.name == name else ""
            click.echo(say("deploy_line", mark=mark, **_words(release)))
    return 0


def _words(release: Release) -> dict[str, object]:
    manifest = release.manifest
    return {"release": release.name, "as_of": manifest.as_of, "files": len(manifest.files) + 1}
