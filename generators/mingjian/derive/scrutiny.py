"""Which changes one reviewer is not enough for: sanctions, revocations, word lists and settings.

The tool counts reviewers itself (``mingjian guard``), because no platform feature knows what a change means.
"""

from collections.abc import Iterable, Mapping

from mingjian.derive.changeset import RecordChange

REVIEWERS = 2
SANCTIONS = frozenset({"sanction", "blacklist"})
REVOKED = frozenset({"吊销", "撤销登记"})
SETTINGS = "settings"
WHY = {
    "sanction": "处罚与惩戒",
    "revocation": "吊销或者撤销登记",
    "vocab": "词表与规则",
    SETTINGS: "登记库设置",
}


def ground(change: RecordChange) -> str | None:
    """Return why a change needs a second reviewer; None when it needs none."""
    if change.kind in SANCTIONS:
        return WHY["sanction"]
    if change.kind in {"vocab", SETTINGS}:
        return WHY[change.kind]
    revokes = any(
        field.path == "status[].status" and REVOKED & {field.old, field.new} for field in change.fields
    )
    return WHY["revocation"] if revokes else None


def grounds(changes: Iterable[RecordChange]) -> dict[str, list[RecordChange]]:
    """Return the changes that need a second reviewer, by reason."""
    found: dict[str, list[RecordChange]] = {}
    for change in changes:
        why = ground(change)
        if why is not None:
            found.setdefault(why, []).append(change)
    return found


def missing(found: Mapping[str, object], reviewers: Iterable[str], author: str | None) -> int:
    """Return how many reviewers a change still needs; its author is none, and nobody counts twice."""
    if not found:
        return 0
    named = {name.strip().casefold() for name in reviewers} - {(author or "").strip().casefold(), ""}
    return max(REVIEWERS - len(named), 0)
