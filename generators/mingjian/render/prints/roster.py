"""The printed roster of a region (S28)."""

from dataclasses import replace

from mingjian.derive.edition import Issue
from mingjian.derive.views import Views
from mingjian.derive.volume import Volume, roster_volume
from mingjian.render.artifact import Artifact
from mingjian.render.prints import words
from mingjian.render.prints.press import NotPrintable, Press

PAPERS = ("a4", "a5")


def roster_print(views: Views, press: Press, region: str, paper: str = "a4") -> Artifact:
    """Set the roster of a region."""
    if region not in views.regions.regions:
        raise NotPrintable(words.NO_REGION.format(region=region))
    volume = roster_volume(views, region)
    title = roster_title(volume)
    data = {
        "volume": volume,
        "paper": paper,
        "title": title,
        "cover_title": words.ROSTER_TITLE if volume.is_official else sample_title(volume),
        "short_title": words.ROSTER_SHORT.format(region=volume.region_name),
        "edition_text": edition_text(volume.issue),
        "publisher": volume.authority if volume.is_official else volume.publisher,
    }
    made = press.print("roster", data, views.as_of, roster_path(region, paper))
    return replace(made, sources=_sources(volume))


def roster_path(region: str, paper: str = "a4") -> str:
    """Return where a roster stands in the published tree."""
    return f"print/roster-{region}{'' if paper == 'a4' else f'-{paper}'}.pdf"


def roster_title(volume: Volume) -> str:
    """Return the title; only a publisher with a legal basis may call it a roster (law 7)."""
    if volume.is_official:
        return f"{words.ROSTER_SHORT.format(region=volume.region_name)}（{edition_text(volume.issue)}）"
    return "".join(sample_title(volume))


def sample_title(volume: Volume) -> list[str]:
    """Return the title of a sample in the parts between which a cover may break it."""
    return [part.format(region=volume.region_name) for part in words.ROSTER_SAMPLE_TITLE]


def edition_text(issue: Issue) -> str:
    """Return the edition in words."""
    if issue.number:
        return words.EDITION.format(year=issue.year, number=issue.number)
    return words.DRAFT.format(year=issue.year)


def _sources(volume: Volume) -> tuple[str, ...]:
    return tuple(body.id for city in volume.cities for body in city.bodies)
