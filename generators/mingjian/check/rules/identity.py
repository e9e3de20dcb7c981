"""I: who is who. Ids, numbers and names that must be unique, and that fit the record they stand in."""

import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from itertools import count
from typing import TypeVar

from mingjian.check.checkdigit import USCC_LENGTH, uscc_check_digit
from mingjian.check.context import Context, stem_of
from mingjian.check.phrase import say
from mingjian.check.rule import FILE, Hit, rule
from mingjian.model.appraiser import Affiliation, Appraiser
from mingjian.model.institution import Institution
from mingjian.model.licence import HostKind
from mingjian.model.period import overlaps
from mingjian.model.registry import letter_of

T = TypeVar("T", bound=Hashable)
FREE_PREFIX = frozenset({"fee", "document", "standard"})
"""Kinds that also hold facts of other places (national tables, documents), so any prefix is right."""
HOST_PREFIXES = {
    HostKind.HOSPITAL: ("12", "52", "91"),
    HostKind.UNIVERSITY: ("12", "52"),
    HostKind.RESEARCH: ("12", "52", "91"),
    HostKind.COMPANY: ("91", "92", "93"),
    HostKind.NONPROFIT: ("52",),
}
"""First two positions of the code by kind of host: 12 事业单位, 52 民办非企业单位, 91 企业."""
INSTITUTION_PREFIX = "34"


def repeated(items: Iterable[tuple[T, str, str]]) -> Iterator[tuple[T, str, str, str]]:
    """Yield (value, key, field, first key) for every value already used under another key."""
    first: dict[T, str] = {}
    for value, key, field in items:
        owner = first.setdefault(value, key)
        if owner != key:
            yield value, key, field, owner


def folded(name: str) -> str:
    """Reduce a name to what makes it distinct: no spaces, one width."""
    return "".join(unicodedata.normalize("NFKC", name).split())


@rule("I001")
def id_differs_from_file_name(ctx: Context) -> Iterator[Hit]:
    """The file stem is the id, and the id is the URL."""
    for _, records in ctx.by_kind:
        for key in records:
            stem = stem_of(ctx.registry.paths.get(key, f"{key}.yml"))
            if stem != key:
                yield Hit(key, "id", id=key, stem=stem)


@rule("I002")
def id_used_twice(ctx: Context) -> Iterator[Hit]:
    """An id is used once, ever."""
    for key, kept, left in ctx.duplicates:
        yield Hit(f"{FILE}{left}", "id", id=key, kept=kept)


@rule("I003")
def licence_number_of_two_institutions(ctx: Context) -> Iterator[Hit]:
    """A licence number belongs to one institution, also after it has ended."""
    numbers = (
        (licence.number, key, f"licences[{index}].number")
        for key, institution in ctx.registry.institutions.items()
        for index, licence in enumerate(institution.licences)
    )
    for number, key, field, owner in repeated(numbers):
        yield Hit(key, field, number=number, other=ctx.name_of(owner))


@rule("I004")
def practice_number_of_two_appraisers(ctx: Context) -> Iterator[Hit]:
    """A practice number belongs to one person."""
    numbers = (
        (person.practice_number, key, "practice_number") for key, person in ctx.registry.appraisers.items()
    )
    for number, key, field, owner in repeated(numbers):
        yield Hit(key, field, number=number, other=ctx.name_of(owner))


@rule("I005")
def id_of_wrong_kind(ctx: Context) -> Iterator[Hit]:
    """An id starts with the registry's prefix and the letter of its kind."""
    prefix = ctx.registry.settings.prefix
    for kind, records in ctx.by_kind:
        for key in records:
            own = key.partition("-")[0]
            if letter_of(key) != kind.letter or (own != prefix and kind.key not in FREE_PREFIX):
                expected = f"{own if kind.key in FREE_PREFIX else prefix}-{kind.letter}"
                yield Hit(key, "id", id=key, kind=kind.title, expected=expected)


@rule("I006")
def measure_id_used_twice(ctx: Context) -> Iterator[Hit]:
    """A measure's id is unique over all documents."""
    seen: dict[str, str] = {}
    for key, document in ctx.registry.documents.items():
        for index, measure in enumerate(document.measures):
            if measure.id in seen:
                yield Hit(key, f"measures[{index}].id", id=measure.id, other=seen[measure.id])
            seen.setdefault(measure.id, key)


