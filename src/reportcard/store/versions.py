"""Versions of pages: which one of each address is in force, and which sessions were read from it.

Every version stays in the store; only the rows of the one in force reach `core`. A page that was
refused is named until a newer version of it can be read. Leaves to others: the records (write).
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from datetime import UTC, datetime

import duckdb
import pyarrow as pa

from reportcard.model.records import PageRecords
from reportcard.store.connect import read_sql
from reportcard.store.raw import PAGE_KEY

PageKey = tuple[str, str, str, str]

_SCHEMA = pa.schema(
    [(name, pa.string()) for name in PAGE_KEY]
    + [
        ("retrieved_at", pa.timestamp("us")),
        ("transcribed", pa.bool_()),
        ("refused", pa.string()),
        ("sessions", pa.list_(pa.string())),
        ("is_last", pa.bool_()),
    ]
)


def page_key(page: PageRecords) -> PageKey:
    """What names one version of one page as one parser read it; see raw.PAGE_KEY."""
    origin = page.provenance
    return (origin.source_id, page.page_url, origin.archive_sha256, origin.parser_version)


def known_sessions(
    con: duckdb.DuckDBPyConnection, pages: Iterable[PageRecords]
) -> dict[PageKey, set[str]]:
    """The sessions whose records the store has, of those pages that it knows."""
    keys = pa.Table.from_pylist(
        [dict(zip(PAGE_KEY, page_key(page), strict=True)) for page in pages],
        schema=pa.schema([(name, pa.string()) for name in PAGE_KEY]),
    )
    con.register("asked_page", keys)
    columns = ", ".join(PAGE_KEY)
    rows = con.execute(
        f"SELECT {columns}, sessions FROM raw.page SEMI JOIN asked_page USING ({columns})"
    ).fetchall()
    con.unregister("asked_page")
    return {row[: len(PAGE_KEY)]: set(row[len(PAGE_KEY)]) for row in rows}


def put_in_force(
    con: duckdb.DuckDBPyConnection,
    pages: Sequence[PageRecords],
    sessions: Mapping[PageKey, AbstractSet[str]],
) -> bool:
    """Note each page and let the newest version that can be read be the current one.

    Args:
        con: A store, inside a transaction.
        pages: As the crawl gave them: the last good version of a page that was refused, where
            there is one, comes just before the refusal.
        sessions: What the store now has of each.

    Returns:
        Whether anything changed.
    """
    con.register("incoming_page", _page_table(pages, sessions))
    statements = [part for part in read_sql("versions").split(";") if part.strip()]
    changed = 0
    for statement in statements:
        found = con.execute(statement).fetchone()
        changed += found[0] if found else 0
    con.unregister("incoming_page")
    return changed > 0


def _page_table(
    pages: Sequence[PageRecords], sessions: Mapping[PageKey, AbstractSet[str]]
) -> pa.Table:
    """A row for each page, the last of a key where it was given more than once.

    is_last marks the last of each address that could be read.
    """
    last = {key[:2]: key for page in pages if page.refused is None for key in [page_key(page)]}
    rows = [
        (
            *key,
            _utc(page.provenance.retrieved_at),
            page.provenance.transcribed,
            page.refused,
            sorted(sessions[key]),
            last.get(key[:2]) == key,
        )
        for key, page in {page_key(page): page for page in pages}.items()
    ]
    columns = zip(*rows, strict=True)
    arrays = [pa.array(c, type=field.type) for c, field in zip(columns, _SCHEMA, strict=True)]
    return pa.table(arrays, schema=_SCHEMA)


def _utc(instant: datetime) -> datetime:
    """An instant as the store keeps it: UTC, without a zone (a zone would need another library)."""
    return instant.astimezone(UTC).replace(tzinfo=None)
