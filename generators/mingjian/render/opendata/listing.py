"""What can be downloaded: the files of the whole and of every register, with size and hash."""

from collections.abc import Iterator
from dataclasses import dataclass

from mingjian.render.opendata import words
from mingjian.render.opendata.shape import FORMATS, Files, Register, file_of

_MEDIA = {
    "csv": "text/csv",
    "excel": "text/csv",
    "jsonl": "application/jsonl",
    "parquet": "application/vnd.apache.parquet",
}
_WHOLE = (
    ("data/registry.sqlite", words.DATABASE_TITLE, "application/vnd.sqlite3"),
    ("data/csv.zip", words.CSV_ZIP_TITLE, "application/zip"),
    ("data/excel.zip", words.EXCEL_ZIP_TITLE, "application/zip"),
)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Download:
    """One file people can fetch."""

    path: str
    title: str
    media_type: str
    bytes: int
    sha256: str

    @property
    def size(self) -> str:
        """The size in words."""
        if self.bytes < 1024:
            return f"{self.bytes} B"
        if self.bytes < 1024**2:
            return f"{self.bytes / 1024:.0f} KB"
        return f"{self.bytes / 1024**2:.1f} MB"


def _found(path: str, title: str, media_type: str, files: Files) -> Iterator[Download]:
    if (file := files.get(path)) is not None:
        yield Download(path, title, media_type, file.bytes, file.sha256)


def whole(files: Files) -> Iterator[Download]:
    """Yield the files that hold everything."""
    for path, title, media_type in _WHOLE:
        yield from _found(path, title, media_type, files)


def book(register: Register, files: Files) -> Download | None:
    """Return the workbook of a register."""
    title = words.WORKBOOK_TITLE.format(register=register.title)
    return next(_found(register.workbook, title, _XLSX, files), None)


def downloads(register: Register, files: Files) -> Iterator[Download]:
    """Yield the files of a register: the workbook, then every table in every format."""
    if (found := book(register, files)) is not None:
        yield found
    for table in register.tables:
        for form in FORMATS:
            title = words.FILE_TITLE.format(table=table.title, form=words.FORMAT_TITLES[form])
            yield from _found(file_of(table, form), title, _MEDIA[form], files)
