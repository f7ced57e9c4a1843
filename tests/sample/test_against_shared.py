"""Every fact of the sample against the independent compilation beside the checkout."""

import csv
import gzip
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.sample.reading import Row, names, read_rows

pytestmark = pytest.mark.shared

CHAMBERS = {"H": "house", "S": "senate"}
CELLS = {"yes": "Y", "no": "N", "not_voting": "XA"}
# Seats whose holder the official sheet of 8 January 2025 contradicts; terms.csv follows the sheet.
BY_THE_SHEET = {("house", "22"), ("house", "40")}


@pytest.fixture(scope="module")
def expected(shared_dir: Path) -> Path:
    """The folder of expected facts."""
    return shared_dir / "cga_replica/expected"


def _rows(path: Path) -> list[Row]:
    if path.suffix != ".gz":
        return read_rows(path.parent, path.name)
    with gzip.open(path, "rt", encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _heads(expected: Path) -> dict[tuple[str, str, str], Row]:
    rows = _rows(expected / "roll_calls.csv")
    return {(row["year"], CHAMBERS[row["chamber"]], row["number"]): row for row in rows}


def test_every_member_vote_is_the_expected_one(roll_calls: list[Row], expected: Path) -> None:
    found = set()
    for row in roll_calls:
        for cell, codes in CELLS.items():
            for name in names(row[cell]):
                found.add((row["session"], row["chamber"], row["number"], name, codes))
    wanted = set()
    ours = {(row["session"], row["chamber"], row["number"]) for row in roll_calls}
    for vote in _rows(expected / "votes.csv.gz"):
        key = vote["year"], CHAMBERS[vote["chamber"]], vote["number"]
        if key in ours:
            district = f"{vote['district']} " if vote["chamber"] == "S" else ""
            codes = next(codes for codes in CELLS.values() if vote["vote"] in codes)
            wanted.add((*key, district + vote["sheet_name"], codes))
    assert found == wanted


def test_every_head_of_a_sheet_is_the_expected_one(roll_calls: list[Row], expected: Path) -> None:
    heads = _heads(expected)
    for row in roll_calls:
        head = heads[row["session"], row["chamber"], row["number"]]
        assert row["held_on"] == head["date"]
        assert row["time_printed"] == head["time"]
        assert row["question_printed"] == head["sheet_question"]
        assert [
            row[c] for c in ("total", "necessary", "yes_count", "no_count", "absent_count")
        ] == [head[c] for c in ("total", "necessary", "yea", "nay", "absent")]
        assert int(row["vacant_count"]) == len(head["vacant_districts"].split())
        assert row["source_url"] == "https://www.cga.ct.gov" + head["path"]


def test_all_roll_calls_of_a_bill_in_a_chamber_are_there(
    roll_calls: list[Row], tables: Path, expected: Path
) -> None:
    bills = {(row["session"], row["number"]) for row in read_rows(tables, "bills.csv")}
    wanted = {
        (row["year"], CHAMBERS[row["chamber"]], row["number"])
        for row in _rows(expected / "roll_call_bills.csv")
        if (row["year"], row["bill"]) in bills
    }
    assert {(row["session"], row["chamber"], row["number"]) for row in roll_calls} == wanted


def test_labels_are_the_expected_ones(tables: Path, expected: Path) -> None:
    heads = _heads(expected)
    for row in read_rows(tables, "labels.csv"):
        if head := heads.get((row["session"], row["chamber"], row["number"])):
            assert row["label"] == head["label"]


def test_roll_calls_without_a_sheet_are_those_that_the_compilation_names(
    tables: Path, expected: Path, shared_dir: Path
) -> None:
    heads = _heads(expected)
    labels = read_rows(tables, "labels.csv")
    found = {
        (row["bill_number"], int(row["number"]))
        for row in labels
        if (row["session"], row["chamber"], row["number"]) not in heads
    }
    bills = {row["bill_number"] for row in labels}
    wanted = {
        (row["bill"], number)
        for row in _rows(shared_dir / "data/us_ct/senate_2025/roll_calls.csv")
        for number in _numbers(row["other_rolls"])
        if row["bill"] in bills
    }
    assert found == wanted


def _numbers(others: str) -> list[int]:
    """The roll calls in "37:25-9 266-283:11-25": numbers, or ranges of them, with their tallies."""
    numbers: list[int] = []
    for part in others.split():
        first, _hyphen, last = part.partition(":")[0].partition("-")
        numbers += range(int(first), int(last or first) + 1)
    return numbers


def test_titles_are_the_expected_ones(tables: Path, expected: Path) -> None:
    titles = {(b["year"], b["bill"]): b["title"] for b in _rows(expected / "bills.csv.gz")}
    for row in read_rows(tables, "bills.csv"):
        assert row["title"] == titles[row["session"], row["number"]]


def test_sponsors_are_the_expected_ones_in_order(tables: Path, expected: Path) -> None:
    ours = read_rows(tables, "sponsorships.csv")
    bills = {(row["session"], row["number"]) for row in read_rows(tables, "bills.csv")}
    wanted = {
        (row["year"], row["bill"], int(row["order"]), _seat(row["dist_code"]), row["role"])
        for row in _rows(expected / "sponsors.csv.gz")
        if (row["year"], row["bill"]) in bills
    }
    found = {
        (
            row["session"],
            row["bill_number"],
            int(row["sponsor_order"]),
            (row["chamber"], int(row["district"])),
            row["role"],
        )
        for row in ours
    }
    # Two emergency bills: the compilation cannot tell the roles apart, the page prints them all
    # under "Introduced by".
    vague = {key[:4] for key in wanted if key[4] == "introducer or co-sponsor"}
    assert {key[:4] for key in found} == {key[:4] for key in wanted}
    assert {key for key in found if key[:4] not in vague} == {
        key for key in wanted if key[:4] not in vague
    }


def _seat(code: str) -> tuple[str, int]:
    """A dist_code ("S11" or "001") as chamber and district."""
    return ("senate" if code.startswith("S") else "house"), int(code.lstrip("S"))


def test_every_action_is_there_on_its_day(tables: Path, expected: Path) -> None:
    bills = {(row["session"], row["number"]) for row in read_rows(tables, "bills.csv")}
    wanted = sorted(
        (row["year"], row["bill"], int(row["seq"]), row["date"])
        for row in _rows(expected / "actions.csv.gz")
        if (row["year"], row["bill"]) in bills
    )
    found = [
        (row["session"], row["bill_number"], int(row["action_order"]), row["acted_on"])
        for row in read_rows(tables, "actions.csv")
    ]
    assert found == wanted


def test_terms_are_the_expected_ones(terms: list[Row], expected: Path) -> None:
    wanted = {
        (row["person_id"], CHAMBERS[row["chamber"]], row["district"]): row
        for row in _rows(expected / "memberships.csv")
    }
    assert len(wanted) == len(terms)
    for term in terms:
        row = wanted[term["person_id"], term["chamber"], term["district"]]
        assert term["start_on"] == row["start_date"]
        if (term["chamber"], term["district"]) not in BY_THE_SHEET:
            assert term["end_on"] == _exclusive(row)


def _exclusive(row: Row) -> str:
    """The first day after a term: openstates/people gives the last day of one."""
    if not row["end_date"] or row["source"] == "roll calls":
        return row["end_date"]
    return str(date.fromisoformat(row["end_date"]) + timedelta(days=1))


def test_names_parties_and_printed_forms_are_the_expected_ones(
    terms: list[Row], expected: Path
) -> None:
    people = {row["person_id"]: row for row in _rows(expected / "people.csv")}
    forms = {
        (row["person_id"], CHAMBERS[row["chamber"]]): row["sheet_name"]
        for row in _rows(expected / "votes.csv.gz")
    }
    for term in terms:
        person = people[term["person_id"]]
        for column in ("name", "given_name", "family_name", "party"):
            assert term[column] == person[column]
        assert term["roll_form"] == forms.get((term["person_id"], term["chamber"]), "")
