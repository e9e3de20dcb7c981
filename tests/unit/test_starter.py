"""What ``mingjian new`` writes is what stands here, but for what speaks of the sample or of the code."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STARTER = ROOT / "generators/mingjian/starter"
PAIRS = {
    "site/pages": ("site/pages", {"about.md", "en.md", "guide/journalist.md", "sources.md"}),
    "site/overrides": ("site/overrides", set()),
    "registry/vocab": ("registry/vocab", {"regions.yml"}),
    ".vscode": ("vscode", {"tasks.json"}),
    "mkdocs.yml": ("mkdocs.yml", set()),
}


def contents(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return {file.relative_to(path).as_posix(): file.read_bytes() for file in files}


@pytest.mark.parametrize("ours", PAIRS)
def test_a_new_registry_gets_what_this_one_has(ours: str) -> None:
    theirs, other = PAIRS[ours]
    own, given = contents(ROOT / ours), contents(STARTER / theirs)
    assert own.keys() == given.keys()
    assert {name for name in own if own[name] != given[name]} == other
