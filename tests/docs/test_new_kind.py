"""The guide to a new kind of record names files that exist and the kind it says it was followed for."""

import re
from pathlib import Path

import pytest
from mingjian.model.registry import KIND

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/new-kind.md").read_text("utf-8")
PLACES = sorted({place for place in re.findall(r"`([^`]+)`", PAGE) if "/" in place and " " not in place})


@pytest.mark.parametrize("place", [place for place in PLACES if place != "derive/"])
def test_every_file_the_guide_names_exists(place: str) -> None:
    assert (ROOT / place).exists()


def test_the_steps_no_kind_can_do_without_were_done_for_every_kind() -> None:
    editors = [
        (ROOT / path).read_text("utf-8")
        for path in (".vscode/settings.json", "generators/mingjian/starter/vscode/settings.json")
    ]
    for kind in KIND.values():
        assert any((ROOT / "tests/golden/tiny/registry" / kind.folder).rglob("*.yml")), kind.key
        for text in editors:
            assert f'"registry/schema/{kind.key}.json": "registry/{kind.folder}/**/*.yml"' in text
