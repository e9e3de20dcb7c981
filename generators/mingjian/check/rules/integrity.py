"""R54x: grades, reviews, proficiency rounds and campaigns say what was decided, once, in the words agreed."""

from collections import Counter
from collections.abc import Iterable, Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.derive.status import in_scope
from mingjian.derive.views import subject_of
from mingjian.model.integrity import CampaignOutcome, Rating, ReviewType
from mingjian.model.period import on
from mingjian.model.supervision_words import Holder, RatingScheme


def _graded(ctx: Context) -> Iterator[tuple[str, Rating, RatingScheme]]:
    vocabulary = ctx.registry.vocabularies.get("rating-schemes")
    schemes = {item.id: item for item in (vocabulary.items if vocabulary else ())}
    for key, item in ctx.registry.ratings.items():
        if item.scheme in schemes:
            yield key, item, schemes[item.scheme]


@rule("R541")
def grade_outside_the_scheme(ctx: Context) -> Iterator[Hit]:
    """A grade is one the scheme knows."""
    for key, item, scheme in _graded(ctx):
        words = [grade.word for grade in scheme.grades]
        if item.grade not in words:
            yield Hit(key, "grade", grade=item.grade, allowed="、".join(words))


@rule("R542")
def two_grades_for_one_period(ctx: Context) -> Iterator[Hit]:
    """A subject has one grade per scheme and period."""
    seen: dict[tuple[str, str, int], str] = {}
    for key, item in ctx.registry.ratings.items():
        first = seen.setdefault((subject_of(item), item.scheme, item.year), key)
        if first != key:
            yield Hit(key, "year", year=item.year, other=first)


@rule("R543")
def public_before_objections_end(ctx: Context) -> Iterator[Hit]:
    """Who is graded may object before the grade is public."""
    for key, item in ctx.registry.ratings.items():
        if item.published is not None and item.published <= item.objection_until:
            yield Hit(key, "published", published=item.published, until=item.objection_until)


@rule("R544")
def grade_public_before_it_was_signed(ctx: Context) -> Iterator[Hit]:
    """A grade is public after the decision that sets it was signed."""
    for key, item in ctx.registry.ratings.items():
        if item.published is not None and item.published < item.decided:
            yield Hit(key, "decided", published=item.published, decided=item.decided)


@rule("R545")
def scheme_of_another_holder(ctx: Context) -> Iterator[Hit]:
    """A scheme for institutions grades no appraiser, and was in force when the grade was signed."""
    for key, item, scheme in _graded(ctx):
        wrong = item.appraiser if scheme.holder is Holder.INSTITUTION else item.institution
        if wrong is not None:
            yield Hit(key, "scheme", problem=say("scheme_holder", holder=scheme.holder.value))
        elif scheme.since is not None and item.decided < scheme.since:
            yield Hit(key, "scheme", problem=say("scheme_since", since=scheme.since))
        elif scheme.until is not None and scheme.until < item.decided:
            yield Hit(key, "scheme", problem=say("scheme_until", until=scheme.until))


@rule("R546")
def word_of_another_review(ctx: Context) -> Iterator[Hit]:
    """A result word belongs to the kind of review it is used in."""
    vocabulary = ctx.registry.vocabularies.get("review-words")
    types = {item.name: item.types for item in (vocabulary.items if vocabulary else ())}
    for key, review in ctx.registry.reviews.items():
        used = [(f"outcomes[{i}].result", item.result) for i, item in enumerate(review.outcomes)]
        used += [(f"counts[{i}].result", item.result) for i, item in enumerate(review.counts)]
        for field, word in used:
            if review.type not in types.get(word, (review.type,)):
                yield Hit(key, field, word=word, type=review.type.value)


def _twice(ids: Iterable[str]) -> Iterator[int]:
    seen: set[str] = set()
    for index, value in enumerate(ids):
        if value and value in seen:
            yield index
        seen.add(value)


