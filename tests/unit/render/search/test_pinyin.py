"""How names are split and read, and which traditional forms travel with an index."""

import pytest
from mingjian.derive.order import name_syllables
from mingjian.render.search.pinyin import COMMON, is_read, other_readings, reading_table, split_name
from mingjian.render.search.variants import forms_needed, simplified_forms


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("张示例", ("张", "示例")),
        ("欧阳示例", ("欧阳", "示例")),
        ("欧阳", ("欧", "阳")),
        ("阿依·古丽", ("", "阿依·古丽")),
        ("单", ("", "单")),
        ("𠮷示", ("", "𠮷示")),
    ],
)
def test_a_name_is_split_where_its_surname_ends(name, parts):
    assert split_name(name) == parts


@pytest.mark.parametrize(
    ("surname", "usual"), [("单", "shan"), ("翟", "zhai"), ("曾", "zeng"), ("尉迟", "yu-chi"), ("吕", "lv")]
)
def test_a_surname_is_read_as_a_surname_first(surname, usual):
    table = reading_table([*surname], [surname], "")
    assert usual == "-".join(name_syllables(surname))
    assert table.surnames[surname][0] == [part.capitalize() for part in usual.split("-")]


def test_a_surname_read_as_written_needs_no_entry():
    assert reading_table(["张"], ["张"], "").surnames == {}


def test_words_travel_only_where_they_occur():
    words = reading_table([*"重庆长"], [], "重庆市司法局").words
    assert words == {"重庆": ["Chong", "Qing"]}


def test_every_syllable_begins_with_a_capital_and_a_latin_letter_reads_itself():
    assert reading_table([*"李aB1〇·"], [], "").syllables == ["Li", "A", "B", "", "Ling", ""]


def test_every_hand_made_reading_fits_what_it_reads():
    table = other_readings()
    wrong = [name for name, values in table.surnames.items()
             if any(len(value.split("-")) != len(name) for value in values)]  # fmt: skip
    wrong += [word for word, value in table.words.items() if len(value.split("-")) != len(word)]
    wrong += [letter for letter in table.given if len(letter) != 1]
    assert wrong == []


def test_letters_and_marks_are_not_read():
    assert [letter for letter in "A1·（〇張" if is_read(letter)] == ["〇", "張"]


def test_the_common_characters_are_all_read():
    assert len(COMMON) == 3755
    assert [letter for letter in COMMON if not is_read(letter)] == []


def test_simplified_forms_are_one_to_one_and_final():
    forms = simplified_forms()
    assert forms["劉"] == "刘"
    assert [letter for letter, form in forms.items() if form in forms and forms[form] != form] == []


def test_only_forms_that_can_matter_travel():
    assert forms_needed(set("刘昇")) == {"劉": "刘", "昇": "升", "陞": "升"}
