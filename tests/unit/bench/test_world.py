"""The registries made for timing: exact in number, valid, canonical, and the same for the same seed."""

import hashlib
import importlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from types import ModuleType

import pytest
from mingjian.check.runner import check_registry
from mingjian.edit.canonical import is_canonical
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.appraiser import Appraiser
from mingjian.model.finding import FindingSeverity
from mingjian.model.institution import Institution

ROOT = Path(__file__).parents[3]
VOCABULARIES = ROOT / "registry" / "vocab"


@pytest.fixture(scope="module")
def world() -> Iterator[ModuleType]:
    """Load the generator, which is no part of the package, as the command that times does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "generators/bench")
        yield importlib.import_module("world")


@pytest.fixture(scope="module")
def small(world: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("world") / "registry"
    assert world.write_world(world.Size("small", 20, 200, 120), root, VOCABULARIES) == 340
    return root


def fingerprint(root: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.yml")):
        digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def test_it_holds_what_the_rules_allow(small: Path) -> None:
    loaded = load_registry(FolderSource(small))
    findings = [*loaded.findings, *check_registry(loaded, loaded.default_as_of)]
    assert [finding for finding in findings if finding.severity is FindingSeverity.ERROR] == []


def test_it_is_written_canonically(small: Path) -> None:
    assert is_canonical((small / "institutions/990101/sl-j0001.yml").read_bytes(), Institution)
    assert is_canonical((small / "appraisers/990101/sl-r00001.yml").read_bytes(), Appraiser)


def test_the_same_seed_gives_the_same_bytes_and_another_seed_others(
    world: ModuleType, small: Path, tmp_path: Path
) -> None:
    size = world.Size("small", 20, 200, 120)
    world.write_world(size, tmp_path / "same", VOCABULARIES)
    world.write_world(size, tmp_path / "other", VOCABULARIES, seed=8)
    assert fingerprint(tmp_path / "same") == fingerprint(small) != fingerprint(tmp_path / "other")


def test_a_nation_has_the_numbers_it_promises(world: ModuleType) -> None:
    counts = Counter(kind for kind, _, _ in world.rows(importlib.import_module("basics").NATION, Random(7)))
    assert (counts["institution"], counts["appraiser"], counts.total()) == (3_000, 40_000, 63_000)
