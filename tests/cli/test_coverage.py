"""What `reportcard coverage` tells staff, in a pipe and on a terminal; what it never hushes up."""

import csv
import io
import sys
from contextlib import closing
from pathlib import Path

import pytest

from reportcard.cli.coverage import COUNTS
from reportcard.errors import EXIT_LEFT_SOMETHING_OUT, EXIT_OK, EXIT_USER_MISTAKE
from reportcard.pipeline.collecting import places
from reportcard.project import require_project
from reportcard.store.connect import open_store
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.cli.conftest import Outcome, Reportcard
from tests.store.test_coverage import listing, refused
from tests.store.world import SEATS, bill_page, people_page, sheet

Rows = list[dict[str, str]]


@pytest.fixture
def own(sample_project: Path, tmp_path: Path) -> Path:
    """A project folder without data."""
    (tmp_path / "own" / "rubrics").mkdir(parents=True)
    return tmp_path / "own"


def fill(project: Path, *, fetched: bool) -> None:
    """A store of a House of five: roll call 2 is refused, 3 set aside, 4 fetched or not."""
    pages = [
        people_page(),
        bill_page(),
        listing(1, 2, 3, 4),
        sheet(1),
        refused(2, "It is a picture."),
        sheet(3, total=9),
        *([sheet(4)] if fetched else []),
        sheet(6),
    ]
    with closing(open_store(places(require_project(project)).store)) as con:
        load_pages(con, pages)
        resolve(con, SEATS)


def rows_of(told: Outcome) -> Rows:
    reader = csv.DictReader(io.StringIO(told.out), delimiter="\t", quoting=csv.QUOTE_NONE)
    return list(reader)


def test_in_a_pipe_each_chamber_of_a_session_is_a_line(reportcard: Reportcard, own: Path) -> None:
    fill(own, fetched=True)
    told = reportcard("coverage", "--project", str(own))
    (row,) = rows_of(told)
    assert list(row)[:2] == ["session", "chamber"]
    assert [row[name] for name in COUNTS] == [
        "6", "4", "3", "1", "2", "0", "0", "0", "15", "0", "0",
    ]  # fmt: skip
    assert (row["unknown"], row["passage_stated"]) == ("3", "0")
    assert told.err == "Nothing is missing without a reason.\n"
    assert told.code == EXIT_OK


def test_the_details_name_each_number_with_its_reason_and_address(
    reportcard: Reportcard, own: Path
) -> None:
    fill(own, fetched=True)
    told = rows_of(reportcard("coverage", "--details", "--project", str(own)))
    assert [tuple(row.values())[2:] for row in told] == [
        (
            "2",
            "refused",
            "The page could not be read: It is a picture.",
            "https://example.org/house/2/0",
        ),
        (
            "3",
            "set_aside",
            "House roll call 3 of 2025: Yes and No make 4 but the sheet says that 9 voted.",
            "https://example.org/house/3/0",
        ),
        ("5", "unlisted", "Not in the official folder of sheets.", ""),
    ]


def test_the_details_are_in_the_language_of_the_terminal(reportcard: Reportcard, own: Path) -> None:
    fill(own, fetched=True)
    told = rows_of(reportcard("coverage", "--details", "--project", str(own), language="es"))
    assert told[-1]["reason"] == "No está en la carpeta oficial de hojas."
    assert told[-1]["standing"] == "unlisted"


def test_a_gap_that_nothing_explains_cannot_be_overlooked(
    reportcard: Reportcard, own: Path
) -> None:
    fill(own, fetched=False)
    told = reportcard("coverage", "--project", str(own))
    assert told.code == EXIT_LEFT_SOMETHING_OUT
    assert told.err == (
        "House 2025: 1 roll call is missing and nothing says why (reportcard coverage --details "
        "names it).\n"
    )
    assert rows_of(told)[0]["unexplained"] == "1"


def test_on_a_terminal_there_are_tables_in_its_language(
    reportcard: Reportcard, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(own, fetched=True)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setattr(sys.stdout.__class__, "isatty", lambda _self: True, raising=False)
    told = reportcard("coverage", "--project", str(own), language="es")
    assert "Votaciones nominales" in told.out
    assert "Cámara de Representantes 2025" in told.out
    assert "Apartadas: no cuadran" in told.out
    assert "set_aside" not in told.out


def test_the_sample_says_that_it_is_a_selection_and_cries_no_wolf(
    reportcard: Reportcard, sample_project: Path
) -> None:
    told = reportcard("coverage", "--sample", "--project", str(sample_project))
    assert told.code == EXIT_OK
    assert all(row["expected"] == "" and row["missing"] == "0" for row in rows_of(told))
    assert told.err.splitlines()[0] == (
        "House 2025: the project's own tables carry 40 roll calls of the record, on purpose not "
        "all of them."
    )
    assert "missing" not in told.err
    assert (
        rows_of(reportcard("coverage", "--sample", "--details", "--project", str(sample_project)))
        == []
    )


def test_without_a_store_it_says_what_makes_one(reportcard: Reportcard, own: Path) -> None:
    told = reportcard("coverage", "--project", str(own))
    assert (told.code, told.out) == (EXIT_USER_MISTAKE, "")
    assert "run reportcard collect first" in told.err


def test_an_empty_store_has_no_roll_call(reportcard: Reportcard, own: Path) -> None:
    with closing(open_store(places(require_project(own)).store)) as con:
        resolve(con, SEATS)
    assert reportcard("coverage", "--project", str(own)).err == (
        "There is no roll call in the store.\n"
    )


def test_status_says_it_too(reportcard: Reportcard, own: Path) -> None:
    fill(own, fetched=False)
    told = reportcard("status", "--project", str(own))
    assert "House 2025: 1 roll call is missing and nothing says why" in told.err
    assert told.code == EXIT_LEFT_SOMETHING_OUT
