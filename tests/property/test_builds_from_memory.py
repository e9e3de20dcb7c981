"""A build that remembers the last one publishes the same bytes as one that remembers nothing.

Whatever changes (a record, a word list, the settings, the day, the files on disk), a file that was kept must
be the file that would have been made.
"""

import json
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from mingjian.publish import scan
from mingjian.publish.build import Outcome, Plan, build_site
from mingjian.publish.manifest import Manifest
from mingjian.render.draft import Draft
from mingjian.render.pages import pages, shell
from worlds import BASE

ROOT = Path(__file__).parents[2]
DAY = date(2026, 6, 30)
EDITS = {
    "institutions/990101/sl-j0001.yml": ("name: ", "name: 新"),
    "appraisers/990101/sl-r00001.yml": ("name: ", "name: 新"),
    "authorities/sl-a001.yml": ("name: ", "name: 新"),
    "cases/2024/sl-k0001.yml": ("title: ", "title: 新"),
    "vocab/categories.yml": ("title: ", "title: 新"),
    "registry.yml": ("site_name: ", "site_name: 新"),
}
"""One more character in a text that many pages show, each in a file of its own."""
ODD_TRACES = {
    "names": ["cases"],
    "values": [],
    "files": {"index.html": ["x", [7, "a"]], "cases/index.html": [1, 2]},
}


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place with a site and the memory of it."""
    place = tmp_path_factory.mktemp("begun")
    shutil.copytree(BASE, place / "registry")
    build(place)
    return place


@pytest.fixture
def place(begun: Path, tmp_path: Path) -> Path:
    """A place of one's own with a site built from its registry."""
    return Path(shutil.copytree(begun, tmp_path / "place", symlinks=True))


def build(
    place: Path, name: str = "kept", *, day: date = DAY, remember: bool = True, jobs: int = 1
) -> Outcome:
    cache = place / "cache" if remember else None
    config = ROOT / "mkdocs.yml"
    plan = Plan(place / "registry", config, place / name / "html", day, skip=("print",), cache=cache)
    return build_site(replace(plan, jobs=jobs))


def manifest(outcome: Outcome) -> Manifest:
    assert outcome.manifest is not None, outcome.findings
    return outcome.manifest


@pytest.mark.parametrize("path", EDITS)
def test_after_an_edit_the_site_is_as_if_made_anew(place: Path, path: str) -> None:
    first = Manifest.read(place / "kept/html")
    file = place / "registry" / path
    before, after = EDITS[path]
    text = file.read_text(encoding="utf-8")
    assert before in text
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
    again, anew = manifest(build(place)), manifest(build(place, "anew", remember=False))
    assert again.files == anew.files
    assert first is not None
    assert again.digest != first.digest


def test_after_a_row_of_edits_the_site_is_as_if_made_anew(place: Path) -> None:
    """What is remembered of what was remembered stays true: each build stands on the one before."""
    dice, day, root = Random(7), DAY, place / "registry"
    for number in range(3):
        for path in dice.sample(sorted(EDITS), 3):
            before, after = EDITS[path]
            text = (root / path).read_text(encoding="utf-8")
            (root / path).write_text(text.replace(before, after, 1), encoding="utf-8")
        if number == 1:
            day = date(2027, 2, 1)
        if number == 0:
            copied = (
                (root / "cases/2024/sl-k0001.yml").read_text(encoding="utf-8").replace("sl-k0001", "sl-k0009")
            )
            (root / "cases/2024/sl-k0009.yml").write_text(copied, encoding="utf-8")
        if number == 2:
            (root / "cases/2024/sl-k0001.yml").rename(root / "cases/2024/sl-k0008.yml")
            other = (
                (root / "cases/2024/sl-k0008.yml").read_text(encoding="utf-8").replace("sl-k0001", "sl-k0008")
            )
            (root / "cases/2024/sl-k0008.yml").write_text(other, encoding="utf-8")
        again = manifest(build(place, day=day))
        assert again.files == manifest(build(place, "anew", day=day, remember=False)).files, number
    assert "cases/sl-k0008/index.html" in again.files


