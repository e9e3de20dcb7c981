from mingjian.derive.order import initial, name_key, name_syllables, sort_key, syllable, syllables


def test_a_surname_is_read_as_a_surname():
    assert name_syllables("单示例") == ("shan", "shi", "li")
    assert syllables("单位") == ("dan", "wei")


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
