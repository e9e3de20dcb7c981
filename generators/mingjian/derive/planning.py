"""Which authorities have no inspection plan in a year (S54): as a rule once a year, so said, never judged."""

from datetime import date

from mingjian.derive.layering import in_regions
from mingjian.derive.status import is_practising
from mingjian.model.authority import Authority, AuthorityLevel
from mingjian.model.registry import Registry

MIDYEAR, SPRING = 7, 3
"""From July on this year's plan is missed; until March last year's, when gaps of a year are listed."""


def year_asked(day: date) -> int | None:
    """Return the year whose plan one may ask for on a day; from April to June none."""
    if day.month >= MIDYEAR:
        return day.year
    return day.year - 1 if day.month <= SPRING and day.year > 1 else None


def has_no_plan(registry: Registry, authority: Authority, year: int) -> bool:
    """Say whether an authority with institutions to inspect has no plan in a year."""
    if authority.level is AuthorityLevel.COUNTY:
        return False
    if any(plan.year == year and plan.authority == authority.id for plan in registry.plans.values()):
        return False
    last = date(year, 12, 31)
    return any(
        in_regions(record.region, (authority.region,)) and is_practising(record, last)
        for record in registry.institutions.values()
    )
