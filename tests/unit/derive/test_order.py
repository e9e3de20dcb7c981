import pytest
from mingjian.derive.order import initial, name_key, name_syllables, sort_key, syllable, syllables


def test_a_surname_is_read_as_a_surname():
    assert name_syllables("单示例") == ("shan", "shi", "li")
    assert syllables("单位") == ("dan", "wei")


READINGS = """
卜bu 薄bo 祭zhai 句gou 佴nai 乜nie 都du 能nai 么yao 重chong 贠yun 粘nian 角jue 单shan 曾zeng 仇qiu 解xie 区ou 朴piao 查zha
盖ge 缪miao 翟zhai 乐yue 种chong 秘bi 折she 黑he 员yun 繁po 召shao 覃qin 郇xun 洗xian
"""
"""Dictionary readings of surnames; each differs from the first reading of its character."""


@pytest.mark.parametrize("pair", READINGS.split())
def test_no_surname_is_read_as_its_character_usually_is(pair):
    assert name_syllables(f"{pair[0]}示") == (pair[1:], "shi")


def test_a_surname_inside_a_name_or_a_title_is_read_as_usual():
    assert name_syllables("张薄") == ("zhang", "bao")
    assert syllables("薄膜") == ("bao", "mo")


def test_a_compound_surname_is_read_as_one():
    assert name_syllables("尉迟月") == ("yu", "chi", "yue")
    assert initial("万俟一") == "M"


def test_a_place_keeps_its_own_reading():
    assert syllables("重庆市") == ("chong", "qing", "shi")
    assert sort_key("重庆市") < sort_key("丹州市")


def test_names_sort_by_reading_and_not_by_code_point():
    names = ["张甲", "安乙", "单丙", "曾丁", "吕戊", "刘己"]
    assert sorted(names, key=name_key) == ["安乙", "刘己", "吕戊", "单丙", "曾丁", "张甲"]


def test_characters_read_alike_stay_together_in_code_point_order():
    assert sorted(["李丁", "黎甲", "李乙"], key=name_key) == ["李丁", "李乙", "黎甲"]


def test_a_character_without_reading_stands_for_itself():
    assert syllable("9") == "9"
    assert syllable("（") == "("
    assert initial("·甲") == "#"
    assert initial("") == "#"


def test_the_umlaut_is_written_v():
    assert syllable("吕") == "lv"
