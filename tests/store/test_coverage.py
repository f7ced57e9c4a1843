"""A chamber numbers its roll calls without gaps: what is missing is named, and why."""

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.coverage import Coverage, Gap, gap_ranges
from reportcard.model.records import (
    ListedSheetRecord,
    PageRecords,
    RollCallLabelRecord,
    SecondTallyRecord,
)
from reportcard.model.text import Text
from reportcard.model.vocabulary import Chamber
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.properties import PROPERTY
from tests.store.world import SEATS, bill_page, page, people_page, sheet


def listing(*numbers: int, chamber: Chamber = "house", revision: int = 0) -> PageRecords:
    """The official folder of a chamber's sheets, with those of these roll calls in it."""
    records = [
        ListedSheetRecord(
            "2025", chamber, number, revision, None,
            f"https://example.org/{chamber}/{number}/{revision}",
        )
        for number in numbers
    ]  # fmt: skip
    return page(f"https://example.org/{chamber}/", records)


def label(number: int) -> RollCallLabelRecord:
    """A bill's page names this House roll call."""
    return RollCallLabelRecord(
        session="2025",
        chamber="house",
        number=number,
        bill_number="HB00001",
        label=f"House Roll Call Vote {number}",
        question_class="unknown",
        amendment_chamber=None,
        amendment_schedule=None,
        sheet_url=f"https://example.org/house/{number}/0",
    )


def refused(number: int, why: str) -> PageRecords:
    """The sheet of a House roll call could not be read."""
    return page(f"https://example.org/house/{number}/0", [], refused=why)


def transcribed(found: PageRecords) -> PageRecords:
    """The same from a table of the project's own."""
    return replace(found, provenance=replace(found.provenance, transcribed=True))


def covered(store: duckdb.DuckDBPyConnection, pages: Sequence[PageRecords]) -> Coverage:
    """How complete the House of 2025 is after these pages."""
    load_pages(store, pages)
    resolve(store, SEATS)
    (found,) = (c for c in read_facts(store).coverage if c.chamber == "house")
    return found


def told(found: Coverage) -> list[tuple[int, str, str]]:
    return [(gap.number, gap.standing, gap.reason.en) for gap in found.gaps]


