"""Views of the pages on open data: what to download, how to begin, what every column means."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files as package_files

from mingjian.derive.dataset import Dataset
from mingjian.derive.piece import Head, Link
from mingjian.derive.rows import word_lists
from mingjian.derive.table import Table, Volume
from mingjian.model.declaration import Word
from mingjian.render.opendata import words
from mingjian.render.opendata.about import About, about
from mingjian.render.opendata.dictionary import Entry, entries
from mingjian.render.opendata.listing import Download, book, downloads, whole
from mingjian.render.opendata.shape import Files, Register, count, registers

CHANGES = "data/changes/index.json"
DATA = Link(words.DATA_TITLE, "data/")
DICTIONARY = Link(words.DICTIONARY_TITLE, "data/dictionary/")


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """A register on the download page; ``rows`` counts the rows of all its tables."""

    title: str
    count: int
    tables: int
    rows: int
    book: Download | None
    dictionary: str
    is_windowed: bool


@dataclass(frozen=True, slots=True)
class Start:
    """A short program that anyone can run; ``name`` is the file it comes from."""

    name: str
    title: str
    code: str


@dataclass(frozen=True, slots=True)
class DataPage:
    """The page ``data/``."""

    head: Head
    about: About
    zips: tuple[Download, ...]
    databases: tuple[Download, ...]
    registers: tuple[RegisterLine, ...]
    has_parquet: bool
    has_changes: bool
    starts: tuple[Start, ...]
    tables: int
    rows: int


@dataclass(frozen=True, slots=True)
class TableView:
    """A table in the dictionary."""

    table: Table
    rows: int
    entries: tuple[Entry, ...]
    files: tuple[Download, ...]


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """The dictionary of one register."""

    head: Head
    title: str
    tables: tuple[TableView, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The start of the dictionary."""

    head: Head
    registers: tuple[RegisterLine, ...]
    types: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class WordsPage:
    """Every closed vocabulary: name, Chinese words and what they mean."""

    head: Head
    lists: tuple[tuple[str, tuple[Word, ...]], ...]


@cache
def starts() -> tuple[Start, ...]:
    """Return the short programs, in order."""
    folder = package_files("mingjian.render.opendata").joinpath("quickstart")
    found = []
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name[0].isdigit():
            first, _, code = item.read_text(encoding="utf-8").partition("\n")
            found.append(Start(item.name.removesuffix(".txt"), first.removeprefix("# "), code))
    return tuple(found)


def _lines(dataset: Dataset, files: Files) -> Iterator[RegisterLine]:
    for register in registers(dataset.tables):
        yield RegisterLine(
            title=register.title,
            count=count(dataset, register),
            tables=len(register.tables),
            rows=sum(len(dataset.rows[table.name]) for table in register.tables),
            book=book(register, files),
            dictionary=f"{DICTIONARY.url}{register.name}/",
            is_windowed=any(table.volume is Volume.WINDOWED for table in register.tables),
        )


def data_page(dataset: Dataset, files: Files) -> DataPage:
    """Return the download page."""
    facts = about(dataset)
    address = facts.url.rstrip("/") if facts.url else words.SITE
    return DataPage(
        head=Head(DATA.text, words.DATA_DESCRIPTION),
        about=facts,
        zips=tuple(item for item in whole(files) if item.path.endswith(".zip")),
        databases=tuple(item for item in whole(files) if item.path.endswith(".sqlite")),
        registers=tuple(_lines(dataset, files)),
        has_changes=CHANGES in files,
        has_parquet=any(path.startswith("data/parquet/") for path in files),
        starts=tuple(
            Start(item.name, item.title, item.code.replace(words.SITE, address)) for item in starts()
        ),
        tables=len(dataset.tables),
        rows=sum(map(len, dataset.rows.values())),
    )


def dictionary_page(dataset: Dataset, files: Files) -> IndexPage:
    """Return the start of the dictionary."""
    head = Head(DICTIONARY.text, words.DICTIONARY_DESCRIPTION, (DATA,))
    lines = tuple(_lines(dataset, files))
    return IndexPage(head, lines, tuple(words.TYPES.values()), f"{DICTIONARY.url}words/")


def register_page(dataset: Dataset, register: Register, files: Files) -> RegisterPage:
    """Return the dictionary of a register."""
    title = words.REGISTER_TITLE.format(register=register.title)
    description = words.REGISTER_PAGE_DESCRIPTION.format(register=register.title)
    tables = tuple(
        TableView(
            table,
            len(dataset.rows[table.name]),
            tuple(entries(dataset, table)),
            tuple(downloads(Register("", "", (table,)), files)),
        )
        for table in register.tables
    )
    return RegisterPage(Head(title, description, (DATA, DICTIONARY)), register.title, tables)


def words_page() -> WordsPage:
    """Return the page of all closed vocabularies."""
    lists = tuple((name, tuple(found)) for name, found in word_lists().items())
    return WordsPage(Head(words.WORDS_TITLE, words.WORDS_DESCRIPTION, (DATA, DICTIONARY)), lists)
