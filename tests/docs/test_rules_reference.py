"""The rules' pages: their examples are those of tests/rules, collected into the package by ``make golden``."""

import os
from pathlib import Path

import mingjian.check
import yaml
from mingjian.check.catalogue import all_entries
from mingjian.check.reference import UNSHOWN, Example, pages
from rules import examples

COLLECTED = Path(mingjian.check.__file__).with_name("examples.yml")
NOTE = "# 规则的例子，由 make golden 从 tests/rules 收集；不要手工修改。\n"


def shown(example: examples.Example) -> Example:
    """Return an example as the reader sees it: the patch without its sentence."""
    lines = example.path.read_text(encoding="utf-8").splitlines(keepends=True)
    patch = "".join(line for line in lines if not line.startswith("about:"))
    assert yaml.safe_load(patch) == ({k: v for k, v in example.data.items() if k != "about"} or None)
    return Example(example.data["about"], fails=example.fails, text=patch)


def collected() -> str:
    by_code: dict[str, list[dict[str, object]]] = {}
    for example in examples.examples():
        if example.code[0] not in UNSHOWN:
            entry = shown(example)
            item = {"about": entry.about, "fails": entry.fails, "text": entry.text}
            by_code.setdefault(example.code, []).append(item)
    return NOTE + yaml.safe_dump(by_code, allow_unicode=True, sort_keys=True, width=1000)


def test_the_collected_examples_are_those_of_the_tests() -> None:
    if os.environ.get("MINGJIAN_GOLDEN") == "write":
        COLLECTED.write_text(collected(), encoding="utf-8")
    assert COLLECTED.read_text(encoding="utf-8") == collected(), "run: make golden"


def test_every_rule_has_a_page_section() -> None:
    text = "".join(pages().values())
    assert all(f"## {code} " in text for code in all_entries())


def test_pages_hold_no_personal_data() -> None:
    text = "".join(pages().values())
    assert "11010519491231002X" not in text
    assert "13900000000" not in text
