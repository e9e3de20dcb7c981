"""What every status word, result word and mark means; meanings are those declared with the words.

Pages lead from a badge to its entry with :func:`word_anchor`; a word that has no entry leads to the page.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mingjian.derive import wording
from mingjian.derive.inspecting import PENDING, RESULT_TONES
from mingjian.derive.piece import INVENTED, UNKNOWN, Badge, Head, confidence_badge, status_badge
from mingjian.derive.signpost import EXPLAIN_HEAD
from mingjian.derive.views import Views
from mingjian.model.appraiser import Employment
from mingjian.model.approval import ApprovalResult, ReviewKind
from mingjian.model.case import CaseKind, Severity
from mingjian.model.declaration import Word
from mingjian.model.fee import PriceKind, PricingMode
from mingjian.model.institution import AccreditationKind, Service, ServiceRuleKind
from mingjian.model.integrity import CampaignOutcome, ReviewType
from mingjian.model.licence import PRACTISING, AppraiserStatus, InstitutionStatus, LicenceAct
from mingjian.model.provenance import Confidence
from mingjian.model.sanction import Performance, SanctionType
from mingjian.model.service import AgreementType, ChannelType, WindowTask, WindowType
from mingjian.model.vocabulary import WaiverEffect


@dataclass(frozen=True, slots=True)
class Term:
    """One word with its meaning; ``count`` says how many records bear it, None where nobody would ask."""

    anchor: str
    badge: Badge
    is_mark: bool = False
    may_practise: bool | None = None
    count: int | None = None
    confidence: Badge | None = None


@dataclass(frozen=True, slots=True)
class TermGroup:
    """The words of one kind; ``key`` names the paragraph of the template that introduces them."""

    key: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ExplainPage:
    """Every word readers meet."""

    head: Head
    groups: tuple[TermGroup, ...]


WORDS: tuple[tuple[str, type[Word]], ...] = (
    ("licence-act", LicenceAct),
    ("employment", Employment),
    ("accreditation", AccreditationKind),
    ("service", Service),
    ("pricing-mode", PricingMode),
    ("price-kind", PriceKind),
    ("waiver", WaiverEffect),
    ("case-kind", CaseKind),
    ("severity", Severity),
    ("sanction-type", SanctionType),
    ("performance", Performance),
    ("approval-result", ApprovalResult),
    ("expert-review", ReviewKind),
    ("review-type", ReviewType),
    ("campaign", CampaignOutcome),
    ("service-rule", ServiceRuleKind),
    ("window-type", WindowType),
    ("window-task", WindowTask),
    ("channel", ChannelType),
    ("agreement", AgreementType),
)
"""Closed vocabularies explained as they are declared, by the key of their group."""

VOCABULARY_WORDS = ("sanction-kinds", "review-words", "proficiency-words")
"""Vocabularies whose words are explained as the registry words them."""

_FORCE_TONES = {
    wording.IN_FORCE: "ok",
    wording.NOT_YET: "info",
    wording.OUT_OF_FORCE: "warn",
    wording.FORCE_UNKNOWN: "none",
}


def word_anchor(key: str, word: Word) -> str:
    """Return the anchor of a declared word within its group."""
    return f"{key}-{word.name.lower().replace('_', '-')}"


def status_anchor(word: Word) -> str:
    """Return the anchor of a status word."""
    return word_anchor("institution" if isinstance(word, InstitutionStatus) else "appraiser", word)


def _statuses(key: str, words: Iterable[Word], badges: Iterable[Badge]) -> Iterator[Term]:
    counts: dict[str, int] = {}
    for badge in badges:
        counts[badge.word] = counts.get(badge.word, 0) + 1
    for word in words:
        yield Term(
            anchor=word_anchor(key, word),
            badge=status_badge(word),
            may_practise=word in PRACTISING,
            count=counts.get(str(word), 0),
        )
    yield Term(f"{key}-unknown", UNKNOWN, may_practise=None, count=counts.get(UNKNOWN.word, 0))


def _results(views: Views) -> Iterator[Term]:
    vocabulary = views.registry.vocabularies.get("result-words")
    for number, word in enumerate(vocabulary.items if vocabulary else (), start=1):
        badge = Badge(word.name, RESULT_TONES[word.problem], word.meaning)
        yield Term(f"result-{number}", badge, confidence=confidence_badge(word.confidence))
    yield Term("result-pending", PENDING)


def _named(views: Views, stem: str) -> Iterator[Term]:
    """Yield the words of a vocabulary of supervision with their meanings."""
    vocabulary = views.registry.vocabularies.get(stem)
    for number, word in enumerate(vocabulary.items if vocabulary else (), start=1):
        badge = Badge(word.name, "none", word.meaning)
        yield Term(f"{stem}-{number}", badge, confidence=confidence_badge(word.confidence))


def _grades(views: Views) -> Iterator[Term]:
    vocabulary = views.registry.vocabularies.get("rating-schemes")
    for scheme in vocabulary.items if vocabulary else ():
        for number, grade in enumerate(scheme.grades, start=1):
            meaning = wording.GRADE_MEANING.format(scheme=scheme.title, meaning=grade.meaning)
            yield Term(f"grade-{scheme.id}-{number}", Badge(grade.word, "info", meaning))


def _declared(key: str, words: Iterable[Word]) -> Iterator[Term]:
    for word in words:
        yield Term(word_anchor(key, word), Badge(str(word), "none", word.meaning))


def _marks(views: Views) -> Iterator[Term]:
    for mark in Confidence:
        yield Term(word_anchor("confidence", mark), confidence_badge(mark), is_mark=True)
    if views.registry.settings.fictional:
        yield Term("confidence-invented", INVENTED, is_mark=True)


def term_groups(views: Views) -> tuple[TermGroup, ...]:
    """Return every word readers meet, by kind."""
    institutions = (row.badge for row in views.institutions.values())
    people = (row.badge for row in views.appraisers.values())
    force = (
        Term(f"force-{number}", Badge(word, _FORCE_TONES[word], meaning))
        for number, (word, meaning) in enumerate(wording.FORCE_MEANINGS.items(), start=1)
    )
    return (
        TermGroup("institution", tuple(_statuses("institution", InstitutionStatus, institutions))),
        TermGroup("appraiser", tuple(_statuses("appraiser", AppraiserStatus, people))),
        TermGroup("result", tuple(_results(views))),
        TermGroup("force", tuple(force)),
        *(TermGroup(key, tuple(_declared(key, words))) for key, words in WORDS),
        *(TermGroup(stem, terms) for stem in VOCABULARY_WORDS if (terms := tuple(_named(views, stem)))),
        *((TermGroup("grade", grades),) if (grades := tuple(_grades(views))) else ()),
        TermGroup("confidence", tuple(_marks(views))),
    )


def explain_page(views: Views) -> ExplainPage:
    """Return the page of words."""
    return ExplainPage(EXPLAIN_HEAD, term_groups(views))
