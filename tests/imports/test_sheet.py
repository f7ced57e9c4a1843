"""Reading one file: strict, and every mistake with its line, column and the nearest word."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.tidy import csvfile, telling
from reportcard.tidy.columns import TABLES, VOTES, TableKind, find_kind
from reportcard.tidy.folder import read_folder
from reportcard.tidy.sheet import Sheet, read_sheet

HEADER = "roll_call_id,person_id,option"


def read(body: bytes | str, kind: TableKind = VOTES) -> Sheet:
    raw = body.encode() if isinstance(body, str) else body
    return read_sheet(raw, kind, stem=kind.name, shown_as=f"{kind.name}.csv")


def told(body: bytes | str, kind: TableKind = VOTES) -> list[str]:
    return [problem.sentence() for problem in read(body, kind).problems]


def test_rows_are_read_with_the_line_they_begin_on() -> None:
    found = read(f'{HEADER}\n\nh1,ana,yes\n"h2",ana,"no"\n')
    assert found.problems == ()
    assert [(row.line, row["roll_call_id"], row["option"]) for row in found.rows] == [
        (3, "h1", "yes"),
        (4, "h2", "no"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        f"{HEADER}\nh1,ana,yes".encode(),
        f"{HEADER}\r\nh1,ana,yes\r\n".encode(),
        b"\xef\xbb\xbf" + f"{HEADER}\nh1,ana,yes\n".encode(),
        b" option , person_id ,roll_call_id\nyes, ana ,h1\n",
        f"{HEADER}\nh1,ana,YES\n".encode(),
        f"{HEADER},, \nh1,ana,yes,,\n,,,,\n".encode(),
        f"{HEADER},,\nh1,ana,yes\n".encode(),
    ],
    ids=[
        "no final line end",
        "Windows line ends",
        "byte order mark",
        "blanks, another order",
        "capitals",
        "empty columns at the end",
        "empty columns of the header only",
    ],
)
def test_what_spreadsheets_write_differently_is_the_same(body: bytes) -> None:
    (row,) = read(body).rows
    assert (row["roll_call_id"], row["person_id"], row["option"]) == ("h1", "ana", "yes")


def test_a_cell_may_hold_commas_quotes_and_lines() -> None:
    body = 'person_id,input,value\nana,survey,"yes, ""of course"",\nshe wrote"\nben,survey,no\n'
    kind = find_kind("member_inputs")
    assert kind is not None
    found = read(body, kind)
    assert [(row.line, row["value"]) for row in found.rows] == [
        (2, 'yes, "of course",\nshe wrote'),
        (4, "no"),
    ]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"", "votes.csv:1: The file is empty: a header line is expected."),
        (b"\xef\xbb\xbf\n\n", "votes.csv:1: The file is empty: a header line is expected."),
        (
            "roll_call_id;person_id;option\nh1;ana;yes\n",
            "votes.csv:1: The columns are not separated by commas. "
            "Save it as “CSV UTF-8 (comma delimited)”.",
        ),
        (
            HEADER.encode("utf-16"),
            "votes.csv: The file is in UTF-16, not in UTF-8. "
            "Save it as “CSV UTF-8 (comma delimited)”.",
        ),
        (
            f"{HEADER}\nh1,n\xfa\xf1ez,yes\n".encode("latin-1"),
            "votes.csv:2: A letter here is not in UTF-8. Save it as “CSV UTF-8 (comma delimited)”.",
        ),
        (
            f"{HEADER}\nh1,n\ud800,yes\n".encode("utf-8", "surrogatepass"),
            "votes.csv:2: A letter here is not in UTF-8. Save it as “CSV UTF-8 (comma delimited)”.",
        ),
        (
            f"{HEADER}\nh1,ana,y\x00es\n",
            "votes.csv:2: There is a NUL byte: this is no text file.",
        ),
        (
            f'{HEADER}\nh1,ana,yes\nh2,"ana,yes\nh3,ana,yes\n',
            "votes.csv:3: A cell in this row does not end: is a quotation mark opened and never "
            "closed?",
        ),
        (
            f'{HEADER}\nh1,"ana" arroyo,yes\n',
            "votes.csv:2: Text stands after a closing quotation mark: double the marks inside a "
            "cell.",
        ),
        (
            f'{HEADER}\nh1,"{"a" * 140_000}\n',
            "votes.csv:2: A cell in this row does not end: is a quotation mark opened and never "
            "closed?",
        ),
        (
            f"{HEADER}\nh1,ana\n",
            "votes.csv:2: The row has 2 cells, the header 3. A text with a comma in it needs "
            "quotes.",
        ),
        (
            "roll_call_id,person_id\nh1,ana\n",
            "votes.csv:1: The column option is missing.",
        ),
        (
            "roll_call_id,person_id,option,option\nh1,ana,yes,no\n",
            "votes.csv:1: The column option is there twice.",
        ),
        (
            "roll_call_id,,person_id,option\nh1,,ana,yes\n",
            "votes.csv:1: A column has no name.",
        ),
        (
            f"{HEADER},,\nh1,ana,yes,,no\n",
            "votes.csv:2: The row has 5 cells, the header 3. A text with a comma in it needs "
            "quotes.",
        ),
        (
            f"sep=,\n{HEADER}\nh1,ana,yes\n",
            "votes.csv:1: “sep=” is no header line, but a note of a spreadsheet program. "
            "Delete the line.",
        ),
        (
            f"SEP=;\n{HEADER}\nh1,ana,yes\n",
            "votes.csv:1: “SEP=;” is no header line, but a note of a spreadsheet program. "
            "Delete the line.",
        ),
        (f"{HEADER}\nh1,,yes\n", "votes.csv:2: person_id: The cell is empty."),
        (
            f"{HEADER}\nh1,ana,Y\n",
            "votes.csv:2: option: “Y” is none of the words expected here: yes, no, present, "
            "absent, not_voting, excused, presiding, recused, paired_yes, paired_no, "
            "announced_yes, announced_no, not_member. Did you mean yes?",
        ),
        (
            f"{HEADER}\nh1,{'a' * 20_001},yes\n",
            "votes.csv:2: person_id: The cell has 20001 characters; at most 20000 are read.",
        ),
    ],
)
def test_each_mistake_has_its_sentence(body: bytes | str, sentence: str) -> None:
    assert told(body) == [sentence]


def test_an_unknown_column_names_the_nearest_and_the_missing_one_is_told_too() -> None:
    assert told("roll_call_id,person_id,opton\nh1,ana,yes\n") == [
        "votes.csv:1: There is no column “opton” in this table; there are: roll_call_id, "
        "person_id, option, source. Did you mean option?",
        "votes.csv:1: The column option is missing.",
    ]


@pytest.mark.parametrize(
    ("table", "row", "sentence"),
    [
        (
            "people",
            "Ana Núñez,Ana,D,house,1,,",
            "people.csv:2: person_id: “Ana Núñez” is no id: small letters a to z, digits, hyphens "
            "and underscores are expected, at most 100 of them. Did you mean ana-nunez?",
        ),
        (
            "people",
            "ana,Ana,D,hose,1,,",
            "people.csv:2: chamber: “hose” is none of the words expected here: house, senate. "
            "Did you mean house?",
        ),
        (
            "people",
            "ana,Ana,D,house,1,1/8/2025,2025-02-30",
            "people.csv:2: start_date: “1/8/2025” is no date: year, month and day are expected, "
            "such as 2025-06-02. Before saving, format the column as text, or as yyyy-mm-dd.\n"
            "people.csv:2: end_date: “2025-02-30” is no date: year, month and day are expected, "
            "such as 2025-06-02.",
        ),
        (
            "people",
            "ana,Ana,D,House,12.0,,",
            "people.csv:2: district: “12.0” has decimals that a spreadsheet program added: 12 is "
            "expected. Before saving, format the column as text.",
        ),
        (
            "roll_calls",
            "h1,2025.0,house",
            "roll_calls.csv:2: session: “2025.0” has decimals that a spreadsheet program added: "
            "2025 is expected. Before saving, format the column as text.",
        ),
        (
            "positions",
            "h1,support,0",
            "positions.csv:2: weight: A number above 0 is expected here, not “0”.",
        ),
        (
            "positions",
            "h1,against,-1",
            "positions.csv:2: position: “against” is none of the words expected here: support, "
            "oppose.\n"
            "positions.csv:2: weight: A number above 0 is expected here, not “-1”.",
        ),
        (
            "positions",
            'h1,support,"1,5"',
            "positions.csv:2: weight: “1,5” is no number: digits are expected, with a point for "
            "decimals, such as 0.5.",
        ),
        (
            "absences",
            "h1,ana,absent,Jury duty,letter.pdf",
            "absences.csv:2: option: “absent” is none of the words expected here: excused, "
            "presiding, recused, paired_yes, paired_no, announced_yes, announced_no.\n"
            "absences.csv:2: source: “letter.pdf” is no web address: one that begins with "
            "https:// is expected.",
        ),
        (
            "absences",
            "h1,ana,excused,,https://[",
            "absences.csv:2: reason: The cell is empty.\n"
            "absences.csv:2: source: “https://[” is no web address: one that begins with https:// "
            "is expected.",
        ),
        (
            "lifetime",
            "ana,2023,1,0,yes",
            "lifetime.csv:2: possible: A number above 0 is expected here, not “0”.",
        ),
    ],
)
def test_each_kind_of_cell_is_held_to_its_kind(table: str, row: str, sentence: str) -> None:
    headers = {
        "people": "person_id,name,party,chamber,district,start_date,end_date",
        "roll_calls": "roll_call_id,session,chamber",
        "positions": "roll_call_id,position,weight",
        "absences": "roll_call_id,person_id,option,reason,source",
        "lifetime": "person_id,cycle,earned,possible,counted",
    }
    kind = find_kind(table)
    assert kind is not None
    assert "\n".join(told(f"{headers[table]}\n{row}\n", kind)) == sentence


def test_a_cell_cannot_play_with_the_terminal() -> None:
    (sentence,) = told(f"{HEADER}\nh1,ana,\x1b[2Jyes{'!' * 80}\n")
    assert "\x1b" not in sentence
    assert "“?[2Jyes!!!" in sentence
    assert "…”" in sentence


def test_every_mistake_is_told_at_once_and_a_good_row_is_still_read() -> None:
    found = read(f"{HEADER}\nh1,ana,yea\nh1,ben,yes\nh1,,nay\nh1,cai\n")
    assert [problem.line for problem in found.problems] == [2, 4, 4, 5]
    assert [row["person_id"] for row in found.rows] == ["ben"]
    assert [row.line for row in found.spoiled] == [2, 4]
    assert not found.is_whole


def test_many_different_mistakes_are_counted_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "MAX_TOLD", 3)
    rows = "".join(f"h{n},ana,yea{n}\n" for n in range(5))
    assert len(told(f"{HEADER}\n{rows}")) == 4
    assert told(f"{HEADER}\n{rows}")[-1] == "votes.csv:6: 2 more mistakes are in this file."


def test_the_same_mistake_in_every_row_is_told_three_times_and_then_counted() -> None:
    rows = "".join(f"h{n},ana,Y\n" for n in range(9))
    found = told(f"{HEADER}\n{rows}")
    assert [line.split(": ")[0] for line in found] == [f"votes.csv:{n}" for n in (2, 3, 4, 5)]
    assert found[-1] == (
        "votes.csv:5: option: The same mistake stands in 6 more rows, up to line 10."
    )


def test_days_that_a_spreadsheet_program_wrote_are_one_mistake() -> None:
    kind = find_kind("roll_calls")
    assert kind is not None
    rows = "".join(f"h{n},house,{n}/2/2025\n" for n in range(1, 9))
    found = told(f"roll_call_id,chamber,date\n{rows}", kind)
    assert len(found) == 4
    assert found[-1].endswith("The same mistake stands in 5 more rows, up to line 9.")


def test_where_one_more_than_three_is_left_it_is_told_and_not_counted() -> None:
    found = told(HEADER + "\nh1,ana,Y" * 4)
    assert [line.split(": ")[2][:3] for line in found] == ["“Y”"] * 4


def test_a_file_made_to_fill_the_memory_is_not_read(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(csvfile, "MAX_BYTES", 1_000_000)
    monkeypatch.setattr("reportcard.tidy.folder.MAX_BYTES", 1_000_000)
    (tmp_path / "votes.csv").write_bytes(HEADER.encode() + b"\nh1,ana,yes" * 400_000)
    found = read_folder(tmp_path, name="big", shown_as="big")
    assert [problem.sentence() for problem in found.problems] == [
        "big/votes.csv: The file has more than 1 MB: that is too large to read."
    ]
    assert len(found.sheets[0].body) == 1_000_001


@given(st.binary(max_size=200), st.sampled_from(TABLES))
def test_whatever_the_bytes_are_they_are_rows_or_sentences(body: bytes, kind: TableKind) -> None:
    found = read(body, kind)
    assert found.problems or found.is_whole


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=20),
            st.sampled_from(["yes", "no", ""]),
        ),
        max_size=8,
    )
)
def test_what_a_spreadsheet_program_writes_is_read_back(cells: list[tuple[str, str]]) -> None:
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(["person_id", "input", "value", "notes"])
    writer.writerows(("ana", "survey", value, note) for note, value in cells)
    kind = find_kind("member_inputs")
    assert kind is not None
    found = read(written.getvalue(), kind)
    assert found.problems == ()
    assert [(r["notes"], r["value"]) for r in found.rows] == [(n.strip(), v) for n, v in cells]
