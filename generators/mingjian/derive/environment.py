"""Environmental damage: who can appraise it, for which sub-class, who asks for no advance (S52, S122)."""

from dataclasses import dataclass

from mingjian.derive.categorypage import LONG_LIST
from mingjian.derive.charge import WaiverLine
from mingjian.derive.helping import promised
from mingjian.derive.offering import waivers_for
from mingjian.derive.piece import Head, Link
from mingjian.derive.servicepage import service_url, subhead
from mingjian.derive.serving import pledge_on, purchases
from mingjian.derive.tracker import MeasureLine
from mingjian.derive.views import Views
from mingjian.model.institution import NoPrepayment
from mingjian.model.service import PurchaseNeed

CLASS = "hj"
PUBLIC_INTEREST = "公益诉讼"


@dataclass(frozen=True, slots=True)
class EnvironmentLine:
    """One institution licensed for environmental damage; ``pledge`` is None where none is recorded."""

    institution: Link
    region: Link
    fields: tuple[Link, ...]
    may_practise: bool
    pledge: NoPrepayment | None


@dataclass(frozen=True, slots=True)
class EnvironmentPage:
    """Who can appraise environmental damage here."""

    head: Head
    fields: tuple[tuple[Link, int], ...]
    lines: tuple[EnvironmentLine, ...]
    pledged: int
    practising: int
    is_long: bool
    category: Link
    rules: tuple[WaiverLine, ...]
    items: tuple[tuple[Link, str], ...]
    promises: tuple[MeasureLine, ...]


def _line(views: Views, key: str) -> EnvironmentLine:
    row = views.institutions[key]
    fields = dict.fromkeys(code[:5] for code in row.categories if code.startswith(CLASS))
    return EnvironmentLine(
        institution=Link(row.name, row.url),
        region=views.region_link(row.region),
        fields=tuple(map(views.categories.link, fields)),
        may_practise=row.may_practise,
        pledge=pledge_on(views, key),
    )


def environment_page(views: Views) -> EnvironmentPage:
    """Return the page on environmental damage."""
    ids = views.coverage.licensed.get(CLASS, ())
    root = views.registry.settings.region
    lines = [_line(views, key) for key in ids]
    return EnvironmentPage(
        head=subhead("environment"),
        fields=tuple(
            (views.categories.link(code), views.coverage.count(root, code))
            for code in views.categories.fields
            if code.startswith(CLASS)
        ),
        lines=tuple(sorted(lines, key=lambda line: line.pledge is None)[:LONG_LIST]),
        pledged=sum(line.pledge is not None and line.may_practise for line in lines),
        practising=sum(line.may_practise for line in lines),
        is_long=len(lines) > LONG_LIST,
        category=views.categories.link(CLASS),
        rules=waivers_for(views, PUBLIC_INTEREST),
        items=tuple(
            (Link(record.title, service_url(record.id)), item.name)
            for record in purchases(views)
            for item in record.items
            if PurchaseNeed.PUBLIC_INTEREST in item.needs
        ),
        promises=promised(views, "S52", "S122"),
    )
