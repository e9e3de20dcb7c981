"""R2xx: what an institution may do, and whether its people and laboratory fit it (S88)."""

from collections.abc import Iterator
from datetime import date

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.tree import FOUR_CLASSES, class_of, related
from mingjian.derive.status import affiliation_on, covers, in_scope, scope_on
from mingjian.model.institution import Institution
from mingjian.model.licence import ScopeItem
from mingjian.model.period import holds, on, overlaps

MINIMUM_CAPITAL = 20
"""万元; 司法部令第95号 第十四条 asks for 20 to 100."""


def _standing(ctx: Context) -> Iterator[tuple[Institution, date]]:
    """Yield the institutions whose registration has not ended, with the day they are judged on."""
    for key, institution in ctx.registry.institutions.items():
        if not ctx.ended(institution):
            yield institution, ctx.days[key]


def _scope(ctx: Context, institution: Institution, day: date) -> Iterator[tuple[int, ScopeItem]]:
    """Yield the scope items of a day with their position; unknown codes are reported elsewhere."""
    for index, item in enumerate(institution.scope):
        if holds(item, day) and item.category in ctx.registry.categories:
            yield index, item


@rule("R206")
def category_outside_the_scope(ctx: Context) -> Iterator[Hit]:
    """An appraiser's categories lie within the scope of the institution, exclusions taken off."""
    scopes = {
        key: scope_on(institution, ctx.days[key]) for key, institution in ctx.registry.institutions.items()
    }
    for key, person in ctx.registry.appraisers.items():
        place = affiliation_on(person, person.as_of)
        if place is None or place.institution not in scopes or ctx.ended(person) or key in ctx.doubtful:
            continue
        if ctx.ended(ctx.registry.institutions[place.institution]):
            continue
        scope = scopes[place.institution]
        for index, item in enumerate(person.categories):
            if holds(item, person.as_of) and not in_scope(scope, item.category):
                licensed = "、".join(part.category for part in scope) or say("none")
                yield Hit(
                    key,
                    f"categories[{index}].category",
                    category=ctx.category(item.category),
                    institution=ctx.name_of(place.institution),
                    scope=licensed,
                )


@rule("R208")
def too_few_appraisers(ctx: Context) -> Iterator[Hit]:
    """Each licensed category has enough appraisers who may practise."""
    minimum = ctx.registry.settings.parameters.min_appraisers
    for institution, day in _standing(ctx):
        if not ctx.is_practising(institution) or institution.id in ctx.incomplete_staff:
            continue
        held = [
            [item.category for item in on(person.categories, day)]
            for person in ctx.staff_on(institution.id, day)
        ]
        for index, item in _scope(ctx, institution, day):
            count = sum(any(related(item.category, category) for category in person) for person in held)
            if count < minimum:
                yield Hit(
                    institution.id,
                    f"scope[{index}].category",
                    category=ctx.category(item.category),
                    count=count,
                    minimum=minimum,
                )


def _categories_in_use(ctx: Context) -> Iterator[tuple[str, str, str, date]]:
    """Yield (record, field, category, day) for every category somebody holds on the day it is judged."""
    for institution, day in _standing(ctx):
        for index, item in _scope(ctx, institution, day):
            yield institution.id, f"scope[{index}].category", item.category, day
    for key, person in ctx.registry.appraisers.items():
        if not ctx.ended(person):
            for index, held in enumerate(person.categories):
                if holds(held, person.as_of):
                    yield key, f"categories[{index}].category", held.category, person.as_of


@rule("R211")
def retired_category(ctx: Context) -> Iterator[Hit]:
    """A category that is no longer in use gives way to its replacement."""
    for key, field, code, day in _categories_in_use(ctx):
        item = ctx.registry.categories.get(code)
        if item is not None and item.until is not None and item.until < day:
            target = say("replacement", category=ctx.category(item.replaced_by)) if item.replaced_by else ""
            yield Hit(key, field, category=ctx.category(code), until=item.until, replacement=target)


@rule("R212")
def category_not_yet_in_use(ctx: Context) -> Iterator[Hit]:
    """A category is used from the day its rule takes effect."""
    for key, field, code, day in _categories_in_use(ctx):
        item = ctx.registry.categories.get(code)
        if item is not None and item.since is not None and item.since > day:
            yield Hit(key, field, category=ctx.category(code), since=item.since, day=day)


@rule("R213")
def no_legal_basis(ctx: Context) -> Iterator[Hit]:
    """Outside the four classes a category is registered only with a law that is named."""
    for institution, day in _standing(ctx):
        for index, item in _scope(ctx, institution, day):
            known = ctx.registry.categories.get(item.category)
            named = item.legal_basis or (known.legal_basis if known is not None else None)
            if class_of(item.category) not in FOUR_CLASSES and named is None:
                yield Hit(institution.id, f"scope[{index}].category", category=ctx.category(item.category))


@rule("R214")
def accreditation_missing(ctx: Context) -> Iterator[Hit]:
    """Where a rule asks for an accredited laboratory, a certificate covers the category."""
    for institution, day in _standing(ctx):
        if not ctx.is_practising(institution):
            continue
        for index, item in _scope(ctx, institution, day):
            if item.category in ctx.must_be_accredited and not any(
                related(code, item.category)
                for certificate in institution.accreditations
                for code in certificate.scope
            ):
                yield Hit(institution.id, f"scope[{index}].category", category=ctx.category(item.category))


@rule("R215")
def accreditation_beyond_the_scope(ctx: Context) -> Iterator[Hit]:
    """An accreditation covers what the institution is licensed for."""
    for institution, day in _standing(ctx):
        licensed = [item.category for _, item in _scope(ctx, institution, day)]
        for index, certificate in enumerate(institution.accreditations):
            for position, code in enumerate(certificate.scope):
                if holds(certificate, day) and not any(related(code, category) for category in licensed):
                    yield Hit(
                        institution.id,
                        f"accreditations[{index}].scope[{position}]",
                        category=ctx.category(code),
                    )


@rule("R231")
def category_licensed_twice(ctx: Context) -> Iterator[Hit]:
    """A category stands in the scope once at a time, and not beside one that contains it."""
    for key, institution in ctx.registry.institutions.items():
        for index, item in enumerate(institution.scope):
            for other in institution.scope[:index]:
                if related(item.category, other.category) and overlaps(item, other):
                    yield Hit(
                        key,
                        f"scope[{index}].category",
                        category=ctx.category(item.category),
                        other=ctx.category(other.category),
                    )
                    break


@rule("R232")
def exclusion_outside_the_category(ctx: Context) -> Iterator[Hit]:
    """What is excluded lies below the category it is excluded from."""
    for key, institution in ctx.registry.institutions.items():
        for index, item in enumerate(institution.scope):
            for position, code in enumerate(item.exclusions):
                if code == item.category or not covers(item.category, code):
                    yield Hit(
                        key,
                        f"scope[{index}].exclusions[{position}]",
                        exclusion=ctx.category(code),
                        category=ctx.category(item.category),
                    )


@rule("R233")
def capital_below_the_minimum(ctx: Context) -> Iterator[Hit]:
    """An institution has at least 200,000 yuan."""
    for institution, _ in _standing(ctx):
        if institution.capital is not None and institution.capital < MINIMUM_CAPITAL:
            yield Hit(institution.id, "capital", capital=institution.capital, minimum=MINIMUM_CAPITAL)
