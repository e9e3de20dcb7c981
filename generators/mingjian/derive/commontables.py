"""Tables that belong to no kind of record: all ids, all sources, all vocabularies, all closed lists."""

from mingjian.derive import tablewords as words
from mingjian.derive.columns import (
    POSITION,
    column_of,
    own_fields,
    position_column,
    reference_of,
    text_column,
)
from mingjian.derive.table import Column, ColumnType, ForeignKey, Table
from mingjian.model.declaration import field_specs
from mingjian.model.provenance import Record, Source

RECORDS, SOURCES, VOCABULARY_TABLE, WORDS = "records", "sources", "vocabularies", "words"


def records_table() -> Table:
    """Return the table that names every id of the registry once."""
    as_of = next(spec for spec in field_specs(Record) if spec.name == "as_of")
    columns = (
        text_column("id", words.ID, words.ID_MEANING, identifier=True),
        text_column("kind", words.KIND, words.KIND_MEANING),
        text_column("kind_title", words.KIND_TITLE, words.KIND_TITLE_MEANING),
        Column("title", words.RECORD_TITLE, words.RECORD_TITLE_MEANING, ColumnType.TEXT),
        Column("as_of", as_of.title, as_of.description, ColumnType.DATE, True),
    )
    return Table(RECORDS, words.RECORDS, words.RECORDS_MEANING, "records", columns, ("id",), ())


def sources_table() -> Table:
    """Return the table of the sources of all records, which are alike in every kind."""
    fields = [field for field in own_fields(Source) if not field.many]
    columns = [column_of(field, "sources[]") for field in fields]
    foreign = [found for field in fields if (found := reference_of(field.path, field))]
    own = (
        text_column("record_id", words.RECORD_ID, words.PARENT_KEY_MEANING, identifier=True),
        position_column(words.SOURCES),
    )
    return Table(
        SOURCES,
        words.SOURCES,
        words.SOURCES_MEANING,
        "records",
        (*own, *columns),
        ("record_id", POSITION),
        (ForeignKey(("record_id",), RECORDS, ("id",)), *foreign),
        RECORDS,
    )


def vocabularies_table() -> Table:
    """Return the table of the vocabularies."""
    columns = (
        text_column("stem", words.STEM, words.STEM_MEANING),
        text_column("title", words.STEM_TITLE, words.STEM_TITLE_MEANING),
        Column("note", words.NOTE, words.NOTE_MEANING, ColumnType.TEXT, path="vocab/*.note"),
        Column("version", words.VERSION, words.VERSION_MEANING, ColumnType.DATE, path="vocab/*.version"),
    )
    return Table(
        VOCABULARY_TABLE, words.VOCABULARIES, words.VOCABULARIES_MEANING, "vocab/", columns, ("stem",), ()
    )


def words_table() -> Table:
    """Return the table of the words of closed lists, with their meanings."""
    columns = (
        text_column("list", words.LIST, words.LIST_MEANING),
        Column(POSITION, words.POSITION, words.LIST_POSITION_MEANING, ColumnType.INTEGER, True),
        text_column("value", words.WORD, words.WORD_MEANING),
        text_column("meaning", words.WORD_EXPLAINED, words.WORD_EXPLAINED_MEANING),
    )
    return Table(WORDS, words.WORDS, words.WORDS_MEANING, "vocab/", columns, ("list", "value"), ())
