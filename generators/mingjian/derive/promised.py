"""The measures in other orders: by due date, unit, hedge, pilot, number and theme (S153, S163, S164).

The tracker says what a document wrote and whether the registry holds evidence; never that it was not done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.order import sort_key
from mingjian.derive.piece import INDEX, Head, Link
from mingjian.derive.tracker import MeasureLine, all_measures, theme_url
from mingjian.derive.views import Views, grouped


@dataclass(frozen=True, slots=True)
class MeasureGroup:
    """Measures under one heading (a day, a unit, a word)."""

    title: str
    lines: tuple[MeasureLine, ...]

    @property
    def place(self) -> str:
        """Whose document it is from, where that belongs to the heading."""
        return self.title.rpartition(wording.UNIT_MARK)[0]

    @property
    def short(self) -> str:
        """The heading without the place."""
        return self.title.rpartition(wording.UNIT_MARK)[2]


@dataclass(frozen=True, slots=True)
class MeasuresPage:
    """Measures in groups; ``rest`` are those the document leaves open, under a heading of their own."""

    head: Head
    lead: str
    groups: tuple[MeasureGroup, ...]
    rest: tuple[MeasureLine, ...]
    rest_title: str


Keys = Callable[[MeasureLine], Iterable[str]]

ORDERS: dict[str, Keys] = {
    "due": lambda line: [due.due.isoformat() for due, _ in line.dues],
    "units": lambda line: [
        wording.UNIT_OF.format(issuer=line.issuer, unit=unit)
        for unit in (*line.record.units.lead, *line.record.units.responsible)
    ],
    "hedges": lambda line: line.record.hedges,
    "pilots": lambda line: line.record.pilots,
    "numbers": lambda line: [target.kind.meaning for target in line.record.targets],
}
"""How measures are grouped, by the last part of the page's address."""


def measures_by(views: Views, order: str) -> MeasuresPage:
    """Return the measures in one order; a measure with two keys stands under both."""
    lines = tuple(all_measures(views))
    keys = ORDERS[order]
    pairs = [(key, line) for line in lines for key in dict.fromkeys(keys(line))]
    pairs.sort(key=lambda pair: sort_key(pair[0]))
    title, lead, rest = wording.MEASURES_BY[order]
    return MeasuresPage(
        head=Head(title, lead, (INDEX["measures"],)),
        lead=lead,
        groups=tuple(MeasureGroup(key, found) for key, found in grouped(pairs).items()),
        rest=tuple(line for line in lines if not tuple(keys(line))),
        rest_title=rest,
    )


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """One theme with how many measures each document has on it."""

    id: str
    name: str
    link: Link
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ThemesPage:
    """Every theme against every document, zeros included."""

    head: Head
    documents: tuple[Link, ...]
    lines: tuple[ThemeLine, ...]


@dataclass(frozen=True, slots=True)
class ThemePage:
    """What each document says on one theme; a document that says nothing is named."""

    head: Head
    id: str
    blocks: tuple[tuple[Link, str, tuple[MeasureLine, ...]], ...]
    silent: tuple[Link, ...]


def by_theme(views: Views) -> dict[str, tuple[MeasureLine, ...]]:
    """Return the measures by theme, themes in their own order."""
    found = grouped((theme, line) for line in all_measures(views) for theme in line.record.themes)
    return {theme: found[theme] for theme in views.theme_names if theme in found}


def _documents(views: Views) -> tuple[tuple[Link, str], ...]:
    return tuple(
        (Link(record.title, f"documents/{record.id}/"), record.issuer)
        for record in views.documents
        if record.measures
    )


def themes_page(views: Views) -> ThemesPage:
    """Return every theme with the number of measures of each document."""
    documents = _documents(views)
    found = views.once("measures by theme", by_theme)
    return ThemesPage(
        head=Head(wording.TITLE_THEMES, wording.DESCRIPTION_THEMES, (INDEX["measures"],)),
        documents=tuple(Link(issuer, link.url) for link, issuer in documents),
        lines=tuple(
            ThemeLine(
                theme,
                name,
                Link(name, theme_url(theme) if theme in found else ""),
                tuple(sum(line.document == link for line in found.get(theme, ())) for link, _ in documents),
            )
            for theme, name in views.theme_names.items()
        ),
    )


def theme_page(views: Views, theme: str) -> ThemePage:
    """Return what the documents say on one theme."""
    lines = views.once("measures by theme", by_theme)[theme]
    name = views.theme_names[theme]
    crumbs = (INDEX["measures"], Link(wording.TITLE_THEMES, "measures/themes/"))
    blocks = [
        (link, issuer, tuple(line for line in lines if line.document == link))
        for link, issuer in _documents(views)
    ]
    return ThemePage(
        head=Head(name, wording.DESCRIPTION_THEME.format(name=name), crumbs),
        id=theme,
        blocks=tuple(block for block in blocks if block[2]),
        silent=tuple(Link(issuer, link.url) for link, issuer, found in blocks if not found),
    )
