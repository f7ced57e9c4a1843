"""A process that is killed: no half-made store, and nobody takes a half-filled one for whole."""

import signal
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from reportcard.errors import UserError
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import SEATS, bill_page, people_page, sheet


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "store.duckdb"


def run_and_kill(code: str, place: Path, repository: Path) -> None:
    done = subprocess.run([sys.executable, "-c", code, str(place)], cwd=repository, check=False)
    assert done.returncode == -signal.SIGKILL


KILLED_BEFORE_RESOLVE = """
import os, signal, sys
from pathlib import Path
from reportcard.store.connect import open_store
from reportcard.store.write import load_pages
from tests.store.world import bill_page, people_page, sheet
load_pages(open_store(Path(sys.argv[1])), [people_page(), bill_page(), sheet(2)])
os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_WHILE_OPEN = """
import os, signal, sys
from pathlib import Path
from reportcard.store.connect import open_store
from reportcard.store.write import load_pages
from tests.store.world import people_page
con = open_store(Path(sys.argv[1]))
load_pages(con, [people_page()])
os.kill(os.getpid(), signal.SIGKILL)
"""
KILLED_WHILE_MADE = """
import os, signal, sys
from pathlib import Path
import reportcard.store.connect as connect
connect._make_schema = lambda con: os.kill(os.getpid(), signal.SIGKILL)
connect.open_store(Path(sys.argv[1]))
"""


def test_a_store_that_was_killed_before_it_was_put_together_is_not_read(
    place: Path, repository: Path
) -> None:
    con = open_store(place)
    load_pages(con, [people_page(), bill_page(), sheet()])
    resolve(con, SEATS)
    con.close()
    run_and_kill(KILLED_BEFORE_RESOLVE, place, repository)
    with pytest.raises(UserError, match="was interrupted, so the store is half filled"):
        open_store(place, read_only=True)


def test_the_next_run_after_a_kill_puts_everything_together(place: Path, repository: Path) -> None:
    run_and_kill(KILLED_BEFORE_RESOLVE, place, repository)
    con = open_store(place)
    load_pages(con, [sheet()])
    resolve(con, SEATS)
    con.close()
    reading = open_store(place, read_only=True)
    facts = read_facts(reading)
    reading.close()
    assert [event.number for event in facts.vote_events] == [1, 2]


def test_a_kill_while_the_store_is_made_leaves_no_file_that_cannot_be_opened(
    place: Path, repository: Path
) -> None:
    run_and_kill(KILLED_WHILE_MADE, place, repository)
    assert not place.exists()
    open_store(place).close()
    open_store(place, read_only=True).close()
    assert list(place.parent.iterdir()) == [place]


def test_a_database_of_somebody_else_is_not_taken_for_a_store(place: Path) -> None:
    other = duckdb.connect(str(place))
    other.execute("CREATE TABLE diary (day DATE)")
    other.close()
    for read_only in (True, False):
        with pytest.raises(UserError, match="is not a store of this program"):
            open_store(place, read_only=read_only)
    other = duckdb.connect(str(place))
    assert other.execute("SELECT table_name FROM duckdb_tables()").fetchall() == [("diary",)]
    other.close()


def test_a_store_that_could_not_be_opened_is_let_go(place: Path) -> None:
    con = open_store(place)
    load_pages(con, [sheet()])
    con.close()
    with pytest.raises(UserError):
        open_store(place, read_only=True)
    con = open_store(place)
    resolve(con, SEATS)
    con.close()


def test_a_store_that_was_moved_away_without_its_log_is_made_anew(
    place: Path, repository: Path
) -> None:
    run_and_kill(KILLED_WHILE_OPEN, place, repository)
    assert place.with_name("store.duckdb.wal").exists()
    place.rename(place.with_name("old.duckdb"))
    con = open_store(place)
    assert con.execute("SELECT count(*) FROM raw.page").fetchone() == (0,)
    con.close()
