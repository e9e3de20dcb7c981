import difflib
import re

import pytest
from mingjian.edit.canonical import fix_text, is_canonical, restore
from mingjian.load.layout import Slot, classify
from mingjian.model.institution import Institution
from overlay import sample

PATH = next(path for path in sample() if path.startswith("institutions/"))
GOOD = sample()[PATH].decode()
REGION = GOOD.split('region: "')[1][:6]


@pytest.mark.parametrize("path", sorted(sample()))
def test_every_file_of_the_registry_is_canonical(path: str) -> None:
    slot = classify(path)
    assert isinstance(slot, Slot)
    data = sample()[path]
    assert (restore(data, slot.model).data or b"").decode() == data.decode()


@pytest.mark.parametrize(
    "messy",
    [
        GOOD.replace("\n", "\r\n"),
        "\ufeff" + GOOD,
        GOOD.replace(f'region: "{REGION}"', f"region: {REGION}"),
        GOOD.replace(f'region: "{REGION}"', f"region: '９９{REGION[2:]}'"),
        GOOD.replace("\nregion: ", "\nregion:    "),
        "\n".join([*GOOD.splitlines()[2:], *GOOD.splitlines()[:2], ""]),
        GOOD.replace("\nlicences:", "\nnote: null\nlicences:").replace("\ncontact:", "\n\n\ncontact:"),
        GOOD.replace(": ", ":   "),
    ],
)
def test_what_is_only_form_is_restored(messy: str) -> None:
    assert fix_text(messy, Institution) == GOOD


def test_indenting_tabs_become_two_spaces_each() -> None:
    messy = "\n".join(
        re.sub("^((?:  )+)", lambda m: "\t" * (len(m[1]) // 2), line) for line in GOOD.split("\n")
    )
    assert "\t\t" in messy
    assert fix_text(messy, Institution) == GOOD


def test_tabs_mixed_with_spaces_are_left_alone() -> None:
    messy = GOOD.replace("\n  phone", "\n \tphone", 1)
    assert fix_text(messy, Institution) == messy


@pytest.mark.parametrize(
    "broken",
    [
        GOOD + "name: 又一个\n",
        GOOD + "---\na: 1\n",
        GOOD.replace("\nname: ", '\nname: "'),
        GOOD.replace("\nname: ", "\nname: &x "),
        GOOD + "note: \0\n",
    ],
)
def test_what_is_not_certain_is_left_alone(broken: str) -> None:
    assert fix_text(broken, Institution) == broken
    restored = restore(broken.encode(), Institution)
    assert restored.data is None
    assert len(restored.problems) == 1


def test_a_file_with_a_mistake_keeps_it() -> None:
    wrong = GOOD.replace("\nname:", "\nnmae:")
    fixed = fix_text(wrong, Institution)
    assert "nmae" in fixed
    assert fix_text(fixed, Institution) == fixed


COMMENTED = (
    "# 头一行\n# 头二行\n"
    + GOOD.replace("\ncontact:", "\n# 联系方式核对过\ncontact: # 键旁")
    .replace("\nscope:\n", "\nscope:\n  # 第一项\n")
    .replace(f'region: "{REGION}"', f'region: "{REGION}"   # 旁注')
    + "# 尾\n"
)


def test_every_comment_stays_where_it_belongs() -> None:
    fixed = fix_text(COMMENTED, Institution)
    lines = fixed.splitlines()
    assert lines[:2] == ["# 头一行", "# 头二行"]
    assert lines[-1] == "# 尾"
    assert lines[lines.index("contact:  # 键旁") - 1] == "# 联系方式核对过"
    assert lines[lines.index("scope:") + 1] == "  # 第一项"
    assert f'region: "{REGION}"  # 旁注' in lines
    assert fix_text(fixed, Institution) == fixed
    assert is_canonical(fixed.encode(), Institution)


def test_a_comment_moves_with_its_field() -> None:
    head, *rest = GOOD.splitlines()
    moved = "\n".join([*rest, "# 编号不改", head, ""])
    assert fix_text(moved, Institution).startswith(f"{rest[0]}\n") is False
    assert "# 编号不改\n" + head in fix_text(moved, Institution)


def test_a_comment_beside_a_value_that_is_left_out_stays() -> None:
    assert "# 暂无" in fix_text(GOOD.replace("\ncontact:", "\nnote: null # 暂无\ncontact:"), Institution)


def test_one_changed_value_is_one_changed_line() -> None:
    commented = fix_text(COMMENTED, Institution)
    edited = fix_text(commented.replace("\nname: ", "\nname: '新'  #"), Institution)
    changed = [
        line for line in difflib.ndiff(commented.splitlines(), edited.splitlines()) if line[:1] in "+-"
    ]
    assert len(changed) == 2


def test_a_block_written_with_a_trailing_line_end_is_restored() -> None:
    text = fix_text(GOOD.replace("\nas_of:", "\nnote: |\n  一  \n  二\n\nas_of:"), Institution)
    assert "\nnote: |-\n  一\n  二\nas_of:" in text
