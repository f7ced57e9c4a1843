"""What becomes of a spreadsheet in the store, beside an official record or alone."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from reportcard.model.facts import Quarantined
from reportcard.pipeline.imports import official_record
from reportcard.store.connect import open_store
from reportcard.store.resolve import resolve
from reportcard.store.write import load_pages
from reportcard.tidy.about import new_about
from reportcard.tidy.folder import Spreadsheet, read_folder
from reportcard.tidy.known import KnownCall, Seat
from tests.imports.tables import TABLES, with_line, write
from tests.store.world import SEATS, people_page, sheet

Store = tuple[duckdb.DuckDBPyConnection, tuple[Quarantined, ...]]


def spreadsheet(
    folder: Path, tables: Mapping[str, Sequence[str]], name: str = "card"
) -> Spreadsheet:
    read = read_folder(write(folder, tables), name=name, shown_as=f"imports/{name}")
    return replace(read, about=new_about(name, date(2026, 1, 2)))


def stored(folder: Path, tables: Mapping[str, Sequence[str]], *, official: bool = False) -> Store:
    con = open_store(None)
    if official:
        load_pages(con, [people_page(), sheet(marks="YYNYX")])
    load_pages(con, spreadsheet(folder, tables).pages())
    return con, resolve(con, SEATS if official else {})


def rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[tuple[Any, ...]]:
    return con.execute(sql).fetchall()


@pytest.fixture
def con(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    """The spreadsheet of these tests in a store of its own."""
    made, quarantine = stored(tmp_path, TABLES)
    assert quarantine == ()
    return made


def test_people_have_their_names_whole_and_a_surname_to_sort_by(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(con, "SELECT name, given_name, family_name FROM core.person ORDER BY 1") == [
        ("Ana Arroyo", "Ana", "Arroyo"),
        ("Ben Brook Jr.", "Ben", "Brook"),
        ("Chen, Cai", "Cai", "Chen"),
        ("Dia Díaz", "Dia", "Díaz"),
    ]


@pytest.mark.parametrize(
    ("name", "given", "family"),
    [
        ("Arent", "", "Arent"),
        ("Ana Arroyo, Jr.", "Ana", "Arroyo"),
        ("Antonio “Moe” Maestas III", "Antonio “Moe”", "Maestas"),
        ("De la Cruz, Luz", "Luz", "De la Cruz"),
    ],
)
def test_a_surname_is_found_in_either_way_of_writing(
    tmp_path: Path, name: str, given: str, family: str
) -> None:
    tables = with_line("people", f'ana-arroyo,"{name}",D,house,1,,', at=1)
    made, _ = stored(tmp_path, tables)
    found = rows(
        made, "SELECT given_name, family_name FROM core.person WHERE person_id = 'ana-arroyo'"
    )
    assert found == [(given, family)]


def test_a_district_that_is_a_name_is_shown_and_only_orders_by_a_number(
    con: duckdb.DuckDBPyConnection,
) -> None:
    seats = rows(
        con, "SELECT person_id, district, district_name, party, start_on, end_on"
        " FROM core.membership ORDER BY person_id",
    )  # fmt: skip
    assert seats == [
        ("ana-arroyo", 1, None, "D", date(2025, 1, 8), None),
        ("ben-brook", 2, None, "R", date(2025, 1, 8), date(2025, 6, 1)),
        ("cai-chen", 2, "North End", "D", None, None),
        ("dia-diaz", 1, "Bay", "", None, None),
    ]


def test_a_district_that_nobody_gave_is_none(tmp_path: Path) -> None:
    made, _ = stored(tmp_path, with_line("people", "ana-arroyo,Ana Arroyo,D,house,,,", at=1))
    assert rows(
        made, "SELECT district, district_name FROM core.membership WHERE person_id = 'ana-arroyo'"
    ) == [(0, "")]


def test_what_a_roll_call_does_not_say_stays_open(con: duckdb.DuckDBPyConnection) -> None:
    events = rows(
        con, "SELECT vote_event_id, number, held_on, label, label_es, yes_means, question_class,"
        " confidence, yes_count, no_count, absent_count, necessary, passed, source_url"
        " FROM core.vote_event ORDER BY 1",
    )  # fmt: skip
    place = "imports/card/roll_calls.csv"
    assert events == [
        ("h1", 1, date(2025, 5, 1), "Books for all", "Libros para todos", None, "passage",
         "stated", 1, 1, 0, None, None, place),
        ("h2", 2, date(2025, 6, 2), "Buses", None, None, "amendment", "stated", 0, 0, 1, None,
         None, "https://www.example.org/h2"),
        ("s1", 1, None, "Books for all", None, None, "passage", "stated", 0, 0, 1, None, None,
         place),
        ("s2", 2, None, "Visited a school", "Visitó una escuela", "visited a school", "other",
         "stated", 1, 1, 0, None, None, place),
    ]  # fmt: skip


def test_a_roll_call_without_a_title_is_called_by_its_bill_or_id(tmp_path: Path) -> None:
    tables: dict[str, list[str]] = {
        "people": ["person_id,name,chamber", "ana,Ana,house"],
        "roll_calls": ["roll_call_id,chamber,bill", "h1,house,HB 1", "h2,house,"],
        "votes": ["roll_call_id,person_id,option", "h1,ana,yes", "h2,ana,no"],
    }
    made, _ = stored(tmp_path, tables)
    events = rows(made, "SELECT label, question_class, session FROM core.vote_event ORDER BY 1")
    assert events == [("HB 1", "unknown", ""), ("h2", "unknown", "")]
    assert rows(made, "SELECT bill_id, identifier FROM core.bill") == [("HB 1", "HB 1")]


def test_each_vote_keeps_its_word_and_its_line(con: duckdb.DuckDBPyConnection) -> None:
    votes = rows(
        con, "SELECT vote_event_id, person_id, option, printed_code, line, source_id, transcribed,"
        " match_method FROM core.person_vote ORDER BY line",
    )  # fmt: skip
    same = ("import/card", True, "spreadsheet")
    assert votes == [
        ("h1", "ana-arroyo", "yes", "yes", 2, *same),
        ("h1", "ben-brook", "no", "no", 3, *same),
        ("h2", "ana-arroyo", "absent_or_not_voting", "absent", 4, *same),
        ("h2", "ben-brook", "not_member", "not_member", 5, *same),
        ("s1", "cai-chen", "paired_no", "paired_no", 6, *same),
        ("s1", "dia-diaz", "absent_or_not_voting", "not_voting", 7, *same),
        ("s2", "cai-chen", "yes", "yes", 8, *same),
        ("s2", "dia-diaz", "no", "no", 9, *same),
    ]


def test_every_option_has_its_word_in_the_record(tmp_path: Path) -> None:
    words = ["yes", "no", "present", "absent", "not_voting", "excused", "presiding", "recused",
             "paired_yes", "paired_no", "announced_yes", "announced_no", "not_member"]  # fmt: skip
    tables = {
        "people": ["person_id,name,chamber", *(f"p-{word},{word},house" for word in words)],
        "roll_calls": ["roll_call_id,chamber", "h1,house"],
        "votes": ["roll_call_id,person_id,option", *(f"h1,p-{word},{word}" for word in words)],
    }
    made, _ = stored(tmp_path, tables)
    found = dict(rows(made, "SELECT printed_code, option FROM core.person_vote"))
    renamed = {"absent": "absent_or_not_voting", "not_voting": "absent_or_not_voting"}
    assert found == {word: renamed.get(word, word) for word in words}


def test_positions_keep_their_table_and_what_is_written_beside_them(
    con: duckdb.DuckDBPyConnection,
) -> None:
    assert rows(con, "FROM core.position ORDER BY ALL") == [
        ("card", "positions", "h1", "support", "2", "strong", "Books help."),
        ("card", "positions", "h2", "oppose", None, "", ""),
        ("card", "positions", "s1", "support", "0.5", "weak", ""),
        ("card", "positions", "s2", "support", "1", "weak", ""),
        ("card", "positions_other", "h1", "oppose", None, "", ""),
    ]


def test_credit_for_sponsorships_is_summed_for_each_person(con: duckdb.DuckDBPyConnection) -> None:
    assert rows(con, "SELECT bill_id, person_id, role FROM core.sponsorship ORDER BY ALL") == [
        ("2025-HB 1", "ana-arroyo", "introducer"),
        ("2025-HB 2", "ana-arroyo", "introducer or co-sponsor"),
        ("2025-HB 9", "cai-chen", "co-sponsor"),
    ]
    inputs = rows(con, "SELECT person_id, input, value, note FROM core.member_input ORDER BY ALL")
    assert inputs == [
        ("ana-arroyo", "sponsorships", "0.5", ""),
        ("ana-arroyo", "survey", "yes", "by mail"),
        ("ben-brook", "survey", "", ""),
    ]


def test_a_sum_of_whole_numbers_is_a_whole_number(tmp_path: Path) -> None:
    made, _ = stored(tmp_path, with_line("sponsorships", "HB 2,ana-arroyo,named,8", at=2))
    sums = "SELECT value FROM core.member_input WHERE input = 'sponsorships'"
    assert rows(made, sums) == [("10",)]


def test_reasons_and_earlier_cycles_come_with_their_source(con: duckdb.DuckDBPyConnection) -> None:
    assert rows(con, "SELECT * EXCLUDE (archive_sha256, parser_version, retrieved_at)"
                " FROM core.absence_reason") == [
        ("h2", "ana-arroyo", "excused", "Jury duty", "import/card",
         "https://www.example.org/letter", True),
    ]  # fmt: skip
    assert rows(con, "FROM core.earlier_score ORDER BY ALL") == [
        ("card", "ana-arroyo", "2023-24", "7.5", "10", True),
        ("card", "ben-brook", "2023-24", "0", "3", False),
    ]


# ---------------------------------------------------------------- beside an official record


NAMES_OFFICIAL = {
    "positions": ["roll_call_id,position", "2025-house-1,support"],
    "member_inputs": ["person_id,input,value", "ocd-person/house-5,survey,no"],
    "absences": [
        "roll_call_id,person_id,option,reason,source",
        "2025-house-1,ocd-person/house-5,excused,Jury duty,https://www.example.org/letter",
    ],
}


def test_a_spreadsheet_may_speak_of_official_roll_calls_and_people(tmp_path: Path) -> None:
    made, quarantine = stored(tmp_path, NAMES_OFFICIAL, official=True)
    assert quarantine == ()
    assert rows(made, "SELECT vote_event_id, position FROM core.position") == [
        ("2025-house-1", "support")
    ]
    assert rows(made, "SELECT person_id, value FROM core.member_input") == [
        ("ocd-person/house-5", "no")
    ]
    assert rows(made, "SELECT vote_event_id, person_id, option FROM core.absence_reason") == [
        ("2025-house-1", "ocd-person/house-5", "excused")
    ]


def test_what_the_record_does_not_have_is_left_out_and_said(tmp_path: Path) -> None:
    made, quarantine = stored(tmp_path, NAMES_OFFICIAL)
    assert rows(made, "FROM core.position") == []
    assert rows(made, "SELECT 1 FROM core.member_input") == []
    assert [(item.entity, item.sentence.en) for item in quarantine] == [
        ("import", "imports/card/absences.csv: nobody in the record has the id "
         "ocd-person/house-5; what the file says of them is left out."),
        ("import", "imports/card/member_inputs.csv: nobody in the record has the id "
         "ocd-person/house-5; what the file says of them is left out."),
        ("import", "imports/card/absences.csv: the record has no roll call 2025-house-1; what "
         "the file says of it is left out."),
        ("import", "imports/card/positions.csv: the record has no roll call 2025-house-1; what "
         "the file says of it is left out."),
    ]  # fmt: skip
    assert rows(made, "SELECT count(*) FROM core.quarantine") == [(4,)]


def test_a_reason_never_replaces_a_yes_or_a_no(tmp_path: Path) -> None:
    tables = {**NAMES_OFFICIAL, "absences": [
        line.replace("house-5", "house-1") for line in NAMES_OFFICIAL["absences"]
    ]}  # fmt: skip
    made, quarantine = stored(tmp_path, tables, official=True)
    assert rows(made, "SELECT 1 FROM core.absence_reason") == []
    assert [item.sentence.en for item in quarantine] == [
        "imports/card/absences.csv: in roll call 2025-house-1 the record does not say of "
        "ocd-person/house-1 that they were absent or not voting; the reason is left out."
    ]


def test_the_official_record_keeps_its_people_and_its_roll_calls(tmp_path: Path) -> None:
    tables = {
        "people": ["person_id,name,chamber", "ocd-person/house-1,Somebody Else,senate"],
        "roll_calls": ["roll_call_id,chamber", "2025-house-1,senate"],
        "votes": ["roll_call_id,person_id,option", "2025-house-1,ocd-person/house-1,no"],
    }
    read = read_folder(write(tmp_path, tables), name="card", shown_as="imports/card")
    # The check refuses such ids; a folder that was edited by hand may have them all the same.
    forged = tuple(
        replace(s, rows=tuple(_forged(s.body.decode().splitlines())), spoiled=(), problems=())
        for s in read.sheets
    )
    con = open_store(None)
    load_pages(con, [people_page(), sheet(marks="YYNYX")])
    pages = replace(read, sheets=forged, about=new_about("card", date(2026, 1, 2))).pages()
    load_pages(con, pages)
    found = {item.rule for item in resolve(con, SEATS)}
    assert found == {"import_person_taken", "import_roll_call_taken"}
    assert rows(con, "SELECT name FROM core.person WHERE person_id = 'ocd-person/house-1'") == [
        ("Ana Arroyo",)
    ]
    assert rows(con, "SELECT chamber, yes_count FROM core.vote_event") == [("house", 3)]
    assert rows(con, "SELECT count(*) FROM core.person_vote") == [(5,)]


def _forged(lines: Sequence[str]) -> list[Any]:
    from reportcard.tidy.sheet import Row

    names = lines[0].split(",")
    return [
        Row(number, dict(zip(names, line.split(","), strict=True)))
        for number, line in enumerate(lines[1:], start=2)
    ]


def test_a_bill_of_the_official_record_is_that_bill(tmp_path: Path) -> None:
    con = open_store(None)
    load_pages(con, [people_page(), sheet(bills=("HB00001",))])
    load_pages(con, spreadsheet(tmp_path, TABLES).pages())
    con.execute("UPDATE raw.bill SET number = 'HB00001'")
    resolve(con, SEATS)
    known = rows(con, "SELECT bill_id FROM core.bill WHERE source_id NOT LIKE 'import/%'")
    links = dict(rows(con, "SELECT vote_event_id, bill_id FROM core.vote_event_bill"))
    assert links["2025-house-1"] == "2025-HB00001"
    assert (links["h1"] == "2025-HB00001") is (known == [("2025-HB00001",)])


def test_spreadsheets_that_write_a_bill_differently_mean_one_bill(tmp_path: Path) -> None:
    con = open_store(None)
    load_pages(con, spreadsheet(tmp_path, TABLES).pages())
    con.execute("UPDATE raw.tidy_roll_call SET bill = 'hb1' WHERE roll_call_id = 's1'")
    resolve(con, SEATS)
    links = dict(rows(con, "SELECT vote_event_id, bill_id FROM core.vote_event_bill"))
    assert links["h1"] == links["s1"] == "2025-HB 1"
    named = rows(con, "SELECT identifier FROM core.bill WHERE bill_id = '2025-HB 1'")
    assert named == [("HB 1",)]


def test_coverage_counts_official_roll_calls_only(tmp_path: Path) -> None:
    from reportcard.store.coverage import read_coverage

    made, _ = stored(tmp_path, TABLES, official=True)
    (found,) = read_coverage(made)
    assert (found.session, found.chamber, found.collected) == ("2025", "house", 1)
    assert sum(count.count for count in found.questions) == 1


def test_what_a_spreadsheet_may_name_is_read_from_the_store(tmp_path: Path) -> None:
    made, _ = stored(tmp_path / "a", TABLES, official=True)
    reasons = spreadsheet(tmp_path / "b", NAMES_OFFICIAL)
    known = official_record(made, [reasons])
    assert "ana-arroyo" not in known.people
    assert known.people["ocd-person/house-1"].seats == (Seat("house", date(2025, 1, 8), None),)
    assert known.roll_calls == {"2025-house-1": KnownCall("house", date(2025, 5, 1))}
    assert known.options["2025-house-1", "ocd-person/house-5"] == "absent_or_not_voting"
    assert reasons.check(known) == ()


def test_the_same_files_give_the_same_store(tmp_path: Path) -> None:
    tables = ("person", "membership", "vote_event", "person_vote", "position", "bill")
    first, _ = stored(tmp_path / "a", TABLES, official=True)
    second, _ = stored(tmp_path / "b", TABLES, official=True)
    for table in tables:
        assert rows(first, f"FROM core.{table}") == rows(second, f"FROM core.{table}")
