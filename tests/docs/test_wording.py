"""What citizens and clerks read has full-width punctuation, and one word for one thing."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generators/mingjian"
CONFIGURATION = {"examples.yml", "mkdocs_theme.yml"}
READ = sorted(
    [
        *(path for path in PACKAGE.glob("*/*.yml") if path.name not in CONFIGURATION),
        *PACKAGE.glob("check/catalogue/*.yml"),
        *PACKAGE.glob("templates/**/*.j2"),
        *PACKAGE.glob("derive/*words.py"),
        *PACKAGE.glob("derive/wording.py"),
        *PACKAGE.glob("render/**/words.py"),
        *PACKAGE.glob("theme/**/*.html"),
        *ROOT.glob("registry/vocab/*.yml"),
        *ROOT.glob("site/pages/**/*.md"),
        *ROOT.glob("*.md"),
    ]
)
HAN = r"[\u4e00-\u9fff，。、；：“”（）〕》]"
HALF_WIDTH = re.compile(
    rf"{HAN}[,;!?]|{HAN}:(?={HAN}|值)|{HAN}\((?={HAN}|值)|(?<={HAN})\)(?={HAN})|[,;]{HAN}"
)
MARKUP = [
    (re.compile(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL), ""),
    (re.compile(r"\{\{.*?\}\}|\{[a-z_.:0-9]+\}"), "值"),
    (re.compile(r"`[^`]*`|\]\([^)]*\)|https?://\S+"), "x"),
    (re.compile(r"<[^>]*>|&lt;.*?&gt;"), "\n"),
]
DOUBLED = re.compile(r"[，；：、]{2}|。。|。[，；]|[，；、]。")
RETIRED = {"无记录": "未见记录", "所示日期": "数据截至日", "核实程度": "可信度"}


def prose(path: Path) -> str:
    """Return what a reader sees of a file: no markup, a word for every placeholder."""
    text = path.read_text(encoding="utf-8")
    for pattern, stand_in in MARKUP:
        text = pattern.sub(stand_in, text)
    return text


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", READ, ids=name)
def test_chinese_has_chinese_punctuation(path: Path) -> None:
    assert [line for line in prose(path).splitlines() if HALF_WIDTH.search(line)] == []


@pytest.mark.parametrize("path", [path for path in READ if path.suffix != ".j2"], ids=name)
def test_no_punctuation_mark_follows_another(path: Path) -> None:
    assert [line for line in prose(path).splitlines() if DOUBLED.search(line)] == []


@pytest.mark.parametrize("path", READ, ids=name)
def test_one_word_is_used_for_one_thing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [(word, use) for word, use in RETIRED.items() if word in text] == []


def test_the_patterns_see_what_they_should() -> None:
    assert HALF_WIDTH.search("写错了,改正")
    assert HALF_WIDTH.search("结果:值")
    assert HALF_WIDTH.search("机构(虚构)")
    assert not HALF_WIDTH.search("示发改价〔2024〕9号；键: 值，fy:02，值: 1")
    assert DOUBLED.search("告知委托人。，")
