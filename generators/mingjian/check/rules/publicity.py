"""W11x, W12x: what may be public of a sanction, for how long, who looked at it, where it must not stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mingjian.check.context import Context
from mingjian.check.phrase import say
from mingjian.check.rule import Hit, rule
from mingjian.check.walk import dotted, free_texts, paths, values
from mingjian.derive.takedown import number_of, window_rules
from mingjian.derive.views import subject_of
from mingjian.derive.windows import ought_to_be_public
from mingjian.derive.workdays import working_days_between
from mingjian.model.case import Severity
from mingjian.model.declaration import FieldSpec
from mingjian.model.registry import Registry
from mingjian.model.sanction import BlacklistEntry, Sanction

WITHDRAWAL_DAYS = 3
"""行政处罚法 第四十八条: three days, which 第八十五条 says are working days."""
ALLOWED = frozenset({"decision_number", "number"})
"""Fields that hold document numbers; the take-down knows how to clear them."""
_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,12}〔\d{4}〕\d+号")
_YEAR = re.compile(r"[〔\[［【(（] ?\d{4}")
TELLING = 8
"""Shorter grounds are words that may stand anywhere."""
_AS_TYPED = str.maketrans("[［【(（]］】)）", "〔" * 5 + "〕" * 5, " 第")
"""How people write a number when they type it anew: other brackets, a blank, 第."""


@rule("W110")
def not_two_readers(ctx: Context) -> Iterator[Hit]:
    """Two different posts looked at whatever may harm a name."""
    for kind in ("sanction", "blacklist"):
        for key, item in ctx.registry.of(kind).items():
            posts = {post.strip() for post in item.reviewed_by if post.strip()}
            if len(posts) < 2:
                yield Hit(key, "reviewed_by", count=len(posts))


@rule("W111")
def published_before_decided(ctx: Context) -> Iterator[Hit]:
    """Nothing undecided is shown."""
    for key, item in ctx.registry.sanctions.items():
        if item.published is not None and item.published < item.decided:
            yield Hit(key, "published", published=item.published, decided=item.decided)


@rule("W112")
def published_late(ctx: Context) -> Iterator[Hit]:
    """A decision is public within seven working days."""
    limit = ctx.registry.settings.parameters.decision_days
    for key, item in ctx.registry.sanctions.items():
        if item.published is not None:
            days = working_days_between(item.decided, item.published)
            if days > limit:
                yield Hit(key, "published", decided=item.decided, days=days, limit=limit)


@rule("W113")
def withdrawn_late(ctx: Context) -> Iterator[Hit]:
    """A decision that fell is taken back within three working days."""
    for key, item in ctx.registry.sanctions.items():
        if item.withdrawal is not None:
            days = working_days_between(item.withdrawal.decided, item.withdrawal.withdrawn)
            if days > WITHDRAWAL_DAYS:
                yield Hit(key, "withdrawal.withdrawn", days=days, ground=item.withdrawal.ground.value)


@rule("W114")
def withdrawal_out_of_order(ctx: Context) -> Iterator[Hit]:
    """First the decision, then what became of it, then the withdrawal."""
    for key, item in ctx.registry.sanctions.items():
        step = item.withdrawal
        if step is None:
            continue
        if step.decided < item.decided:
            yield Hit(key, "withdrawal.decided", first=item.decided, then=step.decided)
        elif step.withdrawn < step.decided:
            yield Hit(key, "withdrawal.withdrawn", first=step.decided, then=step.withdrawn)


@rule("W115")
def explanation_repeats_the_decision(ctx: Context) -> Iterator[Hit]:
    """The explanation of a withdrawal does not say again what was taken back."""
    for key, item in ctx.registry.sanctions.items():
        if item.withdrawal is not None and _tells(item, item.withdrawal.reason):
            yield Hit(key, "withdrawal.reason")


def _tells(item: Sanction, text: str) -> bool:
    return item.decision_number in text or item.ground.rstrip("。") in text


def _told_elsewhere(spec: FieldSpec) -> bool:
    return free_texts(spec) and spec.name not in ALLOWED


@dataclass(frozen=True, slots=True)
class _Told:
    """What must not be told elsewhere: numbers, grounds, and those of a subject inside longer texts."""

    numbers: tuple[str, ...]
    grounds: frozenset[str]
    own: Mapping[str, tuple[str, ...]]

    def where(self, subject: str, value: str) -> str | None:
        """Return which of them a text about a subject tells, as the key of a phrase."""
        if "号" in value and _YEAR.search(value) is not None:
            typed = _NUMBER.findall(value.translate(_AS_TYPED))
            if any(found.endswith(self.numbers) for found in typed):
                return "told_number"
        if value.rstrip("。") in self.grounds:
            return "told_ground"
        held = self.own.get(subject)
        return "told_ground" if held and any(ground in value for ground in held) else None


def _told(registry: Registry) -> _Told:
    entries: tuple[Sanction | BlacklistEntry, ...]
    entries = (*registry.sanctions.values(), *registry.blacklist.values())
    numbers = {number for item in (*entries, *registry.cases.values()) if (number := number_of(item))}
    own: dict[str, tuple[str, ...]] = {}
    for item in entries:
        subject, ground = subject_of(item), item.ground.rstrip("。")
        if len(ground) >= TELLING:
            own[subject] = (*own.get(subject, ()), ground)
    return _Told(tuple(numbers), frozenset(item.ground.rstrip("。") for item in entries), own)


@rule("W116")
def decision_told_elsewhere(ctx: Context) -> Iterator[Hit]:
    """A number or ground stands only where the take-down reaches it."""
    told = _told(ctx.registry)
    if not told.numbers:
        return
    for kind, records in ctx.by_kind:
        for path in paths(kind.model, _told_elsewhere):
            if kind.key in {"sanction", "blacklist"} and path.spec.name in {"ground", "reason"}:
                continue
            for key, record in records.items():
                about: Any = record
                subject = getattr(about, "institution", None) or getattr(about, "appraiser", None) or key
                for value, place in values(record, path.steps):
                    if what := told.where(subject, value):
                        yield Hit(key, dotted(place), title=path.spec.title, what=say(what))


@rule("W117")
def severity_unlike_its_kinds(ctx: Context) -> Iterator[Hit]:
    """The class is the gravest of the kinds, as configured; the longest term wins."""
    vocabulary = ctx.registry.vocabularies.get("sanction-kinds")
    known = {kind.name: kind.severity for kind in (vocabulary.items if vocabulary else ())}
    order = list(Severity)
    for key, item in ctx.registry.sanctions.items():
        classes = [known[name] for name in item.kinds if name in known]
        expected = max(classes, key=order.index, default=item.severity)
        if expected is not item.severity:
            yield Hit(key, "severity", severity=item.severity.value, expected=expected.value)


@rule("W118")
def case_unlike_its_sanction(ctx: Context) -> Iterator[Hit]:
    """A warning case and the sanction it tells of agree on number, day and class."""
    for key, case in ctx.registry.cases.items():
        told = case.publication
        item = ctx.registry.sanctions.get(told.sanction or "") if told else None
        if told is None or item is None:
            continue
        for field in ("decision_number", "decided", "severity"):
            if getattr(told, field) != getattr(item, field):
                title = type(told).model_fields[field].title or field
                yield Hit(key, f"publication.{field}", title=title, other=item.id)


@rule("W119")
def blacklist_without_an_order(ctx: Context) -> Iterator[Hit]:
    """A blacklist exists only where a rule orders it to be public."""
    order = ctx.registry.settings.blacklist
    for key, item in ctx.registry.blacklist.items():
        if order is None:
            yield Hit(key, "", problem=say("list_unordered"))
        elif item.since < order.since:
            yield Hit(key, "since", problem=say("list_too_early", since=order.since))


@rule("W120")
def blacklist_without_an_end(ctx: Context) -> Iterator[Hit]:
    """Every entry has a last day."""
    for key, item in ctx.registry.blacklist.items():
        if item.until is None:
            yield Hit(key, "since", since=item.since)


@rule("W121")
def not_published_in_time(ctx: Context) -> Iterator[Hit]:
    """A decision that is not public after the limit is named to the staff, as long as it may be public."""
    limit, rules = ctx.registry.settings.parameters.decision_days, window_rules(ctx.registry)
    for key, item in ctx.registry.sanctions.items():
        if item.published is None and ought_to_be_public(item, ctx.as_of, rules):
            days = working_days_between(item.decided, ctx.as_of)
            if days > limit:
                yield Hit(key, "decided", decided=item.decided, days=days, limit=limit)
