"""Sanctions as pages show them: those inside their window only, the two kinds kept apart (S77–S79)."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from mingjian.derive import wording
from mingjian.derive.browse import Panel, panel_of
from mingjian.derive.page import PageLink, Slice, cut
from mingjian.derive.piece import INDEX, Badge, Head, Link, Origin, confidence_badge, index_head, origin_of
from mingjian.derive.takedown import window_rules
from mingjian.derive.views import Views
from mingjian.derive.windows import last_public_day, publish_until, window_for
from mingjian.model.case import Severity
from mingjian.model.sanction import BlacklistEntry, Sanction, SanctionType, Withdrawal
from mingjian.model.supervision_words import NegativeItem

SANCTIONS_PER_PAGE = 200
_TONES = {Severity.MINOR: "info", Severity.GENERAL: "warn", Severity.SERIOUS: "stop"}


def money(amount: Decimal) -> str:
    """Write an amount of yuan without needless decimals."""
    whole = amount.quantize(Decimal(1))
    return f"{whole:,}" if whole == amount else f"{amount:,.2f}"


@dataclass(frozen=True, slots=True)
class SanctionLine:
    """A sanction as lists show it; ``measures`` are the kinds with amounts and months."""

    record: Sanction
    link: Link
    subject: Link
    organ: Link
    measures: str
    severity: Badge
    until: str


def measures_of(record: Sanction) -> str:
    """Return the kinds of a sanction, with the amounts and months that belong to them."""
    details = {
        "罚款": None if record.amount is None else wording.SANCTION_FINE.format(amount=money(record.amount)),
        "没收违法所得": None
        if record.confiscated is None
        else wording.SANCTION_SEIZED.format(amount=money(record.confiscated)),
        "停止从事司法鉴定业务": None
        if record.months is None
        else wording.SANCTION_MONTHS.format(months=record.months),
    }
    return "、".join(details.get(kind) or kind for kind in record.kinds)


def severity_badge(severity: Severity) -> Badge:
    """Return the class of a discredit as a badge."""
    return Badge(str(severity), _TONES[severity], severity.meaning)


def sanction_line(views: Views, record: Sanction) -> SanctionLine:
    """Return a public sanction as lists show it."""
    subject = views.subject_link(record)
    until = last_public_day(record, window_rules(views.registry))
    organ = (
        Link(record.association or "", "")
        if record.authority is None
        else views.authority_link(record.authority)
    )
    return SanctionLine(
        record=record,
        link=Link(record.decision_number, f"sanctions/{record.id}/"),
        subject=subject,
        organ=organ,
        measures=measures_of(record),
        severity=severity_badge(record.severity),
        until="" if until is None else until.isoformat(),
    )


@dataclass(frozen=True, slots=True)
class SanctionPage:
    """One public sanction: facts, basis, and why and until when it is shown."""

    head: Head
    line: SanctionLine
    record: Sanction
    kinds: tuple[tuple[str, str], ...]
    conduct: tuple[str, ...]
    linked: SanctionLine | None
    law: str
    latest: str
    origin: Origin


def _meanings(views: Views, record: Sanction) -> tuple[tuple[str, str], ...]:
    vocabulary = views.registry.vocabularies.get("sanction-kinds")
    known = {item.name: item.meaning for item in (vocabulary.items if vocabulary else ())}
    return tuple((kind, known.get(kind, "")) for kind in record.kinds)


def _conduct(views: Views, record: Sanction) -> tuple[str, ...]:
    vocabulary = views.registry.vocabularies.get("negative-list")
    items = {item.id: item for item in (vocabulary.items if vocabulary else ())}
    return tuple(f"{key} {items[key].conduct}" for key in record.negative_items if key in items)


def sanction_page(views: Views, record: Sanction) -> SanctionPage:
    """Return the page of one public sanction."""
    line = sanction_line(views, record)
    rules = window_rules(views.registry)
    rule, until = window_for(record, rules), publish_until(record, rules)
    linked = views.registry.sanctions.get(record.linked or "")
    title = wording.SANCTION_TITLE.format(
        type=record.type, subject=line.subject.text, day=record.decided.isoformat()
    )
    description = wording.SANCTION_DESCRIPTION.format(subject=line.subject.text, type=record.type)
    return SanctionPage(
        head=Head(title, description, (INDEX["sanctions"],)),
        line=line,
        record=record,
        kinds=_meanings(views, record),
        conduct=_conduct(views, record),
        linked=None if linked is None else sanction_line(views, linked),
        law="" if rule is None else rule.law,
        latest="" if until is None else until.isoformat(),
        origin=origin_of(record),
    )


@dataclass(frozen=True, slots=True)
class WithdrawnPage:
    """What is left of a sanction whose publication was taken back: the public explanation, no facts."""

    head: Head
    organ: Link
    step: Withdrawal


def withdrawn_page(views: Views, key: str) -> WithdrawnPage:
    """Return the explanation of a withdrawal."""
    record = views.withdrawn[key]
    assert record.withdrawal is not None  # noqa: S101 - only withdrawn sanctions are kept there
    step = record.withdrawal
    organ = (
        Link(record.association or "", "")
        if record.authority is None
        else views.authority_link(record.authority)
    )
    title = wording.WITHDRAWN_TITLE.format(day=step.withdrawn.isoformat())
    return WithdrawnPage(Head(title, wording.WITHDRAWN_DESCRIPTION, (INDEX["sanctions"],)), organ, step)


@dataclass(frozen=True, slots=True)
class BlacklistLine:
    """A current entry of a blacklist that a rule orders to be public."""

    record: BlacklistEntry
    subject: Link
    authority: Link


@dataclass(frozen=True, slots=True)
class SanctionsPage:
    """Public sanctions, the two kinds apart; the explanations of withdrawals."""

    head: Head
    part: Slice
    groups: tuple[tuple[str, str, tuple[SanctionLine, ...]], ...]
    withdrawn: tuple[tuple[Link, str], ...]
    ordered_by: str
    blacklist: tuple[BlacklistLine, ...]
    pages: tuple[PageLink, ...]
    panel: Panel
    version: str
    window_note: str


def sanction_slices(views: Views) -> Iterator[Slice]:
    """Yield the pages of the list of sanctions."""
    return cut("sanctions/", [item.id for item in views.sanctions], SANCTIONS_PER_PAGE)


def blacklist_lines(views: Views) -> tuple[BlacklistLine, ...]:
    """Return the current entries, the youngest first; none where no rule orders a list."""
    held = sorted(views.registry.blacklist.values(), key=lambda item: (item.since, item.id), reverse=True)
    return tuple(
        BlacklistLine(item, views.subject_link(item), views.authority_link(item.authority)) for item in held
    )


def sanctions_page(views: Views, part: Slice, version: str = "") -> SanctionsPage:
    """Return one page of the list of sanctions; ``version`` is that of the script's data."""
    records = views.registry.sanctions
    lines = [sanction_line(views, records[key]) for key in part.ids]
    head, first = index_head("sanctions"), part.number == 1
    if not first:
        title = wording.TITLE_PAGED.format(title=head.title, page=wording.PAGE.format(n=part.number))
        head = Head(title, head.description, head.crumbs)
    order = views.registry.settings.blacklist
    windows = views.registry.vocabularies.get("publication-windows")
    return SanctionsPage(
        head=head,
        part=part,
        groups=tuple(
            (str(type_), type_.meaning, tuple(line for line in lines if line.record.type is type_))
            for type_ in SanctionType
        ),
        withdrawn=tuple(_withdrawals(views)) if first else (),
        ordered_by="" if order is None or order.since > views.as_of else order.rule,
        blacklist=blacklist_lines(views) if first else (),
        pages=part.pages,
        panel=panel_of(views, "sanctions"),
        version=version,
        window_note="" if windows is None else windows.note or "",
    )


def _withdrawals(views: Views) -> Iterator[tuple[Link, str]]:
    for key, record in sorted(views.withdrawn.items()):
        if record.withdrawal is not None:
            day = record.withdrawal.withdrawn.isoformat()
            yield Link(wording.WITHDRAWN_TITLE.format(day=day), f"sanctions/{key}/"), record.withdrawal.reason


@dataclass(frozen=True, slots=True)
class ConductPage:
    """The list of forbidden conduct with its basis (S70)."""

    head: Head
    note: str
    items: tuple[tuple[NegativeItem, Badge], ...]


def conduct_page(views: Views) -> ConductPage:
    """Return the negative list as it stands on the day."""
    vocabulary = views.registry.vocabularies.get("negative-list")
    items = vocabulary.items if vocabulary else ()
    current = (
        item
        for item in items
        if (item.since is None or item.since <= views.as_of)
        and (item.until is None or views.as_of <= item.until)
    )
    return ConductPage(
        head=Head(wording.TITLE_CONDUCT, wording.DESCRIPTION_CONDUCT, (INDEX["sanctions"],)),
        note=(vocabulary.note or "") if vocabulary else "",
        items=tuple((item, confidence_badge(item.confidence)) for item in current),
    )
