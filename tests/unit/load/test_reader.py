import pytest
from mingjian.load.canonical_reader import read_canonical
from mingjian.load.reader import read

BROKEN = {
    b'a: 1\nb: "x\nc: "y"\n': ("F101", 2, 4),
    b"a: b: c\n": ("F101", 1, 5),
    b"a: x\n  b\nname c\n": ("F101", 3, 1),
    b"a: @x\n": ("F101", 1, 4),
    b"x: [1, 2\ny: 3\n": ("F101", 1, 4),
    b"a: 1\nb: [\n\n": ("F101", 2, 5),
    b"a: 1\na: 2\n": ("F102", 2, 1),
    b"a: &x 1\nb: *x\n": ("F103", 1, 4),
    b"a: 1\nb: *x\n": ("F103", 2, 4),
    b"a: !!python/name:os.system 1\n": ("F103", 1, 4),
    b"a:\n\tb: 1\n": ("F104", 2, 1),
    b"a: x\ty\n": ("F104", 1, 5),
    b"\xef\xbb\xbfa: 1\n": ("F105", 1, 1),
    b"a: 1\r\nb: 2\r\n": ("F106", 1, 5),
    b"a: 1\nb: \x00\n": ("F107", 2, 4),
    b'a: 1\nb: "\\0"\n': ("F107", 2, 4),
    "a: x\u2028y\n".encode(): ("F107", 1, 5),
    b"a: 1\nb: \xff\n": ("F108", 2, 4),
    b"x" * (1 << 20) + b"y": ("F109", 1, 1),
    b"[" * 50_000: ("F110", 1, 21),
    b"a: 1\n---\nb: 2\n": ("F111", 2, 1),
    b"": ("F122", 1, 1),
    b"# x\n": ("F122", 1, 1),
    b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n": ("F121", 2, 1),
    b"a: 1\nb: 9.9e+11\n": ("F123", 2, 4),
    b"- a\n": ("F112", 1, 1),
    b"? [a]\n: b\n": ("F112", 1, 3),
    b"a: 1\nb: 0571\n": ("F113", 2, 4),
}


@pytest.mark.parametrize(("data", "found"), BROKEN.items(), ids=[str(key[:20]) for key in BROKEN])
def test_each_mistake_is_one_problem_with_its_place(data: bytes, found: tuple[str, int, int]) -> None:
    problems = read(data).problems
    assert [(p.code, p.line, p.column) for p in problems] == [found]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: 1\nphone：“0990”\n", "半角冒号"),
        ("a: 1\ncapital:100\n", "冒号后面没有空格"),
        ("a: 1\nb:\u00a0x\n", "不是普通空格"),
        ("a: 1\nb:\n\u3000\u3000c: 1\n  d: 2\n", "不是普通空格"),
        ("a:\n  -since: x\n   until: y\n", "短横“-”后面要空一格"),
        ("a: 正常\n  # 必填\n  - b: 1\n", "这个键后面已经写了值"),
        ("a: *公交\n", "双引号"),
    ],
)
def test_a_clerk_is_told_what_is_wrong_with_the_line(text: str, said: str) -> None:
    (problem,) = read(text.encode()).problems
    assert problem.code == "F101"
    assert said in problem.params["problem"]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a0: &a0 [x,x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1},*a{n - 1}]\n" for n in range(1, 99))
    assert [p.code for p in read(bomb.encode()).problems] == ["F103"]


def test_what_can_be_undone_is_read_on() -> None:
    reading = read(b"\xef\xbb\xbfa: 0571\r\nb: 1\r\n")
    assert reading.tree == {"a": "0571", "b": 1}
    assert [p.code for p in reading.problems] == ["F105", "F106", "F113"]


def test_the_first_of_two_values_counts() -> None:
    assert read(b"a: 1\na:\n  - x: yes\nb: 2\n").tree == {"a": 1, "b": 2}


CANONICAL = """# 说明
id: sl-j0001
n: 3
yes_no: true
text: "12:30"
list:
  - fy:02
  # 说明
  - "0571"
items:
  - a: 1
    b:
      - x
    note: |-
      # 不是注释

      第二段
  - a: -2
last: |-
  完
"""


def test_the_fast_reader_reads_canonical_form() -> None:
    tree = read_canonical(CANONICAL.encode())
    assert tree is not None
    assert tree == read(CANONICAL.encode()).tree
    assert tree["items"][0]["note"] == "# 不是注释\n\n第二段"


@pytest.mark.parametrize(
    "text",
    [
        "a: 'x'\n", "a: [1]\n", "a: {}\n", "a: 8.5\n", "a: no\n", "a: null\n", "a:\nb: 1\n", "a: 1", "a: 1 # c\n",
        "a:\n   b: 1\n", "a:\n- b\n", "a: 1\n  b: 2\n", "a: x\n  y\n", "- a\n", "---\na: 1\n", "a: 1\na: 2\n",
        "a: |\n  x\n", "a: >-\n  x\n", "a: |-\n   x\n  y\n", 'a: "\\n"\n', 'a: "x" y\n', "a:\n  - - b\n", "A: 1\n", "",
        "a: |-\n", "a:\n  - b\n  c: d\n",
    ],
)  # fmt: skip
def test_the_fast_reader_leaves_everything_else(text: str) -> None:
    assert read_canonical(text.encode()) is None
