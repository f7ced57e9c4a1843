"""Contradictions about people and seats are said aloud, and what rests on them is set aside."""

from dataclasses import replace
from datetime import date

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportcard.model.facts import Quarantined
from reportcard.model.records import (
    MembershipRecord,
    PageRecords,
    PersonRecord,
    Record,
    RosterRecord,
    SponsorshipRecord,
)
from reportcard.model.vocabulary import Chamber
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.properties import PROPERTY
from tests.store.world import REPRESENTATIVES, SEATS, bill_page, page, people_page, sheet

ARROYO, O_DEA = "ocd-person/house-1", "ocd-person/house-5"
# Each example fills two stores, which takes longer than a thousand plain ones.
FEW = settings(PROPERTY, max_examples=12)
SMITHS_SEAT = ("senate", 2, date(2025, 1, 8))


def further(*records: Record) -> PageRecords:
    """Another page about people."""
    return page("https://example.org/people/2", records)


def term(
    person_id: str, district: int, *, since: date | None, until: date | None = None
) -> MembershipRecord:
    return MembershipRecord(person_id, "house", district, "Democratic", since, until, "")


def told(con: duckdb.DuckDBPyConnection, *pages: PageRecords) -> list[Quarantined]:
    """What is said of people and seats."""
    load_pages(con, [people_page(), bill_page(), *pages])
    return [q for q in resolve(con, SEATS) if q.entity in ("person", "membership")]


def sentences(found: list[Quarantined]) -> list[str]:
    return [item.told("en") for item in found]


