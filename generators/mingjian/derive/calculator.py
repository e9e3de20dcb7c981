"""What the fee calculator works from: every schedule with its items and tiers, and the waiver questions.

Amounts travel as decimal text, so that the browser computes with them exactly.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from mingjian.derive.charge import waivers
from mingjian.derive.fees import schedule_on
from mingjian.derive.piece import Head, confidence_badge
from mingjian.derive.pricing import (
    TierExampleLine,
    TierLine,
    force_badge,
    money,
    price_mark,
    tier_examples,
    tier_lines,
)
from mingjian.derive.signpost import CALCULATOR_HEAD
from mingjian.derive.views import Views
from mingjian.model.fee import FeeItem, FeeSchedule, FloatRule, TierRule
from mingjian.model.vocabulary import FeeWaiver


@dataclass(frozen=True, slots=True)
class CalculatorPage:
    """What the page shows without a script: the schedule in force and its worked examples."""

    head: Head
    own: FeeSchedule | None
    tiers: tuple[TierLine, ...]
    examples: tuple[TierExampleLine, ...]
    waivers: tuple[FeeWaiver, ...]


def calculator_page(views: Views) -> CalculatorPage:
    """Return the calculator's page."""
    own = own_schedule(views)
    rule = None if own is None else own.tier_rule
    return CalculatorPage(
        head=CALCULATOR_HEAD,
        own=own,
        tiers=() if rule is None else tuple(tier_lines(rule)),
        examples=() if rule is None else tuple(tier_examples(rule)),
        waivers=tuple(waivers(views)),
    )


def own_schedule(views: Views) -> FeeSchedule | None:
    """Return the schedule of the registry's own region in force on the day."""
    return schedule_on(views.registry.fees.values(), views.registry.settings.region, views.as_of)


def calculator_data(views: Views) -> dict[str, Any]:
    """Return the calculator's data, ready to be written as JSON."""
    own = own_schedule(views)
    return {
        "asOf": views.as_of.isoformat(),
        "own": None if own is None else own.id,
        "schedules": [
            _schedule(views, record) for _, record in sorted(views.registry.fees.items()) if record.items
        ],
        "waivers": [_waiver(views, rule) for rule in waivers(views)],
    }


def _text(amount: Decimal | int | None) -> str | None:
    return None if amount is None else money(Decimal(amount))


def _schedule(views: Views, record: FeeSchedule) -> dict[str, Any]:
    force = force_badge(record, views.as_of)
    return _dense(
        {
            "id": record.id,
            "title": record.title,
            "number": record.document_number,
            "region": None if record.region is None else views.regions.name(record.region),
            "force": force.word,
            "tone": force.tone,
            "mode": None if record.mode is None else str(record.mode),
            "confidence": price_mark(views.regions, record, record.confidence).word,
            "float": None if record.floating is None else _float(record.floating),
            "tier": None if record.tier_rule is None else _tier(record.tier_rule),
            "items": [_item(views, record, item) for item in record.items],
        }
    )


def _float(rule: FloatRule) -> dict[str, Any]:
    return _dense(
        {
            "up": _text(rule.up),
            "down": _text(rule.down),
            "hard": _text(rule.hard_case_up),
            "accredited": _text(rule.accredited_up),
            "note": rule.note,
        }
    )


def _tier(rule: TierRule) -> dict[str, Any]:
    return _dense(
        {
            "applies": rule.applies_to,
            "base": rule.base,
            "method": rule.method,
            "cap": rule.cap_note,
            "steps": [[_text(tier.over), _text(tier.upto), _text(tier.rate)] for tier in rule.tiers],
        }
    )


def _item(views: Views, record: FeeSchedule, item: FeeItem) -> dict[str, Any]:
    price = item.price
    return _dense(
        {
            "code": item.code,
            "group": item.group,
            "name": item.name,
            "kind": str(price.kind),
            "unit": price.unit,
            "amount": _text(price.amount),
            "low": _text(price.low),
            "high": _text(price.high),
            "surcharge": _text(price.surcharge),
            "cap": _text(price.cap),
            "note": item.note,
            "confidence": price_mark(views.regions, record, item.confidence).word,
        }
    )


def _waiver(views: Views, rule: FeeWaiver) -> dict[str, Any]:
    return _dense(
        {
            "id": rule.id,
            "who": rule.who,
            "group": rule.group,
            "effects": list(map(str, rule.effects)),
            "percent": rule.percent,
            "proof": rule.proof,
            "how": rule.how,
            "region": None if rule.region is None else views.regions.name(rule.region),
            "own": applies_here(views, rule),
            "basis": rule.basis,
            "confidence": confidence_badge(rule.confidence).word,
        }
    )


def applies_here(views: Views, rule: FeeWaiver) -> bool:
    """Say whether a waiver rule holds in the registry's own region."""
    return rule.region is None or rule.region in views.regions.path(views.registry.settings.region)


def _dense(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}
