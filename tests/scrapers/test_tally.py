"""Committees' tally sheets in both forms: a mark is read in one way only, or the sheet is not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportcard.collect.pages import Page, Request
from reportcard.errors import PageError
from reportcard.model.records import TallyMarkRecord, TallySheetRecord
from tests.properties import PROPERTY
from tests.scrapers.pages import ERROR_PAGE
from tests.scrapers.reading import source
from tests.scrapers.tallies import COLUMNS, Line, Tally, draw, sheet_of, web

# Two members a row, of both chambers, in each of the four columns, with names of every form.
SHEET = sheet_of(
    ("Sen. Osten S19", "yea"),
    ("Rep. Haddad 054", "yea"),
    ("Rep. Pavalock-D'Amato 077", "nay"),
    ("Rep. Johnson, S. 049", "abstain"),
    ("Rep. Kavros DeGraw 017", "absent"),
    ("Sen. Harding S30", "nay"),
    ("Sen. Gordon S35", "yea"),
)
FORMS = pytest.mark.parametrize("form", ["web page", "PDF"])


def _parser(name: str) -> Callable[[Page], Any]:
    """The place's module of tally sheets, which no source has for its own."""
    place = source("us_ct/people").module.__name__.rsplit(".", 2)[0]
    parse: Callable[[Page], Any] = getattr(import_module(f"{place}.tally"), name)
    return parse


def read_tally(body: bytes, url: str, *, number: str = "SB00970", session: str = "2025") -> Any:
    """The records of a sheet that a bill's page links to."""
    is_pdf = url.lower().endswith("pdf")
    context = (("number", number), ("session", session))
    request = Request(url=url, parse="", expects="pdf" if is_pdf else "html", context=context)
    page = Page(request=request, url=url, body=body, retrieved_at=datetime(2026, 1, 1, tzinfo=UTC))
    return list(_parser("parse_tally_pdf" if is_pdf else "parse_tally_html")(page))


def read(tally: Tally, form: str, **asked: str) -> list[Any]:
    """The records of a sheet drawn in one of its forms."""
    if form == "PDF":
        return read_tally(draw(tally), tally.url("PDF"), **asked)  # type: ignore[no-any-return]
    return read_tally(web(tally), tally.url("htm"), **asked)  # type: ignore[no-any-return]


def refusal(tally: Tally, form: str, **asked: str) -> str:
    with pytest.raises(PageError) as told:
        read(tally, form, **asked)
    return str(told.value)


def head(tally: Tally, form: str) -> TallySheetRecord:
    record = read(tally, form)[0]
    assert isinstance(record, TallySheetRecord)
    return record


def marks(tally: Tally, form: str) -> list[tuple[str, str, int, str]]:
    """(name, chamber, district, option) line by line."""
    found = [r for r in read(tally, form) if isinstance(r, TallyMarkRecord)]
    assert [r.line for r in found] == list(range(1, len(found) + 1))
    return [(r.printed_name, r.chamber, r.district, r.option) for r in found]


@FORMS
def test_a_sheet_gives_its_head(form: str) -> None:
    assert read(SHEET, form)[0] == TallySheetRecord(
        session="2025",
        bill_number="SB00970",
        committee_code="APP",
        sheet_number=99,
        committee_name="APPROPRIATIONS COMMITTEE",
        voted_on=date(2025, 5, 5),
        motion="Joint Favorable",
        moved_by="",
        seconded_by="",
        total=6,
        yes_count=3,
        no_count=2,
        abstain_count=1,
        absent_count=1,
    )


@FORMS
def test_each_member_has_a_chamber_a_district_and_the_column_of_the_mark(form: str) -> None:
    assert marks(SHEET, form) == [
        ("Osten", "senate", 19, "yes"),
        ("Haddad", "house", 54, "yes"),
        ("Pavalock-D'Amato", "house", 77, "no"),
        ("Johnson, S.", "house", 49, "abstain"),
        ("Kavros DeGraw", "house", 17, "absent_or_not_voting"),
        ("Harding", "senate", 30, "no"),
        ("Gordon", "senate", 35, "yes"),
    ]


