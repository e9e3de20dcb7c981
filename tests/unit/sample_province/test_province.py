"""The committed sample province: made by the script, complete, and consistent with itself."""

import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from mingjian.check.runner import check_registry
from mingjian.derive.windows import is_public, publish_until
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.finding import FindingSeverity
from mingjian.model.licence import AppraiserStatus, InstitutionStatus
from mingjian.model.period import overlaps
from sample_province import places
from sample_province.province import write_province
from sample_province.terms import TODAY

REGISTRY = Path(__file__).parents[3] / "registry"
PRACTISING = {"正常", "延续审查中"}


@pytest.fixture(scope="module")
def loaded():
    return load_registry(FolderSource(REGISTRY))


@pytest.fixture(scope="module")
def registry(loaded):
    return loaded.registry


def fictional(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.glob("*/**/sl-*.yml"))
    }


def test_the_script_makes_exactly_the_committed_files(tmp_path):
    write_province(tmp_path)
    assert fictional(tmp_path) == fictional(REGISTRY)


def test_the_script_removes_what_it_no_longer_makes_and_nothing_else(tmp_path):
    stale, real = tmp_path / "institutions/990101/sl-j9999.yml", tmp_path / "fees/cn-f2009.yml"
    for path in (stale, real):
        path.parent.mkdir(parents=True)
        path.write_text("id: x\n", encoding="utf-8")
    write_province(tmp_path)
    assert not stale.exists()
    assert real.exists()


def test_everything_loads_without_a_finding(loaded):
    assert loaded.findings == []


def test_no_rule_finds_an_error(loaded):
    found = check_registry(loaded, TODAY)
    assert [finding for finding in found if finding.severity >= FindingSeverity.ERROR] == []


def test_the_one_exception_is_needed_and_live(loaded):
    exceptions = loaded.registry.settings.exceptions
    assert [(item.code, item.record) for item in exceptions] == [("R208", "sl-j0028")]
    assert all(item.until > TODAY for item in exceptions)
    assert not {"S205", "S206", "S207"} & {finding.code for finding in check_registry(loaded, TODAY)}


def test_the_region_vocabulary_holds_the_province(registry):
    listed = {code: item.name for code, item in registry.regions.items() if item.fictional}
    assert listed == {str(item["code"]): item["name"] for item in places.regions()}


def test_there_is_enough_of_everything(registry):
    counts = {
        "institution": 26,
        "appraiser": 190,
        "inspection": 32,
        "case": 10,
        "plan": 3,
        "price": 20,
        "authority": 7,
    }
    assert {kind: len(registry.of(kind)) >= least for kind, least in counts.items()} == dict.fromkeys(
        counts, True
    )


def test_every_status_occurs(registry):
    assert {record.status[-1].status for record in registry.institutions.values()} == set(InstitutionStatus)
    assert {record.status[-1].status for record in registry.appraisers.values()} == set(AppraiserStatus)


def test_all_four_classes_are_licensed(registry):
    held = {item.category[:2] for record in registry.institutions.values() for item in record.scope}
    assert held == {"fy", "wz", "sx", "hj"}


def test_one_city_and_one_county_have_no_institution(registry):
    taken = {record.region for record in registry.institutions.values()}
    assert not any(code.startswith("9906") for code in taken)
    assert "990502" not in taken
    assert any(code.startswith("9905") for code in taken)


def test_every_result_word_occurs_and_one_subject_was_not_inspected(registry):
    found = {record.result for record in registry.inspections.values()}
    assert found == {*registry.words("result-words"), None}
    excused = [record for record in registry.inspections.values() if record.not_inspected_reason]
    assert len(excused) == 1


def test_rectifications_are_done_open_and_overdue(registry):
    orders = [
        problem.rectification
        for record in registry.inspections.values()
        for problem in record.problems
        if problem.rectification
    ]
    assert any(order.verified for order in orders)
    assert any(order.done and not order.verified for order in orders)
    assert any(order.done is None and order.due < TODAY for order in orders)
    assert any(order.done is None and order.due > TODAY for order in orders)


def test_licences_expire_soon_and_have_expired(registry):
    ends = [
        record.licences[-1].until
        for record in registry.institutions.values()
        if record.status[-1].status in PRACTISING
    ]
    assert any(end < TODAY for end in ends)
    assert any(TODAY <= end <= TODAY + timedelta(days=90) for end in ends)


