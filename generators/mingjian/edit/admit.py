"""Which records of a large edit pass the check: bad ones are left out and never stop good ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mingjian.edit.batch import Outcome, prepare
from mingjian.edit.desk import Desk
from mingjian.edit.refused import EditRefused
from mingjian.edit.step import Step

Steps = Mapping[str, Sequence[Step]]
PLAIN = frozenset({"F201"})
"""Codes whose way out speaks of lines of a file."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a record cannot be taken, the way out, and the field concerned, where there is one."""

    why: str
    way: str = ""
    field: str = ""


Faults = dict[str, list[Fault]]


def admit(desk: Desk, steps: Steps, day: date) -> tuple[list[str], Faults]:
    """Return the records whose steps can be taken together, and why each of the others cannot."""
    return _admit(desk, steps, [], list(steps), day)


def _admit(desk: Desk, steps: Steps, held: list[str], keys: list[str], day: date) -> tuple[list[str], Faults]:
    """Admit what passes together with what is held already; halve what fails for no one's own fault."""
    if not keys:
        return held, {}
    try:
        outcome = prepare(desk, [step for key in (*held, *keys) for step in steps[key]], day)
    except EditRefused as error:
        return _halves(desk, steps, held, keys, day, Fault(str(error)))
    if not outcome.errors:
        return [*held, *keys], {}
    if own := _own_faults(outcome, keys):
        good, rejected = _admit(desk, steps, held, [key for key in keys if key not in own], day)
        return good, own | rejected
    first = outcome.errors[0]
    return _halves(desk, steps, held, keys, day, Fault(f"{first.code} {first.message}"))


def _halves(  # noqa: PLR0913, PLR0917 - the same as above, and why all together failed
    desk: Desk, steps: Steps, held: list[str], keys: list[str], day: date, why: Fault
) -> tuple[list[str], Faults]:
    if len(keys) == 1:
        return held, {keys[0]: [why]}
    middle = len(keys) // 2
    held, rejected = _admit(desk, steps, held, keys[:middle], day)
    held, more = _admit(desk, steps, held, keys[middle:], day)
    return held, rejected | more


def _own_faults(outcome: Outcome, keys: list[str]) -> Faults:
    found: Faults = {}
    for error in outcome.errors:
        if error.record_id in keys:
            way = "" if error.code in PLAIN else error.hint
            fault = Fault(f"{error.code} {error.message}", way, error.field)
            found.setdefault(error.record_id, []).append(fault)
    return found