@FORMS
def test_who_moved_and_who_seconded_is_kept_as_printed(form: str) -> None:
    found = head(replace(SHEET, moved_by="Walker, T.", seconded_by="Osten, C."), form)
    assert (found.moved_by, found.seconded_by) == ("Walker, T.", "Osten, C.")


@pytest.mark.parametrize(
    "action", ["Joint Favorable Substitute", "Reserved for Public Hearing", "Unfavorable", "Raise"]
)
@FORMS
def test_the_motion_is_kept_as_printed(form: str, action: str) -> None:
    assert head(replace(SHEET, action=action), form).motion == action


def test_a_motion_over_two_lines_is_read_whole() -> None:
    action = "Joint Favorable Change of Reference\nto the Committee on Finance"
    assert head(replace(SHEET, action=action), "PDF").motion == action.replace("\n", " ")


@FORMS
def test_a_day_with_a_time_is_a_day(form: str) -> None:
    assert head(replace(SHEET, voted_on="5/5/2025 5:00:00 PM"), form).voted_on == date(2025, 5, 5)


@FORMS
def test_a_sheet_without_a_day_has_none(form: str) -> None:
    assert head(replace(SHEET, voted_on=""), form).voted_on is None


def test_a_sheet_of_two_pages_is_read_whole() -> None:
    records = read_tally(draw(SHEET, rows_a_page=2), SHEET.url("PDF"))
    assert records == read(SHEET, "PDF")


def test_a_page_that_moves_all_its_columns_is_read_the_same() -> None:
    # Nothing in the reader knows where the official form has its columns.
    moved = draw(replace(SHEET, lines=tuple(replace(line, shift=1.5) for line in SHEET.lines)))
    assert read_tally(moved, SHEET.url("PDF")) == read(SHEET, "PDF")


def test_a_web_page_may_head_the_names_too_and_join_cells() -> None:
    page = web(SHEET).replace(b"<td></td><td>yea</td>", b"<th>Member</th><td>yea</td>")
    page = page.replace(b"<td>TOTALS</td>", b"<td colspan='1'>TOTALS</td>")
    assert read_tally(page, SHEET.url("htm")) == read(SHEET, "web page")


def test_a_cell_that_is_two_cells_wide_counts_as_two() -> None:
    page = web(SHEET).replace(
        b"<td>Sen. Osten S19</td><td>X</td><td></td><td></td><td></td>",
        b"<td>Sen. Osten S19</td><td>X</td><td colspan='3'></td>",
    )
    assert read_tally(page, SHEET.url("htm")) == read(SHEET, "web page")


def test_whether_marks_and_totals_agree_is_left_to_the_store() -> None:
    assert head(replace(SHEET, totals=("9", "9", "9", "9", "9")), "PDF").yes_count == 9


@PROPERTY
@given(
    seats=st.lists(
        st.tuples(st.sampled_from(["house", "senate"]), st.integers(1, 36)),
        min_size=1,
        max_size=30,
        unique=True,
    ),
    data=st.data(),
)
def test_both_forms_of_any_sheet_say_the_same(
    seats: list[tuple[str, int]], data: st.DataObject
) -> None:
    lines = tuple(
        Line(
            f"Rep. Name {district:03d}" if chamber == "house" else f"Sen. Name S{district:02d}",
            (data.draw(st.sampled_from(COLUMNS)),),
        )
        for chamber, district in seats
    )
    sheet = Tally(lines=lines)
    assert read(sheet, "PDF") == read(sheet, "web page")
    options = dict(zip(COLUMNS, ("yes", "no", "abstain", "absent_or_not_voting"), strict=True))
    assert marks(sheet, "PDF") == [
        ("Name", chamber, district, options[line.marks[0]])
        for (chamber, district), line in zip(seats, lines, strict=True)
    ]


# ---------------------------------------------------------------- corrupted twins


