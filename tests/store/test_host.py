"""A store is filled from one host, or nobody could tell the pages of two apart."""

from pathlib import Path

import duckdb
import pytest

from reportcard.errors import UserError
from reportcard.store.host import require_one_host
from reportcard.store.write import load_pages
from tests.store.world import people_page


def test_a_store_without_pages_is_not_bound_to_a_host(store: duckdb.DuckDBPyConnection) -> None:
    # A slip in the address that gave nothing must not stand in the way.
    shown = Path("store.duckdb")
    require_one_host(store, "http://127.0.0.1:1", shown_as=shown)
    require_one_host(store, "", shown_as=shown)
    load_pages(store, [people_page()])
    require_one_host(store, "", shown_as=shown)
    with pytest.raises(UserError, match="was filled from the official site, and now http:"):
        require_one_host(store, "http://127.0.0.1:1", shown_as=shown)
