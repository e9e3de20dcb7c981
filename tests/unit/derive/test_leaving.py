from datetime import date, timedelta

import pytest
from mingjian.derive.leaving import leaving
from mingjian.derive.takedown import window_rules
from mingjian.derive.windows import sanction_is_public
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from overlay import REGISTRY

DAY = date(2026, 6, 30)


@pytest.fixture(scope="module")
def sample():
    return load_registry(FolderSource(REGISTRY)).registry


def test_what_leaves_soon_is_named_soonest_first(sample):
    found = leaving(sample, DAY, 60)
    assert [(item.last.isoformat(), item.id) for item in found] == [
        ("2026-07-08", "sl-s0011"),
        ("2026-07-31", "sl-m0002"),
        ("2026-08-20", "sl-k0014"),
        ("2026-08-20", "sl-s0007"),
    ]
    assert found[0].path == "sanctions/2026/sl-s0011.yml"


def test_the_list_is_exactly_what_is_public_now_and_not_after(sample):
    rules, days = window_rules(sample), 400
    end = DAY + timedelta(days=days)
    expected = {
        key
        for key, item in sample.sanctions.items()
        if sanction_is_public(item, DAY, rules) and not sanction_is_public(item, end, rules)
    }
    assert {item.id for item in leaving(sample, DAY, days) if item.id in sample.sanctions} == expected
    assert expected


def test_repaired_expired_and_withdrawn_entries_have_left_already(sample):
    gone = {"sl-s0003", "sl-s0004", "sl-s0008", "sl-s0013", "sl-k0012"}
    assert not gone & {item.id for item in leaving(sample, DAY, 3000)}
