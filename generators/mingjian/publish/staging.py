"""The next tree while it is put together: a sibling of the published one, never seen by readers.

After a switch the former tree stays as the next staging tree, so a build writes only what changed: a file
is kept when it is already right here, linked when it is right in the published tree, written otherwise.
A tree without a manifest is one whose build was interrupted; nothing in it is trusted.
"""

import hashlib
import os
import shutil
from dataclasses import dataclass, field
from pathlib import Path

from mingjian.model.errors import UsageError
from mingjian.publish.manifest import NAME, Entry, Manifest
from mingjian.publish.switch import recover, staging_folder, switch
from mingjian.render.artifact import Artifact


@dataclass
class Staging:
    """The state of one staging tree. ``here`` and ``live`` map paths of trusted files to their hash."""

    folder: Path
    out: Path
    previous: Manifest | None
    here: dict[str, str]
    live: dict[str, str]
    present: dict[str, bool]
    entries: dict[str, Entry] = field(default_factory=dict)
    written: int = 0

    @classmethod
    def open(cls, out: Path) -> "Staging":
        """Take up the staging tree of ``out``, repairing what an interrupted build left behind."""
        recover(out)
        refuse_foreign(out)
        folder = staging_folder(out)
        folder.mkdir(parents=True, exist_ok=True)
        previous = Manifest.read(out)
        kept = Manifest.read(folder)
        here = _trusted(folder, kept, present := _walk(folder))
        live = _trusted(out, previous, _walk(out) if previous else {})
        (folder / NAME).unlink(missing_ok=True)
        names = {path: is_folder for path, (is_folder, _, _) in present.items() if path != NAME}
        return cls(folder, out, previous, here, live, names)

    @property
    def expected(self) -> int | None:
        """How many files to expect, judging by the last publication."""
        return len(self.previous.files) if self.previous else None

    def put(self, artifact: Artifact) -> Entry:
        """Make sure the file stands in the tree, at the least expense."""
        digest = hashlib.sha256(artifact.data).hexdigest()
        entry = Entry(artifact.path, digest, len(artifact.data), artifact.sources)
        self.entries[artifact.path] = entry
        if self.here.get(artifact.path) != digest:
            self._place(artifact, digest)
        return entry

    def _place(self, artifact: Artifact, digest: str) -> None:
        target = self.folder / artifact.path
        self._clear_way(artifact.path, target)
        if self.live.get(artifact.path) == digest and _link(self.out / artifact.path, target):
            return
        target.write_bytes(artifact.data)
        self.written += 1

    def _clear_way(self, path: str, target: Path) -> None:
        """Remove what stands at the path: files are shared by hard link, so they are never overwritten."""
        is_folder = self.present.get(path)
        if is_folder:
            shutil.rmtree(target)
        elif is_folder is False:
            target.unlink(missing_ok=True)
        else:
            self._make_folder(path.rpartition("/")[0])

    def _make_folder(self, path: str) -> None:
        if not path or self.present.get(path):
            return
        self._make_folder(path.rpartition("/")[0])
        folder = self.folder / path
        if path in self.present:
            folder.unlink(missing_ok=True)
        folder.mkdir(exist_ok=True)
        self.present[path] = True

    def publish(self, manifest: Manifest) -> None:
        """Drop what is no longer published, complete the tree with its manifest and switch."""
        self._drop_strays()
        (self.folder / NAME).write_bytes(manifest.encode())
        switch(self.folder, self.out)

    def _drop_strays(self) -> None:
        wanted = set(self.entries)
        for path in self.entries:
            while path := path.rpartition("/")[0]:
                if path in wanted:
                    break
                wanted.add(path)
        for path in sorted(self.present.keys() - wanted, reverse=True):
            target = self.folder / path
            if self.present[path]:
                shutil.rmtree(target, ignore_errors=True)
            else:
                target.unlink(missing_ok=True)


def refuse_foreign(out: Path) -> None:
    """Refuse a folder with contents that were not published by us: replacing it would lose them."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageError(f"输出位置 {out} 不是普通文件夹，请换一个。")
    if out.exists() and any(out.iterdir()) and not (out / NAME).is_file():
        raise UsageError(f"输出文件夹 {out} 里有不是本工具生成的内容，不会覆盖；请换一个空文件夹。")


def _walk(root: Path) -> dict[str, tuple[bool, int, int]]:
    """List everything below a folder: path → (is a folder, size, time of change)."""
    found: dict[str, tuple[bool, int, int]] = {}
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(root / prefix) as items:
            for item in items:
                path = f"{prefix}/{item.name}" if prefix else item.name
                is_folder = item.is_dir(follow_symlinks=False)
                stat = item.stat(follow_symlinks=False)
                regular = item.is_file(follow_symlinks=False)
                found[path] = (is_folder, stat.st_size if regular else -1, stat.st_mtime_ns)
                if is_folder:
                    pending.append(path)
    return found


def _trusted(
    root: Path, manifest: Manifest | None, present: dict[str, tuple[bool, int, int]]
) -> dict[str, str]:
    """Return the files that are as the manifest says: same size, not touched since it was written."""
    if manifest is None or not (root / NAME).is_file():
        return {}
    completed = present[NAME][2]
    trusted = {}
    for path, entry in manifest.files.items():
        is_folder, size, changed = present.get(path, (True, 0, 0))
        if not is_folder and size == entry.bytes and changed <= completed:
            trusted[path] = entry.sha256
    return trusted


def _link(source: Path, target: Path) -> bool:
    """Hard-link a file; False where the disk cannot."""
    try:
        os.link(source, target)
    except OSError:
        return False
    return True
