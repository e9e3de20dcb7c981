"""What may not be handed to readers although it was built once: its time in public is over (law 5)."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mingjian.derive.tables import WINDOWED
from mingjian.model.errors import GuardStopped
from mingjian.model.registry import KIND
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
