"""Parquet for researchers: typed columns, zstd. Without pyarrow, an optional extra, there is none."""

from importlib.util import find_spec
from io import BytesIO
from typing import Any

from mingjian.derive.table import Column, ColumnType, Row, Table
from mingjian.render.artifact import Artifact
from mingjian.render.opendata.cells import in_columns

PARQUET = "application/vnd.apache.parquet"
_PLACES = 6
"""Digits after the point of a decimal; more only where a value has more."""


def is_available() -> bool:
    """Say whether Parquet files can be written here."""
    return find_spec("pyarrow") is not None


def parquet_file(table: Table, rows: list[Row]) -> Artifact:
    """Return a table as Parquet."""
    import pyarrow as pa  # noqa: PLC0415 - optional, and slow to import
    import pyarrow.parquet as pq  # noqa: PLC0415

    arrays, fields = [], []
    for column, cells in in_columns(table, rows):
        kind = _type(column, cells, pa)
        arrays.append(pa.array(cells, type=kind))
        fields.append(pa.field(column.name, kind, metadata={"title": column.title}))
    made = pa.Table.from_arrays(arrays, schema=pa.schema(fields, metadata={"title": table.title}))
    out = BytesIO()
    pq.write_table(made, out, compression="zstd", version="2.6", data_page_version="2.0")
    return Artifact(f"data/parquet/{table.name}.parquet", out.getvalue(), PARQUET)


def _type(column: Column, cells: Any, pa: Any) -> Any:
    if column.datatype is ColumnType.DECIMAL:
        exponents = (-cell.as_tuple().exponent for cell in cells if hasattr(cell, "as_tuple"))
        return pa.decimal128(38, max([_PLACES, *exponents]))
    return {
        ColumnType.TEXT: pa.string(),
        ColumnType.INTEGER: pa.int64(),
        ColumnType.BOOLEAN: pa.bool_(),
        ColumnType.DATE: pa.date32(),
    }[column.datatype]
