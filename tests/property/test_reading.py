"""The fast reader against the reference reader, and writing against reading, on random texts."""

from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from mingjian.edit.canonical import fix_text
from mingjian.load.canonical import emit
from mingjian.load.canonical_reader import read_canonical
from mingjian.load.layout import Slot, classify
from mingjian.load.reader import read
from mingjian.load.scalar import is_plain, quoted
from mingjian.model.case import Case
from mingjian.model.provenance import Source
from overlay import sample

thorough = settings(
    max_examples=1500,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)

PIECES = [
    "0571", "no", "Yes", "true", "null", "~", "-1", "007", "8.5", "1e3", "12:30", "2026-05-31", "=", ".inf", "fy:02",
    "a: b", "a #b", "# c", "- x", "示例", '"', "'", '"x"', '"0571"', '"x" # c', "'x'", "[a]", "{a: 1}", "&a", "*a", "!t",
    "|-", "|", ">-", "---", "...", "%Y", "@x", "`x`", "?", "? x", ":", "::", "a:", "x  ", "　", "\u00a0", "\t", "\u0085",
    '"\\n"', '"\\"', "", "x\ty", "99999999999999999999", "-0", "+1", "<<",
]  # fmt: skip
values = st.one_of(st.sampled_from(PIECES), st.text(max_size=6))
keys = st.sampled_from(["a", "b", "note", "a_1", "on", "A", "键", '"q"', ""])


@st.composite
def lines(draw: st.DrawFn) -> str:
    indent = " " * draw(st.sampled_from([0, 0, 0, 2, 2, 4, 6, 1, 3]))
    dash = draw(st.sampled_from(["", "", "", "- ", "-", "- - "]))
    key = draw(keys)
    colon = draw(st.sampled_from([": ", ": ", ":", ": |-", ":  "])) if key else ""
    return f"{indent}{dash}{key}{colon}{draw(values)}"


texts = st.lists(lines(), max_size=8).map(lambda found: "\n".join(found) + "\n")


def typed(value: Any) -> Any:
    """Make 1 and true, which compare equal, differ."""
    return repr(value)


@thorough
@given(texts)
@example("a: |-\n  x\n# c\nb: 1\n")
@example("a:\n  - |-\n    x\n\n    y\n  - z\n")
@example("a: |-\n  x\n\n\nb: 1\n")
@example("a:\n  - b: |-\n      x\n    c: 1\n")
def test_the_fast_reader_agrees_with_the_reference(text: str) -> None:
    data = text.encode("utf-8", "replace")
    fast = read_canonical(data)
    if fast is not None:
        reference = read(data)
        assert typed(reference.tree) == typed(fast)
        assert reference.problems == ()


nested = st.recursive(
    st.one_of(st.booleans(), st.integers(-(10**17), 10**17), st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufeff\ufffe\uffff"),
        min_size=1, max_size=12)),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(
        st.sampled_from(["a", "b", "note", "no"]), inner, min_size=1, max_size=3
    ),
    max_leaves=12,
)  # fmt: skip


def written(value: Any, indent: str = "") -> list[str]:
    """Write a tree in canonical form, without a model."""
    lines: list[str] = []
    for key, item in value.items():
        if isinstance(item, dict):
            lines += [f"{indent}{key}:", *written(item, indent + "  ")]
        elif isinstance(item, list):
            lines += [f"{indent}{key}:", *written_list(item, indent + "  ")]
        else:
            lines.append(f"{indent}{key}: {scalar(item)}")
    return lines


def written_list(items: list[Any], indent: str) -> list[str]:
    lines: list[str] = []
    for item in items:
        if isinstance(item, dict):
            first, *rest = written(item, indent + "  ")
            lines += [f"{indent}- {first.lstrip()}", *rest]
        elif isinstance(item, list):
            lines.append(f"{indent}- {scalar('list')}")
        else:
            lines.append(f"{indent}- {scalar(item)}")
    return lines


def scalar(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    return value if is_plain(value) else quoted(value)


@thorough
@given(st.dictionaries(st.sampled_from(["a", "b", "c", "note"]), nested, min_size=1, max_size=4))
def test_trees_in_canonical_form_are_read_alike(tree: dict[str, Any]) -> None:
    data = ("\n".join(written(tree)) + "\n").encode("utf-8", "replace")
    fast, reference = read_canonical(data), read(data)
    assert reference.problems == ()
    if b"\\" not in data:
        assert fast is not None
        assert typed(fast) == typed(reference.tree)


@thorough
@given(st.one_of(values, st.text(min_size=1)))
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    data = f"k: {text if text and is_plain(text) else quoted(text)}\n".encode("utf-8", "replace")
    expected = text.encode("utf-8", "replace").decode()
    assert yaml.safe_load(data.decode()) == {"k": expected}
    reading = read(data)
    assert reading.tree == {"k": expected}
    assert {problem.code for problem in reading.problems} <= {"F107"}


@thorough
@given(st.text(min_size=1), st.text(min_size=1, max_size=5))
def test_any_text_survives_emit_and_fix(background: str, number: str) -> None:
    texts = [part.encode("utf-8", "replace").decode() for part in (background, number)]
    text = emit(Case, {"background": texts[0], "sources": [{"title": "t", "number": texts[1]}]})
    tree = read(text.encode()).tree
    assert tree == {"background": texts[0], "sources": [{"title": "t", "number": texts[1]}]}
    fixed = fix_text(text, Case)
    assert fix_text(fixed, Case) == fixed


@pytest.mark.parametrize("path", sorted(sample()))
def test_every_file_of_the_registry_is_read_alike_by_both(path: str) -> None:
    fast, reference = read_canonical(sample()[path]), read(sample()[path])
    assert reference.problems == ()
    assert typed(fast) == typed(reference.tree)


COMMENTED = [path for path in sorted(sample()) if path.startswith(("institutions/", "cases/", "fees/"))][:40]


@settings(thorough, max_examples=200)
@given(st.data())
def test_comments_anywhere_survive_and_fix_is_done_after_once(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(COMMENTED))
    slot = classify(path)
    assert isinstance(slot, Slot)
    rows = sample()[path].decode().splitlines()
    for number in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(rows)))
        indent = data.draw(st.sampled_from(["", "  ", "    "]))
        if data.draw(st.booleans()) or at == len(rows):
            rows.insert(at, f"{indent}# 第{number}条")
        else:
            rows[at] += f" # 第{number}条"
    text = "\n".join(rows) + "\n"
    fixed = fix_text(text, slot.model)
    assert fixed.count("# 第") == text.count("# 第")
    assert fix_text(fixed, slot.model) == fixed


def test_a_source_of_one_line_is_emitted_and_read() -> None:
    assert read_canonical(emit(Source, {"title": "0571"}).encode()) == {"title": "0571"}
