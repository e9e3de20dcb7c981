"""The data of a past state, as far as it may be given out today: rebuild the tables of any revision."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from mingjian import __version__
from mingjian.derive.between import takes_back
from mingjian.derive.dataset import Dataset, make_dataset
from mingjian.derive.disclosed import disclosed
from mingjian.derive.redacted import without_redacted
from mingjian.derive.tables import WINDOWED
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource, RevisionSource, day_named
from mingjian.model.registry import KIND, Registry
from mingjian.render.opendata.about import about
from mingjian.render.opendata.opendata import TASKS, Desk


def past_dataset(root: Path, revision: str, as_of: date | None = None) -> Dataset:
    """Return the dataset of a revision, on the day it is named by or was made, unless told otherwise.

    What it may hold is decided by today: an entry withdrawn, repaired or ended since is not in it, nor a
    value taken back since.
    """
    then = load_registry(RevisionSource(root, revision))
    now = load_registry(FolderSource(root))
    day = as_of or day_named(revision) or then.default_as_of
    silent = today_s_silence(then.registry, now.registry, now.default_as_of)
    registry = without_redacted(silent, now.registry.settings.redactions, then.default_as_of)
    sha = then.commit.sha if then.commit else None
    return make_dataset(registry, day, sha, f"mingjian {__version__}")


def today_s_silence(then: Registry, now: Registry, today: date) -> Registry:
    """Return a past registry in which no entry with a term stands that may not be public today.

    Entries that must be silent stay as unpublished ones until ``disclosed`` removes them together with every
    citation of their numbers. A number of a statistic that is hidden today was never told.
    """
    shown = disclosed(now, today)
    changed: dict[str, Any] = {}
    for kind in sorted(WINDOWED):
        public = shown.of(kind)
        changed[KIND[kind].attribute] = {
            key: record if key in public else silenced(record) for key, record in then.of(kind).items()
        }
    statistics = {
        key: now.statistics[key] if takes_back(now.statistics[key], item) else item
        for key, item in then.statistics.items()
        if key in now.statistics
    }
    return replace(then, **changed, statistics=statistics)


def silenced(record: Any) -> Any:
    """Return an entry as one that no rule lets be public."""
    if hasattr(record, "withdrawn"):
        return record.model_copy(update={"withdrawn": record.published})
    if hasattr(record, "consent"):
        return record.model_copy(update={"consent": None})
    if hasattr(record, "published"):
        return record.model_copy(update={"published": None})
    if hasattr(record, "publication") and record.publication is not None:
        gone = record.publication.model_copy(update={"repaired": record.publication.decided})
        return record.model_copy(update={"publication": gone})
    if hasattr(record, "until"):
        return record.model_copy(update={"until": None})
    return record


def export(root: Path, revision: str, out: Path, as_of: date | None = None) -> int:
    """Write all data files of a revision below a folder; return how many."""
    dataset = past_dataset(root, revision, as_of)
    count = 0
    desk = Desk(dataset, about(dataset))
    for task in TASKS:
        for artifact in task(desk):
            target = out / artifact.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(artifact.data)
            count += 1
    return count
