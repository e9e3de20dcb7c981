"""What we tell a citizen about a rule: the sentence, the time limit behind it, the basis, how sure we are."""

from collections.abc import Iterable
from dataclasses import dataclass

from mingjian.derive.deadlines import limit_text
from mingjian.derive.piece import Badge, confidence_badge
from mingjian.derive.views import Views
from mingjian.model.guidance import Statement, Step
from mingjian.model.vocabulary import TimeLimit


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence with what stands behind it; ``limit`` comes from the list of time limits."""

    title: str
    text: str
    limit: str
    basis: str
    confidence: Badge | None
    url: str | None


def time_limits(views: Views) -> dict[str, TimeLimit]:
    """Return the time limits by id."""
    vocabulary = views.registry.vocabularies.get("deadlines")
    return {rule.id: rule for rule in vocabulary.items} if vocabulary else {}


def _claim(said: Statement, limits: dict[str, TimeLimit]) -> Claim:
    rule = limits.get(said.deadline) if said.deadline else None
    mark = said.confidence
    if mark is None and rule is not None:
        mark = rule.confidence
    return Claim(
        title=said.title if isinstance(said, Step) else "",
        text=said.text,
        limit="" if rule is None else limit_text(rule),
        basis=said.basis or ("" if rule is None else rule.law),
        confidence=None if mark is None else confidence_badge(mark),
        url=said.url,
    )


def claims(views: Views, said: Iterable[Statement]) -> tuple[Claim, ...]:
    """Return statements as pages show them."""
    limits = time_limits(views)
    return tuple(_claim(item, limits) for item in said)
