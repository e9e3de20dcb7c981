"""The folder a preview is written to: made new each time, and nobody else's files are ever in it."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from mingjian.change.preview import STYLE
from mingjian.cli.messages import say
from mingjian.model.errors import OutputError, UsageError
from mingjian.render.artifact import Artifact


def write_preview(folder: Path, made: Iterable[Artifact]) -> int:
    """Write the files of a preview and return how many; a folder that holds anything else is refused."""
    if folder.exists() and not (folder.is_dir() and _is_ours(folder)):
        raise UsageError(say("preview_foreign", path=folder))
    count = 0
    try:
        shutil.rmtree(folder, ignore_errors=True)
        for item in made:
            target = folder / item.path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(item.data)
            count += 1
    except OSError as error:
        raise OutputError(say("edit_unwritable", path=folder, reason=error.strerror)) from error
    return count


def _is_ours(folder: Path) -> bool:
    return not any(folder.iterdir()) or (folder / STYLE).is_file()
