"""``mingjian print``: rosters, posters, cards and badges as PDF."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import as_of_option, cache_folder, find_registry, registry_option
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.errors import SettingsError
from mingjian.publish.build import TOOL, commit_of
from mingjian.render.artifact import Artifact
from mingjian.render.prints import words
from mingjian.render.prints.fonts import find_faces
from mingjian.render.prints.press import Press
from mingjian.render.prints.roster import PAPERS, roster_print

out_option = click.option("--out", type=click.Path(path_type=Path), default=None, help=say("print_out"))


@click.group(help=say("print"))
def printing() -> None:
    """Hold one command per kind of print."""


print = printing  # noqa: A001 - the command is looked up by its name


def open_views(registry: Path | None, as_of: date | None) -> tuple[Views, Press]:
    """Read the registry and set up the press."""
    root = find_registry(registry)
    loaded = load_registry(FolderSource(root), cache_folder(root))
    views = derive_views(loaded.registry, as_of or loaded.default_as_of, commit_of(loaded), TOOL)
    return views, open_press(views, root)


def open_press(views: Views, root: Path) -> Press:
    """Set up the press, or say how to get fonts."""
    settings = views.registry.settings.prints
    faces = find_faces(root / folder for folder in settings.fonts)
    if faces is None:
        raise SettingsError(words.NO_FONTS)
    return Press(faces, root / settings.layouts if settings.layouts else None)


def write_prints(prints: Iterable[Artifact], out: Path | None) -> int:
    """Write the prints into a folder and say which."""
    folder = out or Path("build/print")
    for artifact in prints:
        target = folder / Path(artifact.path).name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(artifact.data)
        click.echo(say("print_done", path=target, kilobytes=-(-len(artifact.data) // 1024)))
    return 0


@printing.command(help=say("print_roster"))
@registry_option
@as_of_option
@click.option("--region", default=None, help=say("print_region"))
@click.option("--paper", type=click.Choice(PAPERS), default="a4", help=say("print_paper"))
@out_option
def roster(
    *, registry: Path | None, as_of: date | None, region: str | None, paper: str, out: Path | None
) -> int:
    """Print the roster of a region."""
    views, press = open_views(registry, as_of)
    wanted = region or views.registry.settings.region
    return write_prints([roster_print(views, press, wanted, paper)], out)
