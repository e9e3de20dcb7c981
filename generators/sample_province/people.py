"""Who practises where and for what: seats, categories, and enough people for each licensed category."""

from dataclasses import dataclass, field

from sample_province.fates import ENDINGS, FATES, Fate
from sample_province.institution_table import TABLE, Institution
from sample_province.names import people

MINIMUM = 3
DETAILS = {
    "fy:02": ("fy:0201", "fy:0202", "fy:0203"),
    "fy:03": ("fy:0301", "fy:0303"),
    "wz:01": ("wz:0101", "wz:0102"),
    "sx:03": ("sx:0301", "sx:0302"),
}
"""Items a person may hold without holding the whole domain."""


@dataclass
class Person:
    """One invented appraiser before it becomes a record."""

    serial: int
    name: str
    gender: str
    home: Institution
    seat: int
    fate: Fate | None = None
    codes: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The record id."""
        return f"sl-r{self.serial:05d}"

    @property
    def leaves(self) -> bool:
        """Say whether the person no longer counts among the staff of the first institution."""
        return self.fate is not None and (
            self.fate.to is not None or self.fate.word not in {"正常", "延续审查中"}
        )


def crew(spec: Institution) -> list[Fate | None]:
    """Return one entry per seat: those who stay (None) and those with a fate of their own."""
    return [ENDINGS.get(spec.serial)] * spec.staff + list(FATES.get(spec.serial, ()))


def assign(spec: Institution, team: list[Person]) -> None:
    """Give every person categories so that each licensed category has enough people who stay."""
    codes = list(spec.scope)
    for index, person in enumerate(team):
        person.codes = [person.fate.code] if person.fate and person.fate.code else [codes[index % len(codes)]]
    staying = team if spec.ended else [person for person in team if not person.leaves]
    for code in codes:
        fill(staying, code, spec.short.get(code))
        narrow([person for person in staying if person.codes == [code]], code, spec.scope[code])
    for person in team:
        person.codes = sorted(set(person.codes))


def fill(staying: list[Person], code: str, short: int | None) -> None:
    """Add the category to others until enough hold it; where the table wants it short, take it from some."""
    held = [person for person in staying if code in person.codes]
    others = sorted(
        (person for person in staying if code not in person.codes),
        key=lambda person: (person.codes[0][:2] != code[:2], len(person.codes), person.seat),
    )
    for person in others[: max(0, (short or MINIMUM) - len(held))]:
        person.codes.append(code)
    for person in held[short:] if short is not None and others else ():
        person.codes = list(others[0].codes)


def narrow(only: list[Person], code: str, exclusions: tuple[str, ...]) -> None:
    """Let one of many hold single items instead of the whole domain."""
    if len(only) > MINIMUM + 1 and code in DETAILS:
        only[-1].codes = [item for item in DETAILS[code] if item not in exclusions]


def everyone() -> list[Person]:
    """Return all people of all institutions, in the order of the table."""
    names = people()
    found: list[Person] = []
    for spec in TABLE:
        team: list[Person] = []
        for seat, fate in enumerate(crew(spec), start=1):
            name, gender = next(names)
            team.append(Person(len(found) + len(team) + 1, name, gender, spec, seat, fate))
        assign(spec, team)
        found += team
    return found