def test_one_person_under_two_names_is_said_aloud_and_one_of_them_stands(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = told(store, further(PersonRecord(ARROYO, "Anna Arroyo", "Anna", "Arroyo")))
    assert sentences(found) == [
        "Ana Arroyo: the record gives this person several names: Ana Arroyo / Anna Arroyo."
    ]
    people = {person.person_id: person for person in read_facts(store).people}
    assert (people[ARROYO].name, people[ARROYO].given_name) == ("Ana Arroyo", "Ana")


def test_the_same_person_on_two_pages_is_no_contradiction(
    store: duckdb.DuckDBPyConnection,
) -> None:
    again = replace(people_page(), page_url="https://example.org/people/2")
    assert told(store, again, sheet()) == []


def test_two_overlapping_terms_of_one_person_are_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = told(store, further(term(ARROYO, 9, since=date(2025, 4, 1))))
    assert sentences(found) == [
        "Ana Arroyo: two terms of this person overlap: house 1, Democratic, 2025-01-08/.. and"
        " house 9, Democratic, 2025-04-01/..."
    ]


def test_terms_that_follow_each_other_on_one_day_do_not_overlap(
    store: duckdb.DuckDBPyConnection,
) -> None:
    change, old = date(2025, 4, 1), people_page()
    ended = tuple(
        replace(r, end_on=change)
        if isinstance(r, MembershipRecord) and r.person_id == ARROYO
        else r
        for r in old.records
    )
    load_pages(store, [replace(old, records=ended), further(term(ARROYO, 9, since=change))])
    assert resolve(store, SEATS) == ()


def test_somebody_with_two_terms_at_once_still_has_one_vote(
    store: duckdb.DuckDBPyConnection,
) -> None:
    told(store, further(term(ARROYO, 9, since=date(2025, 4, 1))), sheet())
    facts = read_facts(store)
    assert [v.person_id for v in facts.person_votes].count(ARROYO) == 1


def test_somebody_with_two_terms_at_once_and_no_line_is_named_once(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [people_page(), further(term(ARROYO, 9, since=date(2025, 4, 1)))])
    missing = sheet(names=["QUIROZ", "BROWN, K.", "BROWN, M.", "DE LA CRUZ", "O’DEA"])
    load_pages(store, [missing])
    found = [item for item in resolve(store, SEATS) if item.rule == "no_line"]
    assert [item.told("en") for item in found] == [
        "House roll call 1 of 2025: Ana Arroyo (district 1) was in office on 2025-05-01 but has no"
        " line on the sheet."
    ]


def second_holder(since: date) -> PageRecords:
    person = PersonRecord("ocd-person/new", "Nia Novak", "Nia", "Novak")
    return further(person, term("ocd-person/new", 5, since=since))


def test_two_people_in_one_seat_on_the_day_of_a_roll_call_are_said_aloud_and_it_is_set_aside(
    store: duckdb.DuckDBPyConnection,
) -> None:
    found = told(store, second_holder(date(2025, 4, 1)), sheet())
    assert sentences(found) == [
        "House district 5: two people hold this seat on the day of a roll call: Pat O’Dea"
        " (2025-01-08/..) and Nia Novak (2025-04-01/..)."
    ]
    assert read_facts(store).vote_events == ()


def test_two_people_in_one_seat_between_roll_calls_concern_nobody(
    store: duckdb.DuckDBPyConnection,
) -> None:
    assert told(store, second_holder(date(2025, 6, 1)), sheet()) == []


def roster(*changed: RosterRecord, without: int = 0) -> PageRecords:
    """The official roster of a day of June 2025, in which some seats are told otherwise."""
    seats = {(r.chamber, r.district) for r in changed} | {("house", without)}
    terms = [r for r in people_page().records if isinstance(r, MembershipRecord)]
    names = {r.person_id: r for r in people_page().records if isinstance(r, PersonRecord)}
    same = [
        RosterRecord(
            "2025", t.chamber, t.district, names[t.person_id].name,
            names[t.person_id].family_name, t.party,
        )
        for t in terms
        if (t.chamber, t.district) not in seats
    ]  # fmt: skip
    return page("https://example.org/roster", [*same, *changed])


def test_a_roster_that_agrees_with_the_terms_is_silent(store: duckdb.DuckDBPyConnection) -> None:
    # It may print accents, or more of a name, otherwise.
    other = RosterRecord("2025", "senate", 1, "Rosa Nunez Diaz", "Nunez Diaz", "Democratic")
    assert told(store, roster(other)) == []


def test_a_seat_that_the_roster_gives_to_another_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    moss = RosterRecord("2025", "house", 1, "Lee Moss", "Moss", "Democratic")
    turned = RosterRecord("2025", "house", 4, "Luz de la Cruz", "de la Cruz", "Democratic")
    assert sentences(told(store, roster(moss, turned, without=5))) == [
        "House district 1: by its term Ana Arroyo (Democratic) holds this seat, but the official"
        " roster names Lee Moss (Democratic).",
        "House district 4: by its term Luz de la Cruz (Republican) holds this seat, but the"
        " official roster names Luz de la Cruz (Democratic).",
        "House district 5: by its term Pat O’Dea (Democratic) holds this seat, but the official"
        " roster names nobody.",
    ]


def test_a_member_whom_only_the_roster_knows_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    new = RosterRecord("2025", "house", 9, "Lee Moss", "Moss", "Democratic")
    assert sentences(told(store, roster(new))) == [
        "House district 9: the official roster names Lee Moss (Democratic), who has no term for"
        " this seat."
    ]


def test_the_roster_of_a_later_year_is_no_witness(store: duckdb.DuckDBPyConnection) -> None:
    moss = RosterRecord("2024", "house", 1, "Lee Moss", "Moss", "Democratic")
    old = tuple(
        replace(r, session="2024") for r in roster(moss).records if isinstance(r, RosterRecord)
    )
    assert told(store, replace(roster(), records=old)) == []


# ---------------------------------------------------------------- vacancies


def of_sheets(con: duckdb.DuckDBPyConnection, *pages: PageRecords) -> list[str]:
    """What is said of roll calls."""
    load_pages(con, [bill_page(), *pages])
    return [item.told("en") for item in resolve(con, SEATS) if item.entity == "vote_event"]


def people_without(*districts: int) -> PageRecords:
    """Everybody but those who held these seats of the House."""
    everybody = people_page()
    kept = tuple(
        r
        for r in everybody.records
        if not isinstance(r, MembershipRecord)
        or r.chamber != "house"
        or r.district not in districts
    )
    return replace(everybody, records=kept)


def test_a_vacancy_on_the_sheet_that_the_terms_know_is_silent(
    store: duckdb.DuckDBPyConnection,
) -> None:
    names = ["ARROYO", "BROWN, K.", "DE LA CRUZ", "O’DEA"]
    assert of_sheets(store, people_without(3), sheet(names=names, marks="YYNY", vacant=1)) == []


def test_as_many_vacancies_as_empty_seats_are_demanded_and_the_districts_named(
    store: duckdb.DuckDBPyConnection,
) -> None:
    names = ["ARROYO", "BROWN, K.", "DE LA CRUZ", "O’DEA"]
    said = of_sheets(store, people_without(2, 3), sheet(names=names, marks="YYNY", vacant=1))
    assert said[-1] == (
        "House roll call 1 of 2025: vacant seats on the sheet: 1; districts without a member by the"
        " terms: 2, 3."
    )
    assert read_facts(store).vote_events == ()


def test_a_vacancy_where_every_seat_is_held_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    names = ["ARROYO", "BROWN, K.", "DE LA CRUZ", "O’DEA"]
    said = of_sheets(store, people_page(), sheet(names=names, marks="YYNY", vacant=1))
    assert said[-1] == (
        "House roll call 1 of 2025: vacant seats on the sheet: 1; by the terms every seat is held."
    )


def test_an_empty_seat_that_the_sheet_fills_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    said = of_sheets(store, people_without(3), sheet())
    assert said[-1] == (
        "House roll call 1 of 2025: vacant seats on the sheet: 0; districts without a member by the"
        " terms: 3."
    )


# ---------------------------------------------------------------- changes within a term


def turned(person_id: str, on: date, *, chamber: Chamber, district: int, party: str) -> PageRecords:
    """Everybody, and somebody who has another seat or party from that day on."""
    everybody = people_page()
    records = tuple(
        replace(r, end_on=on) if isinstance(r, MembershipRecord) and r.person_id == person_id else r
        for r in everybody.records
    )
    new = MembershipRecord(person_id, chamber, district, party, on, None, "")
    return replace(everybody, records=(*records, new))


def test_a_change_of_party_in_the_same_seat_is_no_contradiction(
    store: duckdb.DuckDBPyConnection,
) -> None:
    april = turned(ARROYO, date(2025, 4, 1), chamber="house", district=1, party="Republican")
    before, after = sheet(1, held_on=date(2025, 3, 31)), sheet(2, held_on=date(2025, 4, 1))
    assert of_sheets(store, april, before, after) == []
    facts = read_facts(store)
    assert [v.vote_event_id for v in facts.person_votes if v.person_id == ARROYO] == [
        "2025-house-1",
        "2025-house-2",
    ]
    parties = [m.party for m in facts.memberships if m.person_id == ARROYO]
    assert parties == ["Democratic", "Republican"]


def test_a_sponsor_who_changed_party_in_the_same_seat_is_one_person(
    store: duckdb.DuckDBPyConnection,
) -> None:
    april = turned(ARROYO, date(2025, 4, 1), chamber="house", district=1, party="Republican")
    sponsor = SponsorshipRecord("2025", "HB00001", 1, "house", 1, "Rep. Ana Arroyo", "introducer")
    load_pages(store, [april, bill_page(sponsors=[sponsor])])
    assert resolve(store, SEATS) == ()
    assert [s.person_id for s in read_facts(store).sponsorships] == [ARROYO]


def test_a_change_of_chamber_moves_the_marks_from_one_chamber_to_the_other(
    store: duckdb.DuckDBPyConnection,
) -> None:
    moved = turned(ARROYO, date(2025, 4, 1), chamber="senate", district=2, party="Democratic")
    records = tuple(
        replace(r, end_on=date(2025, 3, 15))
        if isinstance(r, MembershipRecord) and (r.chamber, r.district, r.start_on) == SMITHS_SEAT
        else r
        for r in moved.records
    )
    before = sheet(1, held_on=date(2025, 3, 1))
    after = sheet(2, chamber="senate", names=["ROSA NUNEZ", "ANA ARROYO"], marks="YN")
    assert of_sheets(store, replace(moved, records=records), before, after) == []
    votes = [v for v in read_facts(store).person_votes if v.person_id == ARROYO]
    assert [v.vote_event_id for v in votes] == ["2025-house-1", "2025-senate-2"]


# ---------------------------------------------------------------- whoever sits, whatever is printed


@pytest.mark.slow
@FEW
@given(
    data=st.data(),
    names=st.lists(
        st.sampled_from(
            ["ARROYO", "BROWN", "BROWN, K.", "BROWN, M.", "DE LA CRUZ", "CRUZ", "O'DEA", "NOVAK"]
        ),
        min_size=len(REPRESENTATIVES),
        max_size=len(REPRESENTATIVES),
    ),
    second=st.none() | st.tuples(st.integers(1, 5), st.dates(date(2025, 4, 1), date(2025, 6, 1))),
)
def test_no_line_credits_two_people_and_the_order_of_rows_decides_nothing(
    data: st.DataObject, names: list[str], second: tuple[int, date] | None
) -> None:
    extra = [] if second is None else [second_holder_of(*second)]
    people = [people_page(), *extra]
    shuffled = [
        replace(part, records=tuple(data.draw(st.permutations(part.records)))) for part in people
    ]
    roll_call = sheet(names=names)
    head, *lines = roll_call.records
    other = replace(roll_call, records=(*data.draw(st.permutations(lines)), head))
    outcomes = []
    for pages in ([*people, roll_call], [*data.draw(st.permutations(shuffled)), other]):
        with open_store(None) as con:
            load_pages(con, [bill_page(), *pages])
            said = [(item.rule, item.told("en")) for item in resolve(con, SEATS)]
            votes = con.execute(
                "SELECT line, person_id, option FROM core.person_vote ORDER BY ALL"
            ).fetchall()
        assert len({line for line, _person, _option in votes}) == len(votes)
        assert len({person for _line, person, _option in votes}) == len(votes)
        outcomes.append((said, votes))
    assert outcomes[0] == outcomes[1]


def second_holder_of(district: int, since: date) -> PageRecords:
    """Somebody else named Brown, who has a seat of the House too from some day on."""
    person = PersonRecord("ocd-person/new", "Mia Brown", "Mia", "Brown")
    return further(person, term("ocd-person/new", district, since=since))
