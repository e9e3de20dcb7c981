"""What may not be handed to readers although it was built once: its time in public is over (law 5)."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mingjian.derive.tables import WINDOWED
from mingjian.derive.takedown import publishable
from mingjian.load.build import load_registry
from mingjian.load.loaded import Loaded
from mingjian.load.source import RevisionSource
from mingjian.model.errors import GuardStopped
from mingjian.model.registry import KIND, Registry
from mingjian.publish.manifest import Manifest

_TODAY = "请用 git 改好登记库，再用 mingjian build --as-of today 重新生成。原有网站没有改动。"


def refuse_outdated(manifest: Manifest, today: date) -> None:
    """Refuse a site with something in it that had to leave before today."""
    if manifest.until is not None and date.fromisoformat(manifest.until) < today:
        raise GuardStopped(
            f"这一版的内容只能公开到 {manifest.until}，其后有信息依法停止公开，"
            f"今天（{today}）不能发布；{_TODAY}"
        )


def refuse_earlier(manifest: Manifest, current: Manifest) -> None:
    """Refuse a site of an earlier day than the one readers see: its statuses are those of that day."""
    if manifest.as_of < current.as_of:
        raise GuardStopped(
            f"要发布的数据截至 {manifest.as_of}，早于正在公开的 {current.as_of}，没有发布；{_TODAY}"
        )


def refuse_withdrawn(manifest: Manifest, gone: Iterable[str]) -> None:
    """Refuse to go back to entries that were taken down since: repaired, withdrawn, struck out."""
    tables = tuple(f"api/v1/{KIND[kind].table}/" for kind in sorted(WINDOWED))
    back = [path for path in gone if path in manifest.files and path.startswith(tables)]
    if back:
        names = "、".join(Path(path).stem for path in back[:3])
        raise GuardStopped(
            f"回到这一版会让已经撤下的 {len(back)} 条信息（{names}）重新公开，没有回退；{_TODAY}"
        )


def refuse_reappearing(shown: Registry, as_of: date, root: Path, newest: str, old: Loaded) -> None:
    """Refuse to build from an old registry what a newer one took down: repaired, withdrawn, struck out.

    Args:
        shown: what of the old registry may be public on the day.
        as_of: the day.
        root: the folder of the registry.
        newest: the revision that readers saw until now.
        old: the registry that is built.
    """
    source = RevisionSource(root, newest)
    commit = source.commit()
    if commit is not None and old.commit is not None and commit.sha == old.commit.sha:
        return
    now = publishable(load_registry(source).registry, as_of).registry
    back = [key for kind in sorted(WINDOWED) for key in sorted(shown.of(kind)) if key not in now.of(kind)]
    if back:
        names = "、".join(back[:3])
        raise GuardStopped(
            f"{newest} 里已经撤下的 {len(back)} 条信息（{names}）会重新公开，没有生成；"
            "请用 git 撤销要改的那一次修改，再按今天的日期生成。原有网站没有改动。"
        )
