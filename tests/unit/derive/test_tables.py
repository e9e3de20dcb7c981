"""The tables follow from the declaration: complete, uniquely named, with keys that lead somewhere."""

import re
from pathlib import Path

import pytest
from mingjian.derive.commontables import SOURCES
from mingjian.derive.rows import table_rows, word_lists
from mingjian.derive.table import ColumnType, singular
from mingjian.derive.tables import plan
from mingjian.load.build import load_registry
from mingjian.load.source import FolderSource
from mingjian.model.declaration import field_specs
from mingjian.model.provenance import Source
from mingjian.model.registry import KINDS, VOCABULARIES

TINY = Path(__file__).parents[2] / "golden" / "tiny" / "registry"
TABLES = plan().tables


@pytest.fixture(scope="module")
def registry():
    return load_registry(FolderSource(TINY)).registry


@pytest.fixture(scope="module")
def rows(registry):
    return table_rows(registry)


def declared():
    roots = [(kind.key, kind.model) for kind in KINDS]
    roots += [(f"vocab/{stem}", model) for stem, model in VOCABULARIES.items()]
    for origin, model in roots:
        for spec in field_specs(model):
            yield origin, spec


def test_every_declared_field_has_a_column():
    shown = {column.path for table in TABLES for column in table.columns}
    missing = []
    for origin, spec in declared():
        path = f"{origin}.{spec.path}"
        if path.startswith(f"{origin}.sources[]") and not origin.startswith("vocab/"):
            path = path.removeprefix(f"{origin}.")
        if origin.startswith("vocab/") and spec.path in {"note", "version"}:
            path = f"vocab/*.{spec.path}"
        if spec.model is None and path not in shown:
            missing.append(path)
    assert missing == []


def test_no_column_shows_a_field_that_is_not_declared():
    known = {f"{origin}.{spec.path}" for origin, spec in declared()}
    known |= {f"sources[].{spec.path}" for spec in field_specs(Source)} | {"vocab/*.note", "vocab/*.version"}
    assert {column.path for table in TABLES for column in table.columns} - known == {""}


def test_tables_and_columns_have_names_of_their_own_that_fit_every_format():
    names = [table.name for table in TABLES]
    assert len(set(names)) == len(names)
    for table in TABLES:
        assert len(set(table.header)) == len(table.header), table.name
        assert table.name.isascii()
        assert len(table.name) <= 31, "names of sheets end there"
        assert all(column.title and column.description for column in table.columns), table.name


def test_keys_and_references_name_columns_that_exist():
    by_name = {table.name: table for table in TABLES}
    for table in TABLES:
        assert set(table.key) <= set(table.header)
        for foreign in table.foreign:
            target = by_name[foreign.table]
            assert foreign.target == target.key, (table.name, foreign)
            assert set(foreign.columns) <= set(table.header)
            for name, other in zip(foreign.columns, foreign.target, strict=True):
                mine, theirs = table.columns[table.place(name)], target.columns[target.place(other)]
                assert mine.datatype == theirs.datatype


def test_every_row_fits_its_table_and_keys_are_unique_and_sorted(rows):
    for table in TABLES:
        places = [table.place(name) for name in table.key]
        keys = [tuple(row[place] for place in places) for row in rows[table.name]]
        assert all(len(row) == len(table.columns) for row in rows[table.name]), table.name
        assert len(set(keys)) == len(keys), table.name


def test_every_cell_has_the_type_of_its_column(rows):
    kinds = {
        ColumnType.TEXT: "str",
        ColumnType.INTEGER: "int",
        ColumnType.DECIMAL: "Decimal",
        ColumnType.BOOLEAN: "bool",
        ColumnType.DATE: "date",
    }
    for table in TABLES:
        for place, column in enumerate(table.columns):
            found = {type(row[place]).__name__ for row in rows[table.name]} - {"NoneType"}
            assert found <= {kinds[column.datatype]}, (table.name, column.name)


def test_required_columns_are_filled(rows):
    for table in TABLES:
        for place, column in enumerate(table.columns):
            if column.required:
                assert all(row[place] is not None for row in rows[table.name]), (table.name, column.name)


def test_references_lead_to_rows(rows):
    for table in TABLES:
        for foreign in table.foreign:
            target = next(other for other in TABLES if other.name == foreign.table)
            known = {tuple(row[target.place(name)] for name in foreign.target) for row in rows[target.name]}
            used = {tuple(row[table.place(name)] for name in foreign.columns) for row in rows[table.name]}
            assert {key for key in used if None not in key} <= known, (table.name, foreign)


def test_nested_values_arrive_where_they_belong(registry, rows):
    record = registry.institutions["sl-j0001"]
    table = plan().table("institutions")
    row = next(row for row in rows["institutions"] if row[0] == "sl-j0001")
    found = dict(zip(table.header, row, strict=True))
    assert found["contact_phone"] == record.contact.phone
    assert found["as_of"] == record.as_of
    licences = [row for row in rows["institution_licences"] if row[0] == "sl-j0001"]
    assert [row[1] for row in licences] == list(range(1, len(record.licences) + 1))
    number = plan().table("institution_licences").place("number")
    assert [row[number] for row in licences] == [licence.number for licence in record.licences]


def test_lists_below_lists_keep_the_way_up(rows):
    table = plan().table("draw_randomness_group_values")
    assert table.key == ("draw_id", "draw_randomness_position", "draw_randomness_group_position", "position")
    assert [row[-1] for row in rows["draw_randomness_group_values"]][:3] == [4, 0, 9]


def test_sources_of_every_kind_share_a_table(registry, rows):
    number = sum(len(record.sources) for kind in KINDS for record in registry.of(kind.key).values())
    assert len(rows[SOURCES]) == number > 20


def test_descriptions_speak_to_readers_of_tables_not_to_writers_of_files():
    told = {(table.name, text) for table in TABLES for text in (table.description, *_told(table))}
    assert [item for item in told if re.search("加引号|文件夹|与文件名|[写填] true", item[1])] == []
    assert ("institutions", "18 位，末位为校验码。") in told
    assert ("draws", "与检查计划一致。") in told
    assert ("inspection_checklist", "做到的为 true。") in told


def _told(table):
    return [column.description for column in table.columns]


def test_titles_of_inherited_keys_are_not_told_twice():
    for table in TABLES:
        for column in (column for column in table.columns if not column.path):
            parts = column.title.split("·")
            assert len(parts) == len(set(parts)), (table.name, column.title)
    (title,) = [
        c.title
        for t in TABLES
        if t.name == "draw_randomness_group_values"
        for c in t.columns
        if c.name == "draw_id"
    ]
    assert title == "随机抽取·编号"


def test_every_word_of_a_column_is_explained(rows):
    explained = {(row[0], row[2]) for row in rows["words"]}
    for name, words in word_lists().items():
        assert {(name, word.value) for word in words} <= explained
    assert all(row[3] for row in rows["words"])


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("licences", "licence"),
        ("categories", "category"),
        ("status", "status"),
        ("classes", "class"),
        ("branches", "branch"),
        ("basis", "basis"),
        ("randomness", "randomness"),
    ],
)
def test_singular(many, one):
    assert singular(many) == one
