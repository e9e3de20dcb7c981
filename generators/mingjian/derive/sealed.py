"""What a draw keeps sealed until its day: the secret and the list (requirements §5.1 item 5).

The gate stops a list from entering the registry early (R409); this is the same promise kept for every day the
site may be built for, in the one place every view is derived from.
"""

from dataclasses import replace
from datetime import date

from mingjian.derive.draw import draw_of, is_committed, is_revealed
from mingjian.model.draw import Draw
from mingjian.model.inspection import InspectionPlan
from mingjian.model.registry import Registry


def sealed(registry: Registry, on: date) -> Registry:
    """Return the registry without what its draws have not yet made public on a day."""
    known = {key: _sealed(draw, on) for key, draw in registry.draws.items() if draw.frozen <= on}
    waiting = {draw.plan for draw in registry.draws.values() if not is_revealed(draw, on)}
    plans = {
        key: _without_list(plan) if key in waiting and not _open(registry, key, on) else plan
        for key, plan in registry.plans.items()
    }
    return replace(registry, draws=known, plans=plans)


def _sealed(draw: Draw, on: date) -> Draw:
    early = {
        "commitment": not is_committed(draw, on),
        "reveal": not is_revealed(draw, on),
        "failure": draw.failure is None or draw.failure.recorded > on,
        "pairing": draw.pairing is None or draw.pairing.drawn > on,
    }
    update = {name: None for name, is_early in early.items() if is_early and getattr(draw, name) is not None}
    return draw.model_copy(update=update) if update else draw


def _open(registry: Registry, plan: str, on: date) -> bool:
    draw = draw_of(registry.draws.values(), plan)
    return draw is not None and is_revealed(draw, on)


def _without_list(plan: InspectionPlan) -> InspectionPlan:
    return plan.model_copy(update={"subjects": (), "drawn_on": None})
