"""A draw re-run: what follows from what was announced, and whether the record says the same.

Pure functions of the record; a page, a rule, the command and the browser (``theme/assets/draw.js``) all say
the same because they all follow these few lines.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from mingjian.derive.announcement import announcement, fingerprint, pool_of
from mingjian.derive.rfc3797 import Step, outcomes, select, sha256, source_text
from mingjian.derive.workdays import ONE_DAY, working_days_between
from mingjian.model.draw import Draw, DrawState, Numbers, Reveal, Stratum

SECRET_BITS = 256


class Fault(Enum):
    """What can be wrong with a draw by itself."""

    ANNOUNCEMENT = auto()
    FEW_BITS = auto()
    LATE_COMMITMENT = auto()
    COMMITMENT = auto()
    NUMBERS = auto()
    RESULT = auto()


@dataclass(frozen=True, slots=True)
class Layer:
    """One layer re-run: the key string, the steps, and the institutions in the order drawn."""

    stratum: Stratum
    key: str
    steps: tuple[Step, ...]
    drawn: tuple[str, ...]


def needed(draw: Draw) -> int:
    """Return how many results the draw can have."""
    return outcomes((len(pool_of(stratum)), stratum.select) for stratum in draw.strata)


def supplied(draw: Draw) -> int:
    """Return how many results the public sources can have; the secret does not count, its owner chose it."""
    return outcomes((group.of, group.pick) for source in draw.randomness for group in source.groups)


def key_text(draw: Draw, secret: str, layer: int) -> str:
    """Return the key string of a layer (from 1), RFC 3797 section 4: secret, public numbers, layer."""
    sources = "".join(source_text(group.values for group in source.groups) for source in draw.randomness)
    return f"{secret}./{sources}{layer}./"


def rerun(draw: Draw, secret: str) -> tuple[Layer, ...]:
    """Run the draw again, layer by layer."""
    return tuple(_layer(stratum, key_text(draw, secret, n)) for n, stratum in enumerate(draw.strata, 1))


def _layer(stratum: Stratum, key: str) -> Layer:
    pool = pool_of(stratum)
    steps = tuple(select(len(pool), min(stratum.select, len(pool)), key, sha256))
    return Layer(stratum, key, steps, tuple(pool[step.position] for step in steps))


def drawn_by(draw: Draw, secret: str) -> tuple[str, ...]:
    """Return the institutions drawn, layer by layer, in the order drawn."""
    return tuple(institution for layer in rerun(draw, secret) for institution in layer.drawn)


def fits(group: Numbers) -> bool:
    """Say whether the numbers of a group can have come from it: as many, different, within the range."""
    low, high = group.first, group.first + group.of
    return len(set(group.values)) == len(group.values) == group.pick and all(
        low <= number < high for number in group.values
    )


def numbers_fit(draw: Draw) -> bool:
    """Say whether the numbers of every source are there and fit what was announced."""
    return all(fits(group) for source in draw.randomness for group in source.groups)


def numbers_known(draw: Draw) -> date:
    """Return the day on which the last public number is known."""
    return max(source.known for source in draw.randomness)


def is_as_announced(draw: Draw) -> bool:
    """Say whether the record still holds what was announced."""
    return fingerprint(announcement(draw)) == draw.announced_sha256


def numbers_begin(draw: Draw) -> date:
    """Return the day on which the first public number can be known."""
    return min(source.known for source in draw.randomness)


def notice_days(draw: Draw, published: date) -> int:
    """Return the working days that lie between a commitment and the day of the first public number."""
    return working_days_between(published, numbers_begin(draw) - ONE_DAY)


def latest_commitment(draw: Draw, least: int) -> date:
    """Return the last day on which a commitment leaves so many working days before the first number."""
    day = numbers_begin(draw) - ONE_DAY
    while notice_days(draw, day) < least:
        day -= ONE_DAY
    return day


def is_late(draw: Draw) -> bool:
    """Say whether the commitment came when a public number could already be known."""
    return draw.commitment is not None and draw.commitment.published >= numbers_begin(draw)


def opens(draw: Draw, reveal: Reveal) -> bool:
    """Say whether the secret revealed is the one committed to."""
    return draw.commitment is not None and fingerprint(reveal.secret) == draw.commitment.sha256


def faults(draw: Draw) -> tuple[Fault, ...]:
    """Return what does not fit within the record; what only follows from another fault is left out."""
    found = []
    if not is_as_announced(draw):
        found.append(Fault.ANNOUNCEMENT)
    if supplied(draw) < needed(draw):
        found.append(Fault.FEW_BITS)
    if is_late(draw):
        found.append(Fault.LATE_COMMITMENT)
    if draw.reveal is not None:
        if not opens(draw, draw.reveal):
            found.append(Fault.COMMITMENT)
        if not numbers_fit(draw):
            found.append(Fault.NUMBERS)
        untouched = not {Fault.ANNOUNCEMENT, Fault.COMMITMENT, Fault.NUMBERS}.intersection(found)
        if untouched and drawn_by(draw, draw.reveal.secret) != draw.reveal.result:
            found.append(Fault.RESULT)
    return tuple(found)


def named_twice(draw: Draw) -> list[tuple[str, str]]:
    """Return (field, institution) of everyone named a second time in the pool or among those left out."""
    named = [
        (f"strata[{layer}].pool[{index}]", key)
        for layer, stratum in enumerate(draw.strata)
        for index, key in enumerate(stratum.pool)
    ]
    named += [(f"exclusions[{n}].institution", item.institution) for n, item in enumerate(draw.exclusions)]
    first = {key: field for field, key in reversed(named)}
    return [(field, key) for field, key in named if first[key] != field]


def is_revealed(draw: Draw, day: date) -> bool:
    """Say whether secret and list are public on a day."""
    return draw.reveal is not None and draw.reveal.published <= day


def is_committed(draw: Draw, day: date) -> bool:
    """Say whether the commitment is public on a day."""
    return draw.commitment is not None and draw.commitment.published <= day


def is_overdue(draw: Draw, day: date) -> bool:
    """Say whether the reveal is missing although its last day has passed."""
    return draw.reveal_due < day and not is_revealed(draw, day)


def state_on(draw: Draw, day: date) -> DrawState:
    """Return how far the draw has come on a day."""
    if is_revealed(draw, day):
        return DrawState.FAILED if faults(draw) else DrawState.VERIFIED
    given_up = draw.failure is not None and draw.failure.recorded <= day
    if given_up or is_overdue(draw, day):
        return DrawState.FAILED
    if not is_committed(draw, day):
        return DrawState.FROZEN
    return DrawState.WAITING if numbers_known(draw) <= day else DrawState.COMMITTED


def draw_of(draws: Iterable[Draw], plan: str) -> Draw | None:
    """Return the draw of a plan that stands: the one nobody gave up, or the last that failed."""
    mine = [draw for draw in draws if draw.plan == plan]
    return next((draw for draw in mine if draw.failure is None), mine[-1] if mine else None)
