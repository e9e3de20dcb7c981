"""Rules that offices work under: limits, how days are counted, publication, matters (S30, S55, S57)."""

from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.citing import document_cited
from mingjian.derive.piece import INDEX, Badge, Head, confidence_badge, index_head
from mingjian.derive.views import Views
from mingjian.model.vocabulary import CountingRule, Matter, PublicationWindow, ResultWord, TimeLimit, TimeUnit


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One time limit in words."""

    rule: TimeLimit
    text: str
    regions: str
    confidence: Badge
    document: str


@dataclass(frozen=True, slots=True)
class CountingLine:
    """One rule on how days are counted."""

    rule: CountingRule
    confidence: Badge


@dataclass(frozen=True, slots=True)
class WindowLine:
    """One rule on how long an entry is published."""

    rule: PublicationWindow
    text: str
    confidence: Badge


@dataclass(frozen=True, slots=True)
class DeadlinesPage:
    """Time limits, counting rules and publication windows, each with its basis."""

    head: Head
    limits: tuple[LimitLine, ...]
    counting: tuple[CountingLine, ...]
    windows: tuple[WindowLine, ...]
    window_note: str


def limit_text(rule: TimeLimit) -> str:
    """Write a time limit in words; an empty text when the rule names no number."""
    unit = wording.LIMIT_UNITS[rule.unit]
    if rule.min is not None and rule.max is not None:
        upper: TimeUnit = rule.max_unit or rule.unit
        high = wording.LIMIT_UNITS[upper]
        return wording.LIMIT_RANGE.format(low=rule.min, low_unit=unit, high=rule.max, high_unit=high)
    if rule.limit is None:
        return ""
    if rule.limit < 0:
        return wording.LIMIT_BEFORE.format(n=-rule.limit, unit=unit)
    if rule.extend is not None:
        return wording.LIMIT_EXTEND.format(n=rule.limit, unit=unit, more=rule.extend)
    return wording.LIMIT.format(n=rule.limit, unit=unit)


def window_text(rule: PublicationWindow) -> str:
    """Write in words how long an entry of a class is public."""
    if not rule.months:
        return wording.WINDOW_NONE
    longest = (wording.WINDOW_OPTIONAL if rule.optional else wording.WINDOW).format(n=rule.months)
    return wording.WINDOW_LEAST.format(longest=longest, least=rule.least) if rule.least else longest


def _document(views: Views, law: str) -> str:
    """Return the address of the document a limit rests on, if the library has it."""
    found = document_cited(views.registry.documents, law)
    return "" if found is None else f"documents/{found.id}/"


def deadlines_page(views: Views) -> DeadlinesPage:
    """Return the page of time limits."""
    limits = views.registry.vocabularies.get("deadlines")
    windows = views.registry.vocabularies.get("publication-windows")
    return DeadlinesPage(
        head=index_head("deadlines"),
        limits=tuple(
            LimitLine(
                rule,
                limit_text(rule),
                "、".join(map(views.regions.name, rule.regions)),
                confidence_badge(rule.confidence),
                _document(views, rule.law),
            )
            for rule in (limits.items if limits else ())
        ),
        counting=tuple(
            CountingLine(rule, confidence_badge(rule.confidence))
            for rule in (limits.counting if limits else ())
        ),
        windows=tuple(
            WindowLine(rule, window_text(rule), confidence_badge(rule.confidence))
            for rule in (windows.items if windows else ())
        ),
        window_note="" if windows is None else windows.note or "",
    )


@dataclass(frozen=True, slots=True)
class MattersPage:
    """The list of matters for inspection in full, and what the result words mean (S55, S57)."""

    head: Head
    matters: tuple[Matter, ...]
    words: tuple[tuple[ResultWord, Badge], ...]


def matters_page(views: Views) -> MattersPage:
    """Return the matters of inspections and the result words."""
    matters = views.registry.vocabularies.get("matters")
    words = views.registry.vocabularies.get("result-words")
    head = Head(wording.TITLE_MATTERS, wording.INDEX_DESCRIPTIONS["inspections"], (INDEX["inspections"],))
    return MattersPage(
        head,
        matters.items if matters else (),
        tuple((word, confidence_badge(word.confidence)) for word in (words.items if words else ())),
    )