def test_without_a_gap_everything_that_is_expected_is_collected(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = covered(store, [people_page(), bill_page(), listing(1, 2), sheet(1), sheet(2)])
    assert (found.expected, found.listed, found.collected, found.gaps) == (2, 2, 2, ())
    assert (found.vote_count, found.unexplained) == (10, 0)


def test_the_highest_number_that_anybody_knows_says_how_many_there_must_be(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = [people_page(), bill_page(labels=[label(4)]), listing(1, 2), sheet(1), sheet(2)]
    found = covered(store, pages)
    assert found.expected == 4
    assert told(found) == [
        (3, "unlisted", "Not in the official folder of sheets."),
        (4, "named", "Named on the page of HB 1, but not in the official folder of sheets."),
    ]
    assert found.gaps[1].source_url == "https://example.org/bill/HB00001"
    assert (found.missing, found.unexplained) == (2, 0)


def test_a_sheet_that_could_not_be_read_is_missing_with_its_sentence(
    store: duckdb.DuckDBPyConnection,
) -> None:
    why = "The file is no roll-call sheet."
    pages = [people_page(), bill_page(), listing(1, 2), sheet(1), refused(2, why)]
    found = covered(store, pages)
    assert told(found) == [(2, "refused", f"The page could not be read: {why}")]
    assert found.gaps[0].reason.es == f"La página no se pudo leer: {why}"
    assert found.gaps[0].source_url == "https://example.org/house/2/0"
    assert (found.set_aside, found.missing, found.unexplained) == (0, 1, 0)


def test_a_sheet_that_does_not_add_up_is_set_aside_with_every_reason(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = covered(store, [people_page(), bill_page(), listing(1), sheet(1, yes_count=4)])
    (gap,) = found.gaps
    assert gap.standing == "set_aside"
    assert gap.reason.en == (
        "House roll call 1 of 2025: Yes and No make 5 but the sheet says that 4 voted. "
        "House roll call 1 of 2025: 3 lines are marked Yes but the sheet's total says 4."
    )
    assert (found.set_aside, found.missing, found.collected, found.vote_count) == (1, 0, 0, 0)


def test_a_listed_sheet_that_was_never_fetched_is_not_explained(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = covered(store, [people_page(), bill_page(), listing(1, 2), sheet(1)])
    assert told(found) == [
        (2, "not_fetched", "In the official folder, but its sheet has not been fetched.")
    ]
    assert found.unexplained == 1


def test_without_any_list_of_sheets_a_gap_is_not_explained(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = [people_page(), bill_page(labels=[label(1)]), sheet(3)]
    found = covered(store, pages)
    assert [gap.standing for gap in found.gaps] == ["unlooked", "unlooked"]
    assert found.gaps[0].reason.en.startswith("Named on the page of HB 1; nothing says why")
    assert found.gaps[1].reason.en == (
        "Nothing says why: no list of this chamber's sheets was read."
    )
    assert found.unexplained == 2


def test_a_roll_call_that_another_collector_knows_counts_as_expected(
    store: duckdb.DuckDBPyConnection,
) -> None:
    second = SecondTallyRecord("Collector", "2025", "house", 2, "HB00001", None, 3, 1, 1)
    pages = [people_page(), bill_page(), listing(1), sheet(1), page("project:x", [second])]
    found = covered(store, pages)
    assert told(found) == [
        (2, "named", "Known to Collector, but not in the official folder of sheets.")
    ]


def test_the_projects_own_tables_carry_a_selection_and_nothing_is_missing_from_it(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = [people_page(), bill_page(labels=[label(9)]), sheet(3), sheet(5, total=9)]
    found = covered(store, [transcribed(found) for found in pages])
    assert (found.expected, found.collected, found.missing, found.unexplained) == (None, 1, 0, 0)
    # What the tables do carry must add up all the same.
    assert [(gap.number, gap.standing) for gap in found.gaps] == [(5, "set_aside")]


def test_an_older_revision_is_counted_beside_the_one_in_force(
    store: duckdb.DuckDBPyConnection,
) -> None:
    pages = [people_page(), bill_page(), listing(1), listing(1, revision=1)]
    found = covered(store, [*pages, sheet(1), sheet(1, revision=1)])
    assert (found.expected, found.collected, found.superseded) == (1, 1, 1)


def test_each_name_of_which_it_is_not_known_whose_it_is_counts_once(
    store: duckdb.DuckDBPyConnection,
) -> None:
    names = ["QUIROZ", "BROWN, K.", "BROWN, M.", "DE LA CRUZ", "O’DEA"]
    pages = [people_page(), bill_page(), listing(1, 2)]
    found = covered(store, [*pages, sheet(1, names=names), sheet(2, names=names)])
    assert (found.unresolved_names, found.set_aside) == (1, 2)


def test_how_sure_the_questions_are_is_counted_by_class(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = covered(store, [people_page(), bill_page(), listing(1, 2), sheet(1), sheet(2)])
    assert found.count("unknown", "unknown") == 2
    assert found.count("passage", "stated") == 0
    assert sum(q.count for q in found.questions) == found.collected


def test_each_chamber_of_each_session_has_a_row(store: duckdb.DuckDBPyConnection) -> None:
    senate = sheet(1, chamber="senate", marks="YN")
    folders = [listing(1), listing(1, chamber="senate")]
    load_pages(store, [people_page(), bill_page(), *folders, sheet(1), senate])
    resolve(store, SEATS)
    rows = [(c.session, c.chamber, c.collected) for c in read_facts(store).coverage]
    assert rows == [("2025", "house", 1), ("2025", "senate", 1)]


def test_a_mended_gap_is_gone_after_the_next_resolve(store: duckdb.DuckDBPyConnection) -> None:
    assert covered(store, [people_page(), bill_page(), listing(1, 2), sheet(1)]).missing == 1
    assert covered(store, [sheet(2)]).missing == 0


# ---------------------------------------------------------------- rows of numbers

UNLISTED = Text("Not there.", "No está.")


def test_numbers_that_follow_each_other_for_one_reason_are_one_row() -> None:
    gaps = tuple(Gap(number, "unlisted", UNLISTED, "") for number in (1, 2, 3, 7, 9, 10))
    assert [row.numbers for row in gap_ranges(gaps)] == ["1-3", "7", "9-10"]


@pytest.mark.parametrize("other", [Text("Another reason.", "Otra."), UNLISTED])
def test_another_reason_or_document_begins_another_row(other: Text) -> None:
    url = "https://example.org/" if other == UNLISTED else ""
    gaps = (Gap(1, "unlisted", UNLISTED, ""), Gap(2, "unlisted", other, url))
    assert [row.numbers for row in gap_ranges(gaps)] == ["1", "2"]


@PROPERTY
@given(st.sets(st.integers(min_value=1, max_value=60)))
def test_the_rows_hold_every_number_once_and_no_other(numbers: set[int]) -> None:
    gaps = tuple(Gap(number, "unlisted", UNLISTED, "") for number in sorted(numbers))
    held = [n for row in gap_ranges(gaps) for n in range(row.first, row.last + 1)]
    assert held == sorted(numbers)
