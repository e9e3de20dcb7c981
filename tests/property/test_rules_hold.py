"""Whatever a readable record says, the rules answer with findings and never with a traceback."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import worlds
from mingjian.check.runner import check_registry
from mingjian.report import github, json, markdown, text

DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
EXTREMES = ("0001-01-01", "1900-02-28", "2024-02-29", "9999-12-31")
TEXTS = (
    "",
    "{",
    "{0}",
    "{field}",
    "%",
    "\u202e",
    "原告",
    "（" * 50,
    "1" * 300,
    "🙂",
    "a\nb",
    "::error::",
    "某某" * 500,
)


def replaced(value: Any, swap: Callable[[Any], Any]) -> Any:
    """Return plain data with every value swapped."""
    if isinstance(value, dict):
        return {key: replaced(item, swap) for key, item in value.items()}
    if isinstance(value, list):
        return [replaced(item, swap) for item in value]
    return swap(value)


def run(folder: Path, files: dict[str, Any]) -> None:
    loaded = worlds.load(worlds.write(folder / "registry", files))
    for day in (date.min, date(2026, 6, 30), date.max):
        findings = [*loaded.findings, *check_registry(loaded, day, dated=True)]
        for report in (text, github, json, markdown):
            assert report.format(findings, loaded.source)


@pytest.mark.parametrize("extreme", EXTREMES)
@pytest.mark.parametrize("path", sorted(worlds.base()))
def test_any_date_is_survived(tmp_path: Path, path: str, extreme: str) -> None:
    files: dict[str, Any] = dict(worlds.base())
    files[path] = replaced(files[path], lambda value: extreme if DATE.fullmatch(str(value)) else value)
    run(tmp_path, files)


@pytest.mark.parametrize("extreme", EXTREMES)
def test_one_date_at_a_time_is_survived(tmp_path: Path, extreme: str) -> None:
    """Ends only: the starts stay, so that periods run backwards or for ever."""
    files: dict[str, Any] = dict(worlds.base())
    for path, data in files.items():
        files[path] = _with_ends(data, extreme)
    run(tmp_path, files)


def _with_ends(value: Any, end: str) -> Any:
    if isinstance(value, dict):
        return {
            key: end if key in {"until", "due", "done"} else _with_ends(item, end)
            for key, item in value.items()
        }
    return [_with_ends(item, end) for item in value] if isinstance(value, list) else value


@pytest.mark.parametrize("nasty", TEXTS)
def test_any_text_is_survived(tmp_path: Path, nasty: str) -> None:
    free = {
        "name",
        "title",
        "note",
        "background",
        "lesson",
        "opinion",
        "description",
        "reason",
        "address",
        "phone",
        "office",
    }

    def swap(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: nasty if key in free and isinstance(item, str) else swap(item)
                for key, item in value.items()
            }
        return [swap(item) for item in value] if isinstance(value, list) else value

    files = {path: swap(data) for path, data in worlds.base().items()}
    run(tmp_path, files)


@pytest.mark.parametrize("number", [0, 1, 99, 10**11])
def test_any_number_is_survived(tmp_path: Path, number: int) -> None:
    def swap(value: Any) -> Any:
        return number if isinstance(value, int) and not isinstance(value, bool) else value

    run(tmp_path, {path: replaced(data, swap) for path, data in worlds.base().items()})


@pytest.mark.parametrize("gone", sorted(set(worlds.base()) - {"registry.yml"}))
def test_any_file_may_be_missing(tmp_path: Path, gone: str) -> None:
    files: dict[str, Any] = dict(worlds.base())
    run(tmp_path, {path: data for path, data in files.items() if path != gone})
