"""The open data as files; what describes them is written by ``catalogue.py`` once they stand."""

from collections.abc import Callable, Iterator

from mingjian.derive.dataset import Dataset
from mingjian.derive.views import Views
from mingjian.render.artifact import Artifact
from mingjian.render.opendata.about import About, about
from mingjian.render.opendata.api import list_files, record_files
from mingjian.render.opendata.bundle import bundle
from mingjian.render.opendata.database import PATH, SQLITE, database
from mingjian.render.opendata.openapi import openapi_file
from mingjian.render.opendata.parquet import is_available, parquet_file
from mingjian.render.opendata.shape import registers
from mingjian.render.opendata.textfiles import csv_file, excel_file, jsonl_file
from mingjian.render.opendata.workbooks import register_workbook

Task = Callable[[Dataset, About], Iterator[Artifact]]


def render_data(views: Views, share: tuple[int, int] = (0, 1)) -> Iterator[Artifact]:
    """Yield the i-th of n shares of the data files. The tasks stand in an order that shares them evenly."""
    index, count = share
    dataset, facts = views.dataset, about(views.dataset)
    for place, task in enumerate(TASKS):
        if place % count == index:
            yield from task(dataset, facts)
    yield from record_files(dataset, share)


def _database(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    yield Artifact(PATH, database(dataset, facts), SQLITE, ("registry",))


def _workbooks(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    for register in registers(dataset.tables):
        yield register_workbook(dataset, register, facts)


def _csv(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    made = [csv_file(table, dataset.rows[table.name]) for table in dataset.tables]
    yield from made
    yield bundle("data/csv.zip", facts.readme(), made)


def _excel(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    made = [excel_file(table, dataset.rows[table.name]) for table in dataset.tables]
    yield from made
    yield bundle("data/excel.zip", facts.readme(), made)


def _jsonl(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    del facts
    return (jsonl_file(table, dataset.rows[table.name]) for table in dataset.tables)


def _parquet(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    del facts
    if is_available():
        yield from (parquet_file(table, dataset.rows[table.name]) for table in dataset.tables)


def _lists(dataset: Dataset, facts: About) -> Iterator[Artifact]:
    yield from list_files(dataset, facts)
    yield openapi_file(facts)


TASKS: tuple[Task, ...] = (_database, _workbooks, _csv, _excel, _jsonl, _parquet, _lists)
