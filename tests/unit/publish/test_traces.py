"""Traces: a page is as it was only where everything it was derived from is."""

from collections.abc import Callable

import orjson
import pytest
from mingjian.publish.traces import Traces
from mingjian.render.draft import Draft, Sketch


def sketch(
    path: str, reads: tuple[str, ...], values: dict[str, str | None], given: str | None = "given"
) -> Sketch:
    draft = Draft(path, "text/html", (), "key", lambda: b"made")
    look: Callable[[str], str | None] = values.get
    return Sketch(path, "text/html", (), given, lambda _watched: (draft, reads), look)


def noted(*items: Sketch) -> Traces:
    traces = Traces()
    for item in items:
        traces.note(item)
    return Traces.of(orjson.loads(orjson.dumps(traces.plain())))


WORLD: dict[str, str | None] = {"a": "1", "b": "2", "c": "3"}


@pytest.mark.parametrize(
    ("world", "given", "same"),
    [
        (WORLD, "given", True),
        (WORLD | {"c": "4"}, "given", True),
        (WORLD | {"b": "4"}, "given", False),
        (WORLD | {"b": None}, "given", False),
        (WORLD, "other", False),
        (WORLD, None, False),
    ],
)
def test_a_page_is_the_same_if_all_it_read_is(
    world: dict[str, str | None], given: str | None, same: bool
) -> None:
    known = noted(sketch("x", ("a", "b"), WORLD))
    assert known.leads_to_the_same(sketch("x", (), world, given)) is same


def test_a_page_that_is_new_or_read_the_unknown_is_never_the_same() -> None:
    known = noted(sketch("x", ("a", "z"), WORLD), sketch("y", ("a",), WORLD, None))
    assert not any(known.leads_to_the_same(sketch(path, (), WORLD)) for path in "xyz")


def test_what_was_not_known_yet_may_be_known_for_the_next_page() -> None:
    world = dict(WORLD)
    known = noted(sketch("x", ("a",), world), sketch("y", ("a",), world))
    world["a"] = None
    assert not known.leads_to_the_same(sketch("x", (), world))
    world["a"] = "1"
    assert known.leads_to_the_same(sketch("y", (), world))


def test_traces_taken_over_from_several_places_keep_their_meaning() -> None:
    one, two = (
        noted(sketch("x", ("a", "b"), WORLD)),
        noted(sketch("y", ("c", "b"), WORLD), sketch("z", (), WORLD)),
    )
    both = Traces()
    both.take(one, one.files)
    both.take(two, ["y"])
    assert set(both.files) == {"x", "y"}
    assert sorted(both.names) == ["a", "b", "c"]
    for changed, same in (("a", (False, True)), ("b", (False, False)), ("c", (True, False))):
        world = WORLD | {changed: "9"}
        found = Traces.of(both.plain())
        assert tuple(found.leads_to_the_same(sketch(path, (), world)) for path in "xy") == same