@FORMS
def test_an_x_in_two_columns_is_refused(form: str) -> None:
    twin = SHEET.with_line("Sen. Harding S30", marks=("yea", "nay"))
    assert refusal(twin, form) == (
        "Sen. Harding S30 has an X in more than one of the columns yea, nay, abstain, absent."
    )


@FORMS
def test_a_member_without_an_x_is_refused(form: str) -> None:
    twin = SHEET.with_line("Sen. Gordon S35", marks=())
    assert refusal(twin, form) == (
        "Sen. Gordon S35 has an X in none of the columns yea, nay, abstain, absent."
    )


@pytest.mark.parametrize("shift", [10.0, 12.0, 14.0])
def test_an_x_between_two_columns_is_refused(shift: float) -> None:
    twin = SHEET.with_line("Sen. Osten S19", shift=shift)
    assert refusal(twin, "PDF") == "An X of Sen. Osten S19 stands between the columns of the sheet."


def test_an_x_that_leaves_the_line_of_its_column_is_refused() -> None:
    lines = tuple(Line(f"Rep. Name {n:03d}", ("yea",)) for n in range(1, 9))
    twin = Tally(lines=lines).with_line("Rep. Name 005", shift=5.0)
    assert refusal(twin, "PDF") == "An X of Rep. Name 005 stands between the columns of the sheet."


@pytest.mark.parametrize(
    "name",
    [
        "Del. Osten S19",
        "Rep. Osten S19",
        "Sen. Haddad 054",
        "Sen. Osten",
        "Osten S19",
        "Rep. Walker 93",
        "VACANT 040",
    ],
)
@FORMS
def test_a_member_whose_seat_cannot_be_told_is_refused(form: str, name: str) -> None:
    twin = SHEET.with_line("Sen. Osten S19", name=name)
    assert refusal(twin, form) == (
        f'"{name}" does not name a member and a seat as tally sheets do: Rep. Name 001 or '
        "Sen. Name S01."
    )


@pytest.mark.parametrize("totals", [("6", "3", "2", "1"), ("", "", "", "", "")])
@FORMS
def test_totals_that_are_missing_are_refused(form: str, totals: tuple[str, ...]) -> None:
    assert refusal(replace(SHEET, totals=totals), form) == (
        'The sheet is cut short: the line "TOTALS" or its figure is missing.'
    )


def test_a_sheet_without_the_table_of_totals_is_refused() -> None:
    body = web(SHEET).replace(b"<td>Voting</td>", b"<td>Present</td>")
    with pytest.raises(PageError, match='the line "TOTALS" or its figure is missing'):
        read_tally(body, SHEET.url("htm"))


@FORMS
def test_a_sheet_that_does_not_say_what_was_moved_is_refused(form: str) -> None:
    assert refusal(replace(SHEET, action=""), form) == (
        'The sheet is cut short: the line "Action:" or its figure is missing.'
    )


@pytest.mark.parametrize("day", ["yesterday", "2/30/2025", "5/5/25"])
@FORMS
def test_a_day_that_is_none_is_refused(form: str, day: str) -> None:
    assert refusal(replace(SHEET, voted_on=day), form) == (
        f'The sheet says "{day}" where the day of the vote is expected.'
    )


def test_a_web_page_without_the_line_of_the_day_is_refused() -> None:
    with pytest.raises(PageError, match='the line "Vote date:"'):
        read_tally(web(SHEET).replace(b"Vote date:", b""), SHEET.url("htm"))


@FORMS
def test_a_day_of_another_year_is_refused(form: str) -> None:
    assert refusal(replace(SHEET, voted_on="5/5/2024"), form) == (
        "The file name says 2025, the sheet says that it was taken in 2024."
    )


@FORMS
def test_a_sheet_of_another_bill_is_refused(form: str) -> None:
    assert refusal(replace(SHEET, printed_bill="SB-971"), form) == (
        "The file name says bill SB00970, the sheet says SB00971."
    )


@FORMS
def test_a_sheet_that_names_no_bill_is_refused(form: str) -> None:
    assert refusal(replace(SHEET, printed_bill="none", title=""), form) == (
        'The sheet says "none" where a bill number is expected.'
    )


