"""Versions of pages: the newest that can be read is in force, and nothing read is ever lost."""

from dataclasses import replace

import duckdb
import pytest

from reportcard.model.records import BillRecord, PageRecords
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import SEATS, page

URL = "https://example.org/bills"
A, B = "a" * 64, "b" * 64


def bills(*titles: str, sha: str = A, on: int = 1, session: str = "2025") -> PageRecords:
    """A page of bills of one session."""
    records = [BillRecord(session, f"HB0000{n}", title) for n, title in enumerate(titles, start=1)]
    return page(URL, records, sha=sha, on=on)


def refused(sha: str, *, on: int, why: str = "it is an HTML page.") -> PageRecords:
    return page(URL, [], sha=sha, on=on, refused=why)


def titles(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    return con.execute("SELECT session, title FROM raw.current_bill ORDER BY ALL").fetchall()


def named(con: duckdb.DuckDBPyConnection) -> list[str]:
    """What resolve says of pages that could not be read."""
    return [item.detail for item in resolve(con, SEATS) if item.entity == "page"]


def is_stale(con: duckdb.DuckDBPyConnection) -> bool:
    return con.execute("SELECT is_stale FROM meta.core").fetchall() == [(True,)]


def test_an_older_version_that_returns_is_in_force_again(store: duckdb.DuckDBPyConnection) -> None:
    for version in (bills("old"), bills("new", sha=B, on=2), bills("old", on=3)):
        load_pages(store, [version])
    assert titles(store) == [("2025", "old")]
    assert store.execute("SELECT count(*) FROM raw.bill").fetchall() == [(2,)]
    assert store.execute("SELECT retrieved_at::DATE::VARCHAR FROM raw.current_bill").fetchall() == [
        ("2025-06-03",)
    ]


@pytest.mark.parametrize("together", [True, False])
def test_a_page_that_is_read_for_one_session_after_another_keeps_both(
    store: duckdb.DuckDBPyConnection, together: bool
) -> None:
    pages = [bills("one"), bills("two", session="2026"), bills("one")]
    for batch in [pages] if together else [[each] for each in pages]:
        load_pages(store, batch)
    assert titles(store) == [("2025", "one"), ("2026", "two")]


def test_a_refused_page_stays_named_while_its_last_good_version_is_in_use(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [bills("good")])
    for _run in range(2):
        # As a crawl gives them: what was refused, then what it falls back on.
        load_pages(store, [refused(B, on=2), bills("good")])
        assert named(store) == ["it is an HTML page."]
        assert titles(store) == [("2025", "good")]


def test_a_newer_version_that_can_be_read_ends_a_refusal(store: duckdb.DuckDBPyConnection) -> None:
    load_pages(store, [refused(B, on=2), bills("good")])
    load_pages(store, [bills("good", on=3)])
    assert named(store) == []


def test_a_newer_parser_that_reads_the_same_bytes_ends_a_refusal(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [refused(B, on=2)])
    mended = bills("read at last", sha=B, on=2)
    load_pages(store, [replace(mended, provenance=replace(mended.provenance, parser_version="2"))])
    assert named(store) == []
    assert titles(store) == [("2025", "read at last")]


def test_of_several_refusals_of_one_page_only_the_newest_is_named(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [refused(A, on=1, why="it is empty.")])
    load_pages(store, [refused(B, on=2)])
    assert named(store) == ["it is an HTML page."]
    load_pages(store, [refused(A, on=3, why="it is still empty.")])
    assert named(store) == ["it is still empty."]


def test_only_a_load_that_changes_something_leaves_core_behind(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = [bills("one"), refused(B, on=2)]
    load_pages(store, pages)
    assert is_stale(store)
    resolve(store, SEATS)
    assert not is_stale(store)
    load_pages(store, pages)
    assert not is_stale(store)
    load_pages(store, [bills("two", sha=B, on=3)])
    assert is_stale(store)


def test_loading_again_says_that_nothing_was_new(store: duckdb.DuckDBPyConnection) -> None:
    pages = [bills("one"), replace(bills("other"), page_url="https://example.org/other")]
    assert load_pages(store, pages) == 2
    assert load_pages(store, pages) == 0
    assert load_pages(store, [bills("two", session="2026")]) == 1
