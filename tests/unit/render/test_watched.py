"""Views under watch: whatever is read is noted, and nothing gets past it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

import pytest
from mingjian.derive.views import Views, derive_views
from mingjian.render.draft import fingerprint
from mingjian.render.watched import Watch
from worlds import world

DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def views(tmp_path_factory: pytest.TempPathFactory) -> Views:
    return derive_views(world(tmp_path_factory.mktemp("world")).registry, DAY, None, "t")


def one(views: Views, key: str) -> object:
    return views.institutions[key].name, views.registry.institutions[key].id


def by_method(views: Views, key: str) -> object:
    return views.institution_link(key), views.roster.staff(key, views.registry.institutions[key].scope[0])


def of_kind(views: Views) -> object:
    return sorted(views.registry.of("case"))


def missing(views: Views) -> object:
    return views.institutions.get("sl-j9999"), "sl-j9998" in views.appraisers


def counted(views: Views) -> object:
    return len(views.institutions), bool(views.cases)


def walked(views: Views) -> object:
    return [row.name for row in views.appraisers.values()]


def whole(views: Views) -> object:
    return views.inspections


def once(views: Views) -> object:
    return views.once("letters of names", lambda found: {key: key[0] for key in found.appraisers})[
        "sl-r00001"
    ]


def merged(views: Views) -> object:
    return {**views.cases}


READS: list[tuple[Callable[..., object], tuple[str, ...], set[str]]] = [
    (one, ("sl-j0001",), {"institutions\tsl-j0001", "registry.institutions\tsl-j0001"}),
    (by_method, ("sl-j0001",), {
        "institutions\tsl-j0001", "registry.institutions\tsl-j0001", "roster.practising\tsl-j0001",
        *(f"roster.categories\tsl-r0000{number}" for number in (1, 2, 3)),
    }),
    (of_kind, (), {"registry.cases"}),
    (missing, (), {"institutions\tsl-j9999", "appraisers\tsl-j9998"}),
    (counted, (), {"institutions", "cases"}),
    (walked, (), {"appraisers"}),
    (whole, (), {"inspections"}),
    (once, (), {"once letters of names\tsl-r00001"}),
    (merged, (), {"cases"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("make", "arguments", "noted"), READS, ids=lambda part: getattr(part, "__name__", "")
)
def test_what_is_read_is_noted(
    views: Views, make: Callable[..., object], arguments: tuple[str, ...], noted: set[str]
) -> None:
    watch = Watch(views)
    view, reads = watch.build(partial(make, views, *arguments))
    assert set(reads) == noted
    assert view == make(views, *arguments)
    assert all(watch.value(name) for name in reads)


def test_one_page_does_not_answer_for_another(views: Views) -> None:
    watch = Watch(views)
    first = watch.build(partial(one, views, "sl-j0001"))[1]
    watch.build(partial(walked, views))
    assert watch.build(partial(one, views, "sl-j0001"))[1] == first


def test_a_value_is_that_of_its_own_entry(views: Views) -> None:
    row = views.institutions["sl-j0001"]
    other = replace(views, institutions=views.institutions | {"sl-j0001": replace(row, name="另一个")})
    before, after = Watch(views), Watch(other)
    same = {name: before.value(name) == after.value(name) for name in ("cases", "appraisers\tsl-r00001")}
    assert same == {"cases": True, "appraisers\tsl-r00001": True}
    assert before.value("institutions\tsl-j0001") != after.value("institutions\tsl-j0001")
    assert before.value("institutions") != after.value("institutions")


def test_an_order_and_a_gap_are_values_too(views: Views) -> None:
    turned = replace(views, appraisers=dict(reversed(views.appraisers.items())))
    emptied = replace(views, appraisers={})
    assert len({Watch(found).value("appraisers") for found in (views, turned, emptied)}) == 3
    assert Watch(views).value("appraisers\tsl-r00001") != Watch(emptied).value("appraisers\tsl-r00001")
    assert Watch(views).value("roster.listed\tx") != Watch(
        replace(views, roster=replace(views.roster, listed={"x": ()}))
    ).value("roster.listed\tx")


def test_tables_with_other_keys_and_sets_have_a_value(views: Views) -> None:
    watch = Watch(views)
    views.once("pairs", lambda _: Counter({("a", "b"): 1}))
    views.once("names", lambda _: frozenset({"b", "a"}))
    assert watch.value("once pairs") == fingerprint([[["a", "b"], 1]])
    assert watch.value("once names") == fingerprint(["a", "b"])


@pytest.mark.parametrize("name", ["dataset", "history", "once never made", "no such thing", "registry.no\tx"])
def test_what_cannot_be_told_has_no_value(views: Views, name: str) -> None:
    assert Watch(views).value(name) is None


def test_what_is_derived_once_has_a_value_as_soon_as_it_is_derived(views: Views) -> None:
    watch = Watch(views)
    assert watch.value("once later") is None
    views.once("later", lambda _: 1)
    assert watch.value("once later") == fingerprint(1)


@dataclass
class Live:
    """An argument that is no plain data."""

    views: Views
    make: Any


def test_only_what_cannot_know_more_than_its_arguments_is_told(views: Views) -> None:
    watch, name = Watch(views), "sl-j0001"
    assert watch.given(partial(one, views, name)) == watch.given(partial(one, views, "sl-j0001"))
    assert watch.given(partial(one, views, name)) != watch.given(partial(one, views, "sl-j0002"))
    assert watch.given(partial(one, views, name)) != watch.given(partial(by_method, views, name))

    def closure(found: Views) -> object:
        return name, found

    class Method:
        def make(self, found: Views) -> object:
            return found

    other = replace(views)
    hidden = (lambda: one(views, name), partial(closure, views), partial(Method().make, views))
    unplain = (partial(one, views, Live(views, print)), partial(one, views, {"a"}), partial(one, other, name))  # type: ignore[arg-type]
    for make in (*hidden, *unplain):
        assert watch.given(make) is None


def test_a_view_cannot_keep_a_live_part(views: Views) -> None:
    view, _ = Watch(views).build(partial(_keeps, views))
    with pytest.raises(TypeError):
        fingerprint(view)


def _keeps(views: Views) -> object:
    return {"rows": views.institutions}
