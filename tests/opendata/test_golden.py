"""Every table of the tiny registry against a file a person has read, and no column that is empty for nothing.

``make golden`` rewrites the tables; the diff is what a reviewer reads.
"""

import csv
import io
import os
from pathlib import Path

import pytest
from mingjian.derive.tables import plan
from mingjian.model.declaration import Model
from mingjian.model.registry import KINDS

EXPECTED = Path(__file__).parents[1] / "golden" / "tiny" / "tables"
TABLES = plan().tables


@pytest.fixture(scope="module", autouse=True)
def rewritten(files):
    if os.environ.get("MINGJIAN_GOLDEN") != "write":
        return
    EXPECTED.mkdir(exist_ok=True)
    for old in EXPECTED.glob("*.csv"):
        old.unlink()
    for table in TABLES:
        (EXPECTED / f"{table.name}.csv").write_bytes(files[f"data/csv/{table.name}.csv"])


def test_there_is_a_golden_file_for_every_table():
    assert {path.stem for path in EXPECTED.iterdir()} == {table.name for table in TABLES}


@pytest.mark.parametrize("name", [table.name for table in TABLES])
def test_the_table_is_the_one_a_person_has_read(files, name):
    assert files[f"data/csv/{name}.csv"].decode() == (EXPECTED / f"{name}.csv").read_bytes().decode()


def values(origin, record):
    """Yield the declared path of every value a record holds."""
    for name, value in record:
        items = value if isinstance(value, tuple) else (value,)
        path = f"{origin}.{name}{'[]' if isinstance(value, tuple) else ''}"
        for item in items:
            if isinstance(item, Model):
                yield from values(path, item)
            elif item is not None:
                yield path


def test_no_column_is_empty_where_the_registry_has_values(files, views):
    registry = views.dataset.registry
    held = {
        path
        for kind in KINDS
        for record in registry.of(kind.key).values()
        for path in values(kind.key, record)
    }
    held |= {
        path
        for stem, vocabulary in registry.vocabularies.items()
        for path in values(f"vocab/{stem}", vocabulary)
    }
    empty = []
    for table in TABLES:
        rows = list(csv.DictReader(io.StringIO(files[f"data/csv/{table.name}.csv"].decode())))
        empty += [
            column.path
            for column in table.columns
            if column.path in held and not any(row[column.name] for row in rows)
        ]
    assert empty == []
    assert len(held) > 300
