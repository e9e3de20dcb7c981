"""I: licence and practice numbers. Length and province are certain, the inner structure is not."""

from collections import Counter
from collections.abc import Iterator

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.model.licence import Licence

LICENCE_LENGTHS = (9, 7)
PRACTICE_LENGTHS = (12,)


def _problem(number: str, lengths: tuple[int, ...], province: str) -> str | None:
    if len(number) not in lengths:
        return say("length", count=len(number), expected=lengths[0])
    if number[:2] != province:
        return say("province", found=number[:2], expected=province)
    return None


@rule("I014")
def number_of_wrong_length_or_province(ctx: Context) -> Iterator[Hit]:
    """A number has its fixed length and begins with the code of its province."""
    for key, institution in ctx.registry.institutions.items():
        for index, licence in enumerate(institution.licences):
            if problem := _problem(licence.number, LICENCE_LENGTHS, institution.region[:2]):
                yield Hit(
                    key,
                    f"licences[{index}].number",
                    what=say("licence_number"),
                    number=licence.number,
                    problem=problem,
                )
    for key, person in ctx.registry.appraisers.items():
        if problem := _problem(person.practice_number, PRACTICE_LENGTHS, person.region[:2]):
            yield Hit(
                key,
                "practice_number",
                what=say("practice_number"),
                number=person.practice_number,
                problem=problem,
            )


def _structure_problem(licence: Licence, region: str) -> str | None:
    city, year = licence.number[2:4], licence.number[4:6]
    if city not in ("00", region[2:4]):
        return say("city", found=city, expected=region[2:4])
    if year != "00" and 2000 + int(year) > licence.issued.year:
        return say("year", found=year, issued=licence.issued.year)
    return None


@rule("I015")
def unlikely_licence_number(ctx: Context) -> Iterator[Hit]:
    """The inner structure (city, year) of a nine-digit number is known from examples only: a warning."""
    for key, institution in ctx.registry.institutions.items():
        for index, licence in enumerate(institution.licences):
            if len(licence.number) != LICENCE_LENGTHS[0]:
                continue
            if problem := _structure_problem(licence, institution.region):
                yield Hit(key, f"licences[{index}].number", number=licence.number, problem=problem)


@rule("I016")
def practice_number_differs_from_certificate(ctx: Context) -> Iterator[Hit]:
    """The practice number shown is the one on the newest certificate (one used twice is I004)."""
    used = Counter(person.practice_number for person in ctx.registry.appraisers.values())
    for key, person in ctx.registry.appraisers.items():
        if used[person.practice_number] > 1:
            continue
        newest = max(person.certificates, key=lambda certificate: certificate.since)
        if newest.number != person.practice_number:
            yield Hit(key, "practice_number", number=person.practice_number, certificate=newest.number)
