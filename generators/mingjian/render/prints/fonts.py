"""Which fonts prints are set in: named folders only, never whatever the machine happens to have.

``MINGJIAN_FONTS`` (folders, separated as in PATH) comes first, then the folders of the settings, then where
Debian's fonts-noto-cjk lies. The first Chinese serif and sans serif found set the text; every other face in
those folders stands behind them for rare characters.
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import typst

ENVIRONMENT = "MINGJIAN_FONTS"
DEBIAN = ("/usr/share/fonts/opentype/noto", "/usr/share/fonts/noto-cjk", "/usr/share/fonts/google-noto-cjk")
SERIF = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "SimSun",
    "FangSong",
)
SANS = ("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN", "SimHei")
_OTHER_SCRIPTS = ("CJK JP", "CJK KR", "CJK TC", "CJK HK", "Mono")


@dataclass(frozen=True)
class Faces:
    """Families by role, each with all others behind it as a fallback, and the loaded fonts."""

    serif: tuple[str, ...]
    sans: tuple[str, ...]
    loaded: typst.Fonts
    fingerprint: str


def find_faces(named: Iterable[Path] = ()) -> Faces | None:
    """Return the faces to print with, or None where there is no Chinese font in any of the folders."""
    given = os.environ.get(ENVIRONMENT, "")
    folders = [*map(Path, filter(None, given.split(os.pathsep))), *named, *map(Path, DEBIAN)]
    return _faces(tuple(folder for folder in folders if folder.is_dir()))


@cache
def _faces(folders: tuple[Path, ...]) -> Faces | None:
    loaded = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(path) for path in folders]
    )
    families = sorted(set(loaded.families()))
    serif = [name for name in SERIF if name in families]
    sans = [name for name in SANS if name in families]
    if not serif and not sans:
        return None
    rest = [
        name
        for name in families
        if name not in {*serif, *sans} and not any(word in name for word in _OTHER_SCRIPTS)
    ]
    return Faces(
        serif=(*serif, *sans, *rest),
        sans=(*sans, *serif, *rest),
        loaded=loaded,
        fingerprint=_fingerprint(loaded),
    )


def _fingerprint(fonts: typst.Fonts) -> str:
    """Tell one set of font files from another without reading them all."""
    files = {font.path for font in fonts.fonts() if font.path}
    return ";".join(f"{Path(path).name}:{Path(path).stat().st_size}" for path in sorted(files))
