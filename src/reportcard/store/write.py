"""Bulk loading of pages into schema `raw`: a batch of pages is one transaction.

Loading the same page again changes nothing, so an interrupted run is simply run again. Leaves to
others: which version of a page is in force (versions), making sense of what was loaded (resolve).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import islice
from operator import attrgetter

import duckdb
import pyarrow as pa

from reportcard.model.records import PageRecords, Record
from reportcard.store.connect import mark_changed
from reportcard.store.raw import RECORD_TYPES, arrow_schema, table_name
from reportcard.store.versions import PageKey, known_sessions, page_key, put_in_force

# Reads all fields of a record at once: a term has 100,000 of them.
_VALUES: Mapping[type[Record], Callable[[Record], tuple[object, ...]]] = {
    record_type: attrgetter(*(field.name for field in fields(record_type)))
    for record_type in RECORD_TYPES
}
# Sheets have 151 rows: a batch is some 30,000 rows, a second's loss if the machine stops.
PAGES_PER_TRANSACTION = 200


@dataclass(frozen=True, slots=True)
class _Fresh:
    """What the store does not hold yet of one page: all of it, or the records of some sessions."""

    key: PageKey
    records: tuple[Record, ...]


def load_pages(con: duckdb.DuckDBPyConnection, pages: Iterable[PageRecords]) -> int:
    """Load pages with their records; the pages given become the current ones of their addresses.

    A refused page is kept with its sentence and does not push aside an earlier good version.

    Args:
        con: A store open for writing.
        pages: Consumed batch by batch, so that a crawl is loaded while it goes on.

    Returns:
        How many pages gave something that had not been loaded before.
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
    sessions = known_sessions(con, batch)
    fresh = tuple(_fresh(batch, sessions))
    for record_type, rows in _rows_by_type(fresh):
        con.register("incoming_rows", rows)
        con.execute(f"INSERT INTO {table_name(record_type)} SELECT * FROM incoming_rows")
        con.unregister("incoming_rows")
    if put_in_force(con, batch, sessions) or fresh:
        mark_changed(con)
    return len({item.key for item in fresh})


def _fresh(batch: Iterable[PageRecords], sessions: dict[PageKey, set[str]]) -> Iterator[_Fresh]:
    """What is new in a batch; `sessions` learns of it.

    One page can be read more than once, each time for other sessions: records of sessions that
    the store has of it already are not loaded again, all others are.
    """
    for page in batch:
        key = page_key(page)
        is_known = key in sessions
        known = sessions.setdefault(key, set())
        found = {_session(record) for record in page.records}
        new = found - known
        known |= found
        if new or not is_known:
            yield _Fresh(key, tuple(r for r in page.records if _session(r) in new))


def _session(record: Record) -> str:
    return getattr(record, "session", "")


def _rows_by_type(pages: Iterable[_Fresh]) -> Iterator[tuple[type[Record], pa.Table]]:
    rows: dict[type[Record], list[tuple[object, ...]]] = defaultdict(list)
    for page in pages:
        for record in page.records:
            rows[type(record)].append((*_VALUES[type(record)](record), *page.key))
    for record_type in RECORD_TYPES:
        if rows[record_type]:
            yield record_type, _table(rows[record_type], arrow_schema(record_type))


def _table(rows: Sequence[tuple[object, ...]], schema: pa.Schema) -> pa.Table:
    columns = zip(*rows, strict=True)
    arrays = [
        pa.array(column, type=field.type) for column, field in zip(columns, schema, strict=True)
    ]
    return pa.table(arrays, schema=schema)
