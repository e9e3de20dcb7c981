"""Small counts stay hidden, and hidden so that totals do not give them back (docs/adr/0024).

A cell is a tuple of counts that add up to its own total: ``(complaints,)``, or ``(appeared, stayed away)``.
Small ones are hidden, and with them rows that are not, from the end of the list: never the smallest that
would do, for a choice that follows the numbers tells of them. ``tests/property/test_withheld.py`` tries every
small table against a reader who knows this very procedure.
"""

from collections.abc import Iterable, Mapping, Sequence

Cell = tuple[int, ...]


def is_small(cell: Cell, minimum: int) -> bool:
    """Say whether a part of a cell, or the whole, is a count from one up to below the minimum."""
    return any(0 < count < minimum for count in (*cell, sum(cell)))


def withheld(total: Cell, rows: Mapping[str, Cell], minimum: int) -> tuple[bool, frozenset[str]]:
    """Return whether the total is hidden, and which rows are; ``rows`` add up to the total."""
    small = [key for key, cell in rows.items() if is_small(cell, minimum)]
    if not small or is_small(total, minimum):
        return is_small(total, minimum), frozenset(small)
    others: list[str] = []
    for key in reversed([key for key, cell in rows.items() if any(cell) and key not in small]):
        others.append(key)
        hidden = [*small, *others]
        if is_safe([rows[name] for name in hidden], len(small) + len(others) * minimum):
            return False, frozenset(hidden)
    return True, frozenset([*small, *others])


def is_safe(cells: Sequence[Cell], least: int) -> bool:
    """Say whether hidden cells keep their secret although everybody knows what they add up to.

    ``least`` is what they come to at the very least: one for each small one, the minimum for each of the
    others. Only above it can each of them be more than one number.
    """
    parts = [sum(part) for part in zip(*cells, strict=True)]
    return sum(parts) > least and all(left == 0 or left > least for left in parts)


def shared_out(total: Cell, shown: Iterable[Cell]) -> Cell:
    """Return what is left of a total for the hidden rows."""
    taken = [sum(part) for part in zip(*shown, strict=True)] or [0] * len(total)
    return tuple(whole - part for whole, part in zip(total, taken, strict=True))
