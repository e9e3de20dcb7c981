"""One share of a build on one machine of several, and putting all shares together.

Every machine reads and checks the whole registry and renders its share; the merge takes over their files, as
their manifests list them, and renders only what describes the whole tree. So the merged site is the one that
a single machine would have built.
"""

import hashlib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from mingjian.derive.views import Views
from mingjian.load.source import Source
from mingjian.model.errors import SourceError, UsageError
from mingjian.publish.guard import guard_paths, stop_if
from mingjian.publish.manifest import NAME, Manifest, Shard
from mingjian.publish.stage import Render
from mingjian.publish.staging import Staging
from mingjian.render.artifact import Artifact
from mingjian.render.pages.shellset import ShellSet
from mingjian.render.prints.press import Press

FINISHING = ("print-page", "catalogue", "sitemap", "offline")
"""Parts that describe the tree as a whole: only the merge can make them."""
_AGAIN = "请在同一版登记库、同一天、同一版工具上重新生成全部分片。"


def parts_of(
    parts: Sequence[str], shared: frozenset[str], shard: tuple[int, int] | None, *, merging: bool
) -> tuple[str, ...]:
    """Return the parts this machine renders, whole or its share of them."""
    if merging:
        return tuple(part for part in parts if part in FINISHING)
    if shard is None:
        return tuple(parts)
    index, count = shard
    whole = [part for part in parts if part not in shared and part not in FINISHING]
    own = {part for place, part in enumerate(whole) if place % count == index}
    return tuple(part for part in parts if part in own or part in shared)


def share_of(render: Render, shard: tuple[int, int] | None) -> Render:
    """Let the processes of a machine share its share."""
    if shard is None:
        return render
    index, count = shard
    return lambda share: render((index + count * share[0], count * share[1]))


def made_of(source: Source, parts: Sequence[str], views: Views, shell: ShellSet, press: Press | None) -> str:
    """Return the fingerprint of the input: the registry, its history, the hand-written pages, the parts."""
    digest = hashlib.sha256(" ".join((*parts, views.history.depth, str(press is not None))).encode())
    for file in source.files():
        digest.update(file.path.encode() + b"\0" + (source.read(file.path) if file.regular else b"") + b"\0")
    for page in shell.static:
        digest.update(page.path.encode() + b"\0" + hashlib.sha256(page.data).digest())
    return digest.hexdigest()


def refuse_other_kind(previous: Manifest | None, shard: Shard | None) -> None:
    """Refuse to put a shard in the place of a site, or a site in the place of a shard."""
    if previous is not None and (previous.shard is None) != (shard is None):
        raise UsageError(
            "输出位置已有完整的网站，不能放分片。" if shard else "输出位置是分片，不能放完整的网站。"
        )


def take_over(
    tree: Staging, folders: Sequence[Path], wanted: tuple[Manifest, str], advance: Callable[[int], None]
) -> None:
    """Put the files of all shards into the tree; refuse shards that do not belong together.

    Args:
        tree: the staging tree of the merged site.
        folders: where the shards lie.
        wanted: the manifest of the site to be, and the fingerprint of its input.
        advance: is told of every file.
    """
    site, made = wanted
    shards = sorted(((folder, *_read(folder)) for folder in folders), key=lambda found: _place(found[2]))
    _refuse_gaps([_place(shard) for _, _, shard in shards])
    for folder, manifest, shard in shards:
        if _origin(manifest, shard.made_of) != _origin(site, made):
            raise UsageError(f"分片 {_name(shard)} 不是由现在的登记库、日期和工具生成的。{_AGAIN}")
        stop_if(guard_paths(manifest.files))
        for path, entry in manifest.files.items():
            if path in tree.entries:
                raise UsageError(f"两个分片里都有 {path}，不能合并。{_AGAIN}")
            data = _content(folder, path)
            tree.entries[path], fresh = tree.put(Artifact(path, data, "", entry.sources))
            if tree.entries[path] != entry:
                raise SourceError(f"分片 {folder} 里的 {path} 与它的清单不符，可能没有传完；请重新传送。")
            tree.written += fresh
            advance(1)


def day_of(folders: Sequence[Path]) -> date:
    """Return the day the first of the shards was built for."""
    return date.fromisoformat(_read(folders[0])[0].as_of)


def _content(folder: Path, path: str) -> bytes:
    try:
        return (folder / path).read_bytes()
    except OSError as error:
        raise SourceError(f"分片 {folder} 里缺少 {path}，可能没有传完；请重新传送。") from error


def _read(folder: Path) -> tuple[Manifest, Shard]:
    manifest = Manifest.read(folder)
    if manifest is None:
        raise SourceError(f"{folder} 里没有 {NAME}，不是生成完的分片。")
    if manifest.shard is None:
        raise UsageError(f"{folder} 是完整的网站，不是分片。")
    return manifest, manifest.shard


def _place(shard: Shard) -> tuple[int, int]:
    return shard.count, shard.index


def _name(shard: Shard) -> str:
    return f"{shard.index + 1}/{shard.count}"


def _refuse_gaps(places: Sequence[tuple[int, int]]) -> None:
    count = places[0][0]
    if list(places) != [(count, index) for index in range(count)]:
        found = "、".join(f"{index + 1}/{total}" for total, index in places)
        raise UsageError(f"分片不齐或者重复：有 {found}，应当从 1/{count} 到 {count}/{count} 各一份。")


def _origin(manifest: Manifest, made: str) -> tuple[object, ...]:
    """Return what all shards of one site have in common with it."""
    return (manifest.tool, manifest.as_of, manifest.commit, manifest.records, manifest.until, made)
