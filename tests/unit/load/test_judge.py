from typing import Any

import pytest
from mingjian.load.catalogue import Place, load_catalogue
from mingjian.load.parse import Parsed, parse
from mingjian.model.institution import Institution
from overlay import sample

PATH = next(path for path in sample() if path.startswith("institutions/"))
GOOD = sample()[PATH].decode()


def judged(old: str, new: str) -> Parsed:
    assert old in GOOD
    return parse(GOOD.replace(old, new, 1).encode(), Institution)


def name_line() -> str:
    return next(line for line in GOOD.splitlines() if line.startswith("name:"))


MISTAKES: list[tuple[str, str, str, str]] = [
    (name_line() + "\n", "", "F201", "name"),
    ("\nname:", "\nnmae:", "F202", "nmae"),
    ("\nname:", "\n名称:", "F202", "名称"),
    ("\nas_of:", "\nzzzz: 1\nas_of:", "F202", "zzzz"),
    (name_line(), "name:", "F203", "name"),
    (name_line(), "name: [a, b]", "F204", "name"),
    ('as_of: "', 'as_of: "2027-13-45', "F205", "as_of"),
    ("status: 正常", "status: 正长", "F206", "status[0].status"),
    ('region: "', 'region: "x', "F207", "region"),
    ("\nas_of:", "\ncapital: -1\nas_of:", "F208", "capital"),
    (name_line(), 'name: ""', "F209", "name"),
]


@pytest.mark.parametrize(("old", "new", "code", "field"), MISTAKES, ids=[m[2] + m[3] for m in MISTAKES])
def test_each_mistake_is_one_finding(old: str, new: str, code: str, field: str) -> None:
    if code == "F208":
        old, new = ("capital: ", "capital: -") if "capital: " in GOOD else (old, new)
    problems = judged(old, new).problems
    assert [(p.code, p.field) for p in problems] == [(code, field)]
    assert problems[0].line >= 1


def message(parsed: Parsed) -> tuple[str, str]:
    problem = parsed.problems[0]
    finding = load_catalogue()[problem.code].finding(Place("p"), field=problem.field, **problem.params)
    return finding.message, finding.hint


def test_a_misspelt_key_is_named_and_the_record_still_read() -> None:
    parsed = judged("\nname:", "\nnmae:")
    assert parsed.record is not None
    assert message(parsed) == ("“司法鉴定机构”没有“nmae”这一项，是不是想写“name”？", "把“nmae”改成“name”。")


def test_a_misspelt_key_of_an_optional_field_is_named_too() -> None:
    parsed = judged("\nuscc:", "\nusc:") if "\nuscc:" in GOOD else judged("\nservices:", "\nservice:")
    assert "是不是想写" in message(parsed)[0]


def test_an_unquoted_number_is_read_as_written() -> None:
    region = GOOD.split('region: "')[1][:6]
    parsed = judged(f'region: "{region}"', f"region: {region}")
    assert [p.code for p in parsed.problems] == ["F114"]
    assert getattr(parsed.record, "region") == region  # noqa: B009 - Model declares no region
    assert message(parsed)[1].startswith(f'写成 region: "{region}"')


def test_full_width_digits_are_one_finding_with_the_half_width_text() -> None:
    region = GOOD.split('region: "')[1][:6]
    parsed = judged(f'region: "{region}"', f'region: "９９{region[2:]}"')
    assert [(p.code, p.params["suggestion"]) for p in parsed.problems] == [("F115", region)]
    assert parsed.record is not None


def test_a_word_with_another_meaning_is_not_offered() -> None:
    assert "停业”？" not in message(judged("status: 正常", "status: 在业"))[0]


def test_a_bad_item_does_not_make_its_list_too_short() -> None:
    assert [p.code for p in judged("status: 正常", "status: 飞行").problems] == ["F206"]


@pytest.mark.parametrize("value", ["yes", "0571", "2026-05-31", "1:30"])
def test_an_unquoted_value_is_complained_about_once(value: str) -> None:
    assert [p.code for p in judged(name_line(), f"name: {value}").problems] == ["F113"]


def test_digits_a_spreadsheet_has_lost_are_not_offered_back_in_quotes() -> None:
    (problem,) = judged(name_line(), "name: 9.90116e+11").problems
    assert problem.code == "F123"


@pytest.mark.parametrize("written", ["2026/6/30", "2026年6月30日", "2026.06.30", "2026-6-30"])
def test_a_day_in_another_writing_is_given_back_in_ours(written: str) -> None:
    (problem,) = judged('as_of: "2026-06-30"', f'as_of: "{written}"').problems
    assert problem.code == "F205"
    assert '这里写成 "2026-06-30"' in problem.params["way"]


def test_what_must_be_filled_in_is_not_said_to_be_deletable() -> None:
    (problem,) = judged(name_line(), "name:").problems
    assert problem.code == "F203"
    assert "删去" not in problem.params["advice"]


def test_every_entry_of_the_catalogue_says_what_why_and_what_to_do() -> None:
    params: dict[str, Any] = dict.fromkeys(
        ["reason", "problem", "key", "first", "what", "character", "size", "value", "title", "name", "line", "description", "way", "owner", "suggestion", "advice", "expected", "got", "allowed", "bound", "place", "folders", "extension", "stem", "known"],
        "X",
    )  # fmt: skip
    for entry in load_catalogue().values():
        finding = entry.finding(Place("p"), field="f", **params)
        assert finding.message
        assert finding.hint
        assert entry.title
        assert entry.why