@rule("R547")
def judged_twice(ctx: Context) -> Iterator[Hit]:
    """One round judges a subject once."""
    for key, review in ctx.registry.reviews.items():
        for index in _twice(subject_of(item) for item in review.outcomes):
            subject = ctx.name_of(subject_of(review.outcomes[index]))
            yield Hit(key, f"outcomes[{index}]", subject=subject)
    for key, test in ctx.registry.proficiency.items():
        for index in _twice(item.institution for item in test.results):
            subject = ctx.name_of(test.results[index].institution)
            yield Hit(key, f"results[{index}].institution", subject=subject)
    for key, drive in ctx.registry.campaigns.items():
        for index in _twice(item.institution for item in drive.results):
            subject = ctx.name_of(drive.results[index].institution)
            yield Hit(key, f"results[{index}].institution", subject=subject)


@rule("R548")
def quality_review_names_somebody(ctx: Context) -> Iterator[Hit]:
    """A quality review publishes totals and common faults only."""
    for key, review in ctx.registry.reviews.items():
        if review.type is ReviewType.QUALITY and review.outcomes:
            yield Hit(key, "outcomes", count=len(review.outcomes))


@rule("R549")
def counts_do_not_add_up(ctx: Context) -> Iterator[Hit]:
    """The counts of a quality review add up to the reports sampled."""
    for key, review in ctx.registry.reviews.items():
        total = sum(item.count for item in review.counts)
        if review.type is ReviewType.QUALITY and review.counts and total != (review.sampled or 0):
            yield Hit(key, "counts", total=total, sampled=review.sampled or say("not_given"))


@rule("R550")
def evaluator_is_no_third_party(ctx: Context) -> Iterator[Hit]:
    """A third party is named, and is neither the authority nor one of the judged."""
    for key, review in ctx.registry.reviews.items():
        if review.type is not ReviewType.THIRD_PARTY:
            continue
        authority = ctx.registry.authorities.get(review.authority)
        judged = [ctx.registry.institutions.get(item.institution or "") for item in review.outcomes]
        parties = {body.name for body in (authority, *judged) if body is not None}
        if review.evaluator is None:
            yield Hit(key, "type", problem=say("evaluator_missing"))
        elif review.evaluator in parties:
            yield Hit(key, "evaluator", problem=say("evaluator_party", evaluator=review.evaluator))


@rule("R551")
def failed_without_follow_up(ctx: Context) -> Iterator[Hit]:
    """Who fails a proficiency test is told to put things right by a day."""
    vocabulary = ctx.registry.vocabularies.get("proficiency-words")
    failing = {item.name for item in (vocabulary.items if vocabulary else ()) if not item.passed}
    for key, test in ctx.registry.proficiency.items():
        for index, item in enumerate(test.results):
            if item.result in failing and item.follow_up is None:
                subject = ctx.name_of(item.institution)
                yield Hit(key, f"results[{index}].result", result=item.result, subject=subject)


@rule("R552")
def tested_outside_the_scope(ctx: Context) -> Iterator[Hit]:
    """An institution is tested in what it is licensed for."""
    for key, test in ctx.registry.proficiency.items():
        day = test.published or test.as_of
        for index, item in enumerate(test.results):
            body = ctx.registry.institutions.get(item.institution)
            if body is not None and not in_scope(on(body.scope, day), test.category):
                yield Hit(
                    key,
                    f"results[{index}].institution",
                    subject=ctx.name_of(item.institution),
                    category=ctx.category(test.category),
                )


@rule("R553")
def campaign_outcome_without_decision(ctx: Context) -> Iterator[Hit]:
    """Taking scope or registration away needs a decision, and says what was taken."""
    for key, drive in ctx.registry.campaigns.items():
        for index, item in enumerate(drive.results):
            place = f"results[{index}]"
            if item.outcome is CampaignOutcome.REDUCED and not item.removed:
                yield Hit(key, f"{place}.outcome", outcome=item.outcome.value, missing=say("removed_scope"))
            elif (
                item.outcome in {CampaignOutcome.REDUCED, CampaignOutcome.CANCELLED}
                and item.decision_number is None
            ):
                yield Hit(key, f"{place}.outcome", outcome=item.outcome.value, missing=say("its_number"))


@rule("R554")
def more_outcomes_than_subjects(ctx: Context) -> Iterator[Hit]:
    """A campaign has no more outcomes than subjects, and a report only when every subject has one."""
    for key, drive in ctx.registry.campaigns.items():
        done = len(Counter(item.institution for item in drive.results))
        if drive.total is not None and done > drive.total:
            yield Hit(key, "total", total=drive.total, done=done)
