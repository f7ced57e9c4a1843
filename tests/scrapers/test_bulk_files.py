"""The bulk files: what each gives, and each of their traps with its corrupted twin."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError, TurnedPageError
from reportcard.model.records import (
    ActionRecord,
    BillInfoRecord,
    CommitteeRecord,
    RemarkRecord,
    SubjectRecord,
)
from tests.scrapers.bulk_files import (
    BILL_INFO_HEADER,
    COMMITTEE_HEADER,
    HISTORY_HEADER,
    SUBJECT_HEADER,
    Row,
    bill_row,
    bulk_file,
    bulk_url,
    history_row,
)
from tests.scrapers.pages import BASE
from tests.scrapers.reading import read, source

HEADERS: dict[str, Row] = {
    "bill_info": BILL_INFO_HEADER,
    "bill_history": HISTORY_HEADER,
    "subject": SUBJECT_HEADER,
    "committee": COMMITTEE_HEADER,
}
ROWS: dict[str, Row] = {
    "bill_info": bill_row(),
    "bill_history": history_row(),
    "subject": ("HB07066", "Schools"),
    "committee": ("ED    ", f"{'Education Committee':<60}"),
}
CAME_AT = datetime(2026, 1, 1, tzinfo=UTC)
EVERY_FILE = pytest.mark.parametrize("name", HEADERS)


def read_file(name: str, body: bytes, *, session: str = "2025") -> list[Any]:
    """What a bulk file gives, when it came together with the list of bills."""
    return read(
        *("us_ct/bulk", f"parse_{name}", body, bulk_url(name, session)),
        session=session,
        base=BASE,
        seen_at=CAME_AT.isoformat(),
    )


def read_rows(name: str, *rows: Row, **written: Any) -> list[Any]:
    return read_file(name, bulk_file(HEADERS[name], rows or [ROWS[name]], **written))


def refusal(name: str, body: bytes) -> str:
    with pytest.raises(PageError) as refused:
        read_file(name, body)
    return str(refused.value)


def records(found: list[Any], kind: type) -> list[Any]:
    return [item for item in found if isinstance(item, kind)]


def only_bill(*rows: Row) -> BillInfoRecord:
    [bill] = records(read_rows("bill_info", *rows), BillInfoRecord)
    assert isinstance(bill, BillInfoRecord)
    return bill


# ---------------------------------------------------------------- what the files give


def test_a_row_of_the_list_is_a_bill() -> None:
    row = bill_row(
        type_code="NB    ",
        emergency_cert="True",
        house_amd="A,D",
        senate_amd="A, B",
        pasa_num="168",
        pasa_type="P",
    )
    assert replace(only_bill(row), source_url="") == BillInfoRecord(
        *("2025", "HB07066", "AN ACT CONCERNING SCHOOLS.", "NB", True, ("A", "D"), ("A", "B")),
        *("public", 168, 0),
        purpose="To help schools.",
    )


@pytest.mark.parametrize("number", ["0", " "])
def test_a_bill_without_an_act_has_none(number: str) -> None:
    bill = only_bill(bill_row(pasa_num=number))
    assert (bill.act_kind, bill.act_number) == (None, None)


def test_a_special_act_is_told_from_a_public_one() -> None:
    assert only_bill(bill_row(pasa_num="1", pasa_type="S")).act_kind == "special"


def test_a_blank_field_is_empty() -> None:
    bill = only_bill(bill_row(stmt_purp=" ", house_amd=" "))
    assert (bill.purpose, bill.house_schedules, bill.is_emergency_certified) == ("", (), False)


def test_a_row_of_the_history_is_an_action_with_its_qualifier() -> None:
    rows = [
        history_row(words="REF. TO JOINT COMM. ON", qual1="ED"),
        history_row(words="SEN. ADOPTED  SEN. AMEND. SCH.", qual1="A", day="2025-02-25"),
    ]
    referred, adopted = records(read_rows("bill_history", *rows), ActionRecord)
    assert (referred.text, referred.action_class) == ("REF. TO JOINT COMM. ON ED", "referred")
    assert (referred.committee_code, referred.action_order) == ("ED", 1)
    assert (adopted.text, adopted.acted_on) == (
        "SEN. ADOPTED  SEN. AMEND. SCH. A",
        date(2025, 2, 25),
    )
    assert (adopted.chamber, adopted.amendment_schedule, adopted.outcome) == (
        *("senate", "A"),
        "passed",
    )


def test_a_second_qualifier_is_kept_and_does_not_hide_what_happened() -> None:
    [action] = records(read_rows("bill_history", history_row(qual2="0301-0305")), ActionRecord)
    assert (action.text, action.action_class) == ("HOUSE PASSED 0301-0305", "passage")


def test_rows_of_one_day_keep_the_order_of_the_file() -> None:
    words = ("SENATE PASSED", "SENATE RECONSIDERED", "SENATE PASSED")
    found = records(read_rows("bill_history", *(history_row(words=w) for w in words)), ActionRecord)
    assert [(a.action_order, a.text) for a in found] == [*enumerate(words, start=1)]


def test_each_bill_counts_its_own_lines() -> None:
    rows = [history_row("HB07066"), history_row("SB00001"), history_row("HB07066")]
    found = records(read_rows("bill_history", *rows), ActionRecord)
    assert [(a.bill_number, a.action_order) for a in found] == [
        *(("HB07066", 1), ("SB00001", 1), ("HB07066", 2))
    ]


def test_a_line_that_is_there_twice_is_two_lines_for_it_happened_twice() -> None:
    # On one day of 2026 the Senate adopted SJ 23 in two lines that are the same letter for letter.
    rows = [history_row("SJ00023", "ADOPTED, SENATE")] * 2
    assert len(records(read_rows("bill_history", *rows), ActionRecord)) == 2


def test_a_subject_that_is_there_twice_is_one() -> None:
    rows = [("HB07066", "Schools "), ("HB07066", "Schools"), ("HB07066", "Teachers")]
    found = records(read_rows("subject", *rows), SubjectRecord)
    assert [(s.bill_number, s.subject) for s in found] == [
        ("HB07066", "Schools"),
        ("HB07066", "Teachers"),
    ]


def test_a_committee_loses_the_word_at_its_end_and_its_padding() -> None:
    found = records(read_rows("committee"), CommitteeRecord)
    assert [(c.code, c.name) for c in found] == [("ED", "Education")]


# ---------------------------------------------------------------- header, encoding, padding


@EVERY_FILE
def test_a_header_in_another_spelling_is_the_same_header(name: str) -> None:
    first, *rest = (column.split("_") for column in HEADERS[name])
    camel = ["".join([words[0], *map(str.title, words[1:])]) for words in (first, *rest)]
    body = bulk_file(camel, [ROWS[name]])
    assert camel[0] in {"billNum", "commCode"}
    assert read_file(name, body) == read_rows(name)


@EVERY_FILE
def test_columns_in_another_order_are_found_by_name(name: str) -> None:
    body = bulk_file(HEADERS[name][::-1], [ROWS[name][::-1]])
    assert read_file(name, body) == read_rows(name)


@EVERY_FILE
def test_without_a_header_the_columns_are_the_usual_ones_and_it_is_said(name: str) -> None:
    found = read_file(name, bulk_file(None, [ROWS[name]]))
    [remark] = records(found, RemarkRecord)
    assert (remark.rule, remark.about) == ("no_header", f"{name}.csv#2025")
    assert [item for item in found if item != remark] == read_rows(name)


def test_a_column_that_nobody_knows_is_said_aloud() -> None:
    body = bulk_file([*HISTORY_HEADER, "clock"], [[*history_row(), "12:30"]])
    found = read_file("bill_history", body)
    [remark] = records(found, RemarkRecord)
    assert (remark.rule, remark.a) == ("new_columns", "clock")
    assert records(found, ActionRecord) == read_rows("bill_history")


@EVERY_FILE
@pytest.mark.parametrize(
    ("encoding", "end"), [("utf-8", "\n"), ("utf-8-sig", "\r\n"), ("cp1252", "\r\n")]
)
def test_every_file_is_read_in_every_encoding(name: str, encoding: str, end: str) -> None:
    assert read_rows(name, encoding=encoding, end=end) == read_rows(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_letters_with_accents_come_through(encoding: str) -> None:
    row = ("HB07066", "Peña’s law")
    [subject] = records(read_rows("subject", row, encoding=encoding), SubjectRecord)
    assert subject.subject == "Peña’s law"


# ---------------------------------------------------------------- sessions


def test_rows_of_another_year_are_left_out_of_the_list_and_counted() -> None:
    leaked = bill_row("HB05001", sess_year="2024")
    found = read_rows("bill_info", leaked, bill_row(), leaked)
    assert [bill.number for bill in records(found, BillInfoRecord)] == ["HB07066"]
    [remark] = records(found, RemarkRecord)
    assert (remark.rule, remark.a, remark.b) == ("other_sessions", "2", "2024")


def test_lines_dated_in_another_year_are_left_out_of_the_history_and_counted() -> None:
    found = read_rows("bill_history", history_row(day="2024-02-07"), history_row())
    assert [a.acted_on.year for a in records(found, ActionRecord)] == [2025]
    [remark] = records(found, RemarkRecord)
    assert (remark.rule, remark.a, remark.b) == ("other_sessions", "1", "2024")


@pytest.mark.parametrize(
    ("name", "row"),
    [("bill_info", bill_row(sess_year="2026")), ("bill_history", history_row(day="2026-02-04"))],
)
def test_a_file_of_another_session_has_turned(name: str, row: Row) -> None:
    with pytest.raises(TurnedPageError) as told:
        read_rows(name, row)
    assert str(told.value) == "The file holds rows of 2026 and none of 2025."


@EVERY_FILE
def test_a_file_with_a_header_and_nothing_else_is_refused(name: str) -> None:
    body = bulk_file(HEADERS[name], [])
    assert refusal(name, body) == "The file holds no rows."
    with pytest.raises(PageError) as told:
        read_file(name, body)
    assert not isinstance(told.value, TurnedPageError)


def test_only_the_list_of_bills_leads_to_the_files_that_name_no_session() -> None:
    requests = records(read_rows("bill_info"), Request)
    assert [(r.url, r.parse) for r in requests] == [
        (bulk_url("subject"), "parse_subject"),
        (bulk_url("committee"), "parse_committee"),
    ]


@pytest.mark.parametrize("name", ["subject", "committee"])
@pytest.mark.parametrize(("hours", "turned"), [(-2000, False), (2, False), (4, True)])
def test_a_file_that_came_later_than_the_list_was_seen_may_be_of_another_session(
    name: str, hours: int, turned: bool
) -> None:
    # The list of bills of 2025 was last seen; then the site turned to 2026.
    request = Request(
        *(bulk_url(name), f"parse_{name}", "csv"),
        context=(("session", "2025"), ("seen_at", CAME_AT.isoformat())),
    )
    body = bulk_file(HEADERS[name], [ROWS[name]])
    page = Page(request, request.url, body, retrieved_at=CAME_AT + timedelta(hours=hours))
    parse = source("us_ct/bulk").parser(request.parse)
    if not turned:
        assert list(parse(page))
        return
    with pytest.raises(TurnedPageError) as told:
        list(parse(page))
    assert str(told.value) == (
        "The file came later than the list of bills of 2025 was last seen, so it may be of "
        "another session."
    )


def test_the_list_counts_as_seen_when_the_site_last_confirmed_it() -> None:
    body = bulk_file(BILL_INFO_HEADER, [bill_row()])
    request = Request(
        *(bulk_url("bill_info"), "parse_bill_info", "csv"),
        context=(("session", "2025"), ("base", BASE)),
    )
    confirmed = CAME_AT + timedelta(days=30)
    page = Page(request, request.url, body, retrieved_at=CAME_AT, checked_at=confirmed)
    found = list(source("us_ct/bulk").parser("parse_bill_info")(page))
    assert {dict(r.context)["seen_at"] for r in found if isinstance(r, Request)} == {
        confirmed.isoformat()
    }


def test_each_session_is_asked_for_under_an_address_of_its_own() -> None:
    from reportcard.collect.manifest import Manifest

    found = list(source("us_ct/bulk").start(Manifest(("2025", "2026"), BASE)))
    assert [request.url for request in found] == [
        *(bulk_url("bill_info", "2025"), bulk_url("bill_history", "2025")),
        *(bulk_url("bill_info", "2026"), bulk_url("bill_history", "2026")),
    ]


# ---------------------------------------------------------------- special sessions


def special(*rows: Row) -> dict[str, int]:
    found = records(read_rows("bill_info", *rows), BillInfoRecord)
    return {bill.number: bill.special_session for bill in found}


def test_a_band_of_numbers_after_a_gap_is_a_special_session() -> None:
    numbers = ("HB07287", "HB07288", "HB08001", "HB08002")
    assert special(*map(bill_row, numbers)) == {
        **{"HB07287": 0, "HB07288": 0},
        **{"HB08001": 1, "HB08002": 1},
    }


def test_a_thousand_that_follows_without_a_gap_is_the_regular_session() -> None:
    assert set(special(bill_row("HB07000"), bill_row("HB07001")).values()) == {0}


def test_the_bills_of_both_chambers_share_the_band_of_a_special_session() -> None:
    # As in 2020, where the Senate had no bill in the first special session.
    numbers = ("HB05001", "HB06001", "HB07001", "SB00001", "SB07001")
    assert special(*map(bill_row, numbers)) == {
        **{"HB05001": 0, "HB06001": 1, "HB07001": 2},
        **{"SB00001": 0, "SB07001": 2},
    }


def test_resolutions_restart_at_a_later_fifty() -> None:
    numbers = ("HR00017", "HR00101", "SR00016", "SR00051", "HJ00096", "HJ00101")
    assert special(*map(bill_row, numbers)) == {
        **{"HR00017": 0, "HR00101": 1, "SR00016": 0},
        **{"SR00051": 1, "HJ00096": 0, "HJ00101": 1},
    }


def test_the_sessions_own_number_tells_where_every_bill_has_it() -> None:
    rows = [bill_row("HB05001", sess_num="157"), bill_row("HB06001", sess_num="158")]
    assert special(*rows, bill_row("HB05002", sess_num="160")) == {
        **{"HB05001": 0, "HB06001": 1},
        **{"HB05002": 2},
    }


# ---------------------------------------------------------------- words that nobody knows


@pytest.mark.parametrize(
    ("column", "word", "field", "value"),
    [
        ("type_code", "ZZ", "type_code", "ZZ"),
        ("pasa_type", "Q", "act_kind", None),
        ("pasa_num", "12a", "act_number", None),
        ("pasa_num", "9999999999", "act_number", None),  # more than the store could hold
        ("emergency_cert", "maybe", "is_emergency_certified", False),
        ("house_amd", "A;B", "house_schedules", ()),
        ("senate_amd", "a", "senate_schedules", ()),
    ],
)
def test_a_word_that_nobody_knows_is_said_aloud_and_nothing_is_taken_from_it(
    column: str, word: str, field: str, value: object
) -> None:
    row = bill_row(**{"pasa_num": "9", "pasa_type": "P", column: word})
    found = read_rows("bill_info", row)
    [remark] = records(found, RemarkRecord)
    assert (remark.about, remark.rule, remark.a, remark.b) == (
        *("HB07066", "unknown_word", column),
        word,
    )
    [bill] = records(found, BillInfoRecord)
    assert getattr(bill, field) == value


def test_a_line_of_the_history_in_unknown_words_is_kept_as_unclassified() -> None:
    [action] = records(
        read_rows("bill_history", history_row(words="SENT TO THE MOON")), ActionRecord
    )
    assert (action.text, action.action_class) == ("SENT TO THE MOON", "unclassified")


# ---------------------------------------------------------------- corrupted twins


@EVERY_FILE
def test_an_empty_file_is_refused(name: str) -> None:
    assert refusal(name, b"") == "The table is empty."


@EVERY_FILE
def test_a_row_with_a_field_too_many_is_refused_with_its_line(name: str) -> None:
    body = bulk_file(HEADERS[name], [ROWS[name], [*ROWS[name], "x"]])
    width = len(HEADERS[name])
    assert refusal(name, body) == f"Line 3 has {width + 1} fields in place of {width}."


def test_a_quotation_mark_that_is_lost_swallows_no_rows() -> None:
    # As in 2020, when only what needed them had quotation marks: HOUSE RECONSIDERED would be gone.
    lines = (
        ",".join(HEADERS["bill_history"]),
        'HB07066,2025-02-24 00:00:00,HOUSE PASSED,,"x',
        "HB07066,2025-02-24 00:00:00,HOUSE RECONSIDERED,,",
        'HB07067,2025-02-24 00:00:00,HOUSE PASSED,,"',
    )
    assert refusal("bill_history", "\r\n".join(lines).encode()) == (
        "A field before line 4 holds other rows: a quotation mark is lost."
    )


def test_a_field_may_go_over_the_end_of_a_line() -> None:
    assert only_bill(bill_row(stmt_purp="To help\r\nschools.")).purpose == "To help\r\nschools."


@EVERY_FILE
def test_an_empty_line_is_no_row(name: str) -> None:
    body = bulk_file(HEADERS[name], [ROWS[name]]) + b"\r\n"
    assert read_file(name, body) == read_rows(name)


@EVERY_FILE
def test_a_file_without_one_of_its_columns_is_refused(name: str) -> None:
    body = bulk_file(HEADERS[name][:-1], [ROWS[name][:-1]])
    assert refusal(name, body) == (
        f"The table has the column {HEADERS[name][-1]} 0 times; once is right."
    )


@EVERY_FILE
def test_a_file_with_a_column_twice_is_refused(name: str) -> None:
    first = HEADERS[name][0]
    body = bulk_file([*HEADERS[name], first.upper()], [[*ROWS[name], "x"]])
    assert refusal(name, body) == f"The table has the column {first} 2 times; once is right."


@pytest.mark.parametrize("name", ["bill_info", "bill_history", "subject"])
@pytest.mark.parametrize("number", ["HB7066", "AB07066", "", "HB 7066"])
def test_what_is_no_bill_number_is_refused_with_its_line(name: str, number: str) -> None:
    row = [number, *ROWS[name][1:]]
    assert refusal(name, bulk_file(HEADERS[name], [ROWS[name], row])) == (
        f'Line 3: "{number}" is no bill number.'
    )


@pytest.mark.parametrize(
    "day", ["2025-02-30 00:00:00", "02/24/2025", "", "2025-02-24 15:30:00", "20250224"]
)
def test_a_day_that_is_none_is_refused_with_its_line(day: str) -> None:
    row = ("HB07066", day, "HOUSE PASSED", "", "")
    assert refusal("bill_history", bulk_file(HISTORY_HEADER, [history_row(), row])) == (
        f'Line 3: "{day}" is no day.'
    )


def test_a_bill_that_is_there_twice_the_same_is_one() -> None:
    assert only_bill(bill_row(), bill_row()).number == "HB07066"


def test_a_bill_that_is_there_twice_with_different_facts_is_refused() -> None:
    rows = [bill_row(), bill_row(pasa_num="4", pasa_type="P")]
    assert refusal("bill_info", bulk_file(BILL_INFO_HEADER, rows)) == (
        "Line 3: HB07066 is there twice, with different facts."
    )


@pytest.mark.parametrize("row", [("ED", " "), (" ", "Education"), ("ED", "Higher Education")])
def test_a_committee_without_a_name_or_with_two_is_refused(row: Row) -> None:
    body = bulk_file(COMMITTEE_HEADER, [ROWS["committee"], row])
    assert refusal("committee", body) == (
        f'Line 3: the committee "{row[0].strip()}" has no name, or two.'
    )


def test_an_error_page_in_place_of_a_file_is_refused() -> None:
    body = b"<!DOCTYPE html>\n<html><body>An error occurred</body></html>\n"
    assert refusal("bill_history", body) == "Line 1 has 1 fields in place of 5."
