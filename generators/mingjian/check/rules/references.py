"""R1xx: what refers to what. Every declared reference and vocabulary word resolves; chains lead somewhere."""

from collections.abc import Iterator
from typing import Any

from mingjian.check.context import Context
from mingjian.check.nearest import nearest
from mingjian.check.phrase import suggest
from mingjian.check.rule import Hit, rule
from mingjian.check.walk import dotted, paths, references, values, vocabulary_words
from mingjian.derive.status import has_ended
from mingjian.model.declaration import FieldSpec, Model
from mingjian.model.period import latest
from mingjian.model.registry import KIND


@rule("R101")
def dangling_reference(ctx: Context) -> Iterator[Hit]:
    """Every field declared as a reference holds the id of a record of that kind."""
    groups: list[tuple[type[Model], dict[str, Any]]] = [
        (kind.model, records) for kind, records in ctx.by_kind
    ]
    groups.append((type(ctx.registry.settings), {"registry": ctx.registry.settings}))
    for model, records in groups:
        for path in paths(model, references):
            known = ctx.registry.of(path.spec.ref or "")
            for key, record in records.items():
                for value, place in values(record, path.steps):
                    if value not in known and value not in ctx.unread:
                        yield _dangling(ctx, key, dotted(place), path.spec, value)


def _dangling(ctx: Context, key: str, field: str, spec: FieldSpec, value: str) -> Hit:
    kind = KIND[spec.ref or ""]
    near = nearest(value, ctx.registry.of(kind.key))
    named = ctx.name_of(near) if near else None
    return Hit(key, field, title=spec.title, value=value, kind=kind.title, suggestion=suggest(named))


@rule("R102")
def unknown_word(ctx: Context) -> Iterator[Hit]:
    """Every field declared as a vocabulary word holds a word of that vocabulary."""
    groups: list[tuple[type[Model], dict[str, Any]]] = [
        (kind.model, records) for kind, records in ctx.by_kind
    ]
    groups += [(type(item), {f"vocab/{stem}": item}) for stem, item in ctx.registry.vocabularies.items()]
    groups.append((type(ctx.registry.settings), {"registry": ctx.registry.settings}))
    for model, records in groups:
        for path in paths(model, vocabulary_words):
            stem = path.spec.vocabulary or ""
            known = ctx.words(stem)
            if known is None:
                continue
            for key, record in records.items():
                for value, place in values(record, path.steps):
                    if value not in known:
                        yield _unknown(ctx, key, dotted(place), path.spec, value)


def _unknown(ctx: Context, key: str, field: str, spec: FieldSpec, value: str) -> Hit:
    stem = spec.vocabulary or ""
    near = _named(ctx, stem, nearest(value, sorted(ctx.words(stem) or ())))
    return Hit(key, field, title=spec.title, value=value, vocabulary=stem, suggestion=suggest(near))


def _named(ctx: Context, stem: str, code: str | None) -> str | None:
    """Return a code with what it stands for, since a code alone tells a clerk nothing."""
    for item in ctx.registry.vocabularies[stem].items if code else ():
        if getattr(item, "code", None) == code:
            return f"{code} {item.name}"
    return code


@rule("R103")
def head_is_not_own_appraiser(ctx: Context) -> Iterator[Hit]:
    """The head of an institution is one of its own appraisers."""
    for key, institution in ctx.registry.institutions.items():
        head = ctx.registry.appraisers.get(institution.head or "")
        if head is None or ctx.ended(institution) or head.id in ctx.doubtful:
            continue
        place = latest(head.affiliations, ctx.days[key])
        if place is None or place.institution != key or has_ended(head, ctx.days[key]):
            yield Hit(key, "head", head=ctx.name_of(head.id))


@rule("R104")
def successor_chain(ctx: Context) -> Iterator[Hit]:
    """A successor is the body that practises today, not one that was itself succeeded."""
    institutions = ctx.registry.institutions
    for key, institution in institutions.items():
        follower = institutions.get(institution.successor or "")
        if follower is None or follower.successor is None:
            continue
        line = [key, follower.id]
        while (step := institutions.get(line[-1])) is not None and step.successor is not None:
            line.append(step.successor)
            if step.successor in line[:-1]:
                break
        yield Hit(key, "successor", line=" → ".join(line), last=line[-1])


@rule("R105")
def successor_of_a_practising_institution(ctx: Context) -> Iterator[Hit]:
    """Only an ended institution has a successor."""
    for key, institution in ctx.registry.institutions.items():
        if institution.successor is not None and not ctx.ended(institution):
            yield Hit(key, "successor", successor=ctx.name_of(institution.successor))


@rule("R106")
def appraiser_at_an_ended_institution(ctx: Context) -> Iterator[Hit]:
    """When an institution's registration ends, nobody practises there any more."""
    for key, staff in ctx.staff.items():
        institution = ctx.registry.institutions.get(key)
        if institution is None or not ctx.ended(institution):
            continue
        ended = institution.status[-1]
        for person, affiliation, index in staff:
            if (affiliation.until is None or affiliation.until > ended.since) and not ctx.ended(person):
                yield Hit(
                    person.id,
                    f"affiliations[{index}].institution",
                    institution=ctx.name_of(key),
                    status=ended.status.value,
                    since=ended.since,
                )


@rule("R107")
def practising_without_institution(ctx: Context) -> Iterator[Hit]:
    """An appraiser who may practise does so at some institution."""
    for key, person in ctx.registry.appraisers.items():
        word = person.status[-1].status
        if (
            key not in ctx.doubtful
            and ctx.is_practising(person)
            and latest(person.affiliations, person.as_of) is None
        ):
            yield Hit(key, "affiliations", status=word.value, day=person.as_of)


@rule("R108")
def replacement_is_retired(ctx: Context) -> Iterator[Hit]:
    """A retired category is replaced by one in use; a chain of retired ones helps nobody."""
    categories = ctx.registry.categories
    for index, item in enumerate(categories.values()):
        target = categories.get(item.replaced_by or "")
        if target is not None and (target.until is not None or target.code == item.code):
            yield Hit("vocab/categories", f"items[{index}].replaced_by", code=item.code, target=target.code)
