"""The sample's tables hold together in themselves: what any checkout can verify, offline."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.sample.reading import NAMES_IN, Row, covers, names, printed, read_rows

SEATS = {"house": 151, "senate": 36}
OFFICIAL = "https://www.cga.ct.gov/"
STATUS = OFFICIAL + "asp/cgabillstatus/cgabillstatus.asp?selBillType=Bill&bill_num="
# Table -> columns that make a row unique and give the order (numbers compare as numbers).
KEYS = {
    "actions.csv": ("session", "bill_number", "action_order"),
    "appropriation_lines.csv": ("session", "cycle", "stage", "section", "position"),
    "bills.csv": ("session", "number"),
    "budget_sections.csv": ("session", "cycle", "stage", "section"),
    "committees.csv": ("session", "code"),
    "labels.csv": ("session", "chamber", "number", "bill_number"),
    "roll_calls.csv": ("session", "chamber", "number", "revision"),
    "sponsorships.csv": ("session", "bill_number", "sponsor_order"),
}
WHOLE = {"action_order", "sponsor_order", "revision"}


def _key(row: Row, columns: tuple[str, ...]) -> tuple[str | int, ...]:
    return tuple(
        int(row[column]) if column in WHOLE or row[column].isdigit() else row[column]
        for column in columns
    )


@pytest.mark.parametrize("table", KEYS)
def test_rows_are_sorted_and_unique(tables: Path, table: str) -> None:
    keys = [_key(row, KEYS[table]) for row in read_rows(tables, table)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("table", KEYS)
def test_every_row_has_an_official_source(tables: Path, table: str) -> None:
    sources = {row["source_url"] for row in read_rows(tables, table)}
    assert all(source.startswith(OFFICIAL) for source in sources)


@pytest.mark.parametrize("table", KEYS)
def test_lines_end_in_the_same_way_everywhere(tables: Path, table: str) -> None:
    content = (tables / table).read_bytes()
    assert b"\r" not in content
    assert content.endswith(b"\n")
    assert not content.startswith(b"\xef\xbb\xbf")


def test_the_sample_stays_small(tables: Path) -> None:
    assert sum(table.stat().st_size for table in tables.iterdir()) < 600_000


def test_there_are_at_least_forty_roll_calls_of_both_sessions_and_chambers(
    roll_calls: list[Row],
) -> None:
    assert len(roll_calls) >= 40
    counted = Counter((row["session"], row["chamber"]) for row in roll_calls)
    assert counted["2025", "house"] >= 20
    assert counted["2026", "house"] >= 10
    assert counted["2025", "senate"] >= 5


@pytest.mark.parametrize(
    ("count", "cell"),
    [("yes_count", "yes"), ("no_count", "no"), ("absent_count", "not_voting")],
)
def test_the_printed_counts_equal_the_lists(roll_calls: list[Row], count: str, cell: str) -> None:
    assert [int(row[count]) for row in roll_calls] == [len(names(row[cell])) for row in roll_calls]


def test_yes_and_no_make_the_total(roll_calls: list[Row]) -> None:
    for row in roll_calls:
        assert int(row["yes_count"]) + int(row["no_count"]) == int(row["total"])


def test_names_and_vacant_seats_fill_the_chamber(roll_calls: list[Row]) -> None:
    for row in roll_calls:
        listed = sum(len(names(row[cell])) for cell in NAMES_IN)
        assert listed + int(row["vacant_count"]) == SEATS[row["chamber"]]


def test_nobody_is_listed_twice_in_a_roll_call(roll_calls: list[Row]) -> None:
    for row in roll_calls:
        listed = [name for cell in NAMES_IN for name in names(row[cell])]
        assert len(listed) == len(set(listed))


def test_every_printed_name_is_somebody_in_office_that_day(
    roll_calls: list[Row], terms: list[Row]
) -> None:
    for row in roll_calls:
        day = date.fromisoformat(row["held_on"])
        sitting = {
            printed(term)
            for term in terms
            if term["chamber"] == row["chamber"] and covers(term, day)
        }
        assert {name for cell in NAMES_IN for name in names(row[cell])} == sitting


def test_every_bill_of_a_roll_call_is_in_the_table_of_bills(
    roll_calls: list[Row], tables: Path
) -> None:
    bills = {(row["session"], row["number"]) for row in read_rows(tables, "bills.csv")}
    decided = {(row["session"], bill) for row in roll_calls for bill in row["bills"].split(";")}
    assert decided == bills


def test_the_sheet_address_names_the_roll_call_and_its_bill(roll_calls: list[Row]) -> None:
    for row in roll_calls:
        letter = row["chamber"][0].upper()
        name = f"{row['session']}{letter}V-{int(row['number']):05}-R{int(row['revision']):02}"
        assert f"/{row['session']}/VOTE/{letter}/PDF/{name}{row['bills']}-" in row["source_url"]


def test_every_roll_call_has_its_label_with_the_same_sheet(
    roll_calls: list[Row], tables: Path
) -> None:
    labels = read_rows(tables, "labels.csv")
    on_sheets = {(r["session"], r["chamber"], r["number"], r["source_url"]) for r in roll_calls}
    on_labels = {(r["session"], r["chamber"], r["number"], r["sheet_url"]) for r in labels}
    assert on_labels >= on_sheets


def test_a_label_without_a_sheet_here_is_an_earlier_senate_roll_call_on_a_bill_of_the_sample(
    roll_calls: list[Row], tables: Path
) -> None:
    # They keep the order by which the question of the last one is told; their sheets are not here.
    sheets = {(r["session"], r["chamber"], r["number"]) for r in roll_calls}
    last = {(r["session"], r["bills"]): int(r["number"]) for r in roll_calls}
    for row in read_rows(tables, "labels.csv"):
        if (row["session"], row["chamber"], row["number"]) not in sheets:
            assert row["chamber"] == "senate"
            assert int(row["number"]) < last[row["session"], row["bill_number"]]


def test_a_label_begins_with_chamber_and_number(tables: Path) -> None:
    for row in read_rows(tables, "labels.csv"):
        words = f"{row['chamber'].capitalize()} Roll Call Vote {row['number']}"
        assert (row["label"] + " ").startswith(words + " ")


@pytest.mark.parametrize("table", ["actions.csv", "sponsorships.csv"])
def test_what_happened_to_a_bill_is_numbered_without_gaps(tables: Path, table: str) -> None:
    order = KEYS[table][2]
    bills: dict[tuple[str, str], list[int]] = {}
    for row in read_rows(tables, table):
        bills.setdefault((row["session"], row["bill_number"]), []).append(int(row[order]))
    assert all(numbers == list(range(1, len(numbers) + 1)) for numbers in bills.values())


def test_actions_are_in_the_order_of_their_days(tables: Path) -> None:
    days: dict[tuple[str, str], list[str]] = {}
    for row in read_rows(tables, "actions.csv"):
        days.setdefault((row["session"], row["bill_number"]), []).append(row["acted_on"])
    assert len(days) == len(read_rows(tables, "bills.csv"))
    assert all(found == sorted(found) for found in days.values())


@pytest.mark.parametrize("table", ["actions.csv", "sponsorships.csv", "labels.csv", "bills.csv"])
def test_what_the_status_page_says_names_that_page(tables: Path, table: str) -> None:
    bill = "number" if table == "bills.csv" else "bill_number"
    for row in read_rows(tables, table):
        assert row["source_url"] == f"{STATUS}{row[bill]}&which_year={row['session']}"


def test_every_sponsor_is_named_by_a_seat_that_exists(tables: Path) -> None:
    rows = read_rows(tables, "sponsorships.csv")
    assert all(1 <= int(row["district"]) <= SEATS[row["chamber"]] for row in rows)
    assert {row["role"] for row in rows} == {"introducer", "co-sponsor"}


def test_the_committees_are_those_that_the_histories_name(tables: Path) -> None:
    named = {
        (row["session"], match[1])
        for row in read_rows(tables, "actions.csv")
        if (match := re.search(r"(?:Committee|Comm\.) on (.+)$", row["text"]))
    }
    assert {(row["session"], row["name"]) for row in read_rows(tables, "committees.csv")} == named
