"""Building an old version: nothing that the newest one took down comes back."""

from datetime import date

import pytest
from gitworld import git
from mingjian.derive.takedown import publishable
from mingjian.model.errors import GuardStopped, SourceError
from mingjian.publish.outdated import refuse_reappearing
from worlds import load, world

DAY = date(2026, 6, 30)


@pytest.fixture
def past(tmp_path):
    """A repository whose first version shows entries that the second has no more, on a branch ``main``."""
    shown = publishable(world(tmp_path).registry, DAY).registry
    gone = shown.paths[next(key for key in sorted(shown.cases))]
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-q", "-m", "一")
    git(tmp_path, "tag", "first")
    (tmp_path / "registry" / gone).unlink()
    git(tmp_path, "commit", "-q", "-am", "二")
    return tmp_path / "registry"


def build(registry, newest="main"):
    loaded = load(registry)
    refuse_reappearing(publishable(loaded.registry, DAY).registry, DAY, registry, newest, loaded)


def test_what_the_newest_version_took_down_is_not_built_again(past):
    git(past, "checkout", "-q", "first")
    with pytest.raises(GuardStopped, match="已经撤下的 1 条信息"):
        build(past)


def test_the_newest_version_and_one_that_takes_down_nothing_are_built(past):
    build(past)
    person = next((past / "appraisers").rglob("*.yml"))
    person.write_text(person.read_text("utf-8") + "# 注\n", encoding="utf-8")
    git(past, "commit", "-q", "-am", "三")
    git(past, "checkout", "-q", "HEAD~1")
    build(past)


def test_a_version_that_is_not_known_is_said(past):
    with pytest.raises(SourceError, match="nirgends"):
        build(past, "nirgends")
