"""Invented names: real surnames, given names that carry a sample word （示 例 样 范 拟 设），so nobody is meant.

They still exercise what real names do: surnames with two readings, double surnames, a middle dot, characters
outside the usual fonts, and two people with the same name.
"""

from collections.abc import Iterator

from sample_province.draw import number, pick

SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎"
    "余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
TWO_READINGS = ("单", "曾", "翟", "仇", "解", "查", "盖", "区", "朴", "乐", "员", "尉迟")
DOUBLE = ("欧阳", "司马", "上官", "诸葛", "令狐", "皇甫")
MARKS = "示例样范拟设"
TAILS = "安明清真和远宁平月山岚舟禾松竹晴川文知言白予初立同"
FIXED = {
    1: ("张示安", "男"),
    2: ("欧阳例明", "女"),
    3: ("单样清", "男"),
    9: ("曾𠮷样", "男"),
    17: ("古丽·示例", "女"),
    24: ("范䶮示", "男"),
    31: ("司马𬭸", "女"),
    38: ("翟拟真", "女"),
    45: ("张示安", "女"),
    52: ("仇样", "男"),
    60: ("阿依·拟月", "女"),
    71: ("诸葛例知", "男"),
    88: ("解范", "女"),
    103: ("李样", "女"),
    117: ("盖例文", "男"),
}
"""Names placed on purpose; 1 and 45 are two people of the same name."""


def _surname(serial: int) -> str:
    if serial % 23 == 0:
        return pick(DOUBLE, "double", serial)
    if serial % 11 == 0:
        return pick(TWO_READINGS, "readings", serial)
    return pick(SURNAMES, "surname", serial)


def _given(serial: int, attempt: int) -> str:
    mark = pick(MARKS, "mark", serial, attempt)
    if number(1, 8, "short", serial, attempt) == 1:
        return mark
    tail = pick(TAILS, "tail", serial, attempt)
    return mark + tail if number(0, 1, "side", serial, attempt) else tail + mark


def people() -> Iterator[tuple[str, str]]:
    """Yield name and gender, without end and without unintended repetition."""
    used = {name for name, _ in FIXED.values()}
    serial = 0
    while True:
        serial += 1
        if serial in FIXED:
            yield FIXED[serial]
            continue
        surname, attempt = _surname(serial), 0
        while (name := surname + _given(serial, attempt)) in used:
            attempt += 1
        used.add(name)
        yield name, pick(("男", "男", "女"), "gender", serial)


def representative(serial: int) -> str:
    """Return the invented name of a legal representative."""
    return pick(SURNAMES, "representative", serial) + "法" + pick(MARKS, "representative mark", serial)
