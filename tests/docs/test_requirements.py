"""The page of the 165 systems names every one once, and nothing that does not exist."""

import re
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from mingjian.check.catalogue import all_entries
from mingjian.derive.views import derive_views
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.render.guidance.outline import guide_pages
from mingjian.render.pages.outline import outline

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/requirements.md"
STATES = ("有", "部分", "未做", "不做")
ELSEWHERE = {"search/"}
ROW = re.compile(r"^\| (S\d{2,3}) \| (.+?) \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def rows() -> list[tuple[str, str, str, str, str]]:
    return ROW.findall(PAGE.read_text("utf-8"))


@cache
def themes() -> dict[str, str]:
    held = yaml.safe_load((ROOT / "registry/vocab/themes.yml").read_text("utf-8"))["items"]
    return {item["id"]: item["name"] for item in held}


@cache
def pages() -> frozenset[str]:
    views = derive_views(
        load_registry(FolderSource(ROOT / "registry")).registry, date(2026, 6, 30), None, "test"
    )
    hand_written = {
        f"{path.relative_to(ROOT / 'site/pages').with_suffix('').as_posix()}/".replace("/index/", "/")
        for path in (ROOT / "site/pages").rglob("*.md")
    }
    guides = {page.url for page in guide_pages(views, 1)}
    return frozenset({spec.url for spec in outline(views)} | guides | hand_written | ELSEWHERE)


def named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def test_every_system_stands_once_under_its_name() -> None:
    assert [(key, name) for key, name, *_ in rows()] == list(themes().items())


def test_every_row_has_a_state_and_says_something() -> None:
    assert [key for key, _, state, _, text in rows() if state not in STATES or len(text) < 6] == []


def test_what_is_there_says_where_and_what_is_missing_says_which_field() -> None:
    for key, _, state, where, text in rows():
        if state in ("有", "部分"):
            assert where != "—", key
        elif state == "未做":
            assert "领域：" in text, key


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_place_named_exists(row: tuple[str, ...]) -> None:
    for place in named(row[3]) + named(row[4]):
        if place.endswith("/"):
            assert place in pages(), place
        elif "/" in place:
            assert (ROOT / place).exists(), place


def test_every_rule_named_exists() -> None:
    cells = " ".join(f"{row[3]} {row[4]}" for row in rows())
    codes = set(re.findall(r"(?<![A-Za-z`/])([FIRMPTSW]\d{3})(?!\d)", cells))
    assert len(codes) > 30
    assert codes <= set(all_entries())


def test_the_counts_at_the_top_are_the_counts_of_the_rows() -> None:
    text = PAGE.read_text("utf-8")
    for state in STATES:
        count = sum(row[2] == state for row in rows())
        assert f"**{state}**（{count}项）" in text
