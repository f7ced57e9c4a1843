"""Loading, resolving and reconciling: what adds up is in core, what does not is set aside."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import duckdb
import pytest

from reportcard.errors import UserError
from reportcard.model.facts import Facts
from reportcard.model.records import (
    ListedSheetRecord,
    MembershipRecord,
    PageRecords,
    SponsorshipRecord,
)
from reportcard.model.vocabulary import SponsorRole
from reportcard.store.connect import open_store
from reportcard.store.read import read_facts
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from tests.store.world import SEATS, bill_page, page, people_page, sheet


def facts_of(con: duckdb.DuckDBPyConnection, *pages: PageRecords) -> Facts:
    load_pages(con, [people_page(), bill_page(), *pages])
    resolve(con, SEATS)
    return read_facts(con)


def sentences(facts: Facts) -> list[str]:
    return [item.told("en") for item in facts.quarantine]


def test_a_sheet_that_adds_up_gives_everyone_one_vote(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(store, sheet(marks="YYNYX"))
    assert [(v.person_id, v.option) for v in facts.person_votes] == [
        ("ocd-person/house-1", "yes"),
        ("ocd-person/house-2", "yes"),
        ("ocd-person/house-3", "no"),
        ("ocd-person/house-4", "yes"),
        ("ocd-person/house-5", "absent_or_not_voting"),
    ]
    assert facts.quarantine == ()


def test_an_exact_majority_is_passed(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(store, sheet(marks="YYYNN", necessary=3))
    assert [event.passed for event in facts.vote_events] == [True]


def test_one_mark_removed_is_set_aside_with_both_figures(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(store, sheet(marks="YYNY", yes_count=3, no_count=1, absent_count=1, total=4))
    assert facts.vote_events == ()
    assert facts.person_votes == ()
    assert sentences(facts) == [
        "House roll call 1 of 2025: 0 lines are marked absent or not voting but the sheet's total"
        " says 1.",
        "House roll call 1 of 2025: Pat O’Dea (district 5) was in office on 2025-05-01 but has no"
        " line on the sheet.",
        "House roll call 1 of 2025: 4 names and 0 vacant seats were read but the chamber has 5"
        " seats.",
    ]


def test_one_total_changed_is_set_aside(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(store, sheet(marks="YYNYX", yes_count=4))
    assert sentences(facts) == [
        "House roll call 1 of 2025: Yes and No make 5 but the sheet says that 4 voted.",
        "House roll call 1 of 2025: 3 lines are marked Yes but the sheet's total says 4.",
    ]


def test_one_name_misspelt_is_set_aside_with_the_nearest_name(
    store: duckdb.DuckDBPyConnection,
) -> None:
    names = ["AROYO", "BROWN, K.", "BROWN, M.", "DE LA CRUZ", "O'DEA"]
    facts = facts_of(store, sheet(names=names))
    assert sentences(facts) == [
        "House roll call 1 of 2025: Ana Arroyo (district 1) was in office on 2025-05-01 but has no"
        " line on the sheet.",
        "House roll call 1 of 2025: nobody named AROYO was in office on 2025-05-01. The nearest"
        " name is ARROYO.",
    ]


def test_a_person_who_appears_twice_is_set_aside(store: duckdb.DuckDBPyConnection) -> None:
    names = ["ARROYO", "ARROYO", "BROWN, M.", "DE LA CRUZ", "O’DEA"]
    facts = facts_of(store, sheet(names=names))
    assert "House roll call 1 of 2025: Ana Arroyo is counted 2 times (ARROYO / ARROYO)." in (
        sentences(facts)
    )


def test_a_bare_surname_that_two_members_share_is_never_guessed(
    store: duckdb.DuckDBPyConnection,
) -> None:
    names = ["ARROYO", "BROWN", "BROWN, M.", "DE LA CRUZ", "O’DEA"]
    facts = facts_of(store, sheet(names=names))
    assert (
        "House roll call 1 of 2025: the name BROWN fits 2 people who were in office on 2025-05-01."
        in sentences(facts)
    )


def test_a_senator_is_found_by_district_and_checked_by_name(
    store: duckdb.DuckDBPyConnection,
) -> None:
    good = sheet(1, chamber="senate", marks="YN", names=["ROSA M. NUÑEZ", "SAM SMITH"])
    swapped = sheet(2, chamber="senate", marks="YN", names=["SAM SMITH", "ROSA NUNEZ"])
    facts = facts_of(store, good, swapped)
    assert [event.vote_event_id for event in facts.vote_events] == ["2025-senate-1"]
    assert [v.option for v in facts.person_votes] == ["yes", "no"]


def test_a_name_inside_a_longer_one_is_another_person(store: duckdb.DuckDBPyConnection) -> None:
    # A successor whom the terms do not know yet must not vote for the predecessor.
    successor = sheet(1, chamber="senate", marks="YN", names=["ROSA NUNEZ", "SAM SMITHSON"])
    sponsor = SponsorshipRecord("2025", "HB00001", 1, "house", 2, "Rep. Kai Brownell", "co-sponsor")
    load_pages(store, [people_page(), bill_page(sponsors=[sponsor]), successor])
    rules = {item.rule for item in resolve(store, SEATS)}
    facts = read_facts(store)
    assert (facts.vote_events, facts.sponsorships) == ((), ())
    assert rules == {"unknown_name", "no_line", "sponsor"}


def test_a_vacant_seat_counts_as_a_seat(store: duckdb.DuckDBPyConnection) -> None:
    people = people_page()
    gone = tuple(
        replace(r, end_on=date(2025, 4, 1))
        if isinstance(r, MembershipRecord) and r.roll_form == "O’DEA"
        else r
        for r in people.records
    )
    load_pages(store, [replace(people, records=gone), bill_page(), sheet(marks="YYNY", vacant=1)])
    assert resolve(store, SEATS) == ()


def test_the_highest_revision_wins_and_the_other_is_kept(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(store, sheet(marks="YYNYX"), sheet(marks="YYYYX", revision=1))
    assert [(e.revision, e.yes_count) for e in facts.vote_events] == [(1, 4)]
    kept = store.execute("SELECT count(*) FROM raw.vote_event").fetchone()
    assert kept == (2,)


def test_two_bills_of_one_roll_call_share_its_votes(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(
        store,
        sheet(bills=("HB00001",), url="https://example.org/a"),
        sheet(bills=("HB00002",), url="https://example.org/b"),
    )
    assert [event.bill_ids for event in facts.vote_events] == [("2025-HB00001", "2025-HB00002")]
    assert len(facts.person_votes) == 5


def test_copies_of_a_sheet_that_differ_are_set_aside(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(
        store,
        sheet(marks="YYNYX", url="https://example.org/a"),
        sheet(marks="NYYYX", url="https://example.org/b"),
    )
    assert sentences(facts) == [
        "House roll call 1 of 2025: two copies of the sheet differ: https://example.org/a and"
        " https://example.org/b."
    ]


@pytest.mark.parametrize(
    "twin",
    [
        sheet(bills=("HB00002",), url="https://example.org/b", held_on=date(2025, 5, 2)),
        sheet(bills=("HB00002",), url="https://example.org/b", necessary=4),
        sheet(bills=("HB00002",), url="https://example.org/b", yes_count=4),
    ],
)
def test_copies_of_a_sheet_whose_heads_differ_are_set_aside(
    store: duckdb.DuckDBPyConnection, twin: PageRecords
) -> None:
    facts = facts_of(store, sheet(url="https://example.org/a"), twin)
    assert facts.vote_events == ()
    assert sentences(facts) == [
        "House roll call 1 of 2025: two copies of the sheet differ: https://example.org/a and"
        " https://example.org/b."
    ]


def test_a_sheet_is_out_of_date_when_its_folder_lists_a_later_revision(
    store: duckdb.DuckDBPyConnection,
) -> None:
    urls = [f"https://example.org/house/1/{revision}" for revision in (0, 1)]
    folder = page(
        "https://example.org/folder",
        [ListedSheetRecord("2025", "house", 1, n, "HB00001", url) for n, url in enumerate(urls)],
    )
    unreadable = page(urls[1], [], sha="f" * 64, refused="it is cut short.")
    facts = facts_of(store, folder, sheet(url=urls[0]), unreadable)
    assert facts.vote_events == ()
    assert sentences(facts)[-1] == (
        "House roll call 1 of 2025: the folder of sheets lists revision 1, which could not be read;"
        " the sheet at hand is revision 0 and out of date."
    )
    assert len(facts_of(store, sheet(revision=1, url=urls[1])).vote_events) == 1


def test_loading_the_same_pages_again_changes_nothing(store: duckdb.DuckDBPyConnection) -> None:
    first = facts_of(store, sheet())
    again = facts_of(store, sheet())
    assert first == again
    assert store.execute("SELECT count(*) FROM raw.person_vote").fetchone() == (5,)


def test_a_newer_version_of_a_page_takes_the_place_of_the_older(
    store: duckdb.DuckDBPyConnection,
) -> None:
    old = sheet(marks="YYNYX")
    newer = sheet(marks="YYYYX")
    newer = replace(newer, provenance=replace(newer.provenance, archive_sha256="1" * 64))
    facts_of(store, old)
    facts = facts_of(store, newer)
    assert [event.yes_count for event in facts.vote_events] == [4]


def test_a_refused_page_is_named_and_the_good_copy_stays(store: duckdb.DuckDBPyConnection) -> None:
    good = sheet()
    broken = page(good.page_url, [], sha="f" * 64, refused="it is an HTML page, not a PDF.")
    facts_of(store, good)
    facts = facts_of(store, broken)
    assert len(facts.vote_events) == 1
    assert sentences(facts) == ["The page could not be read: it is an HTML page, not a PDF."]


def test_a_sponsor_is_found_by_seat_and_a_stranger_is_said_aloud(
    store: duckdb.DuckDBPyConnection,
) -> None:
    def sponsor(order: int, district: int, name: str) -> SponsorshipRecord:
        return SponsorshipRecord("2025", "HB00001", order, "house", district, name, "co-sponsor")

    named = bill_page(sponsors=[sponsor(1, 1, "Rep. Ana Arroyo"), sponsor(2, 2, "Rep. Lee Moss")])
    load_pages(store, [people_page(), named])
    quarantine = resolve(store, SEATS)
    facts = read_facts(store)
    assert [s.person_id for s in facts.sponsorships] == ["ocd-person/house-1"]
    assert [item.told("en") for item in quarantine] == [
        "2025-HB00001: nobody who held that seat fits the sponsor printed as Rep. Lee Moss."
    ]


def test_somebody_named_twice_has_the_fuller_role(store: duckdb.DuckDBPyConnection) -> None:
    roles: tuple[SponsorRole, ...] = ("co-sponsor", "introducer", "co-sponsor")
    twice = [
        SponsorshipRecord("2025", "HB00001", order, "house", 1, "Rep. Ana Arroyo", role)
        for order, role in enumerate(roles, start=1)
    ]
    load_pages(store, [people_page(), bill_page(sponsors=twice)])
    resolve(store, SEATS)
    assert [s.role for s in read_facts(store).sponsorships] == ["introducer"]


def test_every_row_knows_its_page(store: duckdb.DuckDBPyConnection) -> None:
    facts = facts_of(store, sheet())
    origins = [row.provenance for row in facts.people]
    origins += [row.provenance for row in facts.memberships]
    origins += [row.provenance for row in facts.bills]
    origins += [row.provenance for row in facts.vote_events]
    origins += [row.provenance for row in facts.person_votes]
    for origin in origins:
        assert origin.source_url.startswith("https://example.org/")
        assert len(origin.archive_sha256) == 64
        assert origin.parser_version == "1"


def test_a_store_that_is_missing_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="run reportcard collect first"):
        open_store(tmp_path / "store.duckdb", read_only=True)


def test_a_file_that_is_no_store_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    path.write_text("not a database, but long enough to be looked at " * 300)
    with pytest.raises(UserError, match="is not a store of this program"):
        open_store(path)


def test_a_store_of_another_schema_version_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "store.duckdb"
    con = open_store(path)
    con.execute("UPDATE meta.schema_version SET version = 99")
    con.close()
    with pytest.raises(UserError, match="schema version 99"):
        open_store(path)


def test_without_people_each_roll_call_says_which_source_is_missing(
    store: duckdb.DuckDBPyConnection,
) -> None:
    load_pages(store, [sheet()])
    assert [item.told("en") for item in resolve(store, SEATS)] == [
        "House roll call 1 of 2025: it is not known who was in office: collect the source of"
        " people as well."
    ]


def test_of_many_unknown_names_three_are_shown_and_the_others_counted(
    store: duckdb.DuckDBPyConnection,
) -> None:
    facts = facts_of(store, sheet(names=["QA", "QB", "QC", "QD", "O’DEA"]))
    unknown = [item for item in facts.quarantine if item.rule == "unknown_name"]
    assert len(unknown) == 3
    assert "House roll call 1 of 2025: 1 more names are in the same trouble." in sentences(facts)
