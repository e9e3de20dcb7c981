"""The sample's CODEOWNERS is what its regions make it."""

from pathlib import Path

from mingjian.jobs.codeowners import codeowners
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource

ROOT = Path(__file__).parents[2]


def test_the_committed_file_is_current() -> None:
    registry = load_registry(FolderSource(ROOT / "registry")).registry
    text = (ROOT / ".github/CODEOWNERS").read_text("utf-8")
    assert text == codeowners(registry, "registry", "mingjian-sample")


def test_every_pattern_names_something_that_is_there() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    places = [line.split()[0].lstrip("/") for line in lines if line.startswith("/")]
    assert [place for place in places if not list(ROOT.glob(place.rstrip("/"))) and "/9" not in place] == []
