"""Whatever is changed in a draw that holds, it no longer holds; and an honest draw always does."""

import copy
from typing import Any

from draws import SECRET, SOURCE, changed, layer, plain, revealed
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from mingjian.derive.announcement import fingerprint
from mingjian.derive.draw import drawn_by, faults
from mingjian.derive.rfc3797 import select, sha256

thorough = settings(max_examples=300, deadline=None, derandomize=True, database=None)
IDS = st.integers(1, 60).map(lambda number: f"sl-j{number:04d}")
HONEST = plain(
    revealed(strata=[layer(), layer(12, name="其他", pool=[f"sl-j{n:04d}" for n in range(21, 33)])])
)


def honest() -> dict[str, Any]:
    return copy.deepcopy(HONEST)


@thorough
@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=4),
    st.integers(1, 100),
    st.lists(st.integers(1, 33), min_size=6, max_size=6, unique=True),
    st.integers(1, 16),
    st.text("0123456789abcdef", min_size=64, max_size=64),
)
def test_an_honest_draw_holds_and_draws_from_each_layer_its_number(sizes, ratio, six, one, secret):
    strata, start = [], 1
    for size in sizes:
        pool = [f"sl-j{number:04d}" for number in range(start, start + size)]
        strata.append(layer(size, pool=pool, ratio=ratio, select=max(1, -(-size * ratio // 100))))
        start += size
    groups = [{"pick": 6, "of": 33, "values": six}, {"pick": 1, "of": 16, "values": [one]}]
    sources = [SOURCE | {"title": f"第{n}期", "groups": groups} for n in range(6)]
    commitment = {"published": "2025-03-24", "sha256": fingerprint(secret)}
    draw = revealed(strata=strata, randomness=sources, commitment=commitment)
    result = drawn_by(draw, secret)
    held = changed(draw, reveal={"published": "2025-11-14", "secret": secret, "result": list(result)})
    assert faults(held) == ()
    assert len(set(result)) == len(result)
    for stratum in draw.strata:
        assert len(set(result) & set(stratum.pool)) == stratum.select


@thorough
@given(st.integers(0, 1), st.data())
def test_a_pool_with_one_line_changed_added_or_removed_is_noticed(which, data):
    record = honest()
    pool = record["strata"][which]["pool"]
    before = sorted(pool)
    place = data.draw(st.integers(0, len(pool) - 1))
    match data.draw(st.sampled_from(["change", "add", "remove"])):
        case "change":
            pool[place] = data.draw(IDS)
        case "add":
            pool.insert(place, data.draw(IDS))
        case "remove":
            del pool[place]
    assume(sorted(pool) != before)
    assert faults(changed(revealed(), **record))


@thorough
@given(st.sampled_from(["secret", "commitment", "announced", "result", "number"]), st.data())
def test_any_other_secret_commitment_fingerprint_list_or_number_is_noticed(what, data):
    record = honest()
    other = data.draw(st.text("0123456789abcdef", min_size=64, max_size=64))
    match what:
        case "secret":
            record["reveal"]["secret"] = other
        case "commitment":
            record["commitment"]["sha256"] = other
        case "announced":
            record["announced_sha256"] = other
        case "result":
            place = data.draw(st.integers(0, len(record["reveal"]["result"]) - 1))
            record["reveal"]["result"][place] = data.draw(IDS)
        case "number":
            group = record["randomness"][0]["groups"][0]["values"]
            group[data.draw(st.integers(0, 5))] = data.draw(st.integers(-2, 40))
    assume(record != HONEST)
    draw = changed(revealed(), **record)
    assume(what != "number" or drawn_by(draw, SECRET) != tuple(HONEST["reveal"]["result"]))
    assert faults(draw)


def test_every_institution_is_drawn_about_equally_often():
    """4,000 draws of 4 of 10: each institution about 1,600 times (chi-square, 9 degrees, p = 0.001)."""
    counts = [0] * 10
    for n in range(4000):
        for step in select(10, 4, f"{n}./", sha256):
            counts[step.position] += 1
    spread = sum((count - 1600) ** 2 / 1600 for count in counts) / 0.6
    assert spread < 27.88
