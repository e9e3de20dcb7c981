"""Standards, facilities, experts, events, the library and the measures as pages show them on a day."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from mingjian.derive.agenda import AHEAD, CANCELLED, OVER, RUNNING, announcements, events, events_page
from mingjian.derive.calendar import EVENTS
from mingjian.derive.calendar import events as days_ahead
from mingjian.derive.changeset import Action, RecordChange
from mingjian.derive.disclosed import disclosed
from mingjian.derive.history import Depth, Step, Trail, public_history
from mingjian.derive.inforce import COMING, ENDED, IN_USE, REPLACED, UNKNOWN, force_of
from mingjian.derive.knowledge import experts_page, facilities_page, standard_line, standards_page
from mingjian.derive.library import library_page, standing
from mingjian.derive.particulars import particulars_of, particulars_page
from mingjian.derive.plain import plain_index, plain_page
from mingjian.derive.promised import ORDERS, by_theme, measures_by, theme_page, themes_page
from mingjian.derive.tracker import all_measures, tracker_page
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.declaration import field_specs
from mingjian.model.document import DocumentType
from mingjian.model.knowledge import Expert, FacilityType
from mingjian.model.particular import ParticularKind

REGISTRY = Path(__file__).parents[3] / "registry"
DAY = date(2026, 6, 30)
ONE = timedelta(days=1)


@pytest.fixture(scope="module")
def registry():
    return load_registry(FolderSource(REGISTRY)).registry


@pytest.fixture(scope="module")
def views(registry):
    return derive_views(registry, DAY, None, "test")


@pytest.mark.parametrize(
    ("since", "until", "replaced", "state"),
    [
        (None, None, None, UNKNOWN),
        (DAY + ONE, None, None, COMING),
        (DAY, DAY, "cn-0001", IN_USE),
        (DAY - ONE, DAY - ONE, None, ENDED),
        (DAY - ONE, DAY - ONE, "cn-0001", REPLACED),
    ],
)
def test_what_stands_on_a_day_follows_from_its_own_dates(since, until, replaced, state):
    assert force_of(since, until, replaced, DAY) == state


def test_a_chain_of_standards_can_be_walked_both_ways(views):
    held = views.registry.standards
    old, new = standard_line(views, held["cn-bz0014"]), standard_line(views, held["cn-bz0013"])
    assert old.state == REPLACED
    assert old.replaced_by == new.link
    assert new.replaces == (old.link,)


def test_the_samples_own_standards_are_marked_invented_and_real_ones_unverified(views):
    marks = {
        line.record.id: line.confidence.word for _, lines in standards_page(views).groups for line in lines
    }
    assert marks["sl-bz0001"] == "虚构"
    assert marks["cn-bz0001"] == "未核实"


def test_laboratories_are_counted_beside_what_documents_promise_of_them(views):
    page = facilities_page(views)
    assert dict(page.counts) == {
        "认定的重点实验室": 5,
        "其中法医类（认定）": 3,
        "培育的重点实验室": 1,
        "其中法医类（培育）": 1,
    }
    promised = [text for line in page.targets for text in line.targets]
    assert "重点实验室数量：8家左右" in promised
    assert {kind for kind, lines in page.groups if lines} == set(FacilityType)


def test_only_experts_who_agreed_and_are_in_term_are_named(views, registry):
    named = {line.record.id for _, lines in experts_page(views).groups for line in lines}
    assert named == {"sl-zj0001", "sl-zj0002", "sl-zj0003", "sl-zj0004"}
    assert set(registry.experts) - named == {"sl-zj0005", "sl-zj0006"}


def test_events_are_ahead_running_over_or_cancelled(views):
    states = {line.record.id: line.state for line in events(views)}
    assert states["sl-hd0008"] == AHEAD
    assert states["sl-hd0007"] == RUNNING
    assert states["sl-hd0001"] == OVER
    assert states["sl-hd0005"] == CANCELLED
    page = events_page(views)
    assert [line.record.id for line in page.ahead] == ["sl-hd0007", "sl-hd0009", "sl-hd0008"]
    assert {line.record.id for _, lines in page.held for line in lines} == set(states) - {
        line.record.id for line in page.ahead
    }


def test_an_event_is_unknown_before_it_is_published(registry):
    before = derive_views(registry, date(2026, 6, 19), None, "test")
    assert "sl-hd0008" not in {line.record.id for line in events(before)}


def test_the_calendar_holds_events_that_last_to_their_last_day(views):
    held = {item.id: (item.day, item.last) for item in days_ahead(views) if item.calendar == EVENTS}
    assert held["sl-hd0007"] == (date(2026, 6, 29), date(2026, 7, 2))
    assert "sl-hd0005" not in held


def test_announcements_past_their_end_are_not_there(views, registry):
    shown = {line.record.id for line in announcements(views)}
    assert set(registry.announcements) - shown == {"sl-m0001", "sl-m0006"}


def test_a_plain_page_shows_every_field_that_is_filled_in(views):
    record = views.registry.experts["sl-zj0001"]
    page = plain_page(views, "expert", record)
    labels = {line.label for line in page.lines}
    for spec in field_specs(Expert):
        value = getattr(record, spec.name, None) if "." not in spec.path else None
        if (
            value not in (None, ())
            and spec.model is None
            and spec.name not in {"id", "name", "role", "as_of"}
        ):
            assert spec.title in labels, spec.name
    assert page.word.word == "专家库"


def test_a_plain_index_lists_every_record_under_its_word(views):
    page = plain_index(views, "pilot", lambda _views, _item: None)
    assert [(name, len(lines)) for name, _, lines in page.groups] == [("服务标准化", 1), ("措施试点", 1)]
    assert page.total == 2


def test_the_library_says_what_replaced_what_and_which_limits_rest_on_it(views):
    held = views.registry.documents
    old = standing(views, held["cn-0036"])
    assert old.replaced_by.url == "documents/cn-0035/"
    assert standing(views, held["cn-0035"]).replaces[0].url == "documents/cn-0036/"
    assert standing(views, held["sl-0003"]).reviewed[0].url == "documents/sl-0004/"
    assert standing(views, held["sl-0002"]).force.word == "审议"
    assert any(link.url == "deadlines/#license-decide" for link in standing(views, held["cn-0002"]).limits)
    assert sum(len(lines) for _, lines in library_page(views).groups) == len(held)


def test_the_tracker_is_about_documents_that_promise_something(views):
    page = tracker_page(views)
    assert {line.record.type for line in page.lines} == {DocumentType.REFORM}
    assert page.total == 111


@pytest.mark.parametrize("order", ORDERS)
def test_no_measure_is_lost_in_any_order(views, order):
    page = measures_by(views, order)
    found = {line.record.id for group in page.groups for line in group.lines}
    rest = {line.record.id for line in page.rest}
    assert found | rest == {line.record.id for line in all_measures(views)}
    assert not found & rest


def test_five_regions_stand_side_by_side_on_one_theme(views):
    page = theme_page(views, "S89")
    wrote = {link.url for link, _, _ in page.blocks}
    assert wrote == {"documents/sh-2019/", "documents/xj-2020/", "documents/cq-2021/"}
    assert {link.url for link in page.silent} == {"documents/sc-2020/", "documents/gz-2018/"}


def test_every_theme_has_a_line_and_a_page_only_where_somebody_wrote(views):
    page, found = themes_page(views), by_theme(views)
    assert len(page.lines) == 165
    assert {line.id for line in page.lines if line.link.url} == set(found)
    assert all(bool(line.link.url) == any(line.counts) for line in page.lines)


def test_particulars_hold_on_the_day_only(views, registry):
    body = registry.institutions["sl-j0001"]
    ended = body.model_copy(
        update={"particulars": tuple(p.model_copy(update={"until": DAY - ONE}) for p in body.particulars)}
    )
    assert particulars_of(views, body)
    assert particulars_of(views, ended) == ()
    assert [kind for kind, _, _ in particulars_page(views).groups] == list(ParticularKind)


def test_history_says_nothing_of_an_announcement_that_ended_or_an_expert_who_left(registry):
    keys = {"announcement": ("sl-m0001", "sl-m0002"), "expert": ("sl-zj0006", "sl-zj0001")}
    changes = tuple(
        RecordChange(kind, key, key, (Action.ADDED,)) for kind, pair in keys.items() for key in pair
    )
    trail = Trail(Depth.FULL, (Step("a" * 40, "2026-06-16T00:00:00Z", changes),), {})
    told = public_history(trail, registry, disclosed(registry, DAY))
    assert set(told.by_record) == {"sl-m0002", "sl-zj0001"}
