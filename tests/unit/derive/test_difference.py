"""What differs between two versions of a record: nothing for a reformat, one line for one value."""

from datetime import date

import pytest
from mingjian.derive.changeset import Action, actions_of, compare, diff, names_in
from mingjian.derive.changeview import groups
from mingjian.derive.changewords import action_words, briefly, lines
from mingjian.derive.difference import differences
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from records import institution, licence, step
from worlds import base, changed, write

OLD = institution(licences=[licence(number="990101001"), licence(number="990101001", since="2026-06-01")])


def told(old, new):
    return [(line.field, line.old, line.new) for line in lines(differences(old, new), {})]


def test_a_record_does_not_differ_from_itself():
    assert differences(OLD, institution(licences=[licence(), licence(since="2026-06-01")])) == ()


def test_one_value_is_one_line_in_chinese_words():
    new = institution(
        name="示例省明察司法鉴定中心", licences=[item.model_dump(mode="json") for item in OLD.licences]
    )
    assert told(OLD, new) == [("名称", "示例省明鉴司法鉴定中心", "示例省明察司法鉴定中心")]


def test_a_value_within_a_part_says_where_it_stands():
    contact = {"address": "示例省明州市示范区公正路2号", "phone": "0990-5550101"}
    old, new = institution(), institution(contact=contact)
    assert told(old, new) == [("联系方式·住所", "示例省明州市示范区公正路1号", "示例省明州市示范区公正路2号")]


def test_a_changed_item_is_one_change_and_named():
    new = institution(licences=[licence(until="2029-06-30")])
    assert told(institution(), new) == [
        ("许可证·截止日期（990101001 2021-06-01）", "2026-12-31", "2029-06-30")
    ]


def test_an_added_item_does_not_change_those_after_it():
    first = licence(since="2016-06-01", until="2021-05-31", issued="2016-06-01", act="设立")
    new = institution(licences=[first, licence()])
    found = differences(institution(), new)
    assert {field.old for field in found} == {None}
    assert {field.item for field in found} == {"990101001 2016-06-01"}


def test_a_reader_is_told_of_an_added_item_in_one_line_and_of_nothing_empty():
    said = {"kind": "场所自有", "by": "机构自报", "since": "2025-01-01"}
    found = differences(institution(), institution(particulars=[said], name="示例省明察司法鉴定中心"))
    assert all(field.old != field.new for field in found)
    assert [(line.field, line.old, line.new) for line in briefly(found, {})] == [
        ("名称", "示例省明鉴司法鉴定中心", "示例省明察司法鉴定中心"),
        (
            "附记事项（场所自有 2025-01-01）",
            "（无）",
            "起始日期 2025-01-01，事项 场所自有，信息提供单位 机构自报",
        ),
    ]
    back = briefly(differences(institution(particulars=[said]), institution()), {})
    assert [(line.old[:15], line.new) for line in back] == [("起始日期 2025-01-01", "（无）")]


def test_a_field_filled_in_an_item_that_stays_is_a_line_of_its_own():
    said = {"kind": "场所自有", "by": "机构自报", "since": "2025-01-01"}
    found = differences(institution(particulars=[said]), institution(particulars=[{**said, "count": 2}]))
    assert [line.field for line in briefly(found, {})] == ["附记事项·人数（场所自有 2025-01-01）"]


def test_values_of_a_list_come_and_go_one_by_one():
    old, new = institution(services=["电话预约", "上门服务"]), institution(services=["上门服务", "邮寄送达"])
    assert told(old, new) == [("便民服务", "电话预约", "（无）"), ("便民服务", "（无）", "邮寄送达")]


def test_the_order_of_a_list_is_a_change():
    old, new = institution(services=["电话预约", "上门服务"]), institution(services=["上门服务", "电话预约"])
    assert told(old, new) == [("便民服务", "电话预约、上门服务", "上门服务、电话预约")]


def test_numbers_and_ids_of_an_item_are_cited():
    new = institution(
        status=[step("正常", "2021-06-01"), step("停业", "2026-02-01", decision_number="示司鉴罚〔2026〕1号")]
    )
    found = differences(institution(), new)
    assert found
    assert all("示司鉴罚〔2026〕1号" in field.cites for field in found)


