"""Bulk loading of pages into schema `raw`: a batch of pages is one transaction.

Loading the same page again changes nothing, so an interrupted run is simply run again. Leaves to
others: making sense of what was loaded (resolve, reconcile).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from itertools import islice

import duckdb
import pyarrow as pa

from reportcard.model.facts import PageRecords, Record
from reportcard.store.raw import PAGE_KEY, RECORD_TYPES, arrow_schema, table_name

# Sheets have 151 rows: a batch is some 30,000 rows, a second's loss if the machine stops.
PAGES_PER_TRANSACTION = 200

_PAGE_SCHEMA = pa.schema(
    [(name, pa.string()) for name in PAGE_KEY]
    + [
        ("retrieved_at", pa.timestamp("us")),
        ("transcribed", pa.bool_()),
        ("refused", pa.string()),
    ]
)


def load_pages(con: duckdb.DuckDBPyConnection, pages: Iterable[PageRecords]) -> int:
    """Load pages with their records; the pages given become the current ones of their addresses.

    A refused page is kept with its sentence and does not push aside an earlier good version.

    Args:
        con: A store open for writing.
        pages: Consumed batch by batch, so that a crawl is loaded while it goes on.

    Returns:
        How many pages had not been loaded before.
    """
    stream = iter(pages)
    loaded = 0
    while batch := tuple(islice(stream, PAGES_PER_TRANSACTION)):
        con.begin()
        try:
            loaded += _load_batch(con, batch)
        except BaseException:
            con.rollback()
            raise
        con.commit()
    return loaded


def _load_batch(con: duckdb.DuckDBPyConnection, batch: tuple[PageRecords, ...]) -> int:
    incoming = _page_table(batch)
    con.register("incoming_page", incoming)
    known = _known_pages(con)
    fresh = [page for page in batch if _key(page) not in known]
    con.execute(
        f"INSERT INTO raw.page SELECT *, true FROM incoming_page "
        f"ANTI JOIN raw.page USING ({', '.join(PAGE_KEY)})"
    )
    con.execute(
        "UPDATE raw.page AS p SET is_current = (p.archive_sha256 = i.archive_sha256"
        " AND p.parser_version = i.parser_version) FROM incoming_page AS i"
        " WHERE p.source_id = i.source_id AND p.page_url = i.page_url AND i.refused IS NULL"
    )
    # A page that is refused again, after a good version had cleared its name, is named again.
    con.execute(
        "UPDATE raw.page AS p SET is_current = true, refused = i.refused FROM incoming_page AS i"
        f" WHERE i.refused IS NOT NULL AND {' AND '.join(f'p.{k} = i.{k}' for k in PAGE_KEY)}"
    )
    for record_type, rows in _rows_by_type(fresh):
        con.register("incoming_rows", rows)
        con.execute(f"INSERT INTO {table_name(record_type)} SELECT * FROM incoming_rows")
        con.unregister("incoming_rows")
    con.unregister("incoming_page")
    return len(fresh)


def _key(page: PageRecords) -> tuple[str, str, str, str]:
    origin = page.provenance
    return (origin.source_id, page.page_url, origin.archive_sha256, origin.parser_version)


def _known_pages(con: duckdb.DuckDBPyConnection) -> frozenset[tuple[str, str, str, str]]:
    columns = ", ".join(PAGE_KEY)
    return frozenset(
        con.execute(
            f"SELECT {columns} FROM raw.page SEMI JOIN incoming_page USING ({columns})"
        ).fetchall()
    )


def _page_table(batch: Iterable[PageRecords]) -> pa.Table:
    rows = [
        (*_key(page), _utc(page.provenance.retrieved_at), page.provenance.transcribed, page.refused)
        for page in {_key(page): page for page in batch}.values()
    ]
    return _table(rows, _PAGE_SCHEMA)


def _rows_by_type(pages: Iterable[PageRecords]) -> Iterator[tuple[type[Record], pa.Table]]:
    rows: dict[type[Record], list[tuple[object, ...]]] = defaultdict(list)
    for page in {_key(page): page for page in pages}.values():
        for record in page.records:
            rows[type(record)].append((*_values(record), *_key(page)))
    for record_type in RECORD_TYPES:
        if rows[record_type]:
            yield record_type, _table(rows[record_type], arrow_schema(record_type))


def _values(record: Record) -> tuple[object, ...]:
    return tuple(getattr(record, field.name) for field in fields(record))


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True)
    arrays = [
        pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)
    ]
    return pa.table(arrays, schema=schema)


def _utc(instant: datetime) -> datetime:
    """An instant as the store keeps it: UTC, without a zone (a zone would need another library)."""
    return instant.astimezone(UTC).replace(tzinfo=None)
