"""A night at the desk: the tiny world of ``worlds``, a day, and folders of its own."""

from datetime import date
from pathlib import Path
from typing import Any

from mingjian.jobs.today import Places, Today
from mingjian.load.loaded import Loaded
from worlds import world


def places(folder: Path, registry: Path) -> Places:
    """Return folders of a test's own."""
    build = folder / "build"
    return Places(
        registry, build / "jobs", build / "report", build / "html", build / "releases", folder / "mkdocs.yml"
    )


def tonight(
    folder: Path, day: str, *, loaded: Loaded | None = None, rehearsal: bool = False, **options: Any
) -> Today:
    """Return what a job is given on a day; without a registry, the tiny world."""
    held = loaded or world(folder)
    return Today(held, date.fromisoformat(day), places(folder, folder / "registry"), rehearsal, options)


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
