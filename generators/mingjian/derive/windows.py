"""How long a decided misconduct may be published (law 5; 国办发〔2025〕22号).

The end is computed from the rules in ``vocab/publication-windows.yml``, never typed. Months are counted as in
民法典 第二百零二条: the last day is the corresponding day of the last month, or its end where there is none.
What lies outside its window has no page, no link, no count: nothing (``takedown.py`` sees to that).
"""

import calendar
from collections.abc import Iterable
from datetime import MAXYEAR, date, timedelta
from typing import Protocol

from mingjian.model.case import Case, CaseKind, Severity
from mingjian.model.knowledge import Expert
from mingjian.model.period import holds
from mingjian.model.publicity import Announcement
from mingjian.model.sanction import BlacklistEntry, Sanction
from mingjian.model.service import ChannelType, GreenChannel
from mingjian.model.settings import BlacklistOrder
from mingjian.model.vocabulary import PublicationWindow

ONE_DAY = timedelta(days=1)


class Decided(Protocol):
    """A decision whose publication ends by rule."""

    @property
    def decided(self) -> date: ...  # noqa: D102
    @property
    def severity(self) -> Severity: ...  # noqa: D102
    @property
    def repaired(self) -> date | None: ...  # noqa: D102


def add_months(day: date, months: int) -> date:
    """Return the corresponding day ``months`` later, clamped to the end of a shorter month."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    if year > MAXYEAR:
        return date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def window_for(publication: Decided, rules: Iterable[PublicationWindow]) -> PublicationWindow | None:
    """Return the rule in force on the day of the decision, the youngest if several claim it."""
    fitting = (
        rule
        for rule in rules
        if rule.severity == publication.severity
        and rule.since <= publication.decided
        and (rule.until is None or publication.decided <= rule.until)
    )
    return max(fitting, key=lambda rule: rule.since, default=None)


def publish_until(publication: Decided, rules: Iterable[PublicationWindow]) -> date | None:
    """Return the last day on which the entry may be public; None when no rule lets it be public at all."""
    rule = window_for(publication, rules)
    if rule is None or rule.months == 0:
        return None
    return add_months(publication.decided, rule.months)


def longest_window(rules: Iterable[PublicationWindow]) -> int:
    """Return the months of the longest window there is; 0 without rules."""
    return max((rule.months for rule in rules), default=0)


def is_public(publication: Decided, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether the entry may be public on a day; a repaired entry leaves on the day of the repair."""
    until = publish_until(publication, rules)
    if until is None or not publication.decided <= on <= until:
        return False
    return publication.repaired is None or on < publication.repaired


def sanction_is_public(sanction: Sanction, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether a sanction may be public: from its publication on, within its window, unless withdrawn."""
    if sanction.published is None or on < sanction.published:
        return False
    if sanction.withdrawal is not None and sanction.withdrawal.withdrawn <= on:
        return False
    return is_public(sanction, on, rules)


def ought_to_be_public(sanction: Sanction, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether a sanction not yet public should be: its window is open, the rule no mere option."""
    if sanction.decided > on or (sanction.published is not None and sanction.published <= on):
        return False
    rule = window_for(sanction, rules)
    if sanction.withdrawal is not None or rule is None or rule.optional:
        return False
    return is_public(sanction, on, (rule,))


def entry_is_public(entry: BlacklistEntry, on: date, order: BlacklistOrder | None) -> bool:
    """Say whether a blacklist entry may be public: only where a rule orders it, until its end or repair."""
    if order is None or on < order.since or entry.until is None or not holds(entry, on):
        return False
    return entry.repaired is None or on < entry.repaired


def last_public_day(sanction: Sanction, rules: Iterable[PublicationWindow]) -> date | None:
    """Return the last day on which a sanction is public as things stand; None when it never is."""
    until = publish_until(sanction, rules)
    if until is None or sanction.published is None:
        return None
    ends = [until]
    if sanction.repaired is not None:
        ends.append(sanction.repaired - ONE_DAY)
    if sanction.withdrawal is not None:
        ends.append(sanction.withdrawal.withdrawn - ONE_DAY)
    last = min(ends)
    return last if sanction.published <= last else None


def case_is_public(case: Case, on: date, rules: Iterable[PublicationWindow]) -> bool:
    """Say whether a case may be public: a typical case always, a warning case only inside its window."""
    if case.kind is not CaseKind.WARNING and case.publication is None:
        return True
    return case.publication is not None and is_public(case.publication, on, rules)


def announcement_is_public(item: Announcement, on: date) -> bool:
    """Say whether an announcement may be public: from its publication to its last day, unless withdrawn."""
    last = announcement_end(item)
    return item.published <= on and (last is None or on <= last)


def announcement_end(item: Announcement) -> date | None:
    """Return the last day on which an announcement is public; None when it has none."""
    ends = [] if item.until is None else [item.until]
    if item.withdrawn is not None:
        ends.append(item.withdrawn - ONE_DAY)
    return min(ends, default=None)


def expert_is_public(person: Expert, on: date) -> bool:
    """Say whether somebody may be named as an expert: in the term, and while the consent stands."""
    return person.consent is not None and max(person.since, person.consent.given) <= on <= expert_end(person)


def expert_end(person: Expert) -> date:
    """Return the last day on which an expert may be named."""
    left = None if person.consent is None else person.consent.withdrawn
    return person.until if left is None else min(person.until, left - ONE_DAY)


def channel_is_public(channel: GreenChannel, on: date) -> bool:
    """Say whether a channel may be shown: from its first day; one for an emergency goes when it is over.

    Other channels stay and say that they have ended: people still come with the old notice (S118, S125).
    """
    if channel.since > on:
        return False
    if channel.type is not ChannelType.EMERGENCY:
        return True
    return channel.until is not None and channel.covers(on)