@FORMS
def test_a_sheet_that_another_bills_page_links_to_is_refused(form: str) -> None:
    assert refusal(SHEET, form, number="HB05001") == (
        "The sheet of SB00970 of 2025 is linked from the page of HB05001 of 2025."
    )


@FORMS
def test_a_sheet_without_members_is_refused(form: str) -> None:
    assert refusal(replace(SHEET, lines=()), form) == (
        "The sheet is cut short: no members follow its head."
    )


@FORMS
def test_another_document_is_refused(form: str) -> None:
    said = refusal(replace(SHEET, heading="PUBLIC HEARING"), form)
    assert said.startswith(
        "This is not a committee's tally sheet: it begins with \"APPROPRIATIONS COMMITTEE"
    )


def test_an_error_page_is_refused() -> None:
    with pytest.raises(PageError, match="This is not a committee's tally sheet"):
        read_tally(ERROR_PAGE, SHEET.url("htm"))


@pytest.mark.parametrize("name", ["2025SB-00970-R00APP-TS.htm", "2025HV-00027-R00HB07066-HV.PDF"])
def test_an_address_that_is_no_tally_sheets_is_refused(name: str) -> None:
    with pytest.raises(PageError, match="is not that of a committee's tally sheet"):
        read_tally(web(SHEET), f"https://www.cga.ct.gov/2025/TS/S/{name.replace('.PDF', '.htm')}")


def test_a_page_whose_grid_has_no_heads_is_refused() -> None:
    with pytest.raises(PageError):
        read_tally(web(SHEET, heads=("aye", "nay", "abstain", "absent")), SHEET.url("htm"))


@pytest.mark.parametrize("mark", [b"Y", b"XX", b"x"])
def test_another_mark_than_an_x_is_refused(mark: bytes) -> None:
    body = web(SHEET).replace(b"<td>X</td>", b"<td>" + mark + b"</td>", 1)
    with pytest.raises(PageError) as told:
        read_tally(body, SHEET.url("htm"))
    assert str(told.value) == (
        f'"{mark.decode()}" stands among the marks of "Sen. Osten S19"; only an X may.'
    )


def test_a_name_so_long_that_it_reaches_the_marks_is_refused() -> None:
    twin = SHEET.with_line("Sen. Osten S19", name="Sen. Osten-Formerly-Of-Somewhere-Else-Again S19")
    assert "stands among the marks" in refusal(twin, "PDF")


@FORMS
def test_an_x_beside_no_name_is_refused(form: str) -> None:
    twin = SHEET.with_line("Sen. Gordon S35", name="")
    assert refusal(twin, form) == '"X" stands among the marks of ""; only an X may.'


def test_a_word_outside_the_columns_is_refused() -> None:
    wide = web(SHEET).replace(
        b"<td></td></tr>\n<tr><td>Rep. Pav", b"<td></td><td>proxy</td></tr>\n<tr><td>Rep. Pav"
    )
    with pytest.raises(PageError) as told:
        read_tally(wide, SHEET.url("htm"))
    assert str(told.value) == '"proxy" stands outside the columns of the sheet.'
    shifted = SHEET.with_line("Rep. Haddad 054", marks=("absent",), shift=30.0)
    assert refusal(shifted, "PDF") == '"X" stands outside the columns of the sheet.'


def test_a_line_that_belongs_to_no_field_is_refused() -> None:
    body = web(SHEET).replace(b"<tr><td>Action:", b"<tr><td>by proxy</td></tr><tr><td>Action:")
    with pytest.raises(PageError) as told:
        read_tally(body, SHEET.url("htm"))
    assert str(told.value) == 'The line "by proxy" belongs to none of the sheet\'s fields.'


def test_a_head_that_says_two_things_is_refused() -> None:
    body = web(SHEET).replace(b"Vote date:", b"Action: Raise</p><p>Vote date:")
    with pytest.raises(PageError) as told:
        read_tally(body, SHEET.url("htm"))
    assert str(told.value) == (
        'The sheet says two things after "Action:": Joint Favorable and Raise.'
    )
