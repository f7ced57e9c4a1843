"""Names of the House, 2025-2026: every row is one person's by rule; the rulings needed are told.

`pytest -s` prints the figures: rulings needed with the terms as they are, and without the forms
that the terms say sheets print.
"""

import shutil
from pathlib import Path

import duckdb
import pytest

from reportcard.store.connect import open_store
from reportcard.store.queue import read_open_names
from reportcard.store.resolve import resolve
from tests.shared.conftest import Crawled
from tests.shared.replica import event_of, expected

pytestmark = pytest.mark.shared

# Printed under another family name than the terms', or under the initial of a legal given name.
NEED_A_FORM = {"KAVROS DEGRAW", "LAMARK MUIR", "SANCHEZ, E.", "SANCHEZ, R."}


@pytest.fixture
def store(crawled: Crawled, tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """A copy of the crawl's store, to spoil."""
    return open_store(Path(shutil.copy(crawled.store, tmp_path / "store.duckdb")))


def test_every_row_of_the_house_is_one_person_s_by_rule(
    store: duckdb.DuckDBPyConnection, shared_dir: Path
) -> None:
    rows = store.execute(
        "SELECT vote_event_id, printed_name, person_id, match_method FROM core.person_vote"
        " WHERE vote_event_id LIKE '%-house-%'"
    ).fetchall()
    printed = {
        (event_of(row), row["sheet_name"]): row["person_id"]
        for row in expected(shared_dir, "votes.csv.gz")
        if row["chamber"] == "H"
    }
    assert {(event, name): person for event, name, person, _rule in rows} == printed
    methods = {method: sum(row[3] == method for row in rows) for method in {r[3] for r in rows}}
    needed = len({(item.chamber, item.printed_name) for item in read_open_names(store)})
    print(f"\nHouse rows: {len(rows)}, by rule: {methods}; rulings needed: {needed} (target 0-3)")
    assert "ruling" not in methods
    assert needed == 0


def test_without_the_printed_forms_four_names_would_need_a_ruling(
    store: duckdb.DuckDBPyConnection,
) -> None:
    right = store.execute("SELECT vote_event_id, line, person_id FROM core.person_vote").fetchall()
    store.execute("UPDATE raw.membership SET roll_form = ''")
    resolve(store, {"house": 151, "senate": 36})
    open_names = {item.printed_name: item.roll_calls for item in read_open_names(store)}
    rows = store.execute(
        "SELECT match_method, count(*), count(DISTINCT printed_name) FROM line_match"
        " JOIN line USING (vote_event_id, line) WHERE people = 1 GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    print(f"\nWithout printed forms: rule, rows, names: {rows}; names left open: {open_names}")
    assert set(open_names) == NEED_A_FORM
    # A rule may leave a name open, and never gives it to somebody else.
    found = store.execute(
        "SELECT vote_event_id, line, person_id FROM line_match WHERE people = 1"
    ).fetchall()
    assert set(found) <= set(right)
