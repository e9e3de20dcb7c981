"""Does the licence fit people and laboratory? Licensed, staffed, accredited, per category (S88)."""

from dataclasses import dataclass
from datetime import date

from mingjian.derive.roster import Roster
from mingjian.derive.status import accreditations_on, covers, scope_on
from mingjian.model.institution import Institution
from mingjian.model.licence import ScopeItem
from mingjian.model.registry import Registry


@dataclass(frozen=True, slots=True)
class Fit:
    """One licensed category of an institution.

    ``accredited`` is True or False; ``required`` says whether a rule asks for accreditation in this category.
    """

    item: ScopeItem
    staff: int
    minimum: int
    required: bool
    accredited: bool

    @property
    def is_staffed(self) -> bool:
        """Say whether enough appraisers hold the category."""
        return self.staff >= self.minimum


def accreditation_required(registry: Registry, code: str) -> bool:
    """Say whether a category, or one above it, must have an accredited laboratory."""
    return any(
        item.accreditation_required and covers(item.code, code) for item in registry.categories.values()
    )


def is_accredited(institution: Institution, code: str, day: date) -> bool:
    """Say whether a valid certificate covers the category or a part of it."""
    return any(
        covers(scope, code) or covers(code, scope)
        for certificate in accreditations_on(institution, day)
        for scope in certificate.scope
    )


def derive_fit(registry: Registry, roster: Roster, institution: Institution, day: date) -> tuple[Fit, ...]:
    """Return one line per licensed category of an institution on a day."""
    return tuple(
        Fit(
            item=item,
            staff=len(roster.staff(institution.id, item)),
            minimum=registry.settings.parameters.min_appraisers,
            required=accreditation_required(registry, item.category),
            accredited=is_accredited(institution, item.category, day),
        )
        for item in scope_on(institution, day)
    )