def test_with_other_code_or_templates_every_page_is_made_anew(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = manifest(build(place))
    monkeypatch.setattr(pages, "makers", lambda: "another release")
    monkeypatch.setattr(pages, "_page", lambda *_: b"<!doctype html>made by another release")
    again = manifest(build(place))
    kept = {path for path, entry in again.files.items() if entry == first.files.get(path)}
    assert not {
        path for path in kept if path.endswith("index.html") and path.startswith(("cases/", "appraisers/"))
    }


def test_however_many_processes_the_site_is_the_same(place: Path) -> None:
    file = place / "registry/institutions/990101/sl-j0001.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: ", "name: 新", 1), encoding="utf-8")
    kept = manifest(build(place, jobs=2))
    assert kept.files == manifest(build(place, "anew", remember=False)).files
    again = (place / "cache/pages.json").read_bytes()
    build(place, jobs=3)
    assert json.loads((place / "cache/pages.json").read_bytes())["keys"] == json.loads(again)["keys"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_is_wrong_with_a_registry_is_told_even_if_it_cannot_be_derived(
    place: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    def fail(*_: object) -> None:
        raise ValueError("cannot be derived")

    monkeypatch.setattr("mingjian.publish.build.derive_views", fail)
    with pytest.raises(ValueError, match="cannot be derived"):
        build(place, jobs=jobs)
    file = place / "registry/institutions/990101/sl-j0001.yml"
    file.write_text(file.read_text(encoding="utf-8").replace("name: ", "nome: ", 1), encoding="utf-8")
    outcome = build(place, jobs=jobs)
    assert outcome.manifest is None
    assert any(finding.path.endswith("sl-j0001.yml") for finding in outcome.findings)


def test_on_another_day_the_site_is_as_if_made_anew(place: Path) -> None:
    later = date(2027, 2, 1)
    assert manifest(build(place, day=later)).files == manifest(build(place, "anew", day=later)).files


def test_a_record_that_goes_takes_its_pages_along(place: Path) -> None:
    (place / "registry/cases/2024/sl-k0001.yml").unlink()
    again = manifest(build(place))
    assert again.files == manifest(build(place, "anew", remember=False)).files
    assert not (place / "kept/html/cases/sl-k0001").exists()


def test_nothing_changed_makes_no_page_and_starts_no_mkdocs(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = manifest(build(place))

    def refuse(*_: object) -> bytes:
        raise AssertionError("made although nothing changed")

    monkeypatch.setattr(pages, "_page", refuse)
    monkeypatch.setattr("mingjian.derive.appraiser.appraiser_today", refuse)
    monkeypatch.setattr(shell, "_run_mkdocs", refuse)
    again = build(place)
    assert manifest(again).files == first.files
    assert again.written == 0


def test_a_published_file_that_was_touched_is_made_again(place: Path) -> None:
    first = manifest(build(place))
    build(place)
    for folder in ("html", ".html.next"):
        page = place / "kept" / folder / "institutions/sl-j0001/index.html"
        page.unlink()
        page.write_text("touched", encoding="utf-8")
    assert manifest(build(place)).files == first.files
    assert b"touched" not in (place / "kept/html/institutions/sl-j0001/index.html").read_bytes()


@pytest.mark.parametrize(
    "damage", [b"", b"{", b'{"digest": 1}', b"[]", b"\xff\x00", b"no traces", b"odd traces"]
)
def test_a_broken_memory_is_no_memory(place: Path, damage: bytes) -> None:
    first = manifest(build(place))
    memory = place / "cache/pages.json"
    tree = json.loads(memory.read_bytes())
    whole = {b"no traces": tree | {"traces": {}}, b"odd traces": tree | {"traces": ODD_TRACES}}
    memory.write_bytes(json.dumps(whole[damage]).encode() if damage in whole else damage)
    assert manifest(build(place)).files == first.files


@pytest.mark.parametrize(("pattern", "again"), [(rb".+", True), (rb"1[3-9]\d{9}", False)])
def test_what_the_scan_would_complain_of_now_is_scanned_again(
    place: Path, monkeypatch: pytest.MonkeyPatch, pattern: bytes, again: bool
) -> None:
    """A page kept was scanned with other allowed numbers: one that holds a number no longer allowed is made anew.

    A number nobody would take for somebody's own needs no permission, so losing it makes nothing anew.
    """
    build(place)
    asked: list[str] = []
    whole = Draft.data.fget
    monkeypatch.setattr(scan, "_MOBILE", re.compile(pattern))
    monkeypatch.setattr(Draft, "data", property(lambda draft: asked.append(draft.path) or whole(draft)))
    monkeypatch.setattr("mingjian.publish.build.allowed_numbers", lambda _: frozenset())
    monkeypatch.setattr("mingjian.publish.stage.scan_artifact", lambda *_: ())
    build(place)
    assert ("institutions/sl-j0001/index.html" in asked) is again
    assert "categories/fy-02/index.html" not in asked
