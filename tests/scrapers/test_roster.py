"""The official roster: every form of the file is read, and private columns never leave memory."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.manifest import Manifest
from reportcard.errors import PageError
from reportcard.model.records import RosterRecord
from tests.properties import PROPERTY
from tests.scrapers.pages import (
    BASE,
    ERROR_PAGE,
    PRIVATE,
    ROSTER_HEADER,
    ROSTER_ROWS,
    roster,
    roster_row,
)
from tests.scrapers.reading import read, refusal, source

URL = f"{BASE}/ftp/pub/data/LegislatorDatabase.csv"
CAMEL = [words.title().replace(" ", "").replace("/", "") for words in ROSTER_HEADER]


def redact(body: bytes) -> bytes:
    return source("us_ct/people").redactor("without_private_columns")(body)


def members(body: bytes) -> list[RosterRecord]:
    return read("us_ct/people", "parse_roster", redact(body), URL, session="2026")


def refused(body: bytes) -> str:
    with pytest.raises(PageError) as told:
        redact(body)
    return str(told.value)


def test_the_roster_is_asked_for_once_and_never_kept_with_its_private_columns() -> None:
    requests = list(source("us_ct/people").start(Manifest(("2025", "2026"), BASE)))
    assert [request.parse for request in requests] == ["parse_terms", "parse_roster"]
    asked = requests[1]
    assert (asked.url, asked.redact) == (URL, "without_private_columns")
    # It knows only today, and so counts for the last session that is asked for.
    assert asked.context == (("session", "2026"),)


def test_each_seat_gives_its_member() -> None:
    assert members(roster())[:3] == [
        RosterRecord("2026", "senate", 11, "Martin Looney", "Looney", "Democratic"),
        RosterRecord("2026", "house", 25, "Iris Sánchez", "Sánchez", "Democratic"),
        RosterRecord("2026", "house", 1, "Matt Ritter", "Ritter", "Democratic"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        roster(encoding="cp1252"),
        roster(encoding="utf-8"),
        roster(encoding="utf-8-sig"),
        roster(header=CAMEL),
        roster(header=None),
        roster(header=[name.upper() for name in ROSTER_HEADER]),
    ],
    ids=["cp1252", "utf-8", "utf-8 with mark", "camel case", "no header", "upper case"],
)
def test_every_form_of_the_file_gives_the_same_members(body: bytes) -> None:
    assert members(body) == members(roster())


@pytest.mark.parametrize("header", [ROSTER_HEADER, CAMEL, None])
def test_no_private_address_is_left(header: list[str] | None) -> None:
    kept = redact(roster(header=header)).decode()
    assert [word for word in PRIVATE if word in kept] == []
    assert "home" not in kept.lower()
    assert "300 Capitol Avenue" in kept


def test_a_column_that_nobody_knows_is_dropped() -> None:
    body = roster([(*row, "secret") for row in ROSTER_ROWS], header=[*ROSTER_HEADER, "shoe size"])
    assert b"secret" not in redact(body)


@PROPERTY
@given(order=st.permutations(range(len(ROSTER_HEADER))))
def test_in_whatever_order_columns_come_no_private_one_is_kept(order: list[int]) -> None:
    body = roster(
        [[row[place] for place in order] for row in ROSTER_ROWS],
        header=[ROSTER_HEADER[place] for place in order],
    )
    kept = redact(body).decode()
    assert [word for word in PRIVATE if word in kept] == []


@PROPERTY
@given(order=st.permutations(range(len(ROSTER_HEADER))))
def test_without_a_header_a_file_is_kept_only_when_its_seats_stand_in_their_places(
    order: list[int],
) -> None:
    body = roster([[row[place] for place in order] for row in ROSTER_ROWS], header=None)
    try:
        kept = list(csv.DictReader(io.StringIO(redact(body).decode())))
    except PageError:
        return
    assert [row["officecode"] for row in kept] == ["S", "H", "H", "H"]
    assert [row["districtnumber"] for row in kept] == ["11th", "25th", "1st", "112th"]


def test_a_vacant_seat_has_no_member() -> None:
    vacant = roster_row("H", "40th", " ", "VACANT", " ")
    assert len(members(roster([*ROSTER_ROWS, vacant]))) == len(ROSTER_ROWS)


# ---------------------------------------------------------------- corrupted twins


def test_a_file_whose_header_lacks_a_needed_column_is_refused_whole() -> None:
    header = ["" if name == "party" else name for name in ROSTER_HEADER]
    assert refused(roster(header=header)) == "The roster lacks the columns party."


def test_a_row_with_a_field_too_few_is_refused_whole() -> None:
    assert refused(roster([*ROSTER_ROWS, ROSTER_ROWS[0][:-1]])) == (
        "Row 5 of the roster has 32 fields; 33 are expected."
    )


def test_without_a_header_and_with_another_order_nothing_is_kept() -> None:
    assert refused(roster([row[1:] + row[:1] for row in ROSTER_ROWS], header=None)) == (
        'The roster has the office code "11th".'
    )


def test_a_quotation_mark_that_is_lost_hides_no_private_address_in_a_public_field() -> None:
    # Two lone marks in one column: what stands between them would be one name.
    place = ROSTER_HEADER.index("commonly used name")
    lines = [[cell.replace(",", " ") for cell in row] for row in (ROSTER_HEADER, *ROSTER_ROWS)]
    lines[1][place], lines[2][place] = '"Marty', 'Iris"'
    body = "\r\n".join(",".join(line) for line in lines).encode()
    assert refused(body) == "Row 1 of the roster has a field of several lines."


def test_an_empty_file_is_refused() -> None:
    assert refused(b"\r\n \r\n") == "The roster is empty."


def test_an_error_page_is_refused() -> None:
    assert refused(ERROR_PAGE).endswith("fields; 33 are expected.")


def test_bytes_in_no_encoding_are_refused() -> None:
    assert refused(b"dist,\x81\x8d\r\n") == "The page is neither UTF-8 nor Windows text."


def test_broken_quoting_is_refused_with_its_line() -> None:
    assert refused(b'dist,party\r\n"001').startswith("Line 2 of the table cannot be read: ")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (roster_row("J", "1st", "A", "B", "Democrat"), 'The roster has the office code "J".'),
        (roster_row("H", "one", "A", "B", "D"), 'The roster has the district number "one".'),
    ],
)
def test_a_seat_that_is_none_is_refused(row: tuple[str, ...], sentence: str) -> None:
    body = redact(roster([*ROSTER_ROWS, row]))
    assert refusal("us_ct/people", "parse_roster", body, URL, session="2026") == sentence
