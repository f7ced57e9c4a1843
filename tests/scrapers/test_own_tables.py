"""Tables of the project's own: each mistake in one is a sentence with its line and column."""

from typing import Any

import pytest

from tests.scrapers.reading import read, refusal

LABELS = "session,chamber,number,bill_number,label,sheet_url,source_url"
LABEL = (
    "2025,house,25,HB07066,House Roll Call Vote 25 HOUSE AMD A,https://a.example,https://b.example"
)
ACTIONS = "session,bill_number,action_order,acted_on,text,source_url"
ACTION = "2025,HB07066,1,2025-02-24,HOUSE PASSED,https://b.example"
SHEETS = (
    "session,chamber,number,revision,bills,held_on,time_printed,question_printed,total,necessary,"
    "yes_count,no_count,absent_count,vacant_count,yes,no,not_voting,source_url"
)
SHEET = "2025,senate,1,0,SB00001,2025-02-24,,,2,1,1,1,0,0,1 JOHN DOE,2 JANE ROE,,https://c.example"


def refused(table: str, header: str, *lines: str) -> str:
    body = "\n".join([header, *lines, ""]).encode()
    return refusal("us_ct/sample", f"parse_{table}", body, "project:x.csv", sessions="2025")


def records(table: str, header: str, *lines: str) -> list[Any]:
    body = "\n".join([header, *lines, ""]).encode()
    return read("us_ct/sample", f"parse_{table}", body, "project:x.csv", sessions="2025")


def test_rows_of_other_sessions_are_left_out() -> None:
    other = ACTION.replace("2025,", "2024,", 1)
    assert len(records("actions", ACTIONS, ACTION, other)) == 1


def test_names_and_marks_are_read_from_the_columns() -> None:
    _event, *votes = records("roll_calls", SHEETS, SHEET)
    assert [(v.district, v.printed_name, v.option) for v in votes] == [
        (1, "JOHN DOE", "yes"),
        (2, "JANE ROE", "no"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("HOUSE PASSED", "", "Line 2: text is empty."),
        (",1,", ",-1,", 'Line 2: action_order is "-1", which is not a whole number.'),
        (",1,", ",½,", 'Line 2: action_order is "½", which is not a whole number.'),
        (
            "2025-02-24",
            "2025-02-30",
            'Line 2: acted_on is "2025-02-30", which is not a day as YYYY-MM-DD.',
        ),
        (",HOUSE", ",,HOUSE", "Line 2 has 7 fields; the header has 6."),
    ],
)
def test_a_field_that_is_wrong_is_named(old: str, new: str, sentence: str) -> None:
    assert refused("actions", ACTIONS, ACTION.replace(old, new, 1)) == sentence


def test_a_word_that_is_none_of_those_expected_is_named() -> None:
    assert refused("labels", LABELS, LABEL.replace("house", "lords", 1)) == (
        'Line 2: chamber is "lords", which is not one of: house, senate.'
    )


def test_a_label_of_another_roll_call_is_named() -> None:
    assert refused("labels", LABELS, LABEL.replace("Vote 25", "Vote 26")) == (
        'Line 2: the label "House Roll Call Vote 26 HOUSE AMD A" is of another roll call than the '
        "row."
    )


def test_a_senator_without_a_district_is_named() -> None:
    assert refused("roll_calls", SHEETS, SHEET.replace("1 JOHN DOE", "JOHN DOE")) == (
        'Line 2: the senator "JOHN DOE" has no district before the name.'
    )


def test_another_header_is_refused() -> None:
    assert refused("actions", "a,b", ACTION) == f"The table's header must be: {ACTIONS}."


def test_a_table_in_another_encoding_is_refused() -> None:
    body = f"{ACTIONS}\n{ACTION.replace('HOUSE', 'CASA Ñ')}\n".encode("cp1252")
    said = refusal("us_ct/sample", "parse_actions", body, "project:x.csv", sessions="2025")
    assert said == "The table is not in UTF-8: save it as CSV UTF-8."
