"""How long a decided misconduct may be published (law 5; 国办发〔2025〕22号).

The end is computed from the rules in ``vocab/publication-windows.yml``, never typed. Months are counted as in
民法典 第二百零二条: the last day is the corresponding day of the last month, or its end where there is none.
A case outside its window has no page, no link, no count: nothing.
"""

import calendar
from collections.abc import Iterable
from datetime import MAXYEAR, date

from mingjian.model.case import Case, CaseKind, Publication
from mingjian.model.vocabulary import PublicationWindow


def add_months(day: date, months: int) -> date:
    """Return the corresponding day ``months`` later, clamped to the end of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def window_for(publication: Publication, rules: Iterable[PublicationWindow]) -> PublicationWindow | None:
    """Return the rule in force on the day of the decision, the youngest if several claim it."""
    fitting = (
        rule
        for rule in rules
        if rule.severity == publication.severity
        and rule.since <= publication.decided
        and (rule.until is None or publication.decided <= rule.until)
    )
    return max(fitting, key=lambda rule: rule.since, default=None)


def publish_until(publication: Publication, rules: Iterable[PublicationWindow]) -> date | None:
    """Return the last day on which the entry may be public; None when no rule lets it be public at all."""
    rule = window_for(publication, rules)
    if rule is None or rule.months == 0:
        return None
    return add_months(publication.decided, rule.months)


def is_public(publication: Publication, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether the entry may be public on a day; a repaired entry leaves on the day of the repair."""
    until = publish_until(publication, rules)
    if until is None or not publication.decided <= on <= until:
        return False
    return publication.repaired is None or on < publication.repaired


def case_is_public(case: Case, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether a case may be public: a typical case always, a warning case only inside its window."""
    if case.kind is not CaseKind.WARNING and case.publication is None:
        return True
    return case.publication is not None and is_public(case.publication, on, rules)
