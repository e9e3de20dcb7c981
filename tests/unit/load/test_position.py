import pytest
from mingjian.load.position import locate

TEXT = """# 说明
id: sl-j0001
contact:
  phone: "1"
licences:
  - since: "2020-01-01"
    number: "9"
  - since: "2021-01-01"
services:
  - 上门服务
""".encode()


@pytest.mark.parametrize(
    ("field", "place"),
    [
        ("id", (2, 5)),
        ("id#key", (2, 1)),
        ("contact.phone", (4, 10)),
        ("contact.hours", (4, 3)),
        ("licences[0].number", (7, 13)),
        ("licences[1]", (8, 5)),
        ("licences[1].number", (8, 5)),
        ("licences#key", (5, 1)),
        ("services[0]", (10, 5)),
        ("services[7]", (10, 3)),
        ("name", (2, 1)),
        ("nothing[3].here", (2, 1)),
        ("", (2, 1)),
    ],
)
def test_a_field_has_a_place_and_a_missing_one_its_parents(field: str, place: tuple[int, int]) -> None:
    assert locate(TEXT, field) == place


def test_columns_count_characters_after_a_bom_and_crlf() -> None:
    assert locate("\ufeff名: 1\r\nb: 2\r\n".encode(), "b") == (2, 4)


@pytest.mark.parametrize("data", [b"", b"\xff", b"[" * 99])
def test_what_cannot_be_read_is_placed_at_its_start(data: bytes) -> None:
    assert locate(data, "a.b") == (1, 1)
