"""Sheets that are web pages give the same records as PDFs, and are refused as strictly."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.model.records import VoteEventRecord
from tests.properties import PROPERTY
from tests.scrapers.facts import house_sheet, senate_sheet
from tests.scrapers.pages import ERROR_PAGE
from tests.scrapers.reading import read, refusal
from tests.scrapers.sheets import Line, Sheet, draw, in_columns
from tests.scrapers.web_sheets import web_page, web_url

HOUSE, SENATE = house_sheet(27), senate_sheet(38)
SHEETS = pytest.mark.parametrize("sheet", [HOUSE, SENATE], ids=["house", "senate"])


def read_page(body: bytes, sheet: Sheet = HOUSE) -> list[object]:
    return read("us_ct/roll_calls", "parse_web_sheet", body, web_url(sheet))


def refused(body: bytes, sheet: Sheet = HOUSE) -> str:
    return refusal("us_ct/roll_calls", "parse_web_sheet", body, web_url(sheet))


# ---------------------------------------------------------------- good pages


@SHEETS
def test_a_table_gives_the_records_of_the_pdf(sheet: Sheet) -> None:
    pdf = read("us_ct/roll_calls", "parse_sheet", draw(sheet), sheet.url)
    assert read_page(web_page(sheet), sheet) == pdf


@SHEETS
def test_plain_text_gives_everybody_the_mark_of_the_pdf(sheet: Sheet) -> None:
    head, *votes = read("us_ct/roll_calls", "parse_sheet", draw(sheet), sheet.url)
    text_head, *text_votes = read_page(web_page(sheet, as_text=True), sheet)
    assert text_head == head
    assert marks(text_votes) == marks(votes)


def marks(votes: list[object]) -> set[tuple[object, ...]]:
    names = ("printed_name", "district", "printed_code", "option")
    return {tuple(getattr(vote, name) for name in names) for vote in votes}


@PROPERTY
@given(st.lists(st.sampled_from("YNX"), min_size=8, max_size=8))
def test_any_marks_are_read_as_they_stand(given_marks: list[str]) -> None:
    lines = [Line(f"MEMBER{n}, A.", mark) for n, mark in enumerate(given_marks)]
    sheet = replace(HOUSE, lines=in_columns(lines))
    for as_text in (False, True):
        _head, *votes = read_page(web_page(sheet, as_text=as_text))
        assert {(v.printed_name, v.printed_code) for v in votes} == {  # type: ignore[attr-defined]  # votes
            (line.name, line.mark) for line in lines
        }


def test_a_day_printed_with_a_space_is_read() -> None:
    (head, *_votes) = read_page(web_page(replace(HOUSE, month_day="2/ 24")))
    assert isinstance(head, VoteEventRecord)
    assert (head.held_on.month, head.held_on.day) == (2, 24)


def test_a_sheet_of_the_senate_states_the_amendment() -> None:
    sheet = replace(SENATE, question="ADOPT SENATE AMD G LCO 5048")
    (head, *_votes) = read_page(web_page(sheet), sheet)
    assert isinstance(head, VoteEventRecord)
    assert (head.question_class, head.amendment_chamber, head.amendment_schedule, head.lco) == (
        *("amendment", "senate"),
        *("G", 5048),
    )


def test_a_table_inside_a_table_is_read_like_one_alone() -> None:
    framed = web_page(HOUSE).replace(b"<body>", b"<body><table><tr><td>")
    framed = framed.replace(b"</body>", b"</td></tr></table></body>")
    assert read_page(framed) == read_page(web_page(HOUSE))


def test_a_head_whose_figures_stand_in_cells_is_read() -> None:
    line = b"<p><span>Those voting Yea............. 94</span></p>"
    cells = b"<table><tr><td>Those voting Yea</td><td>94</td></tr></table>"
    body = web_page(HOUSE)
    assert line in body
    assert read_page(body.replace(line, cells)) == read_page(body)


# ---------------------------------------------------------------- corrupted twins

Twin = Callable[[Sheet], Sheet]
TWINS = [
    (
        lambda sheet: sheet.with_line("O’DEA", mark=None),
        "O’DEA has no mark (N, X, Y) beside the name.",
    ),
    (
        lambda sheet: sheet.with_line("O’DEA", mark="Q"),
        "O’DEA has the mark Q, which is none of N, X, Y.",
    ),
    (
        lambda sheet: sheet.with_line("ZUPKUS", name=""),
        "The mark or number N has no name beside it.",
    ),
    (
        lambda sheet: replace(sheet, month_day=""),
        'The sheet is cut short: the line "Taken on" or its figure is missing.',
    ),
    (
        lambda sheet: replace(sheet, lines=in_columns([])),
        "The sheet is cut short: no names follow its head.",
    ),
    (
        lambda sheet: replace(sheet, number=28),
        "The file name says roll call 27, the sheet says 28.",
    ),
    (
        lambda sheet: replace(sheet, yes=0, no=0, absent=151),
        "The sheet of roll call 27 is blank: by its totals nobody voted.",
    ),
    (
        lambda sheet: replace(sheet, question="BUDGET ADDRESS"),
        'Roll call 27 is no vote on a bill: the sheet says "BUDGET ADDRESS".',
    ),
]


@pytest.mark.parametrize("as_text", [False, True], ids=["table", "text"])
@pytest.mark.parametrize(("twin", "sentence"), TWINS, ids=[sentence[:30] for _t, sentence in TWINS])
def test_a_corrupted_twin_is_refused(twin: Twin, sentence: str, as_text: bool) -> None:
    assert refused(web_page(twin(HOUSE), as_text=as_text)) == sentence


@pytest.mark.parametrize("as_text", [False, True], ids=["table", "text"])
def test_a_senator_without_a_district_is_refused_by_name(as_text: bool) -> None:
    lines = tuple(
        replace(line, district=None) if line and line.name == "TONY HWANG" else line
        for line in SENATE.lines
    )
    body = web_page(replace(SENATE, lines=lines), as_text=as_text)
    assert refused(body, SENATE) == "TONY HWANG has no district number beside the name."


def test_a_number_beside_the_name_of_a_representative_is_refused() -> None:
    body = web_page(HOUSE, as_text=True).replace("O’DEA".encode(), "7  O’DEA".encode())
    assert refused(body) == "O’DEA has no mark (N, X, Y) beside the name."


def test_a_mark_at_the_end_of_a_text_without_a_name_is_refused() -> None:
    body = web_page(HOUSE, as_text=True).replace(b"\n</pre>", b"\nY\n</pre>")
    assert refused(body) == "The mark or number Y has no name beside it."


def test_one_mark_in_another_cell_than_its_letter_is_refused_by_name() -> None:
    assert refused(web_page(HOUSE.with_line("O’DEA", slot="Y"))) == (
        "The mark N of O’DEA stands in another column than its letter."
    )


def test_marks_that_all_stand_in_each_others_cell_are_refused() -> None:
    swapped = {"Y": "N", "N": "Y", "X": "X", None: None}
    lines = tuple(line and replace(line, slot=swapped[line.mark]) for line in HOUSE.lines)
    assert refused(web_page(replace(HOUSE, lines=lines))) == (
        "The marks Y and N stand in each other's column of the sheet."
    )


def test_two_letters_in_one_cell_are_refused() -> None:
    lines = tuple(line and replace(line, slot="Y") for line in HOUSE.lines)
    assert refused(web_page(replace(HOUSE, lines=lines))).endswith(
        "stand in the same column of the sheet."
    )


def test_two_marks_beside_one_name_are_refused() -> None:
    body = web_page(HOUSE)
    both = (
        "<td><p><span>Y</span></p></td><td><p><span>N</span></p></td><td><p><span></span></p></td>"
        "<td><p><span>ARZENO"
    )
    one = (
        "<td><p><span>Y</span></p></td><td><p><span></span></p></td><td><p><span></span></p></td>"
        "<td><p><span>ARZENO"
    )
    assert one.encode() in body
    assert refused(body.replace(one.encode(), both.encode())) == (
        "ARZENO has the marks Y, N beside the name, which cannot be."
    )


def test_a_marked_vacant_seat_is_refused() -> None:
    assert refused(web_page(HOUSE.with_line("O’DEA", name="VACANT"))) == (
        "VACANT has the marks N beside the name, which cannot be."
    )


def test_a_row_with_other_cells_than_the_form_is_refused() -> None:
    assert refused(web_page(HOUSE, row_more="17th")).startswith(
        'A row of the table has 17 cells in place of 16: "'
    )


def test_words_below_the_names_are_refused() -> None:
    assert refused(web_page(HOUSE, after="<p>Corrected copy</p>")) == (
        'Below the names the sheet goes on with "Corrected copy".'
    )


def test_a_page_that_is_cut_in_the_middle_of_the_names_is_refused() -> None:
    body = web_page(HOUSE)
    assert refused(body[: body.index(b"ARZENO")]).startswith("A row of the table has ")


def test_a_page_that_is_cut_in_the_head_is_refused() -> None:
    body = web_page(HOUSE)
    assert refused(body[: body.index(b"Those voting Nay")]) == (
        'The sheet is cut short: the line "Those voting Nay" or its figure is missing.'
    )


def test_a_page_that_ends_with_the_day_is_refused() -> None:
    body = web_page(HOUSE)
    assert refused(body[: body.index(b"<p><span>The Speaker")]) == (
        'The sheet is cut short: the line "Total Number Voting" or its figure is missing.'
    )


def test_an_error_page_is_refused_with_its_first_words() -> None:
    assert refused(ERROR_PAGE) == (
        'This page is not a roll-call sheet: it begins with "An error occurred while processing '
        'your request.".'
    )


def test_a_page_without_text_is_refused() -> None:
    assert refused(b"<html><body><!-- nothing --></body></html>") == (
        "This page is not a roll-call sheet: it has no text."
    )


def test_a_file_name_of_another_kind_is_refused() -> None:
    url = "https://www.cga.ct.gov/2012/VOTE/H/calendar.htm"
    assert refusal("us_ct/roll_calls", "parse_web_sheet", web_page(HOUSE), url) == (
        "The file name calendar.htm is not that of a roll-call sheet."
    )