def test_certificates_follow_each_other_without_overlap(registry):
    for record in [*registry.institutions.values(), *registry.appraisers.values()]:
        held = record.licences if hasattr(record, "licences") else record.certificates
        for first, second in itertools.pairwise(held):
            assert not overlaps(first, second), record.id
            assert second.since == first.until + timedelta(days=1), record.id
        assert all(item.issued < item.since <= item.until for item in held), record.id


def test_numbers_are_unique(registry):
    licences = {record.id: record.licences[0].number for record in registry.institutions.values()}
    practice = {record.id: record.practice_number for record in registry.appraisers.values()}
    assert len(set(licences.values())) == len(licences)
    assert len(set(practice.values())) == len(practice)
    assert all(len(number) == 9 for number in licences.values())
    assert all(number[:2] == "99" for number in practice.values())


def test_affiliations_lie_within_certificates_and_one_at_a_time(registry):
    for record in registry.appraisers.values():
        for first, second in zip(record.affiliations, record.affiliations[1:], strict=False):
            assert not overlaps(first, second), record.id
        assert record.affiliations[0].since >= record.certificates[0].since, record.id
        assert record.region == registry.institutions[record.affiliations[-1].institution].region, record.id


def test_nobody_practises_at_an_institution_that_ended(registry):
    for record in registry.appraisers.values():
        last = registry.institutions[record.affiliations[-1].institution]
        if record.affiliations[-1].until is None:
            assert last.status[-1].status not in {"注销", "撤销登记", "吊销"}, record.id


def test_heads_practise_at_their_own_institution(registry):
    for body in registry.institutions.values():
        if body.head is not None:
            head = registry.appraisers[body.head]
            assert head.affiliations[-1].institution == body.id
            assert head.status[-1].status in PRACTISING


def test_status_events_are_in_order_and_numbered(registry):
    for record in [*registry.institutions.values(), *registry.appraisers.values()]:
        days = [event.since for event in record.status]
        assert days == sorted(set(days)), record.id
        assert all(event.decision_number for event in record.status), record.id


def test_inspections_happen_after_the_draw_and_are_published_in_time(registry):
    for record in registry.inspections.values():
        plan = registry.plans[record.plan]
        assert record.institution in plan.subjects
        assert (
            plan.drawn_on
            < record.inspected
            <= record.closed
            <= record.published
            <= plan.until + timedelta(days=60)
        )
        assert record.published - record.closed <= timedelta(days=20)
        assert set(record.matters) <= set(plan.matters)
        assert {problem.matter for problem in record.problems} <= set(record.matters)


def test_fee_problems_name_the_schedule_in_force(registry):
    named = [
        (record, registry.fees[problem.schedule])
        for record in registry.inspections.values()
        for problem in record.problems
        if problem.matter == "收费"
    ]
    assert {schedule.id for _, schedule in named} == {"sl-f0001", "sl-f0002"}
    for record, schedule in named:
        assert schedule.since <= record.inspected <= (schedule.until or date.max)


def test_warning_cases_are_in_past_and_out_of_their_window(registry):
    rules = registry.vocabularies["publication-windows"].items
    told = [case.publication for case in registry.cases.values() if case.publication]
    assert any(is_public(entry, TODAY, rules) for entry in told)
    assert any(publish_until(entry, rules) < TODAY for entry in told)
    assert any(entry.repaired and entry.repaired <= TODAY <= publish_until(entry, rules) for entry in told)
    assert len({case.category[:5] for case in registry.cases.values()}) >= 6


def test_names_exercise_search(registry):
    names = [record.name for record in registry.appraisers.values()]
    text = "".join(names)
    assert all(char in text for char in "䶮𠮷𬭸·")
    assert any(name.startswith(("欧阳", "司马")) for name in names)
    assert any(name.startswith(("单", "曾", "翟")) for name in names)
    assert len(names) - len(set(names)) == 1


def test_addresses_on_the_web_lead_nowhere():
    for path, data in fictional(REGISTRY).items():
        urls = [line for line in data.decode().splitlines() if "http" in line]
        assert all("https://example.invalid" in line for line in urls), path
