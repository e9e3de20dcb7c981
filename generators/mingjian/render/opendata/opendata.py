"""The open data as files; what describes them is written by ``catalogue.py`` once they stand.

Files are drafted: one whose rows are as they were at the last build need not be written again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from mingjian.derive.dataset import Dataset
from mingjian.derive.table import Row, Table
from mingjian.derive.views import Views
from mingjian.render.artifact import Artifact
from mingjian.render.draft import Draft, File, fingerprint, makers
from mingjian.render.opendata.about import About, about
from mingjian.render.opendata.api import list_files, record_files
from mingjian.render.opendata.bundle import DICTIONARY, README, ZIP, bundle
from mingjian.render.opendata.database import PATH, SQLITE, database
from mingjian.render.opendata.openapi import openapi_file
from mingjian.render.opendata.parquet import PARQUET, is_available, parquet_file
from mingjian.render.opendata.shape import file_of, registers
from mingjian.render.opendata.spreadsheet import XLSX
from mingjian.render.opendata.textfiles import CSV, JSONL, csv_file, dictionary_csv, excel_file, jsonl_file
from mingjian.render.opendata.workbooks import names_of, register_workbook

WHOLE = ("registry",)
CSV_ZIP, EXCEL_ZIP = "data/csv.zip", "data/excel.zip"
Write = Callable[[Table, list[Row]], Artifact]
Task = Callable[["Desk"], Iterator[File]]


@dataclass
class Desk:
    """The dataset, what is said of it, and the fingerprints of its tables."""

    dataset: Dataset
    facts: About

    @cached_property
    def keys(self) -> dict[str, str]:
        """The fingerprint of every table, by name."""
        rows = self.dataset.rows
        names = (table.name for table in self.dataset.tables)
        return {name: fingerprint(makers(), name, rows[name]) for name in names}

    def draft(self, form: str, media_type: str, write: Write) -> list[Draft]:
        """Draft every table in one format."""
        files = ((table, file_of(table, form)) for table in self.dataset.tables)
        return [
            Draft(path, media_type, (), self.keys[table.name], partial(self._written, write, table))
            for table, path in files
        ]

    def _written(self, write: Write, table: Table) -> bytes:
        return write(table, self.dataset.rows[table.name]).data

    def draft_whole(
        self, path: str, media_type: str, names: Iterable[str], make: Callable[[], bytes], more: object = None
    ) -> Draft:
        """Draft a file made of several tables and of what is said of the dataset."""
        key = fingerprint(makers(), self.facts, [self.keys[name] for name in names], more)
        return Draft(path, media_type, WHOLE if path == PATH else (), key, make)


def render_data(views: Views, share: tuple[int, int] = (0, 1)) -> Iterator[File]:
    """Yield the i-th of n shares of the data files. The tasks stand in an order that shares them evenly."""
    index, count = share
    desk = Desk(views.dataset, about(views.dataset))
    for place, task in enumerate(TASKS):
        if place % count == index:
            yield from task(desk)
    yield from record_files(desk.dataset, share)


def _database(desk: Desk) -> Iterator[File]:
    make = partial(database, desk.dataset, desk.facts)
    yield desk.draft_whole(PATH, SQLITE, desk.keys, make)


def _workbooks(desk: Desk) -> Iterator[File]:
    for register in registers(desk.dataset.tables):
        names = [table.name for table in register.tables]
        make = partial(_data_of, partial(register_workbook, desk.dataset, register, desk.facts))
        yield desk.draft_whole(register.workbook, XLSX, names, make, names_of(desk.dataset, register))


def _csv(desk: Desk) -> Iterator[File]:
    yield from _with_bundle(desk, CSV_ZIP, desk.draft("csv", CSV, csv_file))


def _excel(desk: Desk) -> Iterator[File]:
    yield from _with_bundle(desk, EXCEL_ZIP, desk.draft("excel", CSV, excel_file))


def _jsonl(desk: Desk) -> Iterator[File]:
    return iter(desk.draft("jsonl", JSONL, jsonl_file))


def _parquet(desk: Desk) -> Iterator[File]:
    return iter(desk.draft("parquet", PARQUET, parquet_file) if is_available() else ())


def _lists(desk: Desk) -> Iterator[File]:
    yield from list_files(desk.dataset, desk.facts, desk.keys)
    yield openapi_file(desk.facts)


def _with_bundle(desk: Desk, path: str, made: list[Draft]) -> Iterator[File]:
    yield from made
    yield desk.draft_whole(path, ZIP, desk.keys, partial(_bundled, desk, path, made))


def _bundled(desk: Desk, path: str, made: list[Draft]) -> bytes:
    described = {
        README: desk.facts.readme().encode(),
        DICTIONARY: dictionary_csv(desk.dataset, for_excel=path == EXCEL_ZIP),
    }
    return bundle(path, described, made).data


def _data_of(make: Callable[[], Artifact]) -> bytes:
    return make().data


TASKS: tuple[Task, ...] = (_database, _workbooks, _csv, _excel, _jsonl, _parquet, _lists)
