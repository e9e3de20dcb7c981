"""The press: a layout and data in, the bytes of a PDF out; the same bytes every time.

Data reaches the layout as JSON and nothing else (a value put into Typst markup would be executed). PDF/UA-1
is the gate: it refuses characters no face can show, which plain PDF would drop without a word.
"""

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib import resources
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import orjson
import pikepdf
import typst

from mingjian.model.declaration import Model
from mingjian.model.errors import MingjianError
from mingjian.render.artifact import Artifact
from mingjian.render.prints.fonts import Faces
from mingjian.render.shelf import Shelf

PDF = "application/pdf"
LAYOUTS = "templates/prints"
STANDARD: Literal["ua-1"] = "ua-1"
MISSING_GLYPH = (
    "没有字体能显示“{text}”（{codes}），这份印刷品没有生成。请把含有这个字的字体放进一个文件夹，"
    "用 MINGJIAN_FONTS 或者 registry.yml 的 prints.fonts 指明。"
)
BAD_PICTURE = "有照片读不出来：文件损坏，或者格式少见。请用看图软件逐张打开，另存为 JPEG 再印。"
BROKEN_LAYOUT = "版式 {layout} 排不出来：{reason}"
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')
_CODE_POINT = re.compile(r"\\u\{([0-9a-f]+)\}")


class NotPrintable(MingjianError):  # noqa: N818 - it names an outcome, not a fault
    """A print that cannot be made, and why, in one sentence."""

    exit_code = 1


@dataclass(frozen=True)
class Press:
    """Fonts, the registry's own layouts, and a shelf of finished prints."""

    faces: Faces
    layouts: Path | None = None
    shelf: Shelf | None = None

    def print(self, layout: str, data: dict[str, Any], day: date, path: str) -> Artifact:
        """Set one print, or take it from the shelf when nothing it is made of has changed."""
        text = self._text(data, day)
        if self.shelf is None:
            return Artifact(path, self._set(layout, text, day), PDF)
        key = self._key(layout, text)
        kept = self.shelf.get(path, key)
        if kept is None:
            kept = self._set(layout, text, day)
            self.shelf.put(path, key, kept)
        return Artifact(path, kept, PDF)

    def print_private(
        self, layout: str, data: dict[str, Any], day: date, path: str, pictures: Path | None
    ) -> Artifact:
        """Set a print that may show pictures of a folder; it is never kept."""
        return Artifact(path, self._set(layout, self._text(data, day), day, pictures), PDF)

    def _text(self, data: dict[str, Any], day: date) -> str:
        faces = {"serif": self.faces.serif, "sans": self.faces.sans}
        return orjson.dumps(data | {"as_of": day.isoformat(), "faces": faces}, default=_declared).decode()

    def _key(self, layout: str, text: str) -> str:
        parts = (version("typst"), version("pikepdf"), self.faces.fingerprint, frame(), self.source(layout))
        return hashlib.sha256("\0".join((*parts, text)).encode()).hexdigest()

    def source(self, layout: str) -> str:
        """Return the layout: the registry's own of that name, else ours."""
        own = None if self.layouts is None else self.layouts / f"{layout}.typ"
        if own is not None and own.is_file():
            return own.read_text(encoding="utf-8")
        return _layout(layout)

    def _set(self, layout: str, text: str, day: date, root: Path | None = None) -> bytes:
        source = self.source(layout).replace('#import "frame.typ": *\n', frame(), 1)
        compiler = typst.Compiler(
            root=None if root is None else str(root), font_paths=self.faces.loaded, ignore_system_fonts=True
        )
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        try:
            made = compiler.compile(
                input=source.encode(),
                sys_inputs={"data": text},
                format="pdf",
                pdf_standards=[STANDARD],
                timestamp=moment,
            )
        except typst.TypstError as error:
            raise NotPrintable(complaint(error, layout)) from error
        return pack(made if isinstance(made, bytes) else b"")


def _declared(value: Any) -> Any:
    """Return a declared part of a record, such as a line of errata, as plain data."""
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    raise TypeError(type(value).__name__)


@cache
def _layout(name: str) -> str:
    return resources.files("mingjian").joinpath(LAYOUTS, f"{name}.typ").read_text(encoding="utf-8")


def frame() -> str:
    """Return what all layouts share."""
    return _layout("frame")


def complaint(error: typst.TypstError, layout: str) -> str:
    """Say in one sentence why a print failed."""
    if "failed to decode image" in error.message:
        return BAD_PICTURE
    found = _MISSING.search(error.message)
    if found is None:
        return BROKEN_LAYOUT.format(layout=layout, reason=error.diagnostic.strip() or error.message)
    shown = _CODE_POINT.sub(lambda code: chr(int(code[1], 16)), found[1])
    codes = " ".join(f"U+{ord(mark):04X}" for mark in shown)
    return MISSING_GLYPH.format(text=shown, codes=codes)


def pack(data: bytes) -> bytes:
    """Put the objects of a PDF into compressed streams: a quarter of the size, always the same bytes."""
    with pikepdf.open(BytesIO(data)) as document:
        packed = BytesIO()
        document.save(
            packed,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            recompress_flate=True,
            deterministic_id=True,
        )
    return packed.getvalue()
