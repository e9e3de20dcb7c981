"""The practice-category tree as codes: ``fy`` ⊃ ``fy:02`` ⊃ ``fy:0202`` ⊃ ``fy:020201``."""

from mingjian.derive.status import covers

FOUR_CLASSES = frozenset({"fy", "wz", "sx", "hj"})
"""法医类、物证类、声像资料、环境损害: the classes that need no other legal basis."""


def related(first: str, second: str) -> bool:
    """Say whether one of two categories contains the other."""
    return covers(first, second) or covers(second, first)


def class_of(code: str) -> str:
    """Return the class prefix of a category."""
    return code[:2]


def parent(code: str) -> str | None:
    """Return the category one level up, or None for a class."""
    prefix, _, digits = code.partition(":")
    if not digits:
        return None
    return prefix if len(digits) == 2 else f"{prefix}:{digits[:-2]}"
