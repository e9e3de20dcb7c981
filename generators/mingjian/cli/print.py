"""``mingjian print``: rosters, posters, cards and badges as PDF."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from pathlib import Path

import click

from mingjian.cli.messages import say
from mingjian.cli.place import Day, as_of_option, cache_folder, find_registry, registry_option
from mingjian.derive.card import cards
from mingjian.derive.views import Views, derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.errors import OutputError, SettingsError, UsageError
from mingjian.model.settings import Prints
from mingjian.publish.build import TOOL, commit_of
from mingjian.render.artifact import Artifact
from mingjian.render.prints import card, paper, photo, wall, words
from mingjian.render.prints.code import Codes
from mingjian.render.prints.fonts import find_faces
from mingjian.render.prints.press import NotPrintable, Press
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
    return views, open_press(loaded.registry.settings.prints, root)


def open_press(settings: Prints, root: Path) -> Press:
    """Set up the press, or say how to get fonts."""
    faces = find_faces(root / folder for folder in settings.fonts)
    if faces is None:
        raise SettingsError(words.NO_FONTS)
    return Press(faces, root / settings.layouts if settings.layouts else None)


def write_prints(prints: Iterable[Callable[[], Artifact]], out: Path | None) -> int:
    """Write the prints into a folder and say which; those that cannot be made are told, the others made."""
    folder = out or Path("build/print")
    code = 0
    for make in prints:
        try:
            artifact = make()
        except NotPrintable as refusal:
            click.echo(str(refusal), err=True)
            code = 1
            continue
        target = folder / Path(artifact.path).name
        _write(target, artifact.data)
        click.echo(say("print_done", path=target, kilobytes=-(-len(artifact.data) // 1024)))
    return code


def _write(target: Path, data: bytes) -> None:
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise OutputError(say("print_unwritten", path=target, reason=error.strerror or error)) from error


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
    return write_prints([partial(roster_print, views, press, wanted, paper)], out)


def _poster(kind: str, about: str) -> click.Command:
    """Make the command that prints one kind of poster."""

    @printing.command(kind, help=about)
    @registry_option
    @as_of_option
    @click.option("--institution", "institutions", multiple=True, help=say("print_institution"))
    @click.option("--paper", type=click.Choice(wall.PAPERS), default="a3", help=say("print_sheet"))
    @out_option
    def command(
        *,
        registry: Path | None,
        as_of: date | None,
        institutions: tuple[str, ...],
        paper: str,
        out: Path | None,
    ) -> int:
        views, press = open_views(registry, as_of)
        codes = Codes.of(views)
        wanted = institutions or tuple(key for key, row in views.institutions.items() if row.is_practising)
        return write_prints(
            [partial(wall.poster, views, press, codes, kind, key, paper=paper) for key in wanted], out
        )

    made: click.Command = command
    return made


POSTERS = (
    _poster(wall.WALL, say("print_wall")),
    _poster(wall.FEES, say("print_fees")),
    _poster(wall.PROCESS, say("print_process")),
)


def _write_cards(
    views: Views, prints: Iterable[Callable[[], Artifact]], photos: Path | None, out: Path | None
) -> int:
    """Write the cards; say of whom there is no photo, and which photos will not look well."""

    def told(make: Callable[[], Artifact]) -> Artifact:
        artifact = make()
        for line in photo.remarks(photos, cards(views, artifact.sources)):
            click.echo(line, err=True)
        return artifact

    return write_prints([partial(told, make) for make in prints], out)


def _cards(kind: str, about: str) -> click.Command:
    """Make the command that prints desk cards or badges."""

    @printing.command(kind, help=about)
    @registry_option
    @as_of_option
    @click.option("--institution", "institutions", multiple=True, help=say("print_institution"))
    @click.option("--person", "people", multiple=True, help=say("print_person"))
    @click.option("--size", type=click.Choice(card.SIZES), default="card", help=say("print_size"))
    @click.option(
        "--photos", type=click.Path(path_type=Path, file_okay=False, exists=True), help=say("print_photos")
    )
    @out_option
    def command(  # noqa: PLR0913 - one per option
        *,
        registry: Path | None,
        as_of: date | None,
        institutions: tuple[str, ...],
        people: tuple[str, ...],
        size: str,
        photos: Path | None,
        out: Path | None,
    ) -> int:
        if photos is not None and photos.resolve().is_relative_to(find_registry(registry)):
            raise UsageError(words.PHOTOS_INSIDE.format(folder=photos))
        views, press = open_views(registry, as_of)
        codes = Codes.of(views)
        default = () if people else tuple(key for key, row in views.institutions.items() if row.is_practising)
        staff = partial(card.staff_print, views, press, codes, kind, size=size, photos=photos)
        made: list[Callable[[], Artifact]] = [partial(staff, key) for key in institutions or default]
        refused = tuple(card.refusals(views, people))
        if len(refused) < len(people):
            single = partial(card.card_print, views, press, codes, kind, people, name="people")
            made.append(partial(single, size=size, photos=photos))
        for line in refused:
            click.echo(line, err=True)
        return max(_write_cards(views, made, photos, out), 1 if refused else 0)

    made: click.Command = command
    return made


CARDS = (_cards(card.DESK, say("print_desk")), _cards(card.BADGE, say("print_badge")))


@printing.command(help=say("print_result"))
@registry_option
@as_of_option
@click.argument("inspections", nargs=-1, required=True, metavar="INSPECTION…")
@out_option
def result(
    *, registry: Path | None, as_of: date | None, inspections: tuple[str, ...], out: Path | None
) -> int:
    """Print the results of inspections."""
    views, press = open_views(registry, as_of)
    codes = Codes.of(views)
    return write_prints([partial(paper.result_print, views, press, codes, key) for key in inspections], out)


@printing.command(help=say("print_expiring"))
@registry_option
@as_of_option
@click.option("--days", type=click.IntRange(0, 3650), default=None, help=say("print_days"))
@out_option
def expiring(*, registry: Path | None, as_of: date | None, days: int | None, out: Path | None) -> int:
    """Print the certificates that run out."""
    views, press = open_views(registry, as_of)
    return write_prints([partial(paper.expiring_print, views, press, days)], out)


@printing.command(help=say("print_review"))
@registry_option
@as_of_option
@click.argument("reviews", nargs=-1, required=True, metavar="REVIEW…")
@out_option
def review(*, registry: Path | None, as_of: date | None, reviews: tuple[str, ...], out: Path | None) -> int:
    """Print the bulletins of reviews."""
    views, press = open_views(registry, as_of)
    return write_prints([partial(paper.review_print, views, press, key) for key in reviews], out)


@printing.command(help=say("print_yearbook"))
@registry_option
@as_of_option
@click.option("--year", type=click.IntRange(1949, 2199), required=True, help=say("print_year"))
@out_option
def yearbook(*, registry: Path | None, as_of: date | None, year: int, out: Path | None) -> int:
    """Print the statistics of a year."""
    views, press = open_views(registry, as_of)
    return write_prints([partial(paper.yearbook_print, views, press, year)], out)


@printing.command(help=say("print_approvals"))
@registry_option
@as_of_option
@click.option("--since", type=Day(), required=True, help=say("print_since"))
@out_option
def approvals(*, registry: Path | None, as_of: date | None, since: date, out: Path | None) -> int:
    """Print the public decisions on applications."""
    views, press = open_views(registry, as_of)
    return write_prints([partial(paper.approvals_print, views, press, since)], out)
