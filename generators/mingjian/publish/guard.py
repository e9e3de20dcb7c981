"""The last gate: what must hold of a whole site before it may replace the published one (law 4).

Each check returns sentences; one sentence is enough to stop, and all are shown together.
"""

from collections.abc import Iterable, Iterator, Mapping

from mingjian.model.errors import GuardStopped
from mingjian.model.registry import KIND, KINDS, Registry
from mingjian.model.settings import Guard
from mingjian.publish.manifest import Entry, Manifest

MAX_SITE_BYTES = 4 * 1024**3
MAX_FILE_BYTES = 95 * 1024**2
"""Common static hosts refuse files over 100 MB; the database of a nation has 65."""
MAX_NAME_BYTES = 255
_SHOWN = 20


def count_records(registry: Registry) -> dict[str, int]:
    """Count the records by kind."""
    return {kind.key: len(registry.of(kind.key)) for kind in KINDS}


def guard_counts(
    guards: Iterable[Guard], records: dict[str, int], previous: Manifest | None
) -> Iterator[str]:
    """Compare the number of records with what settings allow and with the last publication."""
    for guard in guards:
        now = records.get(guard.kind, 0)
        title = KIND[guard.kind].title if guard.kind in KIND else guard.kind
        if now < guard.min:
            yield f"{title}只有 {now} 条，少于发布闸门规定的 {guard.min} 条。"
        if guard.max is not None and now > guard.max:
            yield f"{title}有 {now} 条，多于发布闸门规定的 {guard.max} 条。"
        before = previous.records.get(guard.kind, 0) if previous else 0
        if now < before and (before - now) * 100 > before * guard.max_drop:
            yield f"{title}从上次发布的 {before} 条减少到 {now} 条，降幅超过 {guard.max_drop}%。"


def guard_tree(entries: Mapping[str, Entry]) -> Iterator[str]:
    """Look at the tree as a whole: names and sizes."""
    yield from guard_paths(entries)
    yield from guard_sizes(entries.values())


def guard_paths(paths: Iterable[str]) -> Iterator[str]:
    """Refuse paths that leave the site, clash on some systems or are too long for a file name."""
    seen: dict[str, str] = {}
    for path in paths:
        parts = path.split("/")
        if not path or path.startswith("/") or "\\" in path or any(part in ("", ".", "..") for part in parts):
            yield f"输出路径不合规：{path!r}。"
        if any(len(part.encode()) > MAX_NAME_BYTES for part in parts):
            yield f"输出文件名过长：{path}。"
        folded = path.casefold()
        if folded in seen:
            yield f"两个输出文件同名（不分大小写）：{seen[folded]} 与 {path}。"
        seen[folded] = path


def guard_sizes(entries: Iterable[Entry]) -> Iterator[str]:
    """Refuse files and sites of a size no static host takes."""
    total = 0
    for entry in entries:
        total += entry.bytes
        if entry.bytes > MAX_FILE_BYTES:
            yield f"输出文件过大（{entry.bytes // 1024**2} MB）：{entry.path}。"
    if total > MAX_SITE_BYTES:
        yield f"网站总量过大（{total // 1024**2} MB）。"


def stop_if(problems: Iterable[str]) -> None:
    """Stop publication when there is a problem; the published site is untouched."""
    found = list(problems)
    if not found:
        return
    shown = "\n".join(f"  - {problem}" for problem in found[:_SHOWN])
    rest = f"\n  …… 另有 {len(found) - _SHOWN} 处" if len(found) > _SHOWN else ""
    raise GuardStopped(f"发布闸门拦下了这次发布，原有网站没有改动：\n{shown}{rest}")
