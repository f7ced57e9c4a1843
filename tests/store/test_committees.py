"""Votes of joint committees: seats to people, marks to totals, and the roster that they imply."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.facts import Quarantined
from reportcard.model.records import (
    MembershipRecord,
    PageRecords,
    PersonRecord,
    TallyMarkRecord,
    TallySheetRecord,
)
from reportcard.model.vocabulary import Chamber, CommitteeOption
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.properties import PROPERTY
from tests.store.world import SEATS, bill_page, page, people_page, sheet

OPTIONS: dict[str, CommitteeOption] = {
    "Y": "yes", "N": "no", "B": "abstain", "X": "absent_or_not_voting",
}  # fmt: skip
# chamber, district, printed name, mark
Line = tuple[Chamber, int, str, str]
LINES: tuple[Line, ...] = (
    ("senate", 1, "Nunez", "Y"),
    ("house", 2, "Brown, K.", "N"),
    ("house", 4, "De La Cruz", "Y"),
    ("house", 5, "O'Dea", "X"),
)
DAY = date(2025, 3, 3)
# Each example fills two stores, which takes longer than a thousand plain ones.
FEW = settings(PROPERTY, max_examples=12)
EVENT = "Vote 1 of the committee ED on HB 1 of 2025"
WEB = "https://example.org/2025/TS/HB00001-CV1.htm"
PDF = "https://example.org/2025/TS/PDF/HB00001-CV1.PDF"


def tally(
    lines: Sequence[Line] = LINES,
    *,
    number: int = 1,
    code: str = "ED",
    voted_on: date | None = DAY,
    url: str = "",
    motion: str = "Joint Favorable",
    totals: Mapping[str, int] = MappingProxyType({}),
) -> PageRecords:
    """A tally sheet whose totals agree with its marks unless `totals` says otherwise."""
    marks = "".join(mark for _c, _d, _n, mark in lines)
    counts = {name: marks.count(letter) for name, letter in zip("ynbx", "YNBX", strict=True)}
    head = TallySheetRecord(
        session="2025",
        bill_number="HB00001",
        committee_code=code,
        sheet_number=number,
        committee_name="EDUCATION COMMITTEE",
        voted_on=voted_on,
        motion=motion,
        moved_by="",
        seconded_by="",
        total=totals.get("total", counts["y"] + counts["n"] + counts["b"]),
        yes_count=totals.get("yes_count", counts["y"]),
        no_count=totals.get("no_count", counts["n"]),
        abstain_count=totals.get("abstain_count", counts["b"]),
        absent_count=totals.get("absent_count", counts["x"]),
    )
    rows = [
        TallyMarkRecord(
            "2025", "HB00001", code, number, line, printed, chamber, district, OPTIONS[mark]
        )
        for line, (chamber, district, printed, mark) in enumerate(lines, start=1)
    ]
    return page(url or f"https://example.org/{code}/{number}", [head, *rows])


def settled(con: duckdb.DuckDBPyConnection, *pages: PageRecords) -> list[Quarantined]:
    """What is set aside of these committee votes."""
    load_pages(con, [people_page(), bill_page(), *pages])
    return [item for item in resolve(con, SEATS) if item.entity == "committee_vote"]


def told(con: duckdb.DuckDBPyConnection, *pages: PageRecords) -> list[str]:
    return [item.told("en") for item in settled(con, *pages)]


def marks(con: duckdb.DuckDBPyConnection) -> list[tuple[str, str]]:
    """(person, option) of every mark that counts."""
    return con.execute(
        "SELECT person_id, option FROM core.committee_person_vote ORDER BY committee_vote_id, line"
    ).fetchall()


def members(con: duckdb.DuckDBPyConnection) -> list[tuple[object, ...]]:
    return con.execute(
        "SELECT committee_code, person_id, first_seen_on, last_seen_on, sheets"
        " FROM core.committee_member WHERE person_id = 'ocd-person/house-2'"
    ).fetchall()


def changed(place: int, *, name: str = "", mark: str = "") -> tuple[Line, ...]:
    """The lines with one of them told otherwise."""
    chamber, district, old_name, old_mark = LINES[place]
    new = (chamber, district, name or old_name, mark or old_mark)
    return (*LINES[:place], new, *LINES[place + 1 :])


def test_each_mark_is_that_of_whoever_holds_the_printed_seat(
    store: duckdb.DuckDBPyConnection,
) -> None:
    assert told(store, tally()) == []
    assert marks(store) == [
        ("ocd-person/senate-1", "yes"),
        ("ocd-person/house-2", "no"),
        ("ocd-person/house-4", "yes"),
        ("ocd-person/house-5", "absent_or_not_voting"),
    ]


def test_a_committee_vote_keeps_its_motion_its_day_and_its_bill(
    store: duckdb.DuckDBPyConnection,
) -> None:
    settled(store, tally(motion="Joint Favorable Substitute"))
    assert store.execute(
        "SELECT committee_vote_id, bill_id, committee_code, motion, voted_on, total, yes_count"
        " FROM core.committee_vote"
    ).fetchall() == [
        ("2025-HB00001-ED-1", "2025-HB00001", "ED", "Joint Favorable Substitute", DAY, 3, 2)
    ]


def test_a_committee_vote_never_becomes_a_roll_call(store: duckdb.DuckDBPyConnection) -> None:
    load_pages(store, [people_page(), bill_page(), sheet()])
    resolve(store, SEATS)
    without = read_facts(store)
    settled(store, tally(), tally(number=2))
    found = read_facts(store)
    assert len(found.committee_votes) == 2
    assert replace(found, committee_votes=(), committee_person_votes=()) == without


@pytest.mark.parametrize(
    ("total", "sentence"),
    [
        ("yes_count", "2 lines are marked Yes but the sheet's total says 9."),
        ("no_count", "1 lines are marked No but the sheet's total says 9."),
        ("abstain_count", "0 lines are marked Abstain but the sheet's total says 9."),
        ("absent_count", "1 lines are marked absent or not voting but the sheet's total says 9."),
    ],
)
def test_a_total_that_the_marks_do_not_make_sets_the_vote_aside(
    store: duckdb.DuckDBPyConnection, total: str, sentence: str
) -> None:
    assert f"{EVENT}: {sentence}" in told(store, tally(totals={total: 9}))
    assert marks(store) == []
    assert members(store) == []


def test_a_number_voting_that_yes_no_and_abstain_do_not_make_sets_the_vote_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    assert told(store, tally(totals={"total": 4})) == [
        f"{EVENT}: Yes and No make 3, and 0 abstained, but the sheet says that 4 voted."
    ]


@pytest.mark.parametrize("total", [2, 3])
def test_those_who_abstain_may_count_as_voting_or_not(
    store: duckdb.DuckDBPyConnection, total: int
) -> None:
    assert told(store, tally(changed(1, mark="B"), totals={"total": total})) == []


def test_the_two_forms_of_a_sheet_count_once(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store, tally(url=WEB), tally(url=PDF)) == []
    assert len(marks(store)) == len(LINES)
    assert members(store) == [("ED", "ocd-person/house-2", DAY, DAY, 1)]


def test_two_forms_that_differ_in_a_mark_are_set_aside(store: duckdb.DuckDBPyConnection) -> None:
    swapped: tuple[Line, ...] = (
        *LINES[:2],
        ("house", 4, "De La Cruz", "X"),
        ("house", 5, "O'Dea", "Y"),
    )
    found = told(store, tally(url=WEB), tally(swapped, url=PDF))
    assert found == [f"{EVENT}: two copies of the sheet differ: {WEB} and {PDF}."]
    assert marks(store) == []


def test_two_forms_that_differ_in_the_motion_are_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = settled(store, tally(url=WEB), tally(url=PDF, motion="Raise"))
    assert [item.rule for item in found] == ["copies"]


def test_a_seat_with_two_lines_is_said_aloud(store: duckdb.DuckDBPyConnection) -> None:
    lines: tuple[Line, ...] = (*LINES, ("house", 2, "Brown, K.", "Y"))
    assert told(store, tally(lines)) == [
        f"{EVENT}, House district 2: the sheet has 2 lines for this seat (Brown, K. / Brown, K.)."
    ]


def test_one_person_in_two_seats_is_counted_for_neither(store: duckdb.DuckDBPyConnection) -> None:
    second = MembershipRecord("ocd-person/house-2", "house", 9, "Democratic", DAY, None, "")
    lines: tuple[Line, ...] = (*LINES, ("house", 9, "Brown, K.", "Y"))
    found = told(store, page("https://example.org/people/2", [second]), tally(lines))
    assert found == [f"{EVENT}: Kai Brown is counted 2 times (Brown, K. / Brown, K.)."]
    assert marks(store) == []


def test_somebody_else_in_the_seat_by_the_terms_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    assert told(store, tally(changed(1, name="Novak"))) == [
        f"{EVENT}, House district 2: the sheet names Novak, but by the terms Kai Brown held this"
        " seat on the day of the vote."
    ]
    assert marks(store) == []


def test_a_namesake_with_another_initial_is_somebody_else(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = settled(store, tally(changed(1, name="Brown, M.")))
    assert [item.rule for item in found] == ["tally_other"]


def test_a_seat_that_nobody_held_that_day_is_said_aloud(store: duckdb.DuckDBPyConnection) -> None:
    assert told(store, tally(voted_on=date(2025, 1, 7))) == [
        f"{EVENT}, {seat}: the sheet names {name}, but by the terms nobody held this seat on the"
        " day of the vote."
        for seat, name in (
            ("House district 2", "Brown, K."),
            ("House district 4", "De La Cruz"),
            ("House district 5", "O'Dea"),
            ("Senate district 1", "Nunez"),
        )
    ]


def test_without_any_terms_a_sheet_counts_for_nobody_and_says_why(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [bill_page(), tally()])
    assert [item.told("en") for item in resolve(store, SEATS)] == [
        f"{EVENT}: it is not known who was in office: collect the source of people as well."
    ]


def test_the_spanish_sentence_names_the_committee_the_bill_and_the_seat(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = settled(store, tally(changed(1, name="Novak")))
    assert found[0].told("es") == (
        "Votación 1 del comité ED sobre el proyecto de ley HB 1 de 2025, Cámara de Representantes,"
        " distrito 2: la hoja nombra a Novak, pero según los periodos registrados Kai Brown"
        " ocupaba ese escaño el día de la votación."
    )


# ---------------------------------------------------------------- a seat that changes hands


SUCCESSOR = "ocd-person/successor"
CHANGE = date(2025, 3, 10)


def handover(*, family: str = "Novak") -> list[PageRecords]:
    """Everybody, and a successor in House district 2 from 10 March on."""
    old = people_page()
    ended = tuple(
        replace(r, end_on=CHANGE)
        if isinstance(r, MembershipRecord) and (r.chamber, r.district) == ("house", 2)
        else r
        for r in old.records
    )
    person = PersonRecord(SUCCESSOR, f"Nia {family}", "Nia", family)
    term = MembershipRecord(SUCCESSOR, "house", 2, "Republican", CHANGE, None, "")
    later = page("https://example.org/people/2", [person, term])
    return [replace(old, records=ended), later]


def seat_two(con: duckdb.DuckDBPyConnection, *tallies: PageRecords) -> list[tuple[str]]:
    load_pages(con, [*handover(), bill_page(), *tallies])
    resolve(con, SEATS)
    return con.execute(
        "SELECT person_id FROM core.committee_person_vote WHERE chamber = 'house' AND district = 2"
        " ORDER BY committee_vote_id"
    ).fetchall()


def test_the_day_decides_who_held_a_seat_that_changed_hands(
    store: duckdb.DuckDBPyConnection,
) -> None:
    before = tally(number=1, voted_on=date(2025, 3, 9))
    after = tally(changed(1, name="Novak"), number=2, voted_on=CHANGE)
    assert seat_two(store, before, after) == [("ocd-person/house-2",), (SUCCESSOR,)]


def test_without_a_day_the_name_decides(store: duckdb.DuckDBPyConnection) -> None:
    sheets = tally(number=1, voted_on=None), tally(changed(1, name="Novak"), number=2)
    assert seat_two(store, *sheets)[0] == ("ocd-person/house-2",)


def test_without_a_day_a_name_that_fits_both_holders_is_nobodys(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [*handover(family="Brown"), bill_page()])
    load_pages(store, [tally(changed(1, name="Brown"), voted_on=None)])
    assert [item.told("en") for item in resolve(store, SEATS)] == [
        f"{EVENT}, House district 2: the sheet names Brown, which fits more than one person who"
        " held this seat: Kai Brown / Nia Brown."
    ]
    assert marks(store) == []


def test_a_change_of_party_in_one_seat_leaves_one_mark(store: duckdb.DuckDBPyConnection) -> None:
    old = people_page()
    ended = tuple(
        replace(r, end_on=CHANGE)
        if isinstance(r, MembershipRecord) and (r.chamber, r.district) == ("house", 2)
        else r
        for r in old.records
    )
    again = MembershipRecord("ocd-person/house-2", "house", 2, "Democratic", CHANGE, None, "")
    other_party = page("https://example.org/people/2", [again])
    load_pages(store, [replace(old, records=ended), other_party, bill_page(), tally(voted_on=None)])
    assert resolve(store, SEATS) == ()
    assert [person for person, _option in marks(store)].count("ocd-person/house-2") == 1


# ---------------------------------------------------------------- the roster


def test_the_sheets_of_a_session_imply_who_sits_on_a_committee_and_since_when(
    store: duckdb.DuckDBPyConnection,
) -> None:
    later = tally(number=2, voted_on=date(2025, 4, 4))
    elsewhere = tally(code="APP", voted_on=date(2025, 5, 5))
    assert told(store, tally(), later, elsewhere) == []
    assert members(store) == [
        ("APP", "ocd-person/house-2", date(2025, 5, 5), date(2025, 5, 5), 1),
        ("ED", "ocd-person/house-2", DAY, date(2025, 4, 4), 2),
    ]


def test_a_sheet_that_is_set_aside_is_no_witness_of_the_roster(
    store: duckdb.DuckDBPyConnection,
) -> None:
    settled(store, tally(), tally(number=2, voted_on=date(2025, 4, 4), totals={"total": 9}))
    assert members(store) == [("ED", "ocd-person/house-2", DAY, DAY, 1)]


# ---------------------------------------------------------------- whatever the names


@pytest.mark.slow
@FEW
@given(
    order=st.permutations(LINES),
    names=st.lists(
        st.sampled_from(["Brown", "Brown, K.", "Brown, M.", "Nunez", "De La Cruz", "Novak"]),
        min_size=len(LINES),
        max_size=len(LINES),
    ),
)
def test_a_line_is_credited_to_the_holder_of_its_seat_or_to_nobody_in_whatever_order(
    order: list[Line], names: list[str]
) -> None:
    renamed = [(c, d, name, m) for (c, d, _n, m), name in zip(LINES, names, strict=True)]
    shuffled = [renamed[LINES.index(line)] for line in order]
    outcomes = []
    for lines in (renamed, shuffled):
        with open_store(None) as con:
            load_pages(con, [people_page(), bill_page(), tally(lines)])
            found = {(item.rule, item.told("en")) for item in resolve(con, SEATS)}
            credited = con.execute(
                "SELECT person_id, chamber, district, option FROM core.committee_person_vote"
                " ORDER BY ALL"
            ).fetchall()
        assert all(person == f"ocd-person/{c}-{d}" for person, c, d, _option in credited)
        assert len(credited) in (0, len(LINES))
        outcomes.append((found, credited))
    assert outcomes[0] == outcomes[1]
