"""The real facts: nothing was lost or bent when they became registry files."""

from pathlib import Path

import pytest
from mingjian.derive.fees import tier_fee
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.fee import PriceKind

REGISTRY = Path(__file__).parents[3] / "registry"


@pytest.fixture(scope="module")
def registry():
    return load_registry(FolderSource(REGISTRY)).registry


def test_the_category_tree_has_its_known_size(registry):
    lengths = [len(code) for code in registry.categories]
    assert {size: lengths.count(size) for size in sorted(set(lengths))} == {2: 4, 5: 18, 7: 143, 9: 17}
    assert sum(code.startswith("hj:") and len(code) == 7 for code in registry.categories) == 47


def test_every_category_hangs_below_another(registry):
    for code in registry.categories:
        if len(code) > 2:
            parent = code[:2] if len(code) == 5 else code[:-2]
            assert parent in registry.categories, code


def test_domains_speak_plainly_and_classes_have_a_basis(registry):
    assert all(item.plain for code, item in registry.categories.items() if len(code) <= 5)
    assert all(item.legal_basis for code, item in registry.categories.items() if len(code) == 2)


def test_laboratory_domains_need_accreditation(registry):
    needed = {code for code, item in registry.categories.items() if item.accreditation_required}
    assert needed == {"fy:04", "fy:05", "wz:03", *(f"hj:0{number}" for number in range(1, 8))}


def test_old_names_lead_to_categories(registry):
    aliases = {alias: code for code, item in registry.categories.items() for alias in item.aliases}
    assert aliases["活体年龄鉴定"] == "fy:0208"
    assert aliases["车速鉴定"] == "wz:021104"
    both = [code for code, item in registry.categories.items() if "亲权鉴定" in item.aliases]
    assert both == ["fy:0402", "fy:0403"]


def test_the_national_table_keeps_gaps_visible(registry):
    items = registry.fees["cn-f2009"].items
    priced = [item for item in items if item.price.kind is not PriceKind.UNKNOWN]
    assert (len(items), len(priced)) == (101, 71)
    assert len({item.code for item in items}) == 101
    amounts = {item.code: item.price for item in items}
    assert amounts["fy-003"].amount == 2500
    assert (amounts["fy-018"].low, amounts["fy-018"].high) == (300, 700)
    assert amounts["wz-001"].kind is PriceKind.TIERED
    assert [item.code for item in items if item.warning]


@pytest.mark.parametrize("schedule", ["cn-f2009", "sl-f0001"])
def test_tier_examples_agree_with_the_rule(registry, schedule):
    rule = registry.fees[schedule].tier_rule
    assert len(rule.examples) >= 4
    for example in rule.examples:
        assert tier_fee(rule, example.price, example.amount) == example.fee


def test_provincial_tables_are_partial_and_say_what_is_missing(registry):
    partial = {
        "sh-f2024": 6,
        "js-f2019": 15,
        "hn-f2021": 8,
        "gd-f2019": 6,
        "xx-f0174": 11,
        "hl-f0001": 15,
        "xx-f0002": 2,
    }
    assert {code: len(registry.fees[code].items) for code in partial} == partial
    assert all(registry.fees[code].missing for code in partial)
    guangdong, hebei = registry.fees["gd-f2023"].floating, registry.fees["he-f2024"].floating
    assert (guangdong.up, guangdong.down, guangdong.hard_case_up) == (20, 20, 40)
    assert (hebei.up, hebei.down, hebei.accredited_up, hebei.hard_case_up) == (0, 30, 30, 30)


def test_all_measures_are_there(registry):
    counts = {
        code: len(document.measures) for code, document in registry.documents.items() if document.measures
    }
    assert counts == {"cq-2021": 12, "gz-2018": 13, "sc-2020": 31, "sh-2019": 19, "xj-2020": 36}
    ids = [measure.id for document in registry.documents.values() for measure in document.measures]
    assert len(set(ids)) == 111


def test_measures_point_to_themes_and_claim_nothing(registry):
    themes = {theme.id for theme in registry.vocabularies["themes"].items}
    assert len(themes) == 165
    measures = [measure for document in registry.documents.values() for measure in document.measures]
    assert all(set(measure.themes) <= themes for measure in measures)
    assert not any(measure.evidence for measure in measures)
    assert sum(len(measure.deadlines) for measure in measures) == 15
    assert sum(len(measure.targets) for measure in measures) == 18
    assert sum(bool(measure.sensitivity) for measure in measures) == 9


def test_deadlines_keep_law_and_confidence(registry):
    limits = {limit.id: limit for limit in registry.vocabularies["deadlines"].items}
    assert len(limits) == 53
    assert (limits["license-decide"].limit, limits["license-decide"].extend) == (20, 10)
    assert limits["complaint-handle"].confidence == "memory"
    assert limits["credit-general"].max_unit == "y"


def test_publication_windows_cover_every_day_once(registry):
    rules = registry.vocabularies["publication-windows"].items
    for severity in {rule.severity for rule in rules}:
        old, new = sorted((rule for rule in rules if rule.severity == severity), key=lambda rule: rule.since)
        assert (new.since - old.until).days == 1
        assert new.until is None
    months = {rule.severity.value: rule.months for rule in rules if rule.until is None}
    assert months == {"轻微": 3, "一般": 12, "严重": 36}
