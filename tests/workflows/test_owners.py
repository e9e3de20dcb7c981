"""The sample's CODEOWNERS is what its regions make it."""

from pathlib import Path

from mingjian.jobs.codeowners import codeowners
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.registry import KIND_BY_FOLDER

ROOT = Path(__file__).parents[2]


def test_the_committed_file_is_current() -> None:
    registry = load_registry(FolderSource(ROOT / "registry")).registry
    text = (ROOT / ".github/CODEOWNERS").read_text("utf-8")
    assert text == codeowners(registry, "registry", "mingjian-sample")


def test_every_pattern_names_something_that_is_there_or_a_folder_of_records() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text("utf-8").splitlines()
    places = [line.split()[0].strip("/") for line in lines if line.startswith("/")]
    unknown = [place for place in places if not (ROOT / place).exists()]
    assert {place.split("/")[1] for place in unknown} <= KIND_BY_FOLDER.keys()
    assert len(places) > 20
