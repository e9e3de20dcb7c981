from mingjian.derive.explain import explain_page, status_anchor, term_groups, word_anchor
from mingjian.derive.today import institution_today
from mingjian.model.licence import AppraiserStatus, InstitutionStatus
from mingjian.model.provenance import Confidence
from records import institution, step, views


def terms(shown):
    return {term.anchor: term for group in term_groups(shown) for term in group.terms}


def test_every_status_word_is_explained_with_the_meaning_it_was_declared_with():
    found = terms(views())
    for word in (*InstitutionStatus, *AppraiserStatus):
        assert found[status_anchor(word)].badge.meaning == word.meaning


def test_anchors_are_unique_and_plain():
    anchors = [term.anchor for group in term_groups(views()) for term in group.terms]
    assert len(anchors) == len(set(anchors))
    assert all(anchor.isascii() and " " not in anchor for anchor in anchors)


def test_a_record_leads_to_its_word():
    for word in InstitutionStatus:
        record = institution(status=[step(str(word), "2021-06-01")])
        shown = views(record)
        assert institution_today(shown, record).anchor in terms(shown)


def test_records_are_counted_by_word_and_zero_is_zero():
    found = terms(views(institution(), institution(id="sl-j0002", status=[step("停业", "2026-01-01")])))
    assert found["institution-active"].count == 1
    assert found["institution-suspended"].count == 1
    assert found["institution-revoked"].count == 0
    assert found["force-1"].count is None


def test_confidence_marks_keep_their_anchor_by_tone():
    """Templates lead from a mark to its entry by the tone of the mark."""
    found = terms(views())
    for mark in Confidence:
        assert found[word_anchor("confidence", mark)].badge.tone == mark.value
        assert word_anchor("confidence", mark) == f"confidence-{mark.value}"


def test_result_words_come_from_the_vocabulary():
    shown = explain_page(views())
    (results,) = (group for group in shown.groups if group.key == "result")
    assert [term.badge.word for term in results.terms][:2] == ["未发现问题", "发现问题已责令改正"]
