"""Drafts: made once and only when asked, and fingerprints that see every difference."""

from dataclasses import dataclass, field
from decimal import Decimal

import pytest
from mingjian.render.draft import Draft, fingerprint, makers
from records import institution


@dataclass(frozen=True, slots=True)
class View:
    name: str
    rows: tuple[int, ...] = ()
    _note: dict[str, str] = field(default_factory=dict)


def test_a_draft_is_made_once_and_only_when_asked() -> None:
    made: list[int] = []
    draft = Draft("a.txt", "text/plain", (), "key", lambda: made.append(1) or b"a")
    assert made == []
    assert (draft.data, draft.data, made) == (b"a", b"a", [1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (View("甲"), View("乙")),
        (View("甲", (1, 2)), View("甲", (1,))),
        (Decimal("1.0"), Decimal("1.00")),
        (institution(), institution(name="示例司法鉴定所乙")),
        (("a", "b"), ("ab",)),
        (None, ""),
    ],
)
def test_a_difference_is_seen(one: object, other: object) -> None:
    assert fingerprint(one) != fingerprint(other)
    assert fingerprint(one) == fingerprint(one)


def test_a_renderers_note_does_not_count() -> None:
    assert fingerprint(View("甲", (), {"../": "drawn"})) == fingerprint(View("甲"))


def test_what_is_no_plain_data_is_refused() -> None:
    with pytest.raises(TypeError, match="serializable: set"):
        fingerprint({"a"})


def test_the_fingerprint_of_the_package_is_the_same_twice() -> None:
    before = makers()
    makers.cache_clear()
    assert makers() == before
