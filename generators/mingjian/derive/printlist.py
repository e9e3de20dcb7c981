"""The page that lists what can be printed: rosters by region, posters by institution."""

from collections.abc import Mapping
from dataclasses import dataclass

from mingjian.derive.notice import missing_parts
from mingjian.derive.piece import Head, Link
from mingjian.derive.signpost import PRINTS_HEAD
from mingjian.derive.views import Views, grouped
from mingjian.derive.volume import is_official


@dataclass(frozen=True, slots=True)
class RosterLine:
    """The roster of one region; ``url`` is empty when it could not be set."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class PosterLine:
    """The posters of one institution, and what is missing where there are none."""

    id: str
    institution: Link
    posters: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class PrintsPage:
    """The page of prints."""

    head: Head
    has_fonts: bool
    is_official: bool
    rosters: tuple[RosterLine, ...]
    groups: tuple[tuple[str, tuple[PosterLine, ...]], ...]


def prints_page(
    views: Views,
    rosters: Mapping[str, str],
    posters: Mapping[str, tuple[str, ...]],
    made: frozenset[str],
    *,
    has_fonts: bool,
) -> PrintsPage:
    """Return the page; ``made`` are the paths of what was set."""
    lines = [
        RosterLine(views.regions.name(code), path if path in made else "") for code, path in rosters.items()
    ]
    found = grouped(
        (views.area_of(views.institutions[key].region) or "", _poster_line(views, key, paths, made))
        for key, paths in posters.items()
    )
    return PrintsPage(
        head=PRINTS_HEAD,
        has_fonts=has_fonts,
        is_official=is_official(views),
        rosters=tuple(lines),
        groups=tuple((views.regions.name(code), group) for code, group in sorted(found.items())),
    )


def _poster_line(views: Views, key: str, paths: tuple[str, ...], made: frozenset[str]) -> PosterLine:
    missing = missing_parts(views, views.registry.institutions[key])
    return PosterLine(
        id=key,
        institution=views.institution_link(key),
        posters=tuple(path if path in made else "" for path in paths),
        missing="、".join(missing),
    )
