"""The list of what is given out, in the form offices here keep their lists of data: one line per register."""

from collections.abc import Iterator

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import ColumnType, Volume
from mingjian.render.artifact import Artifact
from mingjian.render.opendata import words
from mingjian.render.opendata.about import About
from mingjian.render.opendata.api import ROOT
from mingjian.render.opendata.datapackage import VERSION
from mingjian.render.opendata.shape import Files, Register, count, registers
from mingjian.render.opendata.spreadsheet import XLSX, Sheet, workbook

PATH = "data/catalog.xlsx"


def resources_file(dataset: Dataset, about: About, files: Files) -> Artifact:
    """Return the list as a workbook."""
    rows = [_line(dataset, register, about, files) for register in registers(dataset.tables)]
    counted, text = ColumnType.INTEGER, ColumnType.TEXT
    types = tuple(counted if name == words.COUNT_OF else text for name in words.RESOURCES)
    sheet = Sheet(words.RESOURCES_SHEET, words.RESOURCES, types, rows)
    return Artifact(PATH, workbook(words.RESOURCES_SHEET, [sheet]), XLSX, ("registry",))


def _line(dataset: Dataset, register: Register, about: About, files: Files) -> tuple[str | int, ...]:
    is_windowed = any(table.volume is Volume.WINDOWED for table in register.tables)
    return (
        register.title,
        words.REGISTER_DESCRIPTION.format(register=register.title, as_of=about.as_of),
        f"{dataset.registry.settings.prefix}/{register.name}",
        about.publisher,
        words.THEME,
        "、".join(_formats(files)),
        count(dataset, register),
        words.OPEN_WITH_TERM if is_windowed else words.OPEN,
        words.CADENCES.get(about.cadence, about.cadence),
        about.as_of,
        about.address(f"data/dictionary/{register.name}/"),
        about.address(f"{ROOT}/index.json"),
        about.licence,
        about.publisher,
        VERSION,
    )


def _formats(files: Files) -> Iterator[str]:
    """Yield the formats that were made."""
    folders = {path.split("/")[1] for path in files if path.startswith("data/")}
    yield from (name for folder, name in words.FORMAT_NAMES.items() if folder in folders)
