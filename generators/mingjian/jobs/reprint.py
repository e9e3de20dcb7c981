"""``job reprint``: which prints are out of date since a commit or a day."""

from datetime import date
from pathlib import Path

from mingjian import __version__
from mingjian.derive.reprint import Reprint, reprints
from mingjian.derive.views import Views, derive_views
from mingjian.jobs.commits import parted_at
from mingjian.jobs.words import say
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource, RevisionSource, Source
from mingjian.model.errors import SettingsError


def find_reprints(root: Path, since: str, as_of: date | None = None) -> tuple[Reprint, ...]:
    """Compare the registry as it is with what it was.

    Args:
        root: the registry's folder.
        since: a day (the registry as it is now, seen from then), or a revision (seen from its own day).
        as_of: the day of the prints now; the default is that of the last commit.
    """
    day = _day(since)
    source = FolderSource(root)
    before = _views(source, day) if day else _past(root, parted_at(root, since, None) or since)
    return tuple(reprints(before, _views(source, as_of)))


def _past(root: Path, revision: str) -> Views:
    try:
        return _views(RevisionSource(root, revision), None)
    except SettingsError as error:
        raise SettingsError(say("reprint_no_registry", revision=revision, reason=error)) from error


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _views(source: Source, as_of: date | None) -> Views:
    loaded = load_registry(source)
    return derive_views(loaded.registry, as_of or loaded.default_as_of, None, f"mingjian {__version__}")