@rule("I007")
def namesakes_at_one_institution(ctx: Context) -> Iterator[Hit]:
    """Two records of one name at one institution at the same time are most likely one person."""
    for institution, staff in ctx.staff.items():
        by_name: dict[str, list[tuple[Appraiser, Affiliation]]] = defaultdict(list)
        for person, affiliation, _ in staff:
            for other, theirs in by_name[folded(person.name)]:
                if other.id != person.id and overlaps(affiliation, theirs):
                    yield Hit(
                        person.id,
                        "name",
                        name=person.name,
                        other=other.id,
                        institution=ctx.name_of(institution),
                    )
                    break
            by_name[folded(person.name)].append((person, affiliation))


@rule("I008")
def credit_code_of_two_institutions(ctx: Context) -> Iterator[Hit]:
    """A credit code belongs to one institution."""
    codes = (
        (item.uscc, key, "uscc") for key, item in ctx.registry.institutions.items() if item.uscc is not None
    )
    for code, key, field, owner in repeated(codes):
        yield Hit(key, field, code=code, other=ctx.name_of(owner))


@rule("I009")
def fee_item_code_used_twice(ctx: Context) -> Iterator[Hit]:
    """An item code is unique within its schedule."""
    for key, schedule in ctx.registry.fees.items():
        seen: set[str] = set()
        for index, item in enumerate(schedule.items):
            if item.code in seen:
                yield Hit(key, f"items[{index}].code", code=item.code)
            seen.add(item.code)


@rule("I010")
def institutions_of_one_name(ctx: Context) -> Iterator[Hit]:
    """Two institutions may not bear one name while both are registered."""
    names = (
        (folded(institution.name), key, "name")
        for key, institution in ctx.registry.institutions.items()
        if not ctx.ended(institution)
    )
    for _, key, field, owner in repeated(names):
        yield Hit(key, field, name=ctx.registry.institutions[key].name, other=owner)


@rule("I011")
def vocabulary_word_twice(ctx: Context) -> Iterator[Hit]:
    """A code or word stands once in its vocabulary."""
    for stem, vocabulary in ctx.registry.vocabularies.items():
        seen: set[str] = set()
        for index, item in zip(count(), vocabulary.items):
            name = next((field for field in ("code", "id", "name") if hasattr(item, field)), None)
            if name is None:
                continue
            word = getattr(item, name)
            if word in seen:
                yield Hit(f"vocab/{stem}", f"items[{index}].{name}", word=word)
            seen.add(word)


def _credit_codes(institution: Institution) -> Iterator[tuple[str, str]]:
    if institution.uscc is not None:
        yield "uscc", institution.uscc
    if institution.host is not None and institution.host.uscc is not None:
        yield "host.uscc", institution.host.uscc


@rule("I012")
def wrong_check_digit(ctx: Context) -> Iterator[Hit]:
    """The last character of a credit code follows from the first 17."""
    for key, institution in ctx.registry.institutions.items():
        for field, code in _credit_codes(institution):
            digit = uscc_check_digit(code)
            if len(code) != USCC_LENGTH:
                yield Hit(key, field, code=code, problem=say("length", count=len(code), expected=USCC_LENGTH))
            elif digit is None:
                yield Hit(key, field, code=code, problem=say("alphabet"))
            elif digit != code[-1]:
                yield Hit(key, field, code=code, problem=say("check_digit", expected=digit, found=code[-1]))


@rule("I013")
def credit_code_of_other_kind(ctx: Context) -> Iterator[Hit]:
    """The first two positions of a credit code say which kind of body it is."""
    for key, institution in ctx.registry.institutions.items():
        if institution.uscc is not None and not institution.uscc.startswith(INSTITUTION_PREFIX):
            expected = say("institution_prefix", prefix=INSTITUTION_PREFIX)
            yield Hit(key, "uscc", code=institution.uscc, prefix=institution.uscc[:2], expected=expected)
        host = institution.host
        if host is None or host.uscc is None:
            continue
        allowed = HOST_PREFIXES.get(host.kind, ())
        if allowed and not host.uscc.startswith(allowed):
            expected = say("host_prefix", prefixes="、".join(allowed), kind=host.kind.value)
            yield Hit(key, "host.uscc", code=host.uscc, prefix=host.uscc[:2], expected=expected)
