"""A store for the length of a test."""

from collections.abc import Iterator

import duckdb
import pytest

from reportcard.store.connect import open_store


@pytest.fixture
def store() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty store in memory."""
    con = open_store(None)
    yield con
    con.close()
