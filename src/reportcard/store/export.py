"""Download tables as Parquet and as one DuckDB file, the same bytes for the same tables.

DuckDB pads its blocks with whatever lay in memory and picks compression by drawing samples, so two
files of the same tables differ, and carry scraps of memory that nobody meant to publish. Neither
happens with small uncompressed blocks; tests/store/test_export.py fills memory with two patterns
and compares. Leaves to others: what the tables hold and mean (edition.tables), and CSV.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from reportcard.model.tables import Cell, Column, ColumnType, Table

_ARROW: dict[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.decimal128(18, 6),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}
_SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}
# Readable by every DuckDB since 1.2, and free of the random file id that 2.0 files carry.
_LAYOUT = "STORAGE_VERSION 'v1.2.0', BLOCK_SIZE 16384"


def parquet_bytes(table: Table) -> bytes:
    """One table as a Parquet file, with each column's description in both languages."""
    sink = pa.BufferOutputStream()
    pq.write_table(_arrow(table), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def duckdb_bytes(tables: Sequence[Table]) -> bytes:
    """All tables in one DuckDB file, with the descriptions in both languages as comments."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reportcard.duckdb"
        con = duckdb.connect(":memory:", config=_SETTINGS)
        con.execute("SET force_compression = 'uncompressed'")
        con.execute(f"ATTACH {_quoted(str(path))} AS out ({_LAYOUT})")
        for table in tables:
            con.register("rows", _arrow(table))
            con.execute(f'CREATE TABLE out."{table.name}" AS SELECT * FROM rows')
            con.unregister("rows")
            for statement in _comments(table):
                con.execute(statement)
        con.execute("DETACH out")
        con.close()
        return path.read_bytes()


def _arrow(table: Table) -> pa.Table:
    cells = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    arrays = [_array(column, c) for column, c in zip(table.columns, cells, strict=True)]
    return pa.table(arrays, schema=pa.schema([_field(column) for column in table.columns]))


def _array(column: Column, cells: Sequence[Cell]) -> pa.Array:
    values: Sequence[object] = cells
    if column.type == "decimal":
        values = [None if cell is None else Decimal(str(cell)) for cell in cells]
    return pa.array(values, type=_ARROW[column.type])


def _field(column: Column) -> pa.Field:
    meaning = {"description": column.description.en, "description_es": column.description.es}
    return pa.field(column.name, _ARROW[column.type], metadata=meaning)


def _comments(table: Table) -> Iterator[str]:
    yield f'COMMENT ON TABLE out."{table.name}" IS {_both(table.title.en, table.title.es)}'
    for column in table.columns:
        place = f'out."{table.name}"."{column.name}"'
        meaning = _both(column.description.en, column.description.es)
        yield f"COMMENT ON COLUMN {place} IS {meaning}"


def _both(english: str, spanish: str) -> str:
    return _quoted(f"{english} / {spanish}")


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
