"""What must be true of all tables together, and that mistakes are told where they are made."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from reportcard.tidy.folder import read_folder
from reportcard.tidy.known import Known, KnownCall, KnownPerson, Seat
from tests.imports.tables import TABLES, with_line, write

OFFICIAL = Known(
    people={
        "ocd-person/1": KnownPerson("Eva Evans", (Seat("house", date(2025, 1, 8), None),)),
        "dia-diaz": KnownPerson("Dia Díaz", (Seat("senate", None, None),), "imports/x/people.csv"),
    },
    roll_calls={"2025-house-7": KnownCall("house", date(2025, 3, 4))},
    options={("2025-house-7", "ocd-person/1"): "absent_or_not_voting"},
)
CALLS = {name: lines for name, lines in TABLES.items() if name in ("people", "roll_calls", "votes")}


def told(folder: Path, tables: Mapping[str, Sequence[str]], known: Known = OFFICIAL) -> list[str]:
    read = read_folder(write(folder, tables), name="card", shown_as="card")
    return [problem.sentence() for problem in read.check(known)]


def test_the_spreadsheet_of_these_tests_is_right(tmp_path: Path) -> None:
    assert told(tmp_path, TABLES, Known()) == []


@pytest.mark.parametrize("left_out", ["sponsorships", "member_inputs", "lifetime", "absences"])
def test_a_table_that_is_not_needed_may_be_missing(tmp_path: Path, left_out: str) -> None:
    assert told(tmp_path, {**TABLES, left_out: []}) == []


@pytest.mark.parametrize(
    ("table", "line", "sentence"),
    [
        (
            "votes",
            "h1,ana-aroyo,yes",
            "card/votes.csv:10: person_id: Nobody has the id “ana-aroyo”. Did you mean ana-arroyo?",
        ),
        (
            "votes",
            "h1,Ana-Arroyo,yes",
            "card/votes.csv:10: person_id: Nobody has the id “Ana-Arroyo”. Did you mean "
            "ana-arroyo?",
        ),
        (
            "votes",
            "h3,ana-arroyo,yes",
            "card/votes.csv:10: roll_call_id: No roll call has the id “h3”. Did you mean h2?",
        ),
        (
            "votes",
            "h1,ana-arroyo,no",
            "card/votes.csv:10: roll_call_id: “h1”, “ana-arroyo” stands on line 2 already. "
            "Keep one of the two rows.",
        ),
        (
            "votes",
            "h1,cai-chen,no",
            "card/votes.csv:10: person_id: Chen, Cai has no seat in the chamber of this roll call "
            "(house).",
        ),
        (
            "votes",
            "2025-house-7,ana-arroyo,no",
            "card/votes.csv:10: roll_call_id: “2025-house-7” is a roll call of the official "
            "record: its votes stand there.",
        ),
        (
            "people",
            "ana-arroyo,Ana Arroyo Jr.,D,house,9,,",
            "card/people.csv:6: person_id: “ana-arroyo” is Ana Arroyo on line 2: two different "
            "people have the same id. Give each person an id of their own.",
        ),
        (
            "people",
            "ana-arroyo,Ana Arroyo,R,house,1,2025-03-01,",
            "card/people.csv:6: chamber: “ana-arroyo” has a seat in this chamber at the same time "
            "on line 2. Give start_date and end_date of both, or keep one row.",
        ),
        (
            "people",
            "eva,Eva,R,house,7,2025-03-01,2025-03-01",
            "card/people.csv:6: end_date: The seat ends before it begins.",
        ),
        (
            "roll_calls",
            "h1,2025,house,,HB 3,Another,,,,",
            "card/roll_calls.csv:6: roll_call_id: “h1” stands on line 2 already. "
            "Keep one of the two rows.",
        ),
        (
            "roll_calls",
            "h4,2025,house,,HB 3,Another,,,,",
            "card/roll_calls.csv:6: roll_call_id: votes.csv has no vote in “h4”.",
        ),
        (
            "positions",
            "h1,oppose,1,,",
            "card/positions.csv:6: roll_call_id: “h1” stands on line 2 already. "
            "Keep one of the two rows.",
        ),
        (
            "positions",
            "x1,oppose,1,,",
            "card/positions.csv:6: roll_call_id: No roll call has the id “x1”.",
        ),
        (
            "sponsorships",
            "HB 1,ana-arroyo,cosponsor,1",
            "card/sponsorships.csv:5: session: “HB 1”, “ana-arroyo” stands on line 2 already. "
            "Keep one of the two rows.",
        ),
        (
            "member_inputs",
            "ana-arroyo,survey,no,",
            "card/member_inputs.csv:4: person_id: “ana-arroyo”, “survey” stands on line 2 "
            "already. Keep one of the two rows.",
        ),
        (
            "member_inputs",
            "ana-arroyo,sponsorships,3,",
            "card/member_inputs.csv:4: input: The input sponsorships is made of "
            "sponsorships.csv: give this one another name.",
        ),
        (
            "absences",
            "h1,ana-arroyo,excused,Jury duty,https://www.example.org/x",
            "card/absences.csv:3: option: The record says yes: a reason is for an absence only.",
        ),
        (
            "absences",
            "2025-house-7,ana-arroyo,excused,Jury duty,https://www.example.org/x",
            "card/absences.csv:3: person_id: The record has no line of “ana-arroyo” in this roll "
            "call.",
        ),
        (
            "lifetime",
            "dia-diaz,2021,-1,3,yes",
            "card/lifetime.csv:4: earned: A number of 0 or more is expected here.",
        ),
    ],
)
def test_each_mistake_across_tables_has_its_sentence(
    tmp_path: Path, table: str, line: str, sentence: str
) -> None:
    assert told(tmp_path, with_line(table, line)) == [sentence]


def test_nobody_votes_on_a_day_without_a_seat(tmp_path: Path) -> None:
    tables = with_line("votes", "h2,ben-brook,yes", at=4)
    assert told(tmp_path, tables) == [
        "card/votes.csv:5: option: Ben Brook Jr. held no seat in the chamber on the day of this "
        "roll call (2025-06-02). Write not_member, or mend the dates."
    ]


def test_official_people_may_be_named_and_have_no_row(tmp_path: Path) -> None:
    inputs = with_line("member_inputs", "ocd-person/1,survey,no,")
    assert told(tmp_path / "a", inputs) == []
    row = with_line("people", "eva,Eva Evans,R,house,7,,")
    known = Known(people={"eva": KnownPerson("Eva Evans", ())})
    assert told(tmp_path / "b", row, known) == [
        "card/people.csv:6: person_id: “eva” is Eva Evans of the official record, who needs no "
        "row here. Leave the row out."
    ]
    known = Known(people={"eva": KnownPerson("Eva Other", ())})
    assert told(tmp_path / "c", row, known) == [
        "card/people.csv:6: person_id: “eva” is Eva Other of the official record, who needs no "
        "row here. Give each person an id of their own."
    ]


def test_a_reason_for_an_absence_in_the_official_record_is_right(tmp_path: Path) -> None:
    line = "2025-house-7,ocd-person/1,presiding,In the chair,https://www.example.org/x"
    assert told(tmp_path, with_line("absences", line)) == []


def test_a_reason_for_an_absence_in_another_spreadsheet_is_right(tmp_path: Path) -> None:
    known = Known(
        people={"eva": KnownPerson("Eva Other", (), "imports/x/people.csv")},
        roll_calls={"h9": KnownCall("house", None, "imports/x/roll_calls.csv")},
        options={("h9", "eva"): "absent_or_not_voting"},
    )
    line = "h9,eva,excused,Ill,https://www.example.org/x"
    assert told(tmp_path / "a", with_line("absences", line), known) == []
    no_row = "h9,ana-arroyo,excused,Ill,https://www.example.org/x"
    assert told(tmp_path / "b", with_line("absences", no_row), known) == [
        f"card/absences.csv:{len(TABLES['absences']) + 1}: person_id: The record has no line of "
        "“ana-arroyo” in this roll call."
    ]


@pytest.mark.parametrize("written", ["HB1", "hb 1", "HB-1", "H.B. 1"])
def test_a_bill_that_is_written_in_two_ways_is_told_and_not_two_bills(
    tmp_path: Path, written: str
) -> None:
    line = f"s1,2025,senate,,{written},Books for all,passage,,,"
    assert told(tmp_path, with_line("roll_calls", line, at=3)) == [
        f"card/roll_calls.csv:4: bill: “{written}” is written “HB 1” in card/roll_calls.csv:2: "
        "write a bill one way."
    ]


def test_bills_with_the_same_letters_and_digits_stay_two(tmp_path: Path) -> None:
    calls = with_line("roll_calls", "h2,2025,house,2025-06-02,H1/S23,Buses,,,,", at=2)
    both = {**calls, "roll_calls": [*calls["roll_calls"][:3], *calls["roll_calls"][3:]]}
    both["roll_calls"] = [row.replace("HB 1,", "H12/S3,") for row in both["roll_calls"]]
    sponsors = {k: v for k, v in both.items() if k != "sponsorships"}
    assert not [t for t in told(tmp_path, sponsors) if "one way" in t]


def test_somebody_of_another_spreadsheet_is_the_same_person_only_by_name(tmp_path: Path) -> None:
    assert told(tmp_path / "a", TABLES) == []
    other = with_line("people", "dia-diaz,Diana Díaz,,senate,Bay,,", at=4)
    assert told(tmp_path / "b", other) == [
        "card/people.csv:5: person_id: “dia-diaz” is Dia Díaz in imports/x/people.csv. "
        "Give each person an id of their own."
    ]


def test_a_roll_call_of_another_spreadsheet_keeps_its_id(tmp_path: Path) -> None:
    known = Known(roll_calls={"h1": KnownCall("house", None, "imports/x/roll_calls.csv")})
    assert told(tmp_path, TABLES, known) == [
        "card/roll_calls.csv:2: roll_call_id: “h1” is the id of another roll call already "
        "(imports/x/roll_calls.csv). Give it another id."
    ]
    known = Known(roll_calls={"h1": KnownCall("house", None)})
    assert told(tmp_path, TABLES, known)[0] == (
        "card/roll_calls.csv:2: roll_call_id: “h1” is the id of another roll call already "
        "(the official record). Give it another id."
    )


def test_a_bill_of_two_sessions_needs_its_session_with_the_sponsors(tmp_path: Path) -> None:
    calls = with_line("roll_calls", "h2,2024,house,2025-06-02,HB 1,Buses,,,,", at=2)
    assert told(tmp_path / "a", calls) == [
        "card/sponsorships.csv:2: bill: It is not clear which session's bill “HB 1” is meant. "
        "Add a column session.",
        "card/sponsorships.csv:3: bill: It is not clear which session's bill “HB 2” is meant. "
        "Add a column session.",
        "card/sponsorships.csv:4: bill: It is not clear which session's bill “HB 9” is meant. "
        "Add a column session.",
    ]
    calls["sponsorships"] = ["session,bill,person_id,kind", "2024,HB 1,ana-arroyo,lead"]
    assert told(tmp_path / "b", calls) == []


def test_somebody_who_moved_to_the_other_chamber_has_two_seats(tmp_path: Path) -> None:
    tables = with_line("people", "ana-arroyo,Ana Arroyo,D,senate,Bay,2025-06-03,")
    tables["people"][1] = "ana-arroyo,Ana Arroyo,D,house,1,2025-01-08,2025-06-03"
    tables["votes"].append("s1,ana-arroyo,yes")
    assert told(tmp_path, tables) == []


def test_the_same_mistake_across_tables_is_counted_in_the_end(tmp_path: Path) -> None:
    tables = with_line("member_inputs", "nobody-0,survey,yes,")
    tables["member_inputs"] += [f"nobody-{n},survey,yes," for n in range(1, 130)]
    found = told(tmp_path, tables)
    assert len(found) == 101
    assert found[-1] == "card/member_inputs.csv:133: 30 more mistakes are in this file."


def test_a_roll_call_with_a_mistake_makes_no_second_one_elsewhere(tmp_path: Path) -> None:
    tables = with_line("roll_calls", "h1,2025,hose,2025-05-01,HB 1,Books,passage,,,", at=1)
    assert len(told(tmp_path, tables)) == 1


def test_a_row_with_a_mistake_makes_no_second_one_elsewhere(tmp_path: Path) -> None:
    tables = with_line("people", "ana-arroyo,Ana Arroyo,D,hous,1,2025-01-08,", at=1)
    assert len(told(tmp_path, tables)) == 1
    tables = with_line("votes", "s2,cai-chen,yeah", at=7)
    tables["votes"][8] = "s2,dia-diaz,nope"
    assert [line[:22] for line in told(tmp_path, tables)] == [
        "card/votes.csv:8: opti", "card/votes.csv:9: opti",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "line"),
    [("people", "person_id,nam,party,chamber"), ("roll_calls", "roll_call_id,chambre")],
)
def test_a_table_that_cannot_be_read_makes_no_mistakes_elsewhere(
    tmp_path: Path, table: str, line: str
) -> None:
    found = told(tmp_path, with_line(table, line, at=0))
    assert {sentence.partition(":")[0] for sentence in found} == {f"card/{table}.csv"}


def test_votes_that_cannot_be_read_leave_no_roll_call_without_votes(tmp_path: Path) -> None:
    found = told(tmp_path, with_line("votes", '"h1,ana-arroyo,yes', at=1))
    assert found == [
        "card/votes.csv:2: A cell in this row does not end: is a quotation mark opened and never "
        "closed?"
    ]
