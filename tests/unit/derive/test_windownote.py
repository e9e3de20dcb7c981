"""What whoever approves a change is told of publication: until when, and what a removal leaves behind."""

from mingjian.derive.changeset import diff, names_in
from mingjian.derive.windownote import window_notes
from records import institution, registry, sanction, step

STOPPED = step("停业", "2026-05-06", decision_number="示司鉴罚〔2026〕9号")


def notes(before, after):
    names = {**names_in(before), **names_in(after)}
    return window_notes(diff(before, after, ("", "")).changes, before, after, names)


def test_a_sanction_says_until_when_it_is_public():
    (note,) = notes(registry(institution()), registry(institution(), sanction()))
    assert "此处罚将公示至 2027-05-06，次日起自动撤下。" in note


def test_a_record_removed_takes_the_publication_along():
    (note,) = notes(registry(institution(), sanction()), registry(institution()))
    assert note == "sl-s0001：此处罚的记录被移除，公示随之撤下。"


def test_what_still_cites_a_removed_record_is_named():
    stopped = institution(status=[step("正常", "2021-06-01"), STOPPED])
    (note,) = notes(registry(stopped, sanction()), registry(stopped))
    assert "sl-j0001里还写着示司鉴罚〔2026〕9号" in note
