"""Download tables as Parquet and as one DuckDB file, the same bytes for the same tables.

Leaves to others: what the tables hold and mean (edition.downloads), and CSV.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from reportcard.model.tables import Table

_ARROW = {
    "text": pa.string(),
    "integer": pa.int64(),
    "decimal": pa.string(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}

# Readable by every DuckDB since 1.2, and free of the random file id that 2.0 files carry.
_STORAGE_VERSION = "v1.2.0"


def parquet_bytes(table: Table) -> bytes:
    """One table as a Parquet file; decimals travel as exact text."""
    sink = pa.BufferOutputStream()
    pq.write_table(_arrow(table), sink, compression="zstd")
    return bytes(sink.getvalue().to_pybytes())


def duckdb_bytes(tables: Sequence[Table]) -> bytes:
    """All tables in one DuckDB file, with the English descriptions as comments."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reportcard.duckdb"
        con = duckdb.connect(":memory:", config={"threads": 1})
        con.execute(f"ATTACH '{path}' AS out (STORAGE_VERSION '{_STORAGE_VERSION}')")
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
    columns = list(zip(*table.rows, strict=True)) or [()] * len(table.columns)
    schema = pa.schema([(column.name, _ARROW[column.type]) for column in table.columns])
    arrays = [pa.array(v, type=f.type) for v, f in zip(columns, schema, strict=True)]
    return pa.table(arrays, schema=schema)


def _comments(table: Table) -> Iterator[str]:
    yield f'COMMENT ON TABLE out."{table.name}" IS {_quoted(table.title.en)}'
    for column in table.columns:
        place = f'out."{table.name}"."{column.name}"'
        yield f"COMMENT ON COLUMN {place} IS {_quoted(column.description.en)}"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
