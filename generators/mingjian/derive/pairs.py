"""Who inspects whom: two inspectors for each subject, drawn like the subjects, with recusal (S55, S56).

The inspectors stay outside the registry (requirements §5.1): only the command works on them, and only counts
come back.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mingjian.derive.rfc3797 import select, sha256

PAIR = 2


@dataclass(frozen=True, slots=True)
class Inspector:
    """An inspector by number, with the institutions he or she must not inspect."""

    id: str
    recused: frozenset[str] = frozenset()


def eligible(inspectors: Iterable[Inspector], subject: str) -> tuple[str, ...]:
    """Return the numbers of those who may inspect a subject, in order."""
    return tuple(sorted(item.id for item in inspectors if subject not in item.recused))


def draw_pairs(
    subjects: Iterable[str], inspectors: Iterable[Inspector], key: str
) -> Mapping[str, tuple[str, ...]]:
    """Return two inspectors for each subject; fewer where not enough may inspect it.

    Each subject is a draw of its own, its id the last source of the key string.
    """
    everyone = tuple(inspectors)
    pairs = {}
    for subject in subjects:
        pool = eligible(everyone, subject)
        steps = select(len(pool), min(PAIR, len(pool)), f"{key}{subject}./", sha256)
        pairs[subject] = tuple(pool[step.position] for step in steps)
    return pairs
