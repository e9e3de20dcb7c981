"""The next tree while it is put together: a sibling of the published one, never seen by readers.

After a switch the former tree stays as the next staging tree, so a build writes only what changed: a file
is kept when it is already right here, linked when it is right in the published tree, written otherwise.
A tree without a manifest is one whose build was interrupted; nothing in it is trusted.
"""

import hashlib
import os
import shutil
import stat
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from mingjian.model.errors import UsageError
from mingjian.publish.manifest import NAME, Entry, Manifest
from mingjian.publish.switch import recover, staging_folder, switch
from mingjian.render.draft import File

_FOLDER = -1
_OTHER = -2


@dataclass
class Staging:
    """The state of one staging tree.

    ``here`` maps trusted files to their hash, ``present`` every path to whether it is a folder; ``completed``
    is when the published tree was finished: what changed there later is not ours.
    """

    folder: Path
    out: Path
    previous: Manifest | None
    completed: int
    here: dict[str, str]
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
        present = _walk(folder)
        here = _trusted(kept, present)
        (folder / NAME).unlink(missing_ok=True)
        present.pop(NAME, None)
        completed = (out / NAME).stat().st_mtime_ns if previous else 0
        names = {path: size == _FOLDER for path, (size, _) in present.items()}
        return cls(folder, out, previous, completed, here, names)

    @property
    def expected(self) -> int | None:
        """How many files to expect, judging by the last publication."""
        return len(self.previous.files) if self.previous else None

    def put(self, artifact: File) -> tuple[Entry, bool]:
        """Make sure the file stands in the tree, at the least expense; also say whether it was written."""
        digest = hashlib.sha256(artifact.data).hexdigest()
        entry = Entry(artifact.path, digest, len(artifact.data), artifact.sources)
        return entry, self.here.get(artifact.path) != digest and self._place(artifact, digest)

    def keep(self, path: str, sources: tuple[str, ...]) -> Entry | None:
        """Make sure the published file stands in this tree too; None when it has to be made."""
        entry = self.previous.files.get(path) if self.previous else None
        if entry is None or entry.sources != sources:
            return None
        if self.here.get(path) == entry.sha256:
            return entry
        target = self.folder / path
        self._clear_way(path, target)
        return entry if self._link(path, entry.sha256, target) else None

    def _place(self, artifact: File, digest: str) -> bool:
        target = self.folder / artifact.path
        self._clear_way(artifact.path, target)
        if self._link(artifact.path, digest, target):
            return False
        target.write_bytes(artifact.data)
        return True

    def _link(self, path: str, digest: str, target: Path) -> bool:
        """Share the published file if it is the same; False if not, or where the disk cannot."""
        entry = self.previous.files.get(path) if self.previous else None
        if entry is None or entry.sha256 != digest:
            return False
        source = self.out / path
        try:
            size, changed = _seen(source.lstat())
            if size != entry.bytes or changed > self.completed:
                return False
            os.link(source, target, follow_symlinks=False)
        except OSError:
            return False
        return True

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
            with suppress(OSError):  # another process of this build may have done it already
                folder.unlink()
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


def _walk(root: Path) -> dict[str, tuple[int, int]]:
    """List everything below a folder: path → size and time of change; a folder has size -1, a link -2."""
    found: dict[str, tuple[int, int]] = {}
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(f"{root}/{prefix}") as items:
            for item in items:
                path = f"{prefix}{item.name}"
                if item.is_dir(follow_symlinks=False):
                    found[path] = (_FOLDER, 0)
                    pending.append(f"{path}/")
                else:
                    found[path] = _seen(item.stat(follow_symlinks=False))
    return found


def _seen(found: os.stat_result) -> tuple[int, int]:
    return (found.st_size if stat.S_ISREG(found.st_mode) else _OTHER, found.st_mtime_ns)


def _trusted(manifest: Manifest | None, present: dict[str, tuple[int, int]]) -> dict[str, str]:
    """Return the files that are as the manifest says: same size, not touched since it was written."""
    if manifest is None:
        return {}
    completed = present[NAME][1]
    trusted = {}
    for path, entry in manifest.files.items():
        size, changed = present.get(path, (_OTHER, 0))
        if size == entry.bytes and changed <= completed:
            trusted[path] = entry.sha256
    return trusted
