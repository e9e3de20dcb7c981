"""Dated exceptions of ``registry.yml``: permission to break one rule on one record, with a reason and an end.

There are no permanent suppressions. In the gate an exception past its end still silences its finding (a day
passing never breaks a change) and is reported itself; in dated runs it no longer silences anything.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from mingjian.check.nearest import nearest
from mingjian.check.phrase import suggest
from mingjian.check.rule import FILE, Hit
from mingjian.load.catalogue import Entry
from mingjian.model.settings import CheckException

EXPIRED, UNUSED, UNKNOWN = "S205", "S206", "S207"
Found = tuple[str, Hit]
"""A rule's code with a hit of that rule."""


def excepted(
    found: Sequence[Found], exceptions: Sequence[CheckException], as_of: date, *, dated: bool
) -> list[Found]:
    """Leave out the hits an exception covers."""
    live = {(item.code, item.record) for item in exceptions if not dated or as_of <= item.until}
    return [(code, hit) for code, hit in found if (code, hit.key) not in live]


def about_exceptions(
    found: Sequence[Found],
    exceptions: Sequence[CheckException],
    as_of: date,
    run: Collection[str],
    entries: dict[str, Entry],
) -> Iterator[Found]:
    """Yield what is wrong with the exceptions themselves; ``run`` holds the codes of the rules that ran."""
    hits = {(code, hit.key) for code, hit in found if not hit.key.startswith(FILE)}
    for index, item in enumerate(exceptions):
        field = f"exceptions[{index}]"
        if item.code not in entries:
            near = nearest(item.code, entries)
            yield UNKNOWN, Hit("registry", f"{field}.code", code=item.code, suggestion=suggest(near))
        elif as_of > item.until:
            yield (
                EXPIRED,
                Hit("registry", f"{field}.until", code=item.code, record=item.record, until=item.until),
            )
        elif item.code in run and (item.code, item.record) not in hits:
            yield (
                UNUSED,
                Hit("registry", field, code=item.code, record=item.record, title=entries[item.code].title),
            )
