import pytest
import yaml
from mingjian.load.scalar import is_ambiguous, is_plain, quoted, typed
from ruamel.yaml import YAML

RISKY = [
    "0571", "012345", "1e3", "0x1F", "0o17", "0b11", "1_000", "+5", ".5", "5.", "1.5e3", ".inf", "-.INF", ".nan",
    "12:30", "12:30:45", "9:30", "2026-05-31", "2026-2-3", "2026-05-31 10:00:00", "2026-05-31T10:00:00Z",
    "yes", "No", "ON", "off", "y", "N", "True", "FALSE", "Null", "NULL", "=", "<<", "1234e56",
    "123300004E00951234", "12345678901234567890",
]  # fmt: skip
HARMLESS = [
    "示例省",
    "fy:02",
    "sl-j0001",
    "GB/T 37234",
    "工作日 9:00—17:00",
    "3 路",
    "P1Y",
    "a=b",
    "8.5",
    "<=",
]


@pytest.mark.parametrize("text", RISKY)
def test_what_another_reader_would_type_must_be_quoted(text: str) -> None:
    assert is_ambiguous(text)
    assert not is_plain(text)
    assert typed(text) == text


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_text_needs_no_quotes_to_be_read(text: str) -> None:
    assert not is_ambiguous(text)
    assert typed(text) == text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("0", 0),
        ("-7", -7),
        ("99", 99),
    ],
)
def test_only_these_plain_values_carry_a_type(text: str, value: object) -> None:
    assert typed(text) is value or typed(text) == value
    assert type(typed(text)) is type(value)


@pytest.mark.parametrize(
    "text", [*RISKY, *HARMLESS, "", "- a", "a: b", "a #b", "a:", " a", "a ", "#a", "'a", "line\nline"]
)
def test_text_written_by_us_is_the_same_text_to_yaml_1_1_and_1_2(text: str) -> None:
    written = text if text and is_plain(text) else quoted(text)
    assert yaml.safe_load(f"k: {written}\n") == {"k": text}
    assert YAML(typ="safe", pure=True).load(f"k: {written}\n") == {"k": text}


def test_odd_characters_are_escaped() -> None:
    assert quoted('a"\\\x00\u2028\ufeff') == '"a\\"\\\\\\x00\\u2028\\ufeff"'
