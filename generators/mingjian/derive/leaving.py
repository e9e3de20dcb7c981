"""What leaves the site next, although nobody changes anything: entries whose window or term ends (law 5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mingjian.derive.takedown import window_rules
from mingjian.derive.views import subject_of
from mingjian.derive.windows import (
    ONE_DAY,
    announcement_end,
    channel_is_public,
    entry_is_public,
    expert_end,
    expert_is_public,
    last_public_day,
    publish_until,
)
from mingjian.model.registry import KIND, Registry
from mingjian.model.service import ChannelType


@dataclass(frozen=True, slots=True)
class Leaving:
    """One entry that is public on ``last`` for the last time; ``path`` is its file."""

    last: date
    kind: str
    id: str
    title: str
    path: str


def leaving(registry: Registry, as_of: date, days: int) -> tuple[Leaving, ...]:
    """Return what is public on ``as_of`` and no longer after one of the next ``days`` days, soonest first."""
    end = as_of + timedelta(days=days)
    found = (item for item in _endings(registry, as_of) if as_of <= item.last < end)
    return tuple(sorted(found, key=lambda item: (item.last, item.kind, item.id)))


def public_until(registry: Registry, as_of: date) -> date | None:
    """Return the last day on which all that is public on ``as_of`` may stay; None when nothing leaves."""
    return min((item.last for item in _endings(registry, as_of) if item.last >= as_of), default=None)


def _endings(registry: Registry, as_of: date) -> Iterator[Leaving]:
    rules = window_rules(registry)
    for key, sanction in registry.sanctions.items():
        last = last_public_day(sanction, rules)
        if last is not None and sanction.published is not None and sanction.published <= as_of:
            title = f"{sanction.type} {sanction.decision_number}"
            yield _entry(registry, "sanction", key, title, last)
    for key, entry in registry.blacklist.items():
        if entry.until is not None and entry_is_public(entry, as_of, registry.settings.blacklist):
            last = entry.until if entry.repaired is None else min(entry.until, entry.repaired - ONE_DAY)
            yield _entry(registry, "blacklist", key, f"{entry.decision_number} {subject_of(entry)}", last)
    for key, case in registry.cases.items():
        told = case.publication
        until = None if told is None else publish_until(told, rules)
        if told is None or until is None or as_of < told.decided:
            continue
        ends = [until] if told.repaired is None else [until, told.repaired - ONE_DAY]
        holder = registry.sanctions.get(told.sanction or "")
        if holder is not None:
            ends.append(last_public_day(holder, rules) or until)
        yield _entry(registry, "case", key, case.title, min(ends))
    yield from _terms(registry, as_of)


def _terms(registry: Registry, as_of: date) -> Iterator[Leaving]:
    """Yield what leaves on a day somebody set: announcements, experts, and channels for emergencies."""
    for key, notice in registry.announcements.items():
        end = announcement_end(notice)
        if end is not None and notice.published <= as_of:
            yield _entry(registry, "announcement", key, notice.title, end)
    for key, person in registry.experts.items():
        if expert_is_public(person, as_of):
            yield _entry(registry, "expert", key, person.name, expert_end(person))
    for key, channel in registry.green_channels.items():
        if channel.type is ChannelType.EMERGENCY and channel_is_public(channel, as_of) and channel.until:
            yield _entry(registry, "channel", key, channel.title, channel.until)


def _entry(registry: Registry, kind: str, key: str, title: str, last: date) -> Leaving:
    return Leaving(last, KIND[kind].title, key, title, registry.paths.get(key, key))