def test_only_what_has_a_seat_moves_to_another_region():
    fields = differences(institution(), institution(region="990102"))
    kinds = ("institution", "appraiser", "window", "case", "statistic", "fee", "event")
    moved = [kind for kind in kinds if actions_of(kind, fields) == (Action.MOVED,)]
    assert moved == ["institution", "appraiser", "window"]


@pytest.mark.parametrize(
    ("fields", "actions"),
    [
        ({"name": "甲"}, (Action.RENAMED,)),
        ({"region": "990102"}, (Action.MOVED,)),
        ({"status": [step("停业", "2026-01-01")]}, (Action.STATUS,)),
        ({"status": [step("停业", "2026-01-01")], "note": "示例"}, (Action.STATUS, Action.CHANGED)),
        ({"status": [step("正常", "2021-06-01", reason="事后补写")]}, (Action.CHANGED,)),
        ({"as_of": "2026-07-01"}, (Action.CHECKED,)),
        ({"name": "甲", "as_of": "2026-07-01"}, (Action.RENAMED,)),
        ({"note": "示例"}, (Action.CHANGED,)),
    ],
)
def test_what_the_fields_amount_to(fields, actions):
    assert actions_of("institution", differences(institution(), institution(**fields))) == actions


def test_a_record_is_added_or_removed_as_a_whole():
    assert action_words(compare("institution", None, OLD)) == "新增"
    assert action_words(compare("institution", OLD, None)) == "移除"
    assert compare("institution", OLD, OLD) is None


def loaded(root):
    return load_registry(FolderSource(root)).registry


@pytest.fixture
def two(tmp_path):
    return write(tmp_path / "one/registry", base()), write(tmp_path / "two/registry", base())


def test_reformatting_changes_nothing(two):
    one, two = two
    for path in two.rglob("*.yml"):
        path.write_text("# 整理格式\n" + path.read_text("utf-8") + "\n# 完\n", encoding="utf-8")
    assert diff(loaded(one), loaded(two), ("a", "b")).changes == ()


def test_a_change_of_files_is_a_change_of_records(two):
    one, two = two
    path = "institutions/990101/sl-j0001.yml"
    write(two, {path: changed(base()[path], {"name": "示例省另一司法鉴定所"})})
    (two / "honours/2025/sl-n0001.yml").unlink()
    found = diff(loaded(one), loaded(two), ("a", "b"))
    assert [(change.kind, change.id, change.actions) for change in found.changes] == [
        ("institution", "sl-j0001", (Action.RENAMED,)),
        ("honour", "sl-n0001", (Action.REMOVED,)),
    ]
    assert diff(loaded(two), loaded(one), ("b", "a")).of(Action.ADDED)[0].id == "sl-n0001"


def test_a_record_without_a_name_is_called_by_whom_it_is_about_and_when(two):
    one, two = two
    for path in ("sanctions/2026/sl-s0001.yml", "inspections/2025/sl-c0001.yml"):
        (two / path).unlink()
    found = {change.id: change.name for change in diff(loaded(one), loaded(two), ("a", "b")).changes}
    name = loaded(one).institutions["sl-j0001"].name
    assert found["sl-c0001"] == f"{name}，{loaded(one).inspections['sl-c0001'].inspected}"
    assert found["sl-s0001"] == f"{name}，{loaded(one).sanctions['sl-s0001'].decided}"


def test_references_are_named(two):
    registry = loaded(two[0])
    old, new = institution(), institution(head="sl-r00001")
    (line,) = lines(differences(old, new), names_in(registry))
    assert line.new == f"{registry.appraisers['sl-r00001'].name}（sl-r00001）"


def test_an_import_is_told_in_numbers():
    changes = [compare("institution", None, institution(id=f"sl-j{n:04}")) for n in range(300)]
    (group,) = groups(changes, {})
    assert group.counts == ((Action.ADDED, 300),)
    assert len(group.entries) + group.more == 300
    assert len(group.entries) < 200


def test_a_mere_check_is_counted_and_not_shown():
    old, new = institution(), institution(as_of=date(2026, 7, 1).isoformat())
    (group,) = groups([compare("institution", old, new)], {})
    assert group.counts == ((Action.CHECKED, 1),)
    assert group.entries == ()
