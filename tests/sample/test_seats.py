"""Who sat when in 2025 and 2026: seats that stood empty, changed hands, or changed chambers.

Real sheets against the real table of terms, and twins in which one of the two is wrong.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reportcard.model.records import MembershipRecord, Record
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import open_store
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.scrapers.facts import house_sheet, senate_sheet
from tests.scrapers.reading import read
from tests.scrapers.sheets import Sheet, draw
from tests.store.world import page

SEATS: dict[Chamber, int] = {"house": 151, "senate": 36}
Change = Callable[[MembershipRecord], MembershipRecord | None]
JASON_PERILLO = "ocd-person/78bb88a9-cde1-4691-aa7a-e423ee16a147"
DAN_GAIEWSKI = "ocd-person/cb28efe4-6e12-4488-bf75-491066cec97f"
AMY_ROMANO = "ocd-person/9b751b3f-3f56-43dd-8eab-1cfdb81d7b34"


def unchanged(term: MembershipRecord) -> MembershipRecord | None:
    return term


@pytest.fixture(scope="module")
def people(repository: Path) -> list[Any]:
    """Everybody in the table of terms."""
    body = (repository / "scrapers/us_ct/people/terms.csv").read_bytes()
    return read("us_ct/people", "parse_terms", body, "project:scrapers/us_ct/people/terms.csv")


def resolved(people: Sequence[Record], *sheets: Sheet, change: Change = unchanged) -> Any:
    """A store with these sheets, the terms changed, and what is said of the sheets."""
    con = open_store(None)
    records = [change(r) if isinstance(r, MembershipRecord) else r for r in people]
    load_pages(con, [page("https://example.org/people", [r for r in records if r])])
    for sheet in sheets:
        load_pages(
            con, [page(sheet.url, read("us_ct/roll_calls", "parse_sheet", draw(sheet), sheet.url))]
        )
    said = [item.told("en") for item in resolve(con, SEATS) if item.entity == "vote_event"]
    return con, said


def said(people: Sequence[Record], sheet: Sheet, change: Change = unchanged) -> list[str]:
    con, sentences = resolved(people, sheet, change=change)
    con.close()
    return sentences  # type: ignore[no-any-return]


def ending(district: int, chamber: Chamber, until: date | None) -> Change:
    """Terms in which whoever left a seat did so on another day."""

    def change(term: MembershipRecord) -> MembershipRecord:
        left = term.end_on is not None and (term.chamber, term.district) == (chamber, district)
        return replace(term, end_on=until) if left else term

    return change


def without(district: int, chamber: Chamber) -> Change:
    """Terms that do not know who came into a seat."""
    return lambda term: (
        None if (term.chamber, term.district, term.end_on) == (chamber, district, None) else term
    )


@pytest.fixture(scope="module")
def real(people: list[Any]) -> Any:
    """A store with real sheets from before and after each change, and what is said of them."""
    con, sentences = resolved(
        people,
        house_sheet(27),  # 24 February 2025: district 40 stands empty
        senate_sheet(38),  # 25 February 2025: district 21 stands empty
        house_sheet(30),  # 5 March 2025: 40 is filled, 113 stands empty
        senate_sheet(142),  # 8 May 2025: 21 is filled
        house_sheet(88),  # 13 May 2025: 113 is filled
        house_sheet(5, session="2026"),  # 26 February 2026: 25 and 139 have new members
    )
    yield con, sentences
    con.close()


def test_on_real_sheets_names_and_vacancies_are_the_seats_by_the_terms(real: Any) -> None:
    con, sentences = real
    assert sentences == []
    assert con.execute("SELECT count(*) FROM core.vote_event").fetchall() == [(6,)]


@pytest.mark.parametrize(
    ("event", "empty"),
    [
        ("2025-house-27", [40]),
        ("2025-senate-38", [21]),
        ("2025-house-30", [113]),
        ("2025-senate-142", []),
        ("2025-house-88", []),
        ("2026-house-5", []),
    ],
)
def test_the_seats_that_stood_empty_are_these(real: Any, event: str, empty: list[int]) -> None:
    con, _sentences = real
    held = con.execute(
        "SELECT DISTINCT m.chamber, district FROM core.membership AS m"
        " JOIN core.vote_event AS e ON e.chamber = m.chamber"
        " AND coalesce(start_on, DATE '0001-01-01') <= held_on"
        " AND held_on < coalesce(end_on, DATE '9999-12-31')"
        " WHERE vote_event_id = $1",
        [event],
    ).fetchall()
    chamber: Chamber = "house" if "house" in event else "senate"
    seats = set(range(1, SEATS[chamber] + 1))
    assert sorted(seats - {district for _chamber, district in held}) == empty


def test_a_term_that_ends_too_late_fills_a_seat_that_the_sheet_leaves_vacant(
    people: list[Any],
) -> None:
    assert said(people, house_sheet(27), ending(40, "house", date(2025, 3, 1))) == [
        "House roll call 27 of 2025: Christine Conley (district 40) was in office on 2025-02-24 but"
        " has no line on the sheet.",
        "House roll call 27 of 2025: vacant seats on the sheet: 1; by the terms every seat is"
        " held.",
    ]


def test_a_senate_seat_filled_too_long_is_named_too(people: list[Any]) -> None:
    assert said(people, senate_sheet(38), ending(21, "senate", date(2025, 2, 28))) == [
        "Senate roll call 38 of 2025: Kevin Kelly (district 21) was in office on 2025-02-25 but has"
        " no line on the sheet.",
        "Senate roll call 38 of 2025: vacant seats on the sheet: 1; by the terms every seat is"
        " held.",
    ]


def test_a_member_whom_the_terms_do_not_know_leaves_an_empty_seat_that_is_named(
    people: list[Any],
) -> None:
    assert said(people, house_sheet(30), without(40, "house")) == [
        "House roll call 30 of 2025: nobody named GAIEWSKI was in office on 2025-03-05. The nearest"
        " name is ZAWISTOWSKI.",
        "House roll call 30 of 2025: vacant seats on the sheet: 1; districts without a member by"
        " the terms: 40, 113.",
    ]


def test_a_vacancy_that_the_sheet_does_not_print_is_a_seat_too_few(people: list[Any]) -> None:
    sheet = senate_sheet(38)
    printed = tuple(line for line in sheet.lines if line and line.name != "VACANT")
    assert said(people, replace(sheet, lines=printed)) == [
        "Senate roll call 38 of 2025: 35 names and 0 vacant seats were read but the chamber has 36"
        " seats."
    ]


def test_whoever_changed_chambers_has_a_mark_in_each_while_sitting_there(real: Any) -> None:
    assert marks_of(real[0], JASON_PERILLO) == ["2025-house-27", "2025-senate-142"]


def test_a_name_on_a_sheet_of_the_chamber_that_somebody_left_is_nobodys(
    people: list[Any],
) -> None:
    # Roll call 27 as it would be a month later: PERILLO sits in the Senate by then.
    late = replace(house_sheet(27), month_day="3/24")
    assert "House roll call 27 of 2025: nobody named PERILLO was in office on 2025-03-24." in [
        sentence.partition(" The nearest name")[0] for sentence in said(people, late)
    ]


def test_whoever_came_by_a_special_election_has_marks_from_then_on(real: Any) -> None:
    assert marks_of(real[0], DAN_GAIEWSKI) == ["2025-house-30", "2025-house-88", "2026-house-5"]
    assert marks_of(real[0], AMY_ROMANO) == ["2025-house-88", "2026-house-5"]


def marks_of(con: duckdb.DuckDBPyConnection, person_id: str) -> list[str]:
    """The roll calls in which somebody has a mark, in their order."""
    rows = con.execute(
        "SELECT vote_event_id FROM core.person_vote JOIN core.vote_event USING (vote_event_id)"
        " WHERE person_id = $1 ORDER BY held_on",
        [person_id],
    ).fetchall()
    return [event for (event,) in rows]
