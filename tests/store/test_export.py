"""Downloads as Parquet and DuckDB: the same bytes for the same tables, whatever lay in memory."""

import hashlib
import io
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest

from reportcard.model.tables import Cell, Column, ColumnType, Table
from reportcard.model.text import Text
from reportcard.store.export import duckdb_bytes, parquet_bytes

TYPES: tuple[tuple[str, ColumnType], ...] = (
    ("name", "text"), ("line", "integer"), ("score", "decimal"), ("passed", "boolean"),
    ("on", "date"),
)  # fmt: skip


def table(name: str, rows: Sequence[tuple[Cell, ...]]) -> Table:
    columns = tuple(
        Column(name, kind, Text(f"The {name}'s meaning.", f"Lo que es {name}."))
        for name, kind in TYPES
    )
    return Table(name, Text(f"Table {name}", f"Tabla {name}"), columns, ("name",), tuple(rows))


SMALL = table(
    "small",
    [
        ("Ávila", 1, "66.500000", True, date(2025, 6, 2)),
        ("it's", None, None, None, None),
    ],
)


def large() -> Table:
    """Enough rows of many kinds for several blocks: short and long texts, repeated and unique."""
    rows: list[tuple[Cell, ...]] = []
    for n in range(20_000):
        unique = hashlib.sha256(str(n).encode()).hexdigest()
        text = unique * (n % 5) if n % 3 else f"NAME {n % 150}"
        rows.append((text or None, n % 151, f"{n % 100}.000001", n % 7 == 0, date(2025, 1, 8)))
    return table("large", rows)


def digests() -> str:
    tables = [SMALL, large(), table("empty", [])]
    bodies = [duckdb_bytes(tables), *(parquet_bytes(each) for each in tables)]
    return " ".join(hashlib.sha256(body).hexdigest() for body in bodies)


FILLED = """
import os, duckdb
# Scraps of another program's work lie in memory before the files are written.
con = duckdb.connect()
salt = os.urandom(8).hex()
con.execute(f"CREATE TABLE junk AS SELECT md5(i || '{salt}') FROM range(200000) t(i)")
con.close()
scraps = [os.urandom(200_000) for _ in range(100)]
del scraps
from tests.store.test_export import digests
print(digests())
"""


def test_the_same_tables_give_the_same_bytes_whatever_lay_in_memory(repository: Path) -> None:
    fills = (
        {"DUCKDB_JE_MALLOC_CONF": "junk:true", "TZ": "Asia/Tokyo", "PYTHONHASHSEED": "1"},
        {"DUCKDB_JE_MALLOC_CONF": "zero:true", "TZ": "America/New_York", "PYTHONHASHSEED": "2"},
        {"MALLOC_PERTURB_": "85", "LANG": "es_US.UTF-8"},
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", FILLED],
            cwd=repository,
            env=os.environ | fill,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for fill in fills
    }
    assert len(found) == 1


@pytest.fixture
def opened(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    place = tmp_path / "reportcard.duckdb"
    place.write_bytes(duckdb_bytes([SMALL, table("empty", [])]))
    return duckdb.connect(str(place), read_only=True)


def test_a_reader_finds_every_table_with_its_types(opened: duckdb.DuckDBPyConnection) -> None:
    assert opened.execute("SELECT * FROM small").fetchall() == [
        ("Ávila", 1, Decimal("66.500000"), True, date(2025, 6, 2)),
        ("it's", None, None, None, None),
    ]
    assert opened.execute("SELECT count(*) FROM empty").fetchall() == [(0,)]


def test_a_reader_finds_what_each_column_means_in_both_languages(
    opened: duckdb.DuckDBPyConnection,
) -> None:
    assert opened.execute(
        "SELECT comment FROM duckdb_columns() WHERE table_name = 'small' AND column_name = 'line'"
    ).fetchall() == [("The line's meaning. / Lo que es line.",)]


def test_nothing_that_lay_in_memory_is_published() -> None:
    secret = os.urandom(16).hex()
    con = duckdb.connect()
    con.execute(f"CREATE TABLE t AS SELECT '{secret}' || i AS s FROM range(200000) r(i)")
    con.execute("SELECT s, count(*) FROM t GROUP BY s").fetchall()
    con.close()
    assert secret.encode() not in duckdb_bytes([SMALL, large()])


def test_parquet_holds_the_rows_and_what_each_column_means() -> None:
    found = pq.read_table(io.BytesIO(parquet_bytes(SMALL)))
    assert found.column("score").to_pylist() == [Decimal("66.500000"), None]
    assert found.schema.field("name").metadata == {
        b"description": b"The name's meaning.",
        b"description_es": b"Lo que es name.",
    }
