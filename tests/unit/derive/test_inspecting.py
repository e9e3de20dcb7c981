from mingjian.derive.explain import term_groups
from mingjian.derive.inspecting import result_badge
from records import inspection, institution, plan, views

NOT_APPLICABLE = {"name": "不适用", "meaning": "说明不了", "confidence": "memory"}


def badge(**fields):
    words = {
        "items": [
            {"name": "未发现问题", "meaning": "没有", "problem": False, "confidence": "certain"},
            {"name": "发现问题已责令改正", "meaning": "有", "problem": True, "confidence": "certain"},
            NOT_APPLICABLE,
        ]
    }
    shown = views(plan(), inspection(**fields), institution(), vocabulary={"result-words": words})
    (record,) = shown.registry.inspections.values()
    return result_badge(shown, record)


def test_a_word_that_tells_neither_way_is_not_shown_as_good_news():
    assert badge(result="未发现问题").tone == "ok"
    assert badge(result="发现问题已责令改正").tone == "warn"
    assert badge(result="不适用").tone == "none"


def test_the_word_list_has_the_same_tones():
    groups = {
        group.key: group
        for group in term_groups(views(vocabulary={"result-words": {"items": [NOT_APPLICABLE]}}))
    }
    assert [term.badge.tone for term in groups["result"].terms] == ["none", "none"]


def test_why_one_subject_was_not_inspected_is_not_the_meaning_of_the_word():
    shown = badge(result=None, not_inspected_reason="山洪停电")
    assert shown.word == "抽中未检查"
    assert "山洪" not in shown.meaning
